import { toYztError } from '@yizhangtu/standard';

/** What services say of themselves, read once for all layers of a map that want it. */
export class Documents {
  readonly #kept = new Map<string, Promise<unknown>>();

  /** What `read` brings, or brought before under the same key. What failed is read again. */
  async once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key) as Promise<T> | undefined;
    if (known !== undefined) {
      try {
        return await known;
      } catch (thrown) {
        // The layer that asked first has gone; this one has not.
        if (toYztError(thrown).code !== 'aborted') throw thrown;
      }
    }
    const reading = read();
    this.#kept.set(key, reading);
    reading.catch(() => {
      if (this.#kept.get(key) === reading) this.#kept.delete(key);
    });
    return reading;
  }
}
