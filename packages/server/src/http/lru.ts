// What an entry costs beside its bytes, so that empty ones do not pile up.
const OVERHEAD = 256;

/** Keeps what was used last, up to a number of bytes. */
export class ByteCache<T extends { readonly byteLength: number }> {
  readonly #most: number;
  readonly #entries = new Map<string, T>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: T): void {
    this.#drop(key);
    this.#entries.set(key, value);
    this.#bytes += value.byteLength + OVERHEAD;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const value = this.#entries.get(key);
    if (value === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= value.byteLength + OVERHEAD;
  }
}
