import type { CatalogueEntry } from '@yizhangtu/standard';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds between two looks at values that come by themselves: more often is not calm to read. */
const LOOK_AGAIN = 5;

/** Counts up while values change by themselves, so that they are asked for again. */
export class LiveTicks implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #seconds: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get count(): number {
    return this.#count;
  }

  /** Ticks as often as these layers are worth looking at again; without a live one not at all. */
  follow(entries: readonly Pick<CatalogueEntry, 'live'>[]): void {
    const all = entries.flatMap(({ live }) => {
      if (live === undefined) return [];
      return live.by === 'poll' ? Math.max(live.every ?? LOOK_AGAIN, 1) : LOOK_AGAIN;
    });
    const seconds = all.length === 0 ? undefined : Math.min(...all);
    if (seconds === this.#seconds) return;
    this.#seconds = seconds;
    this.hostDisconnected();
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#seconds === undefined || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.#count += 1;
      this.#host.requestUpdate();
    }, this.#seconds * 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
