import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { streamEvents } from '@yizhangtu/standard/contract.js';
import { createClient } from '../client.ts';
import { serve } from '../loopback.test.helper.ts';
import type { Session } from '../session/session.ts';
import { eventOf, problem, summaryOf } from '../testing/county-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { schemaOf } from '../testing/news-schemas.ts';
import { COUNTY, expired, idOf, signedIn, signedOut, TestSession } from '../testing/people.ts';
import type { News, NewsType } from './news.ts';
import { openStream, type SchemaOf, type Stream } from './stream.ts';

const PATIENT = 10 ** 9;
const SILENCE = 50_000;
const LEADER = 150_000;
/** Waits between connections. */
const between = (ms: number): boolean => ms !== PATIENT && ms !== SILENCE && ms !== LEADER;

/** One connection, as the server sees it. */
interface Connection {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  send(id: string, news: object): void;
}

/** A server of streams: its connections in their order, and the way to wait for the next one. */
async function streams(test: TestContext) {
  const connections: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  const trouble: ((response: ServerResponse) => void)[] = [];
  let asked = 0;
  const url = await serve(test, (request, response) => {
    asked++;
    const answer = trouble.shift();
    if (answer) return answer(response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    const connection: Connection = {
      request,
      response,
      send: (id, news) => void response.write(`id: ${id}\ndata: ${JSON.stringify(news)}\n\n`),
    };
    const next = waiting.shift();
    if (next) next(connection);
    else connections.push(connection);
  });
  const next = (): Promise<Connection> =>
    new Promise((resolve) => {
      const there = connections.shift();
      if (there) resolve(there);
      else waiting.push(resolve);
    });
  return { url, next, trouble, asked: () => asked };
}

interface TabInit {
  readonly url: string;
  readonly timing?: ManualClock;
  readonly session?: Session;
  readonly signal?: AbortSignal;
  readonly schemas?: SchemaOf;
}

function openTab(
  t: TestContext,
  { url, timing = new ManualClock(), session, signal, schemas = schemaOf }: TabInit,
) {
  const client = createClient({
    baseUrl: url,
    timing,
    session: session ?? new TestSession(signedIn(1)),
    timeout: PATIENT,
  });
  const stream = openStream({
    client,
    county: COUNTY,
    operation: streamEvents,
    schemaOf: schemas,
    signal,
  });
  t.after(() => stream.close());
  return Object.assign(stream, { clock: timing });
}

const whenState = (stream: Stream, state: Stream['state']): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (stream.state !== state) return;
      stream.removeEventListener('statechange', look);
      resolve();
    };
    stream.addEventListener('statechange', look);
    look();
  });

/** All that a stream tells, and a way to wait for so much of it. */
function listen(stream: Stream) {
  const told: News[NewsType][] = [];
  const looks = new Set<() => void>();
  for (const type of ['case', 'message', 'count', 'reset'] as const) {
    stream.on(type, (news) => {
      told.push(news);
      for (const look of looks) look();
    });
  }
  const short = () =>
    told.map((news) =>
      news.type === 'case'
        ? `case ${Number(news.case.id.slice(-12))} v${news.case.version}`
        : news.type === 'reset'
          ? `reset ${news.case === undefined ? 'all' : Number(news.case.slice(-12))}`
          : `${news.type} v${news.count.version}`,
    );
  const upTo = (n: number) =>
    new Promise<string[]>((resolve) => {
      const look = () => {
        if (told.length < n) return;
        looks.delete(look);
        resolve(short());
      };
      looks.add(look);
      look();
    });
  return { told, short, upTo };
}

const caseNews = (n: number, version: number) => ({
  type: 'case',
  case: summaryOf(n, version),
  event: eventOf(n, version),
});
const countNews = (version: number) => ({
  type: 'count',
  count: { version, unread: 1, unseen: 1 },
});

/** As on plain HTTP, which has none, or as `locks` says. */
const withoutLocks = (t: TestContext, locks?: object): void => {
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  t.after(() => delete (navigator as { locks?: unknown }).locks);
};

test('news come typed, to who listens for their kind or for their case', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { upTo } = listen(stream);
  const ofOne: string[] = [];
  const off = stream.onCase(idOf(1), (news) =>
    ofOne.push(news.type === 'case' ? news.case.title : 'reset'),
  );
  const server = await next();
  await whenState(stream, 'live');
  assert.equal(server.request.url, `/counties/${COUNTY}/events`);
  assert.equal(server.request.headers.accept, 'text/event-stream');
  assert.equal(server.request.headers['x-yzt-session'], idOf(1));
  server.send('1', caseNews(1, 3));
  server.send('2', caseNews(2, 1));
  server.send('3', countNews(4));
  server.send('4', { type: 'moon', phase: 'full' });
  server.send('5', { type: 'reset' });
  assert.deepEqual(await upTo(4), ['case 1 v3', 'case 2 v1', 'count v4', 'reset all']);
  assert.deepEqual(ofOne, ['路灯不亮', 'reset']);
  off();
  server.send('6', caseNews(1, 4));
  await upTo(5);
  assert.equal(ofOne.length, 2);
});

test('what comes twice is told once; what comes too late says that something was missed', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { upTo } = listen(stream);
  const server = await next();
  server.send('1', caseNews(1, 3));
  server.send('1', caseNews(1, 3));
  server.send('2', caseNews(1, 3));
  server.send('3', caseNews(1, 6));
  server.send('4', caseNews(1, 5));
  server.send('5', countNews(9));
  server.send('6', countNews(8));
  server.send('7', countNews(10));
  assert.deepEqual(await upTo(5), ['case 1 v3', 'case 1 v6', 'reset 1', 'count v9', 'count v10']);
});

test('a server that began anew is heard, although it counts from where it once was', async (t) => {
  const { url, next } = await streams(t);
  const { upTo } = listen(openTab(t, { url }));
  const server = await next();
  server.send('1', caseNews(1, 3));
  server.send('2', countNews(9));
  server.send('2', { type: 'reset' });
  server.send('1', caseNews(1, 2));
  server.send('2', countNews(1));
  assert.deepEqual(await upTo(5), ['case 1 v3', 'count v9', 'reset all', 'case 1 v2', 'count v1']);
});

test('each of several events is told, although the case comes with all of them as it is now', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { told, upTo } = listen(stream);
  const server = await next();
  const at7 = (seq: number) => ({ type: 'case', case: summaryOf(1, 7), event: eventOf(1, seq) });
  server.send('1', at7(5));
  server.send('2', at7(6));
  server.send('3', at7(6));
  // A clock warns: nothing happened to the case.
  server.send('4', { type: 'case', case: summaryOf(1, 7) });
  server.send('5', at7(7));
  server.send('6', at7(4));
  await upTo(5);
  assert.deepEqual(
    told.map((news) => (news.type === 'case' ? news.event?.seq : news.type)),
    [5, 6, undefined, 7, 'reset'],
  );
});

test('what cannot be read is a reason to fetch afresh', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { upTo } = listen(stream);
  const server = await next();
  server.response.write('id: 1\ndata: {"type":"case"\n\n');
  server.send('2', { type: 'case', case: { id: 'x' } });
  assert.deepEqual(await upTo(2), ['reset all', 'reset all']);
});

test('what nobody listens for is not read, and its schema is not asked for', async (t) => {
  const { url, next } = await streams(t);
  const asked: string[] = [];
  const schemas: SchemaOf = (type) => {
    asked.push(type);
    return schemaOf(type);
  };
  const stream = openTab(t, { url, schemas });
  const counts = new Promise<number>((resolve) =>
    stream.on('count', ({ count }) => resolve(count.version)),
  );
  const server = await next();
  server.send('1', caseNews(1, 3));
  server.send('2', countNews(4));
  assert.equal(await counts, 4);
  assert.deepEqual(asked, ['count']);
});

test('news keep their order while a schema is on its way; one that does not come is a reason to fetch afresh', async (t) => {
  const { url, next } = await streams(t);
  let come: (() => void) | undefined;
  let tries = 0;
  const schemas: SchemaOf = async (type) => {
    if (type !== 'case') return schemaOf(type);
    if (tries++ > 0) throw new Error('offline');
    await new Promise<void>((resolve) => (come = resolve));
    return schemaOf(type);
  };
  const stream = openTab(t, { url, schemas });
  const { told, upTo } = listen(stream);
  const server = await next();
  server.send('1', caseNews(1, 3));
  server.send('2', countNews(4));
  server.send('3', caseNews(1, 4));
  while (come === undefined) await new Promise((done) => setImmediate(done));
  assert.equal(told.length, 0);
  come();
  assert.deepEqual(await upTo(3), ['case 1 v3', 'count v4', 'reset all']);
});

test('a stream that the server ends goes on where it stopped, after a wait of chance', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { upTo } = listen(stream);
  const first = await next();
  assert.equal(first.request.headers['last-event-id'], undefined);
  first.send('a-17', caseNews(1, 3));
  await upTo(1);
  first.response.end();
  assert.equal(await stream.clock.asleep(between), 500);
  assert.equal(stream.state, 'waiting');
  stream.clock.pass(500);
  const second = await next();
  assert.equal(second.request.headers['last-event-id'], 'a-17');
  second.send('a-17', caseNews(1, 3));
  second.send('a-18', caseNews(1, 4));
  assert.deepEqual(await upTo(2), ['case 1 v3', 'case 1 v4']);
});

test('a break without an id to go on from is a reason to fetch afresh', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const { upTo } = listen(stream);
  const first = await next();
  await whenState(stream, 'live');
  first.response.destroy();
  stream.clock.pass(await stream.clock.asleep(between));
  await next();
  assert.deepEqual(await upTo(1), ['reset all']);
});

test('a first connection that comes late is a reason to fetch afresh, in each tab; one that comes at once is none', async (t) => {
  const { url, next, trouble } = await streams(t);
  trouble.push((response) => void problem(response, 503, 'unavailable', {}));
  const first = openTab(t, { url });
  const asleep = await first.clock.asleep(between);
  const second = openTab(t, { url });
  const heard = [first, second].map(listen);
  first.clock.pass(asleep);
  const server = await next();
  server.send('7', caseNews(1, 2));
  for (const { upTo } of heard) assert.deepEqual(await upTo(2), ['reset all', 'case 1 v2']);
  const third = listen(openTab(t, { url }));
  server.send('8', caseNews(1, 3));
  assert.deepEqual(await third.upTo(1), ['case 1 v3']);
});

test('a stream that dies silently is opened again; one with comments lives', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const first = await next();
  await whenState(stream, 'live');
  for (let i = 0; i < 3; i++) {
    const before = stream.clock.slept.length;
    stream.clock.pass(40_000);
    first.response.write(': 20 s\n\n');
    while (stream.clock.slept.length === before) await new Promise((done) => setImmediate(done));
  }
  assert.equal(stream.state, 'live');
  const closed = new Promise((resolve) => first.response.on('close', resolve));
  stream.clock.pass(SILENCE);
  stream.clock.pass(await stream.clock.asleep(between));
  await next();
  await whenState(stream, 'live');
  await closed;
});

test('waits grow, keep what the server asks for, and are short again after a good connection', async (t) => {
  const { url, next, trouble } = await streams(t);
  const refuse = (retryAfter?: number) => (response: ServerResponse) =>
    void problem(response, 503, 'unavailable', retryAfter === undefined ? {} : { retryAfter });
  trouble.push(
    refuse(),
    refuse(),
    refuse(90),
    (response) => response.end('<html></html>'),
    refuse(),
  );
  const stream = openTab(t, { url });
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    const ms = await stream.clock.asleep(between);
    waits.push(ms);
    stream.clock.pass(ms);
  }
  assert.deepEqual(waits, [500, 1_000, 92_000, 4_000, 8_000]);
  const first = await next();
  await whenState(stream, 'live');
  stream.clock.pass(30_000);
  first.response.write('retry: 5000\n\n');
  first.response.end();
  assert.equal(await stream.clock.asleep(between), 2_500);
});

test('a connection that breaks at once again and again does not make a storm', async (t) => {
  const { url, next } = await streams(t);
  const stream = openTab(t, { url });
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    (await next()).response.end();
    const ms = await stream.clock.asleep(between);
    waits.push(ms);
    stream.clock.pass(ms);
  }
  assert.deepEqual(waits.slice(0, 3), [500, 1_000, 2_000]);
  assert.deepEqual(waits.slice(-2), [30_000, 30_000]);
});

test('a refusal ends it, with its reason', async (t) => {
  const { url, trouble, asked } = await streams(t);
  trouble.push((response) => void problem(response, 403, 'denied'));
  const stream = openTab(t, { url });
  await whenState(stream, 'ended');
  assert.equal(stream.error?.code, 'denied');
  assert.equal(asked(), 1);
});

test('with a session that expires it waits, and goes on when the same person is back', async (t) => {
  const { url, next, trouble } = await streams(t);
  const session = new TestSession(signedIn(1));
  const stream = openTab(t, { url, session });
  const { upTo } = listen(stream);
  const first = await next();
  first.send('7', caseNews(1, 2));
  await upTo(1);
  trouble.push((response) => void problem(response, 401, 'unauthenticated'));
  session.info = expired;
  first.response.end();
  stream.clock.pass(await stream.clock.asleep(between));
  while (session.state !== 'expired') await new Promise((done) => setImmediate(done));
  stream.clock.pass(await stream.clock.asleep(between));
  session.take(signedIn(1));
  const second = await next();
  assert.equal(second.request.headers['last-event-id'], '7');
});

test('it ends when somebody else acts, and when it is given up', async (t) => {
  const { url, next } = await streams(t);
  for (const info of [signedOut, signedIn(2), signedIn(1, 'post')]) {
    const session = new TestSession(signedIn(1));
    const stream = openTab(t, { url, session });
    const { response } = await next();
    const closed = new Promise((resolve) => response.on('close', resolve));
    session.take(info);
    assert.equal(stream.state, 'ended');
    assert.equal(stream.error, undefined);
    await closed;
  }
  const over = new AbortController();
  const stream = openTab(t, { url, signal: over.signal });
  const { response } = await next();
  const closed = new Promise((resolve) => response.on('close', resolve));
  over.abort();
  assert.equal(stream.state, 'ended');
  await closed;
});

test('of three tabs one reads the stream and the others hear of it; one of them goes on where it stopped', async (t) => {
  const { url, next, asked } = await streams(t);
  const first = openTab(t, { url });
  const server = await next();
  await whenState(first, 'live');
  const tabs = [openTab(t, { url }), openTab(t, { url })];
  const heard = tabs.map(listen);
  await Promise.all(tabs.map((tab) => whenState(tab, 'live')));
  server.send('1', caseNews(1, 2));
  for (const { upTo } of heard) assert.deepEqual(await upTo(1), ['case 1 v2']);
  assert.equal(asked(), 1);
  first.close();
  const again = await next();
  assert.equal(again.request.headers['last-event-id'], '1');
  again.send('2', caseNews(1, 3));
  for (const { upTo } of heard) assert.deepEqual(await upTo(2), ['case 1 v2', 'case 1 v3']);
  assert.equal(asked(), 2);
});

test('a tab that opened after the last news goes on from there too', async (t) => {
  const { url, next } = await streams(t);
  const first = openTab(t, { url });
  const { upTo } = listen(first);
  const server = await next();
  server.send('41', caseNews(1, 2));
  await upTo(1);
  const second = openTab(t, { url });
  await whenState(second, 'live');
  first.close();
  assert.equal((await next()).request.headers['last-event-id'], '41');
});

test('tabs of different people do not hear each other', async (t) => {
  const { url, next } = await streams(t);
  const one = listen(openTab(t, { url, session: new TestSession(signedIn(1)) }));
  const serverOne = await next();
  const two = listen(openTab(t, { url, session: new TestSession(signedIn(2)) }));
  const serverTwo = await next();
  serverOne.send('1', caseNews(1, 1));
  serverTwo.send('1', caseNews(2, 1));
  assert.deepEqual(await one.upTo(1), ['case 1 v1']);
  assert.deepEqual(await two.upTo(1), ['case 2 v1']);
});

test('another tab takes over from one that leads and gives no sign of life', async (t) => {
  const { url, next, asked } = await streams(t);
  const frozen = openTab(t, { url });
  const before = listen(frozen);
  const server = await next();
  await whenState(frozen, 'live');
  const second = openTab(t, { url });
  const { upTo } = listen(second);
  await whenState(second, 'live');
  server.send('5', caseNews(1, 2));
  await upTo(1);
  await second.clock.asleep((ms) => ms === LEADER);
  // Once for the signs that it has heard, and once for none.
  second.clock.pass(LEADER);
  await second.clock.asleep((ms) => ms === LEADER);
  second.clock.pass(LEADER);
  const again = await next();
  assert.equal(again.request.headers['last-event-id'], '5');
  again.send('6', caseNews(1, 3));
  assert.deepEqual(await upTo(2), ['case 1 v2', 'case 1 v3']);
  // The one that was frozen listens again, and takes its turn when the other goes.
  assert.deepEqual(await before.upTo(2), ['case 1 v2', 'case 1 v3']);
  second.close();
  assert.equal((await next()).request.headers['last-event-id'], '6');
  assert.equal(asked(), 3);
});

test('on plain HTTP, without Web Locks, each tab reads the stream itself', async (t) => {
  withoutLocks(t);
  const { url, next } = await streams(t);
  const heard = [openTab(t, { url }), openTab(t, { url })].map(listen);
  for (const server of [await next(), await next()]) server.send('1', caseNews(1, 2));
  for (const { upTo } of heard) assert.deepEqual(await upTo(1), ['case 1 v2']);
});

test('in a sandboxed frame, which may not use Web Locks, it reads the stream itself', async (t) => {
  const refused = () => Promise.reject(new DOMException('Sandboxed', 'SecurityError'));
  withoutLocks(t, { request: refused });
  const { url, next } = await streams(t);
  const { upTo } = listen(openTab(t, { url }));
  (await next()).send('1', caseNews(1, 2));
  assert.deepEqual(await upTo(1), ['case 1 v2']);
});
