import type { Stream } from '@yizhangtu/client/stream.js';
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { ReactiveController } from 'lit';
import type { AsyncHost } from './async-controller.ts';
import { ContextController, countyContext, type CountyContext } from './context.ts';
import type { Live } from './live.ts';
import { Epoch } from './epoch.ts';

export interface NewsInit<A extends readonly unknown[]> {
  /** What to listen for; `undefined` for nothing. Each part is compared with `===`; a change listens anew. */
  args: () => A | undefined;
  /** Listens, and returns the ways to stop. */
  listen: (stream: Stream, args: A) => readonly (() => void)[];
}

/**
 * Listens to the stream of an element's provider: while it is in the document, and to that of who acts now.
 * What is listened for before the data are fetched misses nothing between the two.
 */
export class NewsController<const A extends readonly unknown[]> implements ReactiveController {
  readonly #host: AsyncHost & HTMLElement;
  readonly #init: NewsInit<A>;
  readonly #county: ContextController<CountyContext | undefined>;
  #live: Live | undefined;
  #args: A | undefined;
  #stream: Stream | undefined;
  #error: YztError | undefined;
  #offs: readonly (() => void)[] = [];
  readonly #epoch = new Epoch();

  constructor(host: AsyncHost & HTMLElement, init: NewsInit<A>) {
    this.#host = host;
    this.#init = init;
    this.#county = new ContextController(host, countyContext);
    host.addController(this);
  }

  /** Whether what is shown follows what happens. */
  get live(): boolean {
    return this.#stream?.state === 'live';
  }

  /** Why it does not, where it never will. */
  get error(): YztError | undefined {
    return this.#error ?? this.#stream?.error;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const live = this.#host.isConnected ? this.#county.value?.live : undefined;
    const args = live && this.#init.args();
    if (live === this.#live && same(args, this.#args)) return;
    this.#stop();
    this.#live = live;
    this.#args = args;
    if (live && args) void this.#listen(live, args);
  }

  hostDisconnected(): void {
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stop();
      this.#live = undefined;
    });
  }

  async #listen(live: Live, args: A): Promise<void> {
    const { signal } = this.#epoch;
    try {
      const stream = await live.stream();
      if (signal.aborted) return;
      stream.addEventListener('statechange', () => this.#host.requestUpdate(), { signal });
      this.#stream = stream;
      this.#offs = this.#init.listen(stream, args);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#error = toYztError(thrown);
    }
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#epoch.next();
    for (const off of this.#offs) off();
    this.#offs = [];
    this.#stream = undefined;
    this.#error = undefined;
  }
}

function same(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}
