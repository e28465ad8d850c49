import GeoJSONVT from 'geojson-vt';
import vtpbf from 'vt-pbf';
import type { TileRow } from '../store/feature-store.ts';
import type { TileAddress } from './tile-box.ts';

/** Units across a tile, and how far beyond it features are drawn. */
export const EXTENT = 4096;
export const BUFFER = 64;

// Above this level shapes are drawn as they are.
const DETAIL_ZOOM = 16;

type Properties = Record<string, unknown>;

// A vector tile holds flat values only.
function flat(properties: Properties, id: string): Properties {
  const values = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]);
  return { id, ...Object.fromEntries(values) };
}

function toFeature({ seq, id, geometry, properties }: TileRow): GeoJSON.Feature {
  return {
    type: 'Feature',
    id: seq,
    geometry: JSON.parse(geometry) as GeoJSON.Geometry,
    properties: flat(JSON.parse(properties) as Properties, id),
  };
}

/**
 * A Mapbox Vector Tile with one layer; empty when nothing is in view. The number that the tile format asks
 * for as an id is the feature's place in its layer; its own id is the property `id`.
 */
export function encodeTile(
  layer: string,
  rows: readonly TileRow[],
  { z, x, y }: TileAddress,
): Uint8Array<ArrayBuffer> {
  if (rows.length === 0) return new Uint8Array();
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: rows.map(toFeature),
  };
  const index = new GeoJSONVT(data, {
    // Shapes are simplified below the deepest level only, so that one is taken below the tile.
    maxZoom: z < DETAIL_ZOOM ? z + 1 : z,
    indexMaxZoom: 0,
    extent: EXTENT,
    buffer: BUFFER,
  });
  const tile = index.getTile(z, x, y);
  if (tile === null || tile.features.length === 0) return new Uint8Array();
  return vtpbf.fromGeojsonVt({ [layer]: tile }, { version: 2, extent: EXTENT });
}
