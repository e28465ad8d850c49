import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { CountyServer, problem } from '../testing/county-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { fileStore } from './file-store.test.helper.ts';
import { alone } from './one-sender.ts';
import { deviceStore, own, openPage, report, whenOutbox } from './outbox.test.helper.ts';

/** As on plain HTTP, which has none, or as `locks` says. */
const withoutLocks = (t: TestContext, locks?: object): void => {
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  t.after(() => delete (navigator as { locks?: unknown }).locks);
};

for (const locks of [true, false]) {
  const how = locks ? 'by Web Locks' : 'by a lease, as on plain HTTP';

  test(`ten things from three tabs are each sent once, one at a time, ${how}`, async (t) => {
    if (!locks) withoutLocks(t);
    const server = await CountyServer.start(t);
    const store = deviceStore();
    const clock = new ManualClock();
    const tabs = await Promise.all(
      [1, 2, 3].map(() => openPage(t, { url: server.url, store, timing: clock })),
    );
    let open = 0;
    let most = 0;
    server.before = () => void (most = Math.max(most, ++open));
    server.after = () => void open--;
    await Promise.all(Array.from({ length: 10 }, (_, i) => report(tabs[i % 3]!, `第 ${i} 件`)));
    const all = (items: readonly { readonly state: string }[]) =>
      items.length === 10 && items.every(({ state }) => state === 'sent');
    const seen = Promise.all(tabs.map((tab) => whenOutbox(tab, all)));
    // Where there are only leases, the other tabs look again after a while.
    const time = setInterval(() => clock.pass(5_000), 5);
    t.after(() => clearInterval(time));
    await seen;
    assert.equal(most, 1);
    assert.equal(server.asked.length, 10);
    assert.equal(new Set(server.done.map(({ key }) => key)).size, 10);
  });

  test(`the tab that sends is closed, and another goes on, ${how}`, async (t) => {
    if (!locks) withoutLocks(t);
    const server = await CountyServer.start(t);
    const store = deviceStore();
    const clock = new ManualClock();
    const first = await openPage(t, { url: server.url, store, timing: clock });
    const second = await openPage(t, { url: server.url, store, timing: clock });
    server.before = (_, response) => problem(response, 503, 'unavailable');
    const item = await report(first, '路灯不亮');
    await clock.asleep(own);
    await whenOutbox(second, ([one]) => one?.error !== undefined);
    server.before = () => undefined;
    first.close();
    const time = setInterval(() => clock.pass(5_000), 5);
    t.after(() => clearInterval(time));
    assert.equal((await second.settled(item.id)).state, 'sent');
    assert.equal(server.done.length, 1);
  });
}

test('in a sandboxed frame, which may not use Web Locks, it is sent all the same', async (t) => {
  const refused = () => Promise.reject(new DOMException('Sandboxed', 'SecurityError'));
  withoutLocks(t, { request: refused });
  const server = await CountyServer.start(t);
  const timing = new ManualClock();
  const outbox = await openPage(t, { url: server.url, store: deviceStore(), timing });
  const item = await report(outbox, '路灯不亮');
  assert.equal((await outbox.settled(item.id)).state, 'sent');
});

test('what one tab removes or mends, the other does not bring back', async (t) => {
  const server = await CountyServer.start(t);
  const store = deviceStore();
  const timing = new ManualClock();
  const first = await openPage(t, { url: server.url, store, timing });
  const second = await openPage(t, { url: server.url, store, timing });
  server.before = (_, response) => problem(response, 400, 'invalid');
  const item = await report(first, '路灯不亮');
  await first.settled(item.id);
  await whenOutbox(second, ([one]) => one?.state === 'failed');
  await second.remove(item.id);
  await whenOutbox(first, (items) => items.length === 0);
  await assert.rejects(first.resend(item.id), { code: 'not_found' });
  assert.equal(server.asked.length, 1);
});

test('a lease that is lost to another tab stops the work of this one, until its turn comes again', async (t) => {
  withoutLocks(t);
  const store = deviceStore();
  const clock = new ManualClock();
  const over = new AbortController();
  t.after(() => over.abort());
  const told: AbortSignal[] = [];
  const first = alone('x', store, clock, over.signal, async (signal) => {
    told.push(signal);
    if (told.length === 2) return;
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  await clock.asleep((ms) => ms === 5_000);
  // This tab slept for longer than its lease lasts, and another one took it.
  const now = clock.now() + 60_000;
  assert.equal(await store.lease('x', { holder: 'other', until: now + 15_000 }, now), true);
  clock.pass(60_000);
  // It does not give back what is the other's, and waits for it.
  await clock.asleep((ms) => ms === 5_000);
  assert.equal(told[0]?.aborted, true);
  assert.equal(told.length, 1);
  assert.equal(await store.lease('x', { holder: 'third', until: now + 15_000 }, now), false);
  clock.pass(15_000);
  await first;
  assert.equal(told.length, 2);
});

test('a lease from a clock that was ahead does not hold for ever', async () => {
  const store = deviceStore();
  const now = Date.parse('2026-11-21T06:38:00Z');
  const ahead = now + 365 * 86_400_000;
  assert.equal(await store.lease('x', { holder: 'a', until: ahead + 15_000 }, ahead), true);
  assert.equal(await store.lease('x', { holder: 'b', until: now + 15_000 }, now), true);
  assert.equal(await store.lease('x', { holder: 'c', until: now + 15_000 }, now), false);
});

test('a page that is killed between keeping and sending, or while it sends, loses and doubles nothing', async (t) => {
  const server = await CountyServer.start(t);
  const folder = await mkdtemp(join(tmpdir(), 'yzt-outbox-'));
  t.after(() => rm(folder, { recursive: true }));
  const page = join(import.meta.dirname, 'killed-page.test.fixture.ts');
  const run = (when: string) =>
    fork(page, [server.url, folder, when], { execArgv: ['--conditions=yizhangtu-source'] });

  // It kills itself the moment that what was submitted is kept.
  const kept = run('kept');
  const [, signal] = (await once(kept, 'exit')) as [number, NodeJS.Signals];
  assert.equal(signal, 'SIGKILL');
  assert.equal(server.done.length, 0);

  // The server has done it, and the page is killed before it hears so.
  server.after = () => 'handled';
  const sending = run('sending');
  await new Promise<void>((resolve) => {
    server.after = () => {
      resolve();
      return 'handled';
    };
  });
  sending.kill('SIGKILL');
  await once(sending, 'exit');
  server.after = () => undefined;
  const doneBefore = server.done.length;

  const store = fileStore(folder);
  const outbox = await openPage(t, { url: server.url, store, timing: new ManualClock() });
  await whenOutbox(
    outbox,
    (items) => items.length === 2 && items.every((one) => one.state === 'sent'),
  );
  assert.equal(doneBefore, 1);
  assert.equal(server.done.length, 2);
  assert.deepEqual(server.done.map(({ body }) => (body as { title: string }).title).sort(), [
    'kept',
    'sending',
  ]);
});
