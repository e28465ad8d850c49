import { toYztError, type ErrorCode, type YztError } from '@yizhangtu/standard';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { YztErrorEvent } from './error-event.ts';

/**
 * How a fetching element stands. `initial`: nothing was asked for; `denied`: this person may not see it;
 * `empty`: the answer holds nothing.
 */
export type AsyncState = 'initial' | 'pending' | 'empty' | 'ready' | 'error' | 'denied';

/** Signing in, or as somebody else, would help. */
const DENIED: ReadonlySet<ErrorCode> = new Set(['denied', 'unauthenticated', 'step_up']);

/** What the controller needs of an element. */
export type AsyncHost = ReactiveControllerHost & EventTarget & { readonly isConnected: boolean };

export interface AsyncInit<A extends readonly unknown[], T> {
  /** What to ask for; `undefined` for nothing. Each part is compared with `===`; a change asks anew. */
  args: () => A | undefined;
  /** Brings it. Data already at hand may be returned as they are, and are shown without a wait. */
  task: (args: A, signal: AbortSignal) => Promise<T> | T;
  isEmpty?: (value: T) => boolean;
}

/**
 * Fetches for an element. The last call wins; leaving the document aborts, coming back resumes what was
 * aborted and only that; moving within it does nothing. An abort is never an error.
 */
export class AsyncController<A extends readonly unknown[], T> implements ReactiveController {
  readonly #host: AsyncHost;
  readonly #init: AsyncInit<A, T>;
  #args: A | undefined;
  #running: AbortController | undefined;
  #state: AsyncState = 'initial';
  #value: T | undefined;
  #error: YztError | undefined;
  #handled = false;

  constructor(host: AsyncHost, init: AsyncInit<A, T>) {
    this.#host = host;
    this.#init = init;
    host.addController(this);
  }

  get state(): AsyncState {
    return this.#state;
  }

  /** The newest answer; while the next one is on its way or failed, still the one before. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Why it failed, in the states `error` and `denied`. */
  get error(): YztError | undefined {
    return this.#error;
  }

  /** Whether the page cancelled `yzt-error` and shows the error itself. */
  get handled(): boolean {
    return this.#handled;
  }

  /** Asks again for the same. */
  retry(): void {
    if (this.#args) void this.#run(this.#args);
  }

  hostUpdate(): void {
    const args = this.#init.args();
    if (sameArgs(args, this.#args)) return;
    this.#args = args;
    if (args) void this.#run(args);
    else this.#reset();
  }

  hostConnected(): void {
    if (this.#state === 'pending' && !this.#running && this.#args) void this.#run(this.#args);
  }

  hostDisconnected(): void {
    // Moving an element takes it out and puts it in again in one step; that is no reason to stop.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#running?.abort();
      this.#running = undefined;
    });
  }

  #reset(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#value = undefined;
    this.#settle('initial', undefined);
  }

  async #run(args: A): Promise<void> {
    this.#running?.abort();
    this.#running = undefined;
    // Out of the document it waits; coming back starts it.
    if (!this.#host.isConnected) return this.#settle('pending', undefined);
    const running = new AbortController();
    this.#running = running;
    try {
      let answer = this.#init.task(args, running.signal);
      if (isPromise(answer)) {
        this.#settle('pending', undefined);
        answer = await answer;
      }
      if (this.#running !== running) return;
      this.#running = undefined;
      this.#value = answer;
      this.#settle(this.#restState(), undefined);
    } catch (thrown) {
      if (this.#running !== running) return;
      this.#running = undefined;
      this.#fail(toYztError(thrown));
    }
  }

  /** Where it stands when nothing is on its way and nothing is wrong. */
  #restState(): AsyncState {
    if (this.#value === undefined) return 'initial';
    return this.#init.isEmpty?.(this.#value) ? 'empty' : 'ready';
  }

  #fail(error: YztError): void {
    if (error.code === 'aborted') {
      this.#settle(this.#restState(), undefined);
      return;
    }
    this.#settle(DENIED.has(error.code) ? 'denied' : 'error', error);
    this.#handled = !this.#host.dispatchEvent(new YztErrorEvent(error));
  }

  #settle(state: AsyncState, error: YztError | undefined): void {
    this.#state = state;
    this.#error = error;
    this.#handled = false;
    this.#host.requestUpdate();
  }
}

/** By shape: some host frameworks replace the global `Promise` while async functions keep the platform's own. */
function isPromise<T>(answer: Promise<T> | T): answer is Promise<T> {
  return typeof (answer as Partial<Promise<T>> | null | undefined)?.then === 'function';
}

function sameArgs(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}
