import type { SessionController } from '@yizhangtu/core';
import { AsyncController, NewsController, type SessionUserHost } from '@yizhangtu/core';
import type { MessageCount } from '@yizhangtu/standard/cases.js';
import type { ReactiveController } from 'lit';
import { loadCalls } from './load-calls.ts';
import { newerCount } from './mailbox-model.ts';

/** An element that shows a count: the one that it is given, or that of who is signed in. */
export type CountHost = SessionUserHost & { readonly count: MessageCount | undefined };

/** The count of an element, as the server keeps it. */
export class CountReading implements ReactiveController {
  readonly #host: CountHost;
  readonly #at: SessionController;
  readonly #onChange: (count: MessageCount) => void;
  #known: MessageCount | undefined;
  #given: MessageCount | undefined;

  /** `onChange` is called with each newer count. */
  constructor(host: CountHost, at: SessionController, onChange: (count: MessageCount) => void) {
    this.#host = host;
    this.#at = at;
    this.#onChange = onChange;
    host.addController(this);
    new AsyncController(host, {
      args: () => (this.#desk === undefined ? undefined : ([this.#desk] as const)),
      task: async ([desk], signal) => this.take(await (await loadCalls()).readCount(desk, signal)),
    });
    new NewsController(host, {
      args: () => (this.#desk === undefined ? undefined : ([this.#desk] as const)),
      listen: (stream, [desk]) => [
        stream.on('count', ({ count }) => this.take(count)),
        stream.on('message', ({ count }) => this.take(count)),
        stream.on('reset', () => {
          void loadCalls()
            .then((calls) => calls.readCount(desk, new AbortController().signal))
            .then(
              (count) => this.take(count),
              // What comes next says it again.
              () => undefined,
            );
        }),
      ],
    });
  }

  /** Whom to ask; nobody while the count is given, or nobody is signed in. */
  get #desk() {
    const { count } = this.#host;
    return count === undefined && this.#at.known?.state === 'signedIn' ? this.#at.desk : undefined;
  }

  get count(): MessageCount | undefined {
    return this.#known;
  }

  hostUpdate(): void {
    const { count } = this.#host;
    if (count !== this.#given) {
      this.#given = count;
      // Another page of the host's may set an older one after a newer: it is dropped like any other.
      if (count === undefined) this.#known = undefined;
      else this.take(count);
    }
  }

  take(count: MessageCount): void {
    const newest = newerCount(this.#known, count);
    if (newest === this.#known) return;
    this.#known = newest;
    this.#onChange(count);
    this.#host.requestUpdate();
  }

  /** Another person acts: what was known is not theirs. */
  forget(): void {
    this.#known = undefined;
    this.#given = undefined;
  }
}
