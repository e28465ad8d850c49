import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportCase } from '@yizhangtu/standard/contract.js';
import { createClient } from '../client.ts';
import { fetchTransport, type Transport } from '../transport.ts';
import { CountyServer, problem } from '../testing/county-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { COUNTY, expired, idOf, signedIn, signedOut, TestSession } from '../testing/people.ts';
import { deviceStore, own, note, openPage, report, whenOutbox } from './outbox.test.helper.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { ownerOf } from './owner.ts';

const DAY = 86_400_000;
/** Whose things of a backend are: a person's, or nobody's. */
const owner = (url: string, person?: string): string =>
  ownerOf({ client: createClient({ baseUrl: url }), county: COUNTY }, person);
const titles = (server: CountyServer): unknown[] =>
  server.done.map(
    ({ body }) =>
      (body as { title?: string; note?: string }).title ?? (body as { note?: string }).note,
  );

test('what is submitted is kept before it is sent, and the answer is kept with it', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const outbox = await openPage(t, { url: server.url, store, timing: new ManualClock() });
  assert.equal(outbox.storage, 'device');
  const item = await report(outbox, '路灯不亮');
  assert.equal(server.done.length, 0);
  const kept = await store.all(owner(server.url));
  assert.deepEqual(
    kept.map(({ title }) => title),
    ['路灯不亮'],
  );
  const sent = await outbox.settled(item.id);
  assert.equal(sent.state, 'sent');
  assert.equal((sent.answer as { code: string }).code, 'CODE-1');
  // What was typed is the server's now.
  assert.equal(sent.body, undefined);
  assert.deepEqual(titles(server), ['路灯不亮']);
  assert.match(server.done[0]!.key, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('a connection that breaks before the command arrives, and after it was done, does it once', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  let broken = 0;
  const cut = (_: unknown, response: { destroy(): void }) => {
    broken++;
    response.destroy();
    return 'handled' as const;
  };
  server.before = cut;
  const item = await note(outbox, '已到现场', 7);
  assert.ok((await clock.asleep(own)) <= 1_000);
  const [waiting] = outbox.items;
  assert.equal(waiting?.state, 'waiting');
  assert.equal(waiting?.error?.code, 'network');
  server.before = () => undefined;
  server.after = cut;
  clock.pass(1_000);
  assert.ok((await clock.asleep((ms) => own(ms) && ms > 500)) <= 2_000);
  server.after = () => undefined;
  clock.pass(2_000);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(broken, 2);
  assert.equal(server.times('POST', /commands$/), 3);
  assert.equal(server.done.length, 1);
  assert.equal(server.version, 8);
});

test('a server that asks for patience gets it', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = (_, response) => problem(response, 503, 'unavailable', { retryAfter: 120 });
  const item = await report(outbox, '井盖');
  // Two minutes, and half a second of chance.
  assert.equal(await clock.asleep(own), 120_500);
  assert.equal(outbox.items[0]?.error?.code, 'unavailable');
  server.before = () => undefined;
  clock.pass(119_000);
  assert.equal(server.asked.length, 1);
  clock.pass(1_500);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(server.asked.length, 2);
});

test('waits grow to five minutes and no further', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = (_, response) => problem(response, 503, 'unavailable');
  await report(outbox, '井盖');
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    const ms = await clock.asleep(own);
    waits.push(ms);
    clock.pass(ms);
    await whenOutbox(outbox, ([item]) => item?.state === 'sending');
  }
  assert.deepEqual(waits.slice(0, 4), [500, 1_000, 2_000, 4_000]);
  assert.deepEqual(waits.slice(9), [150_000, 150_000, 150_000]);
});

test('after a reload, a day offline and a clock that was set back, it is sent once', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const clock = new ManualClock();
  const first = await openPage(t, { url: server.url, store, timing: clock });
  server.before = (_, response) => {
    response.destroy();
    return 'handled';
  };
  const item = await report(first, '路灯不亮');
  await clock.asleep(own);
  first.close();
  clock.pass(DAY);
  clock.set(Date.parse('2020-01-01T00:00:00Z'));
  server.before = () => undefined;
  const second = await openPage(t, { url: server.url, store, timing: clock });
  const sent = await second.settled(item.id);
  assert.equal(sent.key, item.key);
  assert.equal(sent.at, item.at);
  const later = await report(second, '另一件');
  assert.ok(later.order > item.order);
  await second.settled(later.id);
  assert.deepEqual(titles(server), ['路灯不亮', '另一件']);
});

test('a clock that is set back while it waits does not make it wait longer', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = (_, response) => problem(response, 503, 'unavailable');
  const item = await report(outbox, '井盖');
  const ms = await clock.asleep(own);
  server.before = () => undefined;
  clock.set(Date.parse('2020-01-01T00:00:00Z'));
  clock.pass(ms);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
});

test('a page that was killed while it was sending leaves nothing undone and nothing done twice', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const timing = new ManualClock();
  const first = await openPage(t, { url: server.url, store, timing });
  // Done, and the page never learns of it.
  server.after = () => 'handled';
  const item = await report(first, '路灯不亮');
  await whenOutbox(first, () => server.done.length === 1 || first.items[0]?.state === 'sending');
  while (server.done.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const [left] = await store.all(owner(server.url));
  assert.equal(left?.state, 'sending');
  first.close();
  server.after = () => undefined;
  const second = await openPage(t, { url: server.url, store, timing });
  assert.equal((await second.settled(item.id)).state, 'sent');
  assert.equal(server.done.length, 1);
});

test('what is refused keeps what was typed, and goes again under a key of its own once it is mended', async (t) => {
  const server = await CountyServer.start(t);
  const outbox = await openPage(t, {
    url: server.url,
    store: deviceStore(),
    timing: new ManualClock(),
  });
  server.before = (_, response) => problem(response, 400, 'invalid');
  const item = await report(outbox, '路灯不亮');
  const failed = await outbox.settled(item.id);
  assert.equal(failed.state, 'failed');
  assert.equal(failed.error?.code, 'invalid');
  assert.deepEqual(failed.body, item.body);
  server.before = () => undefined;
  const mended = { ...(item.body as object), title: '村口路灯不亮' };
  const again = await outbox.resend(item.id, { body: mended });
  assert.equal(again.state, 'waiting');
  assert.equal(again.error, undefined);
  assert.notEqual(again.key, item.key);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.deepEqual(titles(server), ['村口路灯不亮']);
  await assert.rejects(outbox.resend(item.id), { code: 'conflict' });
  await outbox.remove(item.id);
  assert.deepEqual(outbox.items, []);
  await assert.rejects(outbox.resend(item.id), { code: 'not_found' });
});

test('two who handle one case: the second is told what changed, and keeps what was typed', async (t) => {
  const server = await CountyServer.start(t);
  const outbox = await openPage(t, {
    url: server.url,
    store: deviceStore(),
    timing: new ManualClock(),
  });
  server.version = 9;
  const item = await note(outbox, '已到现场', 7);
  const failed = await outbox.settled(item.id);
  assert.equal(failed.error?.code, 'version_mismatch');
  assert.deepEqual(failed.error?.facts, { version: 9 });
  assert.deepEqual(failed.body, { type: 'note', note: '已到现场' });
  await outbox.resend(item.id, { headers: { 'if-match': '"9"' } });
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.equal(server.version, 10);
});

test('commands to one case go in their order, each at the version after the one before', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = (_, response) => problem(response, 503, 'unavailable');
  for (const text of ['一', '二', '三']) await note(outbox, text, 7);
  const ms = await clock.asleep(own);
  server.before = () => undefined;
  clock.pass(ms);
  const items = await whenOutbox(outbox, (all) => all.every(({ state }) => state === 'sent'));
  assert.equal(items.length, 3);
  assert.deepEqual(titles(server), ['一', '二', '三']);
  assert.equal(server.version, 10);
});

test('one lane that waits does not keep the others from going', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = ({ path }, response) =>
    path.endsWith('/commands') ? problem(response, 503, 'unavailable') : undefined;
  await note(outbox, '一', 7);
  const other = await report(outbox, '井盖');
  assert.equal((await outbox.settled(other.id)).state, 'sent');
  assert.deepEqual(titles(server), ['井盖']);
});

test('what one person submitted is never sent as another, nor in another post of theirs', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const timing = new ManualClock();
  const session = new TestSession(signedIn(1, 'a'));
  const first = await openPage(t, { url: server.url, store, timing, session });
  server.before = (_, response) => problem(response, 503, 'unavailable');
  const item = await report(first, '甲的');
  await timing.asleep(own);
  session.take(signedIn(2));
  await assert.rejects(first.settled(item.id), { code: 'aborted' });
  // An element that still has the outbox of the one before.
  await assert.rejects(report(first, '乙的'), { code: 'aborted' });
  await assert.rejects(first.resend(item.id), { code: 'aborted' });
  server.before = () => undefined;
  for (const info of [signedIn(2), signedIn(1, 'b'), signedOut]) {
    session.take(info);
    const other = await openPage(t, { url: server.url, store, timing, session });
    assert.deepEqual(other.items, []);
    const theirs = await report(other, `别人的 ${info.user?.id ?? ''}`);
    await other.settled(theirs.id);
    other.close();
  }
  assert.equal(server.done.length, 3);
  assert.ok(!titles(server).includes('甲的'));
  assert.equal(server.done[2]?.acting, undefined);
  session.take(signedIn(1, 'a'));
  const again = await openPage(t, { url: server.url, store, timing, session });
  assert.equal((await again.settled(item.id)).state, 'sent');
  assert.deepEqual(server.done[3]?.acting, `${idOf(1)} a`);
});

test('somebody else who comes while it is on its way does not send it', async (t) => {
  const server = await CountyServer.start(t);
  const session = new TestSession(signedIn(1));
  const store = deviceStore();
  const outbox = await openPage(t, { url: server.url, store, timing: new ManualClock(), session });
  server.before = () => {
    session.take(signedIn(2));
    return 'handled';
  };
  const item = await report(outbox, '甲的');
  await assert.rejects(outbox.settled(item.id), { code: 'aborted' });
  while ((await store.all(owner(server.url, idOf(1))))[0]?.state !== 'waiting')
    await new Promise((done) => setImmediate(done));
  assert.deepEqual(
    server.asked.map(({ headers }) => headers['x-yzt-session']),
    [idOf(1)],
  );
});

test('what nobody signed goes without a name, whoever is signed in by then', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const timing = new ManualClock();
  const session = new TestSession(signedOut);
  const outbox = await openPage(t, { url: server.url, store, timing, session });
  server.before = (_, response) => problem(response, 503, 'unavailable');
  const item = await report(outbox, '匿名');
  const ms = await timing.asleep(own);
  session.take(signedIn(1));
  server.before = () => undefined;
  timing.pass(ms);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
  assert.deepEqual(
    server.asked.map(({ headers }) => headers['x-yzt-session']),
    [undefined, undefined],
  );
});

test('no cookie goes with what nobody signed, and the own one with what somebody did', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const asked: (string | undefined)[] = [];
  const transport: Transport = (request, signal) => {
    asked.push(request.credentials);
    return fetchTransport(request, signal);
  };
  for (const session of [undefined, new TestSession(signedOut), new TestSession(signedIn(1))]) {
    const client = createClient({ baseUrl: server.url, session, transport });
    const outbox = await openOutbox({ client, county: COUNTY, operations: [reportCase], store });
    await outbox.settled((await report(outbox, '井盖', [new Blob(['photo'])])).id);
    outbox.close();
  }
  const each = asked.length / 3;
  assert.ok(each > 1);
  assert.ok(asked.slice(0, 2 * each).every((credentials) => credentials === 'omit'));
  assert.ok(asked.slice(2 * each).every((credentials) => credentials === undefined));
});

test('what nobody signed is sent by every tab, and seen in its own alone', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const clock = new ManualClock();
  const tabs = [{}, {}] as Record<string, string>[];
  const inTab = (n: number) => {
    Object.defineProperty(globalThis, 'sessionStorage', { value: tabs[n], configurable: true });
    return openPage(t, { url: server.url, store, timing: clock });
  };
  t.after(() => delete (globalThis as { sessionStorage?: unknown }).sessionStorage);
  const titlesOf = ({ items }: Outbox) => items.map(({ title, state }) => [title, state]);
  const first = await inTab(0);
  const sent = await report(first, '甲');
  await first.settled(sent.id);
  server.before = (_, response) => problem(response, 400, 'invalid');
  await first.settled((await report(first, '乙')).id);
  server.before = (_, response) => problem(response, 503, 'unavailable');
  await report(first, '丙');
  await clock.asleep(own);
  first.close();
  // The next at a shared computer.
  server.before = () => undefined;
  const next = await inTab(1);
  assert.deepEqual(next.items, []);
  while (server.done.length < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(titles(server), ['甲', '丙']);
  const theirs = await report(next, '丁');
  await next.settled(theirs.id);
  assert.deepEqual(titlesOf(next), [['丁', 'sent']]);
  next.close();
  // The tab was reloaded.
  const back = await inTab(0);
  assert.deepEqual(titlesOf(back), [
    ['甲', 'sent'],
    ['乙', 'failed'],
    ['丙', 'sent'],
  ]);
  back.close();
  // And what it leaves behind when it is closed does not stay for good.
  clock.pass(31 * DAY);
  const late = await inTab(1);
  assert.deepEqual(late.items, []);
  assert.deepEqual(await store.all(owner(server.url)), []);
});

test('with a session that has expired it waits, and goes on when the same person is back', async (t) => {
  const server = await CountyServer.start(t);
  const session = new TestSession(signedIn(1));
  const clock = new ManualClock();
  const outbox = await openPage(t, {
    url: server.url,
    store: deviceStore(),
    timing: clock,
    session,
  });
  session.info = expired;
  server.before = (_, response) => problem(response, 401, 'unauthenticated');
  const item = await report(outbox, '路灯不亮');
  await whenOutbox(
    outbox,
    ([one]) => one?.error?.code === 'unauthenticated' && session.state === 'expired',
  );
  assert.equal(outbox.items[0]?.state, 'waiting');
  clock.pass(10 * DAY);
  assert.equal(server.asked.length, 1);
  server.before = () => undefined;
  session.take(signedIn(1));
  assert.equal((await outbox.settled(item.id)).state, 'sent');
});

test('where it is not known who acts, nothing is opened', async (t) => {
  const server = await CountyServer.start(t);
  const session = new TestSession(signedIn(1));
  Object.defineProperty(session, 'state', { value: 'unknown' });
  session.check = () => Promise.reject(new Error('offline'));
  const client = createClient({ baseUrl: server.url, session });
  await assert.rejects(openOutbox({ client, county: COUNTY, operations: [reportCase] }), /offline/);
});

test('a browser without a store keeps it in memory, and says so', async (t) => {
  const server = await CountyServer.start(t);
  assert.equal('indexedDB' in globalThis, false);
  const client = createClient({ baseUrl: server.url, timing: new ManualClock() });
  const outbox = await openOutbox({ client, county: COUNTY, operations: [reportCase] });
  t.after(() => outbox.close());
  assert.equal(outbox.storage, 'memory');
  const item = await report(outbox, '路灯不亮');
  assert.equal((await outbox.settled(item.id)).state, 'sent');
});

test('an answer that is none leaves it waiting: what was done is not known', async (t) => {
  const server = await CountyServer.start(t);
  const clock = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing: clock });
  server.before = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>请先登录网络</html>');
    return 'handled';
  };
  const item = await report(outbox, '路灯不亮');
  const ms = await clock.asleep(own);
  assert.equal(outbox.items[0]?.error?.code, 'bad_response');
  server.before = () => undefined;
  clock.pass(ms);
  assert.equal((await outbox.settled(item.id)).state, 'sent');
});

test('what was sent is forgotten after thirty days, what was not never', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const clock = new ManualClock();
  const first = await openPage(t, { url: server.url, store, timing: clock });
  const sent = await report(first, '甲');
  await first.settled(sent.id);
  server.before = (_, response) => problem(response, 400, 'invalid');
  const refused = await report(first, '乙');
  await first.settled(refused.id);
  first.close();
  clock.pass(31 * DAY);
  const second = await openPage(t, { url: server.url, store, timing: clock });
  assert.deepEqual(
    second.items.map(({ title }) => title),
    ['乙'],
  );
});

test('what this version of the page cannot send stays for one that can', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const client = createClient({ baseUrl: server.url, timing: new ManualClock() });
  const old = await openOutbox({ client, county: COUNTY, operations: [], store });
  t.after(() => old.close());
  const item = await report(old, '路灯不亮');
  old.close();
  assert.equal(item.state, 'waiting');
  const later = await openPage(t, { url: server.url, store, timing: new ManualClock() });
  assert.equal((await later.settled(item.id)).state, 'sent');
});
