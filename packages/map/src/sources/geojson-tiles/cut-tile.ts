import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Bounds } from '@yizhangtu/standard';
import { ID } from '../feature-id.ts';

/** Units across a tile, and how far beyond its edge features are drawn. */
export const EXTENT = 4096;
const BUFFER = 64;
/** Shapes are whole from this level on; the map enlarges its tiles beyond. One unit is 0.15 m there. */
export const MAX_ZOOM = 16;
/** Units that a simplified line may be off, and below which a shape is too small to be drawn. */
const TOLERANCE = 3;
/** The layer in the tiles. */
export const TILE_LAYER = 'features';

/** A feature cut for a tile. Declared here: the package's own types cannot be found by Node's rules. */
export interface CutFeature {
  readonly type: 1 | 2 | 3;
  readonly geometry: unknown;
  readonly tags: Record<string, unknown> | null;
}

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const longitude = (share: number) => share * 360 - 180;
const latitude = (share: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI;

/** What a tile shows, with the strip around it: west, south, east, north. */
export function boundsOfTile({ z, x, y }: TileAddress): Bounds {
  const size = 2 ** z;
  const strip = BUFFER / EXTENT;
  return [
    longitude((x - strip) / size),
    latitude((y + 1 + strip) / size),
    longitude((x + 1 + strip) / size),
    latitude((y - strip) / size),
  ];
}

const across = (lng: number) => lng / 360;
const down = (lat: number) => {
  const sin = Math.sin((lat * Math.PI) / 180);
  return (-0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
};

/**
 * Whether an area with this box (west, south, east, north from `at` on) is so small at a level that
 * cutting leaves it out: then it need not be read. The measure is its surface, as of each of its rings.
 */
export function isTooSmall(boxes: readonly number[], at: number, z: number): boolean {
  if (z >= MAX_ZOOM) return false;
  const width = across(boxes[at + 2]!) - across(boxes[at]!);
  const height = down(boxes[at + 1]!) - down(boxes[at + 3]!);
  return width * height < (TOLERANCE / (EXTENT * 2 ** z)) ** 2;
}

/** What a tile says of a feature. Names that every object has are mistaken by the encoder. */
export function tagsOf({ properties, id }: GeoJSON.Feature): Record<string, unknown> {
  const tags: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value !== null && !(name in Object.prototype)) tags[name] = value;
  }
  tags[ID] = id;
  return tags;
}

const forTile = (feature: GeoJSON.Feature): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: feature.geometry,
  properties: tagsOf(feature),
});

/**
 * A Mapbox Vector Tile of `features` and of what is cut already; undefined when nothing shows in it.
 */
export function cutTile(
  features: readonly GeoJSON.Feature[],
  cut: readonly CutFeature[],
  { z, x, y }: TileAddress,
): ArrayBuffer | undefined {
  const tile: { readonly features: readonly CutFeature[] } = geoJSONToTile(
    { type: 'FeatureCollection', features: features.map(forTile) },
    z,
    x,
    y,
    { maxZoom: MAX_ZOOM, extent: EXTENT, buffer: BUFFER, tolerance: TOLERANCE, clip: true },
  );
  const all = [...tile.features, ...cut];
  if (all.length === 0) return undefined;
  const layers = { [TILE_LAYER]: { ...tile, features: all } };
  const bytes: Uint8Array = fromGeojsonVt(layers as never, { version: 2, extent: EXTENT });
  // Bytes of their own: these are handed over.
  return bytes.slice().buffer as ArrayBuffer;
}
