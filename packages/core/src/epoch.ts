/**
 * How long what was begun still counts: until somebody else acts, or something else is shown.
 *
 * ```ts
 * const { signal } = this.#epoch;
 * const answer = await ask();
 * if (signal.aborted) return;
 * ```
 */
export class Epoch {
  #now = new AbortController();

  /** Of what begins now: aborted as soon as it no longer counts. */
  get signal(): AbortSignal {
    return this.#now.signal;
  }

  /** Nothing that was begun counts any more. */
  next(): void {
    this.#now.abort();
    this.#now = new AbortController();
  }
}
