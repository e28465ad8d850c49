import type { LiveValues } from './live-values.ts';

/** Features that are painted anew in one frame: what is more waits for the next. */
const MOST_A_FRAME = 1000;

/** Calls `work` before the next frame is drawn; returns the way to take that back. */
export type NextFrame = (work: () => void) => () => void;

export const nextFrame: NextFrame = (work) => {
  const frame = requestAnimationFrame(() => work());
  return () => cancelAnimationFrame(frame);
};

/** Gathers values, and sets them once a frame: however many messages come, a frame is painted once. */
export class LiveBatch {
  readonly #pending = new Map<string | number, Readonly<Record<string, unknown>>>();
  readonly #set: (values: LiveValues) => void;
  readonly #next: NextFrame;
  #cancel: (() => void) | undefined;

  constructor(set: (values: LiveValues) => void, next: NextFrame) {
    this.#set = set;
    this.#next = next;
  }

  add(values: readonly LiveValues[]): void {
    for (const { id, properties } of values) {
      const waiting = this.#pending.get(id);
      this.#pending.set(id, waiting === undefined ? properties : { ...waiting, ...properties });
    }
    if (this.#pending.size > 0) this.#cancel ??= this.#next(() => this.#flush());
  }

  close(): void {
    this.#cancel?.();
    this.#pending.clear();
  }

  #flush(): void {
    let count = 0;
    for (const [id, properties] of this.#pending) {
      this.#pending.delete(id);
      this.#set({ id, properties });
      count += 1;
      if (count === MOST_A_FRAME) break;
    }
    this.#cancel = this.#pending.size > 0 ? this.#next(() => this.#flush()) : undefined;
  }
}
