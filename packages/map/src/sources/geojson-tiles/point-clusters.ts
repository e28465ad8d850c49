import { Supercluster } from '@maplibre/geojson-vt';
import { EXTENT, MAX_ZOOM, type CutFeature, type TileAddress } from './cut-tile.ts';

/** Pixels around a point in which others become one heap with it; a tile is 512 pixels wide. */
const RADIUS = 48;

/** Points of a layer, gathered into heaps up to a zoom. */
export class PointClusters {
  readonly #index: Supercluster;

  /** @param maxZoom - the last level with heaps */
  constructor(
    points: readonly (readonly [x: number, y: number, number: number])[],
    maxZoom: number,
  ) {
    this.#index = new Supercluster({
      radius: (RADIUS / 512) * EXTENT,
      extent: EXTENT,
      maxZoom: Math.min(maxZoom, MAX_ZOOM - 1),
    });
    this.#index.load(
      points.map(([x, y, number]) => ({
        type: 'Feature',
        properties: { number },
        geometry: { type: 'Point', coordinates: [x, y] },
      })),
    );
  }

  /** What a tile shows; `tagsOf` says what is known of the points of these numbers. */
  tile(
    { z, x, y }: TileAddress,
    tagsOf: (numbers: readonly number[]) => ReadonlyMap<number, Record<string, unknown>>,
  ): CutFeature[] {
    const features: readonly CutFeature[] = this.#index.getTile(z, x, y)?.features ?? [];
    const numberOf = (one: CutFeature): number | undefined =>
      one.tags?.['cluster'] === true ? undefined : (one.tags?.['number'] as number);
    const single = features.map(numberOf).filter((number) => number !== undefined);
    const tags = tagsOf(single.sort((a, b) => a - b));
    return features.map((one) => {
      const number = numberOf(one);
      return number === undefined ? one : { ...one, tags: tags.get(number)! };
    });
  }

  /** The zoom at which a heap falls apart. */
  expansionZoom(cluster: number): number {
    return this.#index.getClusterExpansionZoom(cluster);
  }
}
