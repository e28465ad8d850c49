import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import type { ReactiveController } from 'lit';
import { AsyncController, type AsyncHost, type AsyncState } from './async-controller.ts';
import type { YztErrorEvent } from './error-event.ts';

/** An element without a DOM: updates in a microtask, as lit does. */
class FakeHost extends EventTarget {
  isConnected = false;
  updateComplete: Promise<boolean> = Promise.resolve(true);
  readonly #controllers: ReactiveController[] = [];
  #asked = false;

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  removeController(): void {
    throw new Error('not used');
  }

  requestUpdate(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.#asked = false;
      for (const controller of this.#controllers) controller.hostUpdate?.();
      return true;
    });
  }

  connect(): void {
    this.isConnected = true;
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnect(): void {
    this.isConnected = false;
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }
}

interface Call {
  readonly key: string;
  readonly signal: AbortSignal;
  answer(value: string[]): void;
  fail(error: unknown): void;
}

/** A controller whose task is answered by hand. */
function setUp(first: string | undefined = 'a') {
  const host = new FakeHost();
  const calls: Call[] = [];
  const events: YztErrorEvent[] = [];
  host.addEventListener('yzt-error', (event) => events.push(event as YztErrorEvent));
  const asked: { key: string | undefined } = { key: first };
  const controller = new AsyncController(host as AsyncHost, {
    args: () => (asked.key === undefined ? undefined : ([asked.key] as const)),
    task: ([key], signal) =>
      new Promise<string[]>((resolve, reject) => {
        calls.push({ key, signal, answer: resolve, fail: reject });
      }),
    isEmpty: (list) => list.length === 0,
  });
  const ask = async (key: string | undefined) => {
    asked.key = key;
    host.requestUpdate();
    await settled();
  };
  return { host, calls, events, controller, ask };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const unavailable = () => new YztError({ code: 'unavailable', message: 'down' });

async function connected(first?: string) {
  const all = setUp(first);
  all.host.connect();
  await settled();
  return all;
}

test('from initial through pending to ready or empty', async () => {
  const { controller, calls, ask } = await connected();
  assert.equal(controller.state, 'pending');
  calls[0]!.answer(['x']);
  await settled();
  assert.equal(controller.state, 'ready');
  assert.deepEqual(controller.value, ['x']);
  await ask('b');
  calls[1]!.answer([]);
  await settled();
  assert.equal(controller.state, 'empty');
  await ask(undefined);
  assert.equal(controller.state, 'initial');
  assert.equal(controller.value, undefined);
});

test('nothing asked for is initial', async () => {
  const host = new FakeHost();
  const controller = new AsyncController(host as AsyncHost, {
    args: () => undefined,
    task: () => assert.fail('ran'),
  });
  host.connect();
  await settled();
  assert.equal(controller.state, 'initial' satisfies AsyncState);
});

test('the last call wins, whatever order the answers come in', async () => {
  const { controller, calls, ask } = await connected();
  await ask('b');
  assert.ok(calls[0]!.signal.aborted);
  calls[1]!.answer(['b']);
  await settled();
  calls[0]!.answer(['a']);
  await settled();
  assert.deepEqual(controller.value, ['b']);
  assert.equal(controller.state, 'ready');
});

test('a late failure of an earlier call is not heard of', async () => {
  const { controller, calls, events, ask } = await connected();
  await ask('b');
  calls[0]!.fail(unavailable());
  await settled();
  assert.equal(controller.state, 'pending');
  assert.equal(events.length, 0);
});

test('the value before stays while the next one is on its way, and when it fails', async () => {
  const { controller, calls, ask } = await connected();
  calls[0]!.answer(['a']);
  await settled();
  await ask('b');
  assert.equal(controller.state, 'pending');
  assert.deepEqual(controller.value, ['a']);
  calls[1]!.fail(unavailable());
  await settled();
  assert.equal(controller.state, 'error');
  assert.deepEqual(controller.value, ['a']);
});

test('the same arguments do not ask again', async () => {
  const { calls, ask } = await connected();
  await ask('a');
  assert.equal(calls.length, 1);
});

test('leaving aborts, and coming back resumes', async () => {
  const { controller, calls, events, host } = await connected();
  host.disconnect();
  await settled();
  assert.ok(calls[0]!.signal.aborted);
  calls[0]!.fail(new DOMException('stopped', 'AbortError'));
  await settled();
  assert.equal(events.length, 0);
  host.connect();
  await settled();
  assert.equal(calls.length, 2);
  calls[1]!.answer(['x']);
  await settled();
  assert.equal(controller.state, 'ready');
});

test('coming back with new arguments asks for those alone', async () => {
  const all = await connected();
  all.host.disconnect();
  await all.ask('b');
  assert.deepEqual(
    all.calls.map(({ key }) => key),
    ['a'],
  );
  all.host.connect();
  await settled();
  assert.deepEqual(
    all.calls.filter(({ signal }) => !signal.aborted).map(({ key }) => key),
    ['b'],
  );
});

test('coming back when all is there asks nothing', async () => {
  const { calls, host } = await connected();
  calls[0]!.answer(['x']);
  await settled();
  host.disconnect();
  await settled();
  host.connect();
  await settled();
  assert.equal(calls.length, 1);
});

test('moving, which takes out and puts in at once, stops nothing', async () => {
  const { controller, calls, host } = await connected();
  host.disconnect();
  host.connect();
  await settled();
  assert.equal(calls[0]!.signal.aborted, false);
  assert.equal(calls.length, 1);
  calls[0]!.answer(['x']);
  await settled();
  assert.equal(controller.state, 'ready');
});

test('an error is told once, as a typed error, and retry asks again', async () => {
  const { controller, calls, events } = await connected();
  calls[0]!.fail(new TypeError('x is undefined'));
  await settled();
  assert.equal(controller.state, 'error');
  assert.equal(events.length, 1);
  assert.equal(events[0]!.error.code, 'internal');
  assert.ok(events[0]!.bubbles && events[0]!.composed && events[0]!.cancelable);
  controller.retry();
  assert.equal(controller.state, 'pending');
  calls[1]!.answer(['x']);
  await settled();
  assert.equal(controller.state, 'ready');
  assert.equal(controller.error, undefined);
});

for (const code of ['denied', 'unauthenticated'] as const) {
  test(`${code} is the state denied`, async () => {
    const { controller, calls } = await connected();
    calls[0]!.fail(new YztError({ code, message: '' }));
    await settled();
    assert.equal(controller.state, 'denied');
    assert.equal(controller.error?.code, code);
  });
}

test('a cancelled yzt-error leaves the error to the page', async () => {
  const { controller, calls, host } = await connected();
  host.addEventListener('yzt-error', (event) => event.preventDefault());
  calls[0]!.fail(unavailable());
  await settled();
  assert.equal(controller.state, 'error');
  assert.equal(controller.handled, true);
});

test('an abort of the task itself is no error', async () => {
  const { controller, calls, events } = await connected();
  calls[0]!.fail(new YztError({ code: 'aborted', message: '' }));
  await settled();
  assert.equal(events.length, 0);
  assert.notEqual(controller.state, 'error');
});

test('data at hand are shown without a wait', async () => {
  const host = new FakeHost();
  const states: AsyncState[] = [];
  const controller = new AsyncController(host as AsyncHost, {
    args: () => [1] as const,
    task: ([n]) => n,
  });
  host.connect();
  await host.updateComplete;
  states.push(controller.state);
  assert.deepEqual(states, ['ready']);
  assert.equal(controller.value, 1);
});

test('a promise is told by its shape, as frameworks replace the global one', async () => {
  const host = new FakeHost();
  const controller = new AsyncController(host as AsyncHost, {
    args: () => [1] as const,
    task: ([n]) => ({ then: (resolve: (n: number) => void) => resolve(n) }) as Promise<number>,
  });
  host.connect();
  await settled();
  assert.equal(controller.state, 'ready');
  assert.equal(controller.value, 1);
});
