import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, type Timing, type TransportResponse } from '@yizhangtu/client';
import type { MapHostState, ShownLayer } from '@yizhangtu/core';
import type { CatalogueEntry, Issue, Live } from '@yizhangtu/standard';
import { PATIENCE, SILENCE } from './listen.ts';
import { followLive, type LiveHost } from './live-layers.ts';

const HREF = 'https://county.example/live';
/** The deadline of a request, which never comes here. */
const DEADLINE = 30_000;

/** A clock that goes on only when it is told to. */
class Clock implements Timing {
  readonly waiting: { ms: number; end: () => void }[] = [];
  time = Date.parse('2026-11-21T06:38:00Z');
  random = () => 0.5;
  now = () => this.time;
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const one = { ms, end: resolve };
      this.waiting.push(one);
      const stop = () => {
        this.waiting.splice(this.waiting.indexOf(one), 1);
        reject(signal.reason as Error);
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }
  /** Milliseconds of the waits that are under way. */
  get waits(): number[] {
    return this.waiting.map(({ ms }) => ms).filter((ms) => ms !== DEADLINE);
  }
  /** Ends the wait of `ms`, or the only one. */
  async pass(ms?: number): Promise<void> {
    const one = this.waiting.find((wait) =>
      ms === undefined ? wait.ms !== DEADLINE : wait.ms === ms,
    );
    assert.ok(one, `nothing waits ${ms ?? ''}`);
    this.waiting.splice(this.waiting.indexOf(one), 1);
    this.time += one.ms;
    one.end();
    await settle();
  }
}

/** Lets promises run as far as they can. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
}

class FakePage extends EventTarget {
  hidden = false;
  show(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

class FakeStream extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  closed = false;
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  say(data: unknown): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    this.dispatchEvent(new MessageEvent('message', { data: text }));
  }
  fail(closed: boolean): void {
    this.readyState = closed ? 2 : 0;
    this.dispatchEvent(new Event('error'));
  }
}

const layer = (live: Live | undefined, id = 'sensors'): ShownLayer => ({
  entry: {
    id,
    domain: 'd',
    title: id,
    source: { type: 'geojson', datum: 'WGS84', data: {} },
    ...(live === undefined ? {} : { live }),
  } as CatalogueEntry,
  opacity: 1,
  status: { state: 'ready' },
});

function setUp(live: Live, ...layers: readonly ShownLayer[]) {
  const clock = new Clock();
  const page = new FakePage();
  const streams: FakeStream[] = [];
  const frames: (() => void)[] = [];
  const set: [string | number, Readonly<Record<string, unknown>>][] = [];
  const issues: (Issue | undefined)[] = [];
  let asked = 0;
  const feed = { answer: (): unknown => ({ features: [] }) };
  const transport = async (): Promise<TransportResponse> => {
    asked += 1;
    const answer = feed.answer();
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  };
  const client = createClient({
    baseUrl: 'https://county.example',
    transport,
    timing: clock,
    timeout: DEADLINE,
  });
  const listeners = new Set<(state: MapHostState) => void>();
  const host = {
    state: { layers: layers.length > 0 ? layers : [layer(live)] } as unknown as MapHostState,
    subscribe: (listener: (state: MapHostState) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setFeatureState: (_layer, id, state) => set.push([id, state]),
    setLiveIssue: (_layer, issue) => issues.push(issue),
  } satisfies LiveHost;
  const lifetime = new AbortController();
  followLive(host, () => client, lifetime.signal, {
    page: page as never,
    nextFrame: (work) => {
      frames.push(work);
      return () => frames.splice(frames.indexOf(work), 1);
    },
    openStream: (href) => {
      const { protocol } = new URL(href);
      assert.match(protocol, /^https?:$/);
      const stream = new FakeStream();
      streams.push(stream);
      return stream as unknown as EventSource;
    },
  });
  return {
    clock,
    page,
    streams,
    frames,
    set,
    issues,
    feed,
    lifetime,
    listeners,
    asked: () => asked,
    show(next: readonly ShownLayer[]) {
      host.state = { ...host.state, layers: next };
      for (const listener of [...listeners]) listener(host.state);
    },
    draw() {
      for (const work of frames.splice(0)) work();
    },
  };
}

const polled: Live = { href: HREF, by: 'poll', every: 10 };
const streamed: Live = { href: HREF, by: 'sse' };
const values = (...rows: [string | number, object][]) => ({
  features: rows.map(([id, properties]) => ({ id, properties })),
});

test('polling: asks at once and then every so often; values are set in the next frame', async () => {
  const map = setUp(polled);
  map.feed.answer = () => values([1, { level: 3 }], ['b', { level: null }]);
  await settle();
  assert.equal(map.asked(), 1);
  assert.deepEqual(map.set, []);
  map.draw();
  assert.deepEqual(map.set, [
    [1, { level: 3 }],
    ['b', { level: '' }],
  ]);
  assert.deepEqual(map.clock.waits, [10_000]);
  await map.clock.pass();
  assert.equal(map.asked(), 2);
});

test('an address that is none is said of the layer, and the map goes on', async () => {
  const map = setUp({ href: 'http://[', by: 'sse' });
  await settle();
  assert.deepEqual(map.streams, []);
  assert.equal(map.issues.at(-1)?.code, 'live');
  assert.equal(map.clock.waits.length, 1);
});

test('messages between two frames are painted once, the last value of each property', async () => {
  const map = setUp(streamed);
  await settle();
  map.streams[0]!.open();
  map.streams[0]!.say(values([1, { level: 1, on: true }]));
  map.streams[0]!.say(values([1, { level: 2 }], [2, { level: 5 }]));
  assert.equal(map.frames.length, 1);
  map.draw();
  assert.deepEqual(map.set, [
    [1, { level: 2, on: true }],
    [2, { level: 5 }],
  ]);
});

test('5,000 sensors at once are painted over several frames, 500 in one', async () => {
  const map = setUp(streamed);
  await settle();
  const rows = (count: number) =>
    values(...Array.from({ length: count }, (_, id): [number, object] => [id, { level: 1 }]));
  map.streams[0]!.say(rows(5000));
  map.draw();
  assert.equal(map.set.length, 1000);
  for (let frame = 0; frame < 4; frame += 1) map.draw();
  assert.equal(map.set.length, 5000);
  assert.equal(map.frames.length, 0);
  map.streams[0]!.say(rows(500));
  map.draw();
  assert.equal(map.set.length, 5500);
});

test('a layer that goes off, and a map that leaves, end everything', async () => {
  const map = setUp(polled, layer(polled), layer(streamed, 'stream'), layer(undefined, 'plain'));
  await settle();
  assert.equal(map.streams.length, 1);
  map.show([layer(polled)]);
  assert.equal(map.streams[0]!.closed, true);
  map.show([]);
  await settle();
  assert.deepEqual(map.clock.waits, []);
  map.show([layer(polled), layer(streamed, 'stream')]);
  await settle();
  assert.equal(map.asked(), 2);
  map.streams[1]!.say(values([1, { level: 1 }]));
  assert.equal(map.frames.length, 1);
  map.lifetime.abort();
  await settle();
  assert.deepEqual(map.clock.waits, []);
  assert.equal(map.streams[1]!.closed, true);
  assert.equal(map.frames.length, 0);
  assert.equal(map.listeners.size, 0);
});

test('nothing is asked while nobody can see the page', async () => {
  const map = setUp(polled, layer(polled), layer(streamed, 'stream'));
  await settle();
  map.page.show(true);
  await settle();
  assert.equal(map.streams[0]!.closed, true);
  await map.clock.pass();
  assert.equal(map.asked(), 1);
  map.page.show(false);
  await settle();
  assert.equal(map.asked(), 2);
  assert.equal(map.streams.length, 2);
  assert.deepEqual(
    map.issues.filter((issue) => issue !== undefined),
    [],
  );
});

test('polling: an error keeps the values, says how old they are, and waits longer each time', async () => {
  const map = setUp(polled);
  map.feed.answer = () => values([1, { level: 3 }]);
  await settle();
  map.draw();
  map.feed.answer = () => new Response('', { status: 404 });
  await map.clock.pass();
  const issue = map.issues.at(-1)!;
  assert.equal(issue.code, 'live');
  // The clock of Beijing.
  assert.match(issue.message['zh-CN'], /2026年11月21日 14:38/);
  assert.match(issue.message.en, /21 November 2026, 14:38/);
  assert.deepEqual(map.set, [[1, { level: 3 }]]);
  assert.deepEqual(map.clock.waits, [20_000]);
  await map.clock.pass();
  assert.deepEqual(map.clock.waits, [40_000]);
  for (let turn = 0; turn < 8; turn += 1) await map.clock.pass();
  assert.deepEqual(map.clock.waits, [300_000]);
  map.feed.answer = () => values([1, { level: 4 }]);
  await map.clock.pass();
  assert.equal(map.issues.at(-1), undefined);
  assert.deepEqual(map.clock.waits, [10_000]);
});

test('polling: the wait that a server asks for is kept', async () => {
  const map = setUp(polled);
  map.feed.answer = () => new Response('', { status: 429, headers: { 'retry-after': '900' } });
  await settle();
  assert.deepEqual(map.clock.waits, [900_000]);
  assert.match(map.issues.at(-1)!.message.en, /No live values have come yet/);
});

test('polling: what is no message of values is said', async () => {
  for (const answer of [new Response('<!doctype html>'), { type: 'x' }, [], null]) {
    const map = setUp(polled);
    map.feed.answer = () => answer;
    await settle();
    assert.equal(map.issues.at(-1)?.code, 'live', JSON.stringify(answer));
    map.lifetime.abort();
  }
});

test('features without an id or properties are left out', async () => {
  const map = setUp(polled);
  map.feed.answer = () => ({
    features: [
      null,
      {},
      { id: 1 },
      { id: {}, properties: {} },
      { id: 2, properties: { level: 1 } },
    ],
  });
  await settle();
  map.draw();
  assert.deepEqual(map.set, [[2, { level: 1 }]]);
});

test('a stream that breaks off is said, and opened again after a while, each time a longer one', async () => {
  const map = setUp(streamed);
  await settle();
  map.streams[0]!.open();
  map.streams[0]!.say(values([1, { level: 1 }]));
  map.streams[0]!.fail(false);
  await settle();
  assert.match(map.issues.at(-1)!.message['zh-CN'], /14:38/);
  assert.equal(map.streams[0]!.closed, true);
  assert.deepEqual(map.clock.waits, [2000]);
  await map.clock.pass(2000);
  map.streams[1]!.fail(true);
  await settle();
  assert.deepEqual(map.clock.waits, [4000]);
  await map.clock.pass(4000);
  map.streams[2]!.open();
  assert.equal(map.issues.at(-1), undefined);
});

test('a stream that dies silently is opened anew; one that does not open is said', async () => {
  const map = setUp(streamed);
  await settle();
  assert.deepEqual(map.clock.waits, [PATIENCE]);
  map.streams[0]!.open();
  await settle();
  assert.deepEqual(map.clock.waits, [SILENCE]);
  await map.clock.pass(SILENCE);
  assert.equal(map.streams[0]!.closed, true);
  assert.equal(map.streams.length, 2);
  assert.deepEqual(
    map.issues.filter((issue) => issue !== undefined),
    [],
  );
  await map.clock.pass(PATIENCE);
  assert.equal(map.streams[1]!.closed, true);
  assert.equal(map.issues.at(-1)?.code, 'live');
});

test('a stream of something else is said, and does not stop the others', async () => {
  const map = setUp(streamed, layer(streamed, 'a'), layer(streamed, 'b'));
  await settle();
  for (const stream of map.streams) stream.open();
  map.streams[0]!.say('not json');
  await settle();
  assert.equal(map.issues.at(-1)?.code, 'live');
  assert.equal(map.streams[1]!.closed, false);
  map.streams[1]!.say(values([1, { level: 1 }]));
  map.draw();
  assert.deepEqual(map.set, [[1, { level: 1 }]]);
});
