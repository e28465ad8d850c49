import type { MessageCount } from '@yizhangtu/standard/cases.js';

/** Where counts come from. */
export interface CountSource {
  /** Asks the server. */
  fetch(): Promise<MessageCount>;
  /** Called with each new count. */
  change(count: MessageCount): void;
}

/**
 * The count of a person's notices as the server keeps it: never computed here, never older than what was
 * shown. Counts come from the stream, from answers to marking, and from asking; `version` orders them.
 */
export class MessageCounter {
  readonly #source: CountSource;
  #count: MessageCount | undefined;
  #asking: Promise<void> | undefined;

  constructor(source: CountSource) {
    this.#source = source;
  }

  get count(): MessageCount | undefined {
    return this.#count;
  }

  /** Takes a count that came by itself. One that leaves out versions is taken, and the server asked. */
  take(count: MessageCount): void {
    const known = this.#count?.version;
    if (!this.#put(count)) return;
    if (known !== undefined && count.version > known + 1)
      void this.refresh().catch(() => undefined);
  }

  /** Asks the server; calls at one time are one question. Rejects as the call does. */
  refresh(): Promise<void> {
    return (this.#asking ??= this.#source
      .fetch()
      .then((count) => void this.#put(count))
      .finally(() => (this.#asking = undefined)));
  }

  #put(count: MessageCount): boolean {
    if (this.#count !== undefined && count.version <= this.#count.version) return false;
    this.#count = count;
    this.#source.change(count);
    return true;
  }
}
