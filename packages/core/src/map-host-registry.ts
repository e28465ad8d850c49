import type { MapHost } from './map-host.ts';

/** The maps under one provider. Elements work with the first; when it leaves, with the next. */
export class MapHostRegistry {
  readonly #hosts = new Set<MapHost>();
  readonly #listeners = new Set<() => void>();

  get host(): MapHost | undefined {
    return this.#hosts.values().next().value;
  }

  /** All of them, in the order in which they came. */
  get hosts(): readonly MapHost[] {
    return [...this.#hosts];
  }

  /** Called by a map when it is connected. Returns the way to leave. */
  register(host: MapHost): () => void {
    this.#change(() => this.#hosts.add(host));
    return () => this.#change(() => this.#hosts.delete(host));
  }

  /** Calls `listener` when {@link host} is another one. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(change: () => void): void {
    const before = this.host;
    change();
    if (this.host !== before) for (const listener of [...this.#listeners]) listener();
  }
}
