import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { YztError, type Bounds } from '@yizhangtu/standard';
import { readTiles } from './read-tiles.ts';
import type { TileSet } from './tiles.ts';

const AREA: Bounds = [119.9, 30.5, 120, 30.6];
const POINTS: GeoJSON.Feature[] = [
  [119.91, 30.51],
  [119.99, 30.59],
  [119.5, 30.5],
].map((coordinates, index) => ({
  type: 'Feature',
  id: index + 1,
  properties: { name: `well ${index + 1}` },
  geometry: { type: 'Point', coordinates },
}));
const LINE: GeoJSON.Feature = {
  type: 'Feature',
  id: 9,
  properties: { name: 'road' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [119, 30.55],
      [121, 30.55],
    ],
  },
};
const signal = new AbortController().signal;

/** The same features at each level, as tiles. `asked` lists the levels. */
function tilesOf(features: readonly GeoJSON.Feature[], more: Partial<TileSet> = {}) {
  const asked: number[] = [];
  const set: TileSet = {
    content: 'vector',
    minZoom: 0,
    maxZoom: 14,
    tileSize: 512,
    bounds: undefined,
    sourceLayer: 'wells',
    read(z, x, y) {
      asked.push(z);
      const data: GeoJSON.FeatureCollection = {
        type: 'FeatureCollection',
        features: [...features],
      };
      const tile = geoJSONToTile(data, z, x, y, { maxZoom: 14, tolerance: 0 });
      const bytes = fromGeojsonVt({ wells: tile } as Parameters<typeof fromGeojsonVt>[0]);
      return Promise.resolve(new Uint8Array(bytes).slice().buffer);
    },
    ...more,
  };
  return { set, asked };
}

const names = (features: readonly GeoJSON.Feature[]) =>
  features.map(({ properties }) => String(properties?.['name'])).sort();

test('what touches the area is told once, whatever number of tiles hold it', async () => {
  const { set, asked } = tilesOf([...POINTS, LINE]);
  const { features, complete } = await readTiles(set, AREA, signal);
  assert.deepEqual(names(features), ['road', 'well 1', 'well 2']);
  const [lng, lat] = (features.find(({ id }) => id === 1)!.geometry as GeoJSON.Point).coordinates;
  assert.ok(Math.abs(lng! - 119.91) < 1e-4 && Math.abs(lat! - 30.51) < 1e-4);
  // 5 columns and 6 rows at the finest level.
  assert.deepEqual([...new Set(asked)], [14]);
  assert.equal(complete, true);
});

test('a large area is read from a coarser level, which may not hold all', async () => {
  const { set, asked } = tilesOf(POINTS);
  const { features, complete } = await readTiles(set, [119, 30, 121, 31.5], signal);
  assert.equal(features.length, 3);
  assert.ok(asked.length <= 64 && asked[0]! < 14);
  assert.equal(complete, false);
});

test('some tiles missing is an empty place; all of them missing, or one failed, is said', async () => {
  const missing = () => Promise.reject(new YztError({ code: 'not_found', message: 'no tile' }));
  const { set } = tilesOf(POINTS);
  const some = await readTiles(
    { ...set, read: (z, x, y, end) => (x % 2 ? missing() : set.read(z, x, y, end)) },
    AREA,
    signal,
  );
  assert.equal(some.complete, true);
  await assert.rejects(readTiles({ ...set, read: missing }, AREA, signal), { code: 'not_found' });
  const late = () => Promise.reject(new YztError({ code: 'timeout', message: 'late' }));
  const part = await readTiles(
    { ...set, read: (z, x, y, end) => (x % 2 ? late() : set.read(z, x, y, end)) },
    AREA,
    signal,
  );
  assert.equal(part.complete, false);
});
