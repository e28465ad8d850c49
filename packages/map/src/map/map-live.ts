import type { Client } from '@yizhangtu/client';
import { toYztError, type YztError } from '@yizhangtu/standard';
import { loadPart } from '../load-part.ts';
import type { MapModel } from './map-model.ts';

export interface LiveGround {
  readonly model: MapModel;
  client(): Client;
  /** What keeps live layers up to date did not load. */
  failed(error: YztError): void;
}

const loadLive = () => loadPart(import('../live/live-layers.ts'));

/**
 * Keeps live layers up to date, once there is one. What that needs is loaded with the first such layer; when
 * it did not come, again when such a layer is next shown or retried.
 */
export class MapLive {
  readonly #ground: LiveGround;
  readonly #load: typeof loadLive;
  #lifetime: AbortController | undefined;
  /** Live layers for which it did not load: an attempt of each. */
  #missed: ReadonlySet<string> = new Set();

  constructor(ground: LiveGround, load = loadLive) {
    this.#ground = ground;
    this.#load = load;
  }

  /** To be called when the layers may have changed. */
  look(): void {
    if (this.#lifetime !== undefined) return;
    const wanted = this.#wanted();
    // A layer that is turned off and on again counts anew.
    this.#missed = new Set([...this.#missed].filter((layer) => wanted.has(layer)));
    if (this.#missed.size < wanted.size) void this.#start();
  }

  close(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
    this.#missed = new Set();
  }

  #wanted(): ReadonlySet<string> {
    const live = this.#ground.model.scene.layers.filter(({ entry }) => entry.live !== undefined);
    return new Set(live.map(({ entry, attempt }) => `${entry.id} ${attempt}`));
  }

  async #start(): Promise<void> {
    const { model, client } = this.#ground;
    const lifetime = (this.#lifetime = new AbortController());
    try {
      const { followLive } = await this.#load();
      followLive(model, client, lifetime.signal);
    } catch (thrown) {
      if (lifetime.signal.aborted) return;
      this.#lifetime = undefined;
      this.#missed = this.#wanted();
      this.#ground.failed(toYztError(thrown));
    }
  }
}
