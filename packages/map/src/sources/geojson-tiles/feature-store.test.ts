import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { YztError, type Bounds, type Datum } from '@yizhangtu/standard';
import { readGeojson } from '../geojson.ts';
import { asIs } from '../to-wgs84.ts';
import { MAX_ZOOM, TILE_LAYER } from './cut-tile.ts';
import { FeatureStore } from './feature-store.ts';
import { MOST_BYTES, MOST_FEATURES, tooLarge } from './too-large.ts';

const near: Bounds = [119.7, 30.4, 120.4, 30.7];
const encoder = new TextEncoder();

/** A store of `text`, given in pieces of `size` bytes. */
function storeOf(text: string, size = 1000, datum: Datum = 'WGS84', clusterMaxZoom?: number) {
  const store = new FeatureStore({ datum, near, where: 'test', clusterMaxZoom });
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += size) store.take(bytes.slice(at, at + size));
  return { store, summary: store.end() };
}

const failure = (text: string, size?: number): YztError => {
  try {
    storeOf(text, size);
  } catch (error) {
    assert.ok(error instanceof YztError, String(error));
    return error;
  }
  return assert.fail('it was read');
};

const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const point = (x: unknown, y: unknown, properties: object | null = {}, id?: unknown) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
});
const square = (x: number, y: number, size: number, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  },
});

/** The tile that holds a place, by the formula of the scheme. */
function tileAt([lng, lat]: readonly [number, number], z: number) {
  const size = 2 ** z;
  const rad = (lat * Math.PI) / 180;
  return {
    z,
    x: Math.floor(((lng + 180) / 360) * size),
    y: Math.floor(((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * size),
  };
}

/** Features of a tile, read by another library than the one that wrote it. */
function decoded(store: FeatureStore, at: readonly [number, number], z: number) {
  const address = tileAt(at, z);
  const bytes = store.tile(address);
  if (bytes === undefined) return [];
  const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[TILE_LAYER]!;
  return Array.from({ length: layer.length }, (_, i) => {
    const { geometry, properties } = layer.feature(i).toGeoJSON(address.x, address.y, z);
    return { geometry, properties: { ...properties } as Record<string, unknown> };
  });
}

/** Mixed shapes, with all that JSON allows inside texts. */
const MIXED = [
  point(120, 30.5, { name: '五四村', note: 'a "quoted" [word], {brace} \\ and 德清' }, 7),
  square(120.01, 30.51, 0.01, { height: 3, flag: false, nothing: null, list: [1, { a: ']' }] }),
  {
    type: 'Feature',
    id: 'road-1',
    properties: null,
    geometry: {
      type: 'LineString',
      coordinates: [
        [120, 30.5],
        [120.02, 30.52],
      ],
    },
  },
  {
    type: 'Feature',
    properties: { id: 'many' },
    geometry: {
      type: 'MultiPoint',
      coordinates: [
        [120.005, 30.505],
        [120.006, 30.506],
      ],
    },
  },
  {
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [120.003, 30.503] }],
    },
  },
];

test('every feature is had whole as readGeojson gives it, however the bytes are cut', () => {
  const text = collection(MIXED, { name: 'features', crs: { features: [1, 2] } });
  const expected = readGeojson(JSON.parse(text), asIs, 'test', near).features;
  for (const size of [1, 2, 3, 7, 64, 100_000]) {
    const { store, summary } = storeOf(text, size);
    assert.equal(summary.count, MIXED.length);
    for (const feature of expected) assert.deepEqual(store.feature(feature.id!), feature);
  }
});

test('single features and bare geometries are documents too', () => {
  for (const value of [MIXED[1], MIXED[1]!.geometry]) {
    const { store, summary } = storeOf(JSON.stringify(value), 5);
    assert.equal(summary.count, 1);
    assert.deepEqual(store.feature('#0'), readGeojson(value, asIs, 'test', near).features[0]);
  }
});

test('spaces, members after the features, escapes and a byte order mark do no harm', () => {
  const text = `\uFEFF{ "a\\"features" : [ ] , "features"\n:\t[ ${JSON.stringify(MIXED[0])}\n ,
    ${JSON.stringify(MIXED[1])} ] , "type" : "FeatureCollection", "after": "\\\\" }`;
  for (const size of [1, 9, 10_000]) assert.equal(storeOf(text, size).summary.count, 2);
});

test('the tiles hold what lies in them, at its place to a unit, with what is said of it', () => {
  const { store } = storeOf(collection(MIXED));
  const found = decoded(store, [120.0001, 30.4999], 14);
  const town = found.find(({ properties }) => properties['$id'] === 7)!;
  assert.equal(town.properties['name'], '五四村');
  const [x, y] = (town.geometry as GeoJSON.Point).coordinates;
  const unit = 360 / 2 ** 14 / 4096;
  assert.ok(Math.abs(x! - 120) <= unit && Math.abs(y! - 30.5) <= unit);
  const [area] = decoded(store, [120.015, 30.515], 14).filter(
    ({ geometry }) => geometry.type === 'Polygon',
  );
  assert.deepEqual(
    { ...area!.properties },
    {
      height: 3,
      flag: false,
      list: '[1,{"a":"]"}]',
      $id: '#1',
    },
  );
  assert.equal(store.tile({ z: 14, x: 0, y: 0 }), undefined);
});

test('a grid of squares is whole in its tiles at the finest level, each square once a tile', () => {
  const side = 0.0002;
  const squares = Array.from({ length: 900 }, (_, i) =>
    square(120 + (i % 30) * side * 2, 30.5 + Math.floor(i / 30) * side * 2, side, { i }),
  );
  const { store } = storeOf(collection(squares), 4096);
  const seen = new Map<number, number>();
  const [from, to] = [
    tileAt([120, 30.5 + 60 * side], MAX_ZOOM),
    tileAt([120 + 60 * side, 30.5], MAX_ZOOM),
  ];
  for (let x = from.x; x <= to.x; x++) {
    for (let y = from.y; y <= to.y; y++) {
      const bytes = store.tile({ z: MAX_ZOOM, x, y });
      if (bytes === undefined) continue;
      const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[TILE_LAYER]!;
      const here = new Set<number>();
      for (let n = 0; n < layer.length; n++) {
        const i = Number(layer.feature(n).properties['i']);
        assert.ok(!here.has(i), 'twice in one tile');
        here.add(i);
        seen.set(i, (seen.get(i) ?? 0) + 1);
      }
    }
  }
  assert.equal(seen.size, squares.length);
});

test('from afar, what is too small to see is left out, points are not', () => {
  const { store } = storeOf(collection([...MIXED, square(120.1, 30.6, 0.00001)]));
  const kinds = (z: number) => decoded(store, [120, 30.5], z).map(({ geometry }) => geometry.type);
  assert.deepEqual([...new Set(kinds(2))].sort(), ['MultiPoint', 'Point']);
  const close = kinds(8);
  assert.ok(close.includes('LineString'));
  assert.equal(close.filter((type) => type === 'Polygon').length, 1);
});

test('what cannot be drawn is counted as readGeojson counts it, across all pieces', () => {
  const bowtie = square(120, 30.5, 0.1);
  [bowtie.geometry.coordinates[0]![1], bowtie.geometry.coordinates[0]![2]] = [
    bowtie.geometry.coordinates[0]![2]!,
    bowtie.geometry.coordinates[0]![1]!,
  ];
  const features = [
    point(120, 30.5),
    point(null, 30.5),
    { type: 'Feature', properties: {}, geometry: null },
    bowtie,
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[]] } },
    point(120.1, 300),
    null,
    point(120.1, 30.5, { last: true }),
  ];
  const expected = readGeojson({ type: 'FeatureCollection', features }, asIs, 'test', near);
  for (const size of [40, 100_000]) {
    const { store, summary } = storeOf(collection(features), size);
    assert.deepEqual(summary.issues, expected.issues);
    assert.equal(summary.count, expected.features.length);
    // Neighbours of what was left out are themselves.
    for (const feature of expected.features) assert.deepEqual(store.feature(feature.id!), feature);
    const drawn = decoded(store, [120.1, 30.5], MAX_ZOOM);
    assert.ok(drawn.some(({ properties }) => properties['last'] === true));
  }
});

test('broken, cut off and foreign documents are bad responses', () => {
  const whole = collection(MIXED);
  const texts = [
    whole.slice(0, -1),
    whole.slice(0, -40),
    whole.slice(0, 30),
    '',
    'no json',
    `${whole} trailing`,
    '{"type":"FeatureCollection","features":[{},,{}]}',
    '{"type":"FeatureCollection","features":[{},]}',
    '{"type":"FeatureCollection","features":[{} {}]}',
    '{"type":"FeatureCollection","features":[NaN]}',
    '{"type":"Topology","features":[]}',
    '{"type":"FeatureCollection"}',
    '{"features":[{"attributes":{}}],"geometryType":"esriGeometryPoint"}',
  ];
  for (const text of texts) {
    for (const size of [3, 10_000]) assert.equal(failure(text, size).code, 'bad_response', text);
  }
});

test('latitude first and nothing to draw are refused with the reason', () => {
  const swapped = failure(collection([point(30.5, 120), point(30.6, 120.1)]), 50);
  assert.equal(swapped.code, 'invalid');
  assert.equal(swapped.issues[0]?.code, 'axis_order');
  assert.equal(failure(collection([point('a', 'b')])).code, 'invalid');
  assert.deepEqual(storeOf(collection([])).summary, { count: 0, bounds: undefined, issues: [] });
});

test('GCJ-02 is converted in tiles, features and bounds', () => {
  const { store, summary } = storeOf(collection([point(120, 30.5, {}, 1)]), 1000, 'GCJ02');
  const [x, y] = (store.feature(1)!.geometry as GeoJSON.Point).coordinates as [number, number];
  assert.ok(Math.abs(x - (120 - 0.00467)) < 0.0004);
  assert.deepEqual(summary.bounds, [x, y, x, y]);
  const [drawn] = decoded(store, [x, y], MAX_ZOOM);
  assert.ok(Math.abs((drawn!.geometry as GeoJSON.Point).coordinates[0]! - x) < 1e-5);
});

test('points are heaped; heaps and single points add up, and a heap knows when it opens', () => {
  const points = Array.from({ length: 200 }, (_, i) =>
    point(120 + (i % 20) * 0.0001, 30.5 + Math.floor(i / 20) * 0.0001, { i }, i),
  );
  const { store } = storeOf(collection([...points, square(120, 30.5, 0.01)]), 4096, 'WGS84', 14);
  const far = decoded(store, [120.001, 30.5005], 6);
  const heaps = far.filter(({ properties }) => properties['cluster'] === true);
  assert.equal(
    heaps.reduce((sum, { properties }) => sum + Number(properties['point_count']), 0),
    200,
  );
  assert.ok(store.expansionZoom(Number(heaps[0]!.properties['cluster_id'])) > 6);
  const close = decoded(store, [120.00005, 30.49999], MAX_ZOOM);
  assert.ok(close.some(({ geometry }) => geometry.type === 'Polygon'));
  for (const { geometry, properties } of close.filter((one) => one.geometry.type === 'Point')) {
    assert.equal(properties['i'], properties['$id']);
    assert.equal(properties['cluster'], undefined);
    const [x] = (geometry as GeoJSON.Point).coordinates;
    assert.ok(Math.abs(x! - (120 + (Number(properties['i']) % 20) * 0.0001)) < 1e-5);
  }
});

test('what lies in an area is had whole, up to a number, and it is said when there is more', () => {
  const points = Array.from({ length: 50 }, (_, i) => point(120 + i * 0.001, 30.5, { i }, i));
  const { store } = storeOf(collection(points));
  const some = store.within([120.0095, 30, 120.0205, 31], 100);
  assert.deepEqual(
    some.features.map(({ id }) => id),
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
  );
  assert.deepEqual([some.complete, some.total], [true, 50]);
  const few = store.within([119, 30, 121, 31], 5);
  assert.deepEqual([few.features.length, few.complete], [5, false]);
});

test('names that every object has do not spoil a tile', () => {
  const odd = { constructor: 1, toString: 'x', ['__proto__x']: 2, name: 'ok' };
  const { store } = storeOf(collection([point(120, 30.5, odd)]));
  const [feature] = decoded(store, [120, 30.5], 14);
  assert.equal(feature!.properties['name'], 'ok');
  assert.equal(store.feature('#0')!.properties!['constructor'], 1);
});

test('more than a page can hold is refused with what to do instead', () => {
  assert.equal(tooLarge(MOST_FEATURES, MOST_BYTES, 'x'), undefined);
  for (const error of [tooLarge(MOST_FEATURES + 1, 1, 'x'), tooLarge(1, MOST_BYTES + 1, 'x')]) {
    assert.equal(error?.code, 'too_large');
    assert.equal(error.retriable, false);
    assert.match(error.issues[0]!.mend['zh-CN'], /PMTiles/);
  }
});
