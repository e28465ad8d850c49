import type { ShownLayer } from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';

/** A failure that was not told yet. */
export interface Failure {
  readonly layer: ShownLayer;
  readonly error: YztError;
  /** Whether the layer was shown before: then what the map has of it may be old. */
  readonly died: boolean;
}

/** Tells each failure of a layer once, and those of layers that were shown from those that never came. */
export class FailureWatch {
  #told: ReadonlySet<YztError> = new Set();
  #ready: ReadonlySet<string> = new Set();
  #died: ReadonlySet<string> = new Set();

  /** What has failed since the last look. */
  look(layers: readonly ShownLayer[]): Failure[] {
    const died = new Set<string>();
    const failed = layers.flatMap((layer) => {
      const { entry, status } = layer;
      if (status.state !== 'error') return [];
      const before = this.#ready.has(entry.id) || this.#died.has(entry.id);
      if (before) died.add(entry.id);
      return [{ layer, error: status.error, died: before }];
    });
    const fresh = failed.filter(({ error }) => !this.#told.has(error));
    this.#told = new Set(failed.map(({ error }) => error));
    this.#died = died;
    this.#ready = new Set(
      layers.flatMap(({ entry, status }) => (status.state === 'ready' ? entry.id : [])),
    );
    return fresh;
  }

  /** Whether a layer that is in error was shown before. */
  hasDied({ entry }: ShownLayer): boolean {
    return this.#died.has(entry.id);
  }
}
