import { VectorTile } from '@mapbox/vector-tile';
import type { FeaturesInView } from '@yizhangtu/core';
import { toYztError, type Bounds, type YztError } from '@yizhangtu/standard';
import { PbfReader } from 'pbf';
import { featureKey } from '../model/feature-key.ts';
import { touches } from '../model/touches.ts';
import type { TileSet } from './tiles.ts';
import { FEATURE_LIMIT } from './view-reader.ts';

/** Tiles that are asked for to read an area, and how many at a time. */
const TILES = 64;
const AT_ONCE = 6;

interface Address {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const column = (lng: number, z: number) =>
  Math.min(2 ** z - 1, Math.max(0, Math.floor(((lng + 180) / 360) * 2 ** z)));
function row(lat: number, z: number): number {
  const sine = Math.sin((Math.min(85, Math.max(-85, lat)) * Math.PI) / 180);
  const share = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return Math.min(2 ** z - 1, Math.max(0, Math.floor(share * 2 ** z)));
}

function tilesOf([west, south, east, north]: Bounds, z: number): Address[] {
  const found: Address[] = [];
  for (let y = row(north, z); y <= row(south, z); y += 1) {
    for (let x = column(west, z); x <= column(east, z); x += 1) found.push({ z, x, y });
  }
  return found;
}

function countOf([west, south, east, north]: Bounds, z: number): number {
  return (column(east, z) - column(west, z) + 1) * (row(south, z) - row(north, z) + 1);
}

/** The tiles that hold an area, of the finest level that takes no more than {@link TILES} of them. */
function plan({ minZoom, maxZoom }: TileSet, area: Bounds): readonly Address[] {
  let z = maxZoom;
  while (z > minZoom && countOf(area, z) > TILES) z -= 1;
  return countOf(area, z) > TILES ? [] : tilesOf(area, z);
}

function featuresOf(bytes: ArrayBuffer, { x, y, z }: Address, layer: string | undefined) {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const found = layer === undefined ? Object.values(layers)[0] : layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, index) =>
    found!.feature(index).toGeoJSON(x, y, z),
  );
}

/**
 * Reads what of a set of vector tiles touches `area`, without a map.
 *
 * @throws YztError of the tiles when none of them came
 */
export async function readTiles(
  tiles: TileSet,
  area: Bounds,
  signal: AbortSignal,
): Promise<FeaturesInView> {
  const addresses = plan(tiles, area);
  const found = new Map<string, GeoJSON.Feature>();
  let [read, missing] = [0, 0];
  let failed: YztError | undefined;
  const readOne = async (address: Address) => {
    try {
      const bytes = await tiles.read(address.z, address.x, address.y, signal);
      const features = bytes === undefined ? [] : featuresOf(bytes, address, tiles.sourceLayer);
      read += 1;
      for (const feature of features) {
        if (!touches(feature.geometry, area)) continue;
        const key = featureKey(feature);
        if (!found.has(key)) found.set(key, feature);
      }
    } catch (thrown) {
      const error = toYztError(thrown);
      // Some servers have no file where nothing is.
      if (error.code === 'not_found') missing += 1;
      failed ??= error;
    }
  };
  for (let at = 0; at < addresses.length && found.size < FEATURE_LIMIT; at += AT_ONCE) {
    await Promise.all(addresses.slice(at, at + AT_ONCE).map(readOne));
  }
  if (failed !== undefined && read === 0) throw failed;
  const finest = addresses[0]?.z === tiles.maxZoom;
  return {
    features: [...found.values()].slice(0, FEATURE_LIMIT),
    complete: finest && read + missing === addresses.length && found.size <= FEATURE_LIMIT,
  };
}
