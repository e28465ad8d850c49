import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '../client.ts';
import { CountyServer, problem } from '../testing/county-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { COUNTY } from '../testing/people.ts';
import { upload } from './upload.ts';

const TIMEOUT = 30_000;
const photo = new Blob([Uint8Array.from({ length: 600_000 }, (_, i) => (i * 7 + (i >> 8)) & 255)], {
  type: 'image/jpeg',
});

async function deskOf(server: { readonly url: string }) {
  const clock = new ManualClock();
  const client = createClient({ baseUrl: server.url, timing: clock, timeout: TIMEOUT });
  return { desk: { client, county: COUNTY }, clock };
}

test('tells how far it is, and brings the address', async (t) => {
  const server = await CountyServer.start(t);
  const { desk } = await deskOf(server);
  const seen: [number, number][] = [];
  const ids: string[] = [];
  const { hash } = await upload(desk, photo, {
    progress: (...far) => seen.push(far),
    begun: (id) => ids.push(id),
  });
  assert.deepEqual(seen, [
    [0, 600_000],
    [262_144, 600_000],
    [524_288, 600_000],
    [600_000, 600_000],
  ]);
  assert.equal(ids.length, 1);
  assert.deepEqual(server.photos.get(hash), Buffer.from(await photo.arrayBuffer()));
});

test('goes on with what was begun before, and begins anew when that is gone', async (t) => {
  const server = await CountyServer.start(t);
  const { desk } = await deskOf(server);
  const over = new AbortController();
  let id = '';
  const broken = upload(desk, photo, {
    signal: over.signal,
    begun: (begun) => (id = begun),
    progress: (sent) => sent > 0 && over.abort(),
  });
  await assert.rejects(broken, { code: 'aborted' });
  const seen: number[] = [];
  await upload(desk, photo, { resume: id, progress: (sent) => seen.push(sent) });
  assert.deepEqual(seen, [262_144, 524_288, 600_000]);
  server.forgetUploads();
  await upload(desk, photo, { resume: id });
  assert.equal(server.times('POST', /uploads$/), 2);
});

test('on a line on which a piece takes too long, pieces get smaller, and the photo arrives', async (t) => {
  const server = await CountyServer.start(t);
  const { desk, clock } = await deskOf(server);
  // More than 70,000 bytes do not get through in time.
  server.before = ({ method, body }) => {
    if (method !== 'PATCH' || body.length <= 70_000) return undefined;
    clock.pass(TIMEOUT);
    return 'handled';
  };
  const { hash } = await upload(desk, photo);
  assert.deepEqual(server.photos.get(hash), Buffer.from(await photo.arrayBuffer()));
  assert.deepEqual(
    server.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body.length),
    [262_144, 131_072, ...Array.from({ length: 9 }, () => 65_536), 600_000 - 9 * 65_536],
  );
});

test('what is refused is not sent again', async (t) => {
  const server = await CountyServer.start(t);
  const { desk } = await deskOf(server);
  server.before = ({ method }, response) =>
    method === 'PATCH' ? problem(response, 413, 'too_large') : undefined;
  await assert.rejects(upload(desk, photo), { code: 'too_large' });
  assert.equal(server.times('PATCH', /uploads/), 1);
});
