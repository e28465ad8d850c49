import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CountyServer, problem } from '../testing/county-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { deviceStore, own, openPage, report, whenOutbox } from './outbox.test.helper.ts';

/** Bytes of which no two pieces are alike. */
const photoOf = (size: number, seed: number): Blob =>
  new Blob([Uint8Array.from({ length: size }, (_, i) => (i * seed + (i >> 8)) & 255)], {
    type: 'image/jpeg',
  });
const hashOf = async (photo: Blob): Promise<string> =>
  createHash('sha256')
    .update(Buffer.from(await photo.arrayBuffer()))
    .digest('hex');

test('photos go first, piece by piece, and the report names them', async (t) => {
  const server = await CountyServer.start(t);
  const timing = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing });
  const photos = [photoOf(600_000, 7), photoOf(1_000, 3)];
  const seen: number[] = [];
  outbox.addEventListener('change', () => {
    const sent = outbox.items[0]?.photos[0]?.sent;
    if (sent !== undefined && sent !== seen.at(-1)) seen.push(sent);
  });
  const item = await report(outbox, '路灯不亮', photos);
  assert.deepEqual(
    item.photos.map(({ size, sent }) => [size, sent]),
    [
      [600_000, 0],
      [1_000, 0],
    ],
  );
  assert.equal((await outbox.photo(item.id, 1))?.size, 1_000);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.deepEqual(seen, [0, 262_144, 524_288, 600_000]);
  const hashes = await Promise.all(photos.map(hashOf));
  assert.deepEqual((server.done[0]?.body as { photos: string[] }).photos, hashes);
  assert.deepEqual([...server.photos.keys()], hashes);
  // They are the server's now.
  assert.equal(await outbox.photo(item.id, 0), undefined);
});

test('a connection that breaks in mid-upload costs one piece, also across a reload', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const store = deviceStore();
  const first = await openPage(t, { url: server.url, store, timing: clock });
  const photo = photoOf(700_000, 5);
  // A call is tried three times by itself.
  clock.skip = (ms) => ms < 500;
  let pieces = 0;
  server.before = ({ method }, response) => {
    if (method !== 'PATCH' || ++pieces < 2) return undefined;
    server.before = (_, later) => {
      later.destroy();
      return 'handled';
    };
    response.destroy();
    return 'handled';
  };
  const item = await report(first, '路灯不亮', [photo]);
  await whenOutbox(first, ([one]) => one?.state === 'waiting' && one.error !== undefined);
  first.close();
  server.before = () => undefined;
  server.asked.length = 0;
  const second = await openPage(t, { url: server.url, store, timing: clock });
  assert.equal((await second.settled(item.id)).state, 'sent');
  assert.deepEqual(
    server.asked
      .filter(({ method }) => method === 'PATCH')
      .map(({ headers }) => Number(headers['upload-offset'])),
    [262_144, 524_288],
  );
  assert.equal(server.times('POST', /uploads$/), 0);
  assert.deepEqual([...server.photos.keys()], [await hashOf(photo)]);
});

test('a piece that arrived although its answer did not is not sent again', async (t) => {
  const server = await CountyServer.start(t);
  const timing = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing });
  server.after = ({ method }, response) => {
    if (method !== 'PATCH') return undefined;
    server.after = () => undefined;
    response.destroy();
    return 'handled';
  };
  const item = await report(outbox, '路灯不亮', [photoOf(300_000, 11)]);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(server.times('PATCH', /uploads/), 2);
});

test('an upload that the server has thrown away begins anew', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  let thrown = false;
  server.before = ({ method, headers }) => {
    if (method === 'PATCH' && headers['upload-offset'] !== '0' && !thrown) {
      thrown = true;
      server.forgetUploads();
    }
  };
  const item = await report(outbox, '路灯不亮', [photoOf(300_000, 13)]);
  const ms = await clock.asleep(own);
  assert.equal(outbox.items[0]?.photos[0]?.sent, 0);
  clock.pass(ms);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(server.times('POST', /uploads$/), 2);
  assert.equal(server.done.length, 1);
});

test('a photo that is none is refused with the report kept, and goes without it', async (t) => {
  const server = await CountyServer.start(t);
  const timing = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing });
  server.before = ({ path }, response) =>
    path.endsWith('/finish') ? problem(response, 415, 'unsupported_media') : undefined;
  const item = await report(outbox, '路灯不亮', [new Blob(['<svg/>'], { type: 'image/jpeg' })]);
  const failed = await outbox.settled(item.id);
  assert.equal(failed.error?.code, 'unsupported_media');
  assert.deepEqual(failed.body, item.body);
  assert.equal(await (await outbox.photo(item.id, 0))?.text(), '<svg/>');
  await outbox.resend(item.id, { photos: [] });
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal((server.done[0]?.body as { photos?: unknown }).photos, undefined);
});

test('a server that never gets further than before is not asked for ever', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = ({ method, path }, response) => {
    if (method !== 'PATCH') return undefined;
    const upload = {
      id: path.split('/').at(-1),
      length: 10,
      offset: 0,
      until: '2026-11-21T06:38:00Z',
    };
    response.end(JSON.stringify(upload));
    return 'handled';
  };
  await report(outbox, '路灯不亮', [photoOf(10, 1)]);
  await whenOutbox(outbox, ([one]) => one?.error?.code === 'bad_response');
  assert.equal(server.times('PATCH', /uploads/), 1);
});

test('photos that the server has thrown away since go again with the report', async (t) => {
  const server = await CountyServer.start(t);
  const timing = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing });
  const words = { 'zh-CN': '没有这张照片。', en: 'There is no such photo.' };
  const issue = { path: 'photos[0]', code: 'unknown_photo', message: words, mend: words };
  server.before = ({ path }, response) =>
    path.endsWith('/cases') ? problem(response, 400, 'invalid', { issues: [issue] }) : undefined;
  const item = await report(outbox, '路灯不亮', [photoOf(1_000, 3)]);
  assert.equal((await outbox.settled(item.id)).error?.issues[0]?.code, 'unknown_photo');
  server.before = () => undefined;
  await outbox.resend(item.id);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(server.times('POST', /uploads$/), 2);
  assert.equal((server.done[0]?.body as { photos: string[] }).photos.length, 1);
});
