/** Work that began before there was anyone to use it. */
export interface Begun<T> {
  /** Ends it; handed on with it. */
  readonly lifetime: AbortController;
  readonly result: Promise<T>;
}

/** Begins `open` with a lifetime of its own. */
export function begin<T>(open: (lifetime: AbortSignal) => Promise<T>): Begun<T> {
  const lifetime = new AbortController();
  const result = open(lifetime.signal);
  // A failure is for whoever takes the result; until then nobody listens.
  result.catch(() => undefined);
  return { lifetime, result };
}

/** What is under way, by what it is for, until it is taken. */
export class Beginnings<K extends object, T> {
  readonly #begun = new Map<K, Begun<T>>();
  readonly #done = new Map<K, T>();
  readonly #taken = new WeakSet<K>();

  /** Begins `open` for `key`, unless that is under way or was taken. */
  begin(key: K, open: (lifetime: AbortSignal) => Promise<T>): void {
    if (this.#begun.has(key) || this.#taken.has(key)) return;
    const begun = begin(open);
    this.#begun.set(key, begun);
    void begun.result.then(
      (result) => this.#begun.get(key) === begun && this.#done.set(key, result),
      () => undefined,
    );
  }

  /** Resolves when all that is under way has come or failed. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#begun.values()].map(({ result }) => result));
  }

  /** What has come of it and was not taken. */
  get done(): ReadonlyMap<K, T> {
    return this.#done;
  }

  /** What is under way for `key`, for the one who ends it from now on. */
  take(key: K): Begun<T> | undefined {
    const begun = this.#begun.get(key);
    if (begun !== undefined) this.#taken.add(key);
    this.#begun.delete(key);
    this.#done.delete(key);
    return begun;
  }

  /** Ends all that nobody took. */
  close(): void {
    for (const { lifetime } of this.#begun.values()) lifetime.abort();
    this.#begun.clear();
    this.#done.clear();
  }
}
