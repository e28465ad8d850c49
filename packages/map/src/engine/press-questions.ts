import type { FeatureHit } from '@yizhangtu/core';
import { toYztError, type CatalogueEntry, type LngLat, type YztError } from '@yizhangtu/standard';
import { WORDS } from '../services/words-field.ts';
import type { TileSet } from '../sources/tiles.ts';

/** What to call the words of a service. */
const WORDS_FIELD = { name: WORDS, label: { 'zh-CN': '服务答复', en: 'Answer of the service' } };

/** A layer of pictures whose service may know what is at a place. */
export interface Askable {
  readonly entry: CatalogueEntry;
  readonly tiles: TileSet;
}

/** Whether a layer shows something at a place. */
export function showsAt({ entry, tiles }: Askable, [x, y]: LngLat, zoom: number): boolean {
  const level = Math.round(zoom) + (tiles.tileSize === 256 ? 1 : 0);
  const drawn =
    level >= tiles.minZoom &&
    zoom >= (entry.minZoom ?? 0) &&
    zoom < (entry.maxZoom ?? Infinity) + 1;
  if (!drawn || tiles.bounds === undefined) return drawn;
  const [west, south, east, north] = tiles.bounds;
  return x >= west && x <= east && y >= south && y <= north;
}

const hitOf = (entry: CatalogueEntry, feature: GeoJSON.Feature): FeatureHit => ({
  entry:
    feature.properties?.[WORDS] === undefined
      ? entry
      : { ...entry, fields: [...(entry.fields ?? []), WORDS_FIELD] },
  feature,
});

/** What is asked of services after a press on their pictures. A later press ends an earlier one. */
export class PressQuestions {
  #current: AbortController | undefined;

  /**
   * Features at a place, the topmost layer first. Undefined when another press came meanwhile.
   *
   * @param layers - those to ask, the topmost first
   * @param onError - told of each service that does not answer as it should
   */
  async ask(
    layers: readonly Askable[],
    at: LngLat,
    zoom: number,
    onError: (error: YztError) => void,
  ): Promise<readonly FeatureHit[] | undefined> {
    this.stop();
    const current = new AbortController();
    this.#current = current;
    const answers = await Promise.all(
      layers.map(async ({ entry, tiles }) => {
        try {
          const features = (await tiles.query?.(at, zoom, current.signal)) ?? [];
          return features.map((feature) => hitOf(entry, feature));
        } catch (thrown) {
          const error = toYztError(thrown, entry.id);
          if (!current.signal.aborted) onError(error);
          return [];
        }
      }),
    );
    return current.signal.aborted ? undefined : answers.flat();
  }

  stop(): void {
    this.#current?.abort();
  }
}
