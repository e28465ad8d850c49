import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError, type Bounds } from '@yizhangtu/standard';
import { readGeojson } from './geojson.ts';
import { asIs, toWgs84From } from './to-wgs84.ts';
import { crossesItself } from './rings.ts';

const near: Bounds = [119.7, 30.4, 120.4, 30.7];
const feature = (geometry: unknown, more: object = {}) => ({
  type: 'Feature',
  properties: {},
  geometry,
  ...more,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const point = (x: unknown, y: unknown) => ({ type: 'Point', coordinates: [x, y] });
const ring = (...places: number[][]) => ({
  type: 'Polygon',
  coordinates: [[...places, places[0]]],
});

const read = (value: unknown) => readGeojson(value, asIs, 'test', near);
const failure = (value: unknown): YztError => {
  try {
    read(value);
  } catch (error) {
    assert.ok(error instanceof YztError);
    return error;
  }
  return assert.fail('it was read');
};

test('collections, single features and bare geometries are read; each feature has an id', () => {
  assert.equal(read(collection(feature(point(120, 30.5)))).features.length, 1);
  assert.equal(read(feature(point(120, 30.5))).features.length, 1);
  assert.equal(read(point(120, 30.5)).features.length, 1);
  const ids = read(
    collection(
      feature(point(120, 30.5), { id: 7 }),
      feature(point(120, 30.5), { properties: { id: 'a' } }),
      feature(point(120, 30.5), { properties: null }),
    ),
  ).features.map(({ id }) => id);
  assert.deepEqual(ids, [7, 'a', '#2']);
});

test('what is not GeoJSON is a bad response', () => {
  for (const value of [null, 1, [], {}, { type: 'Topology' }, { type: 'FeatureCollection' }]) {
    assert.equal(failure(value).code, 'bad_response');
  }
});

test('features with NaN, nulls or places off the globe are left out and counted, the rest is kept', () => {
  const { features, issues } = read(
    collection(
      feature(point(NaN, 30.5)),
      feature(point(null, null)),
      feature(point(120, 30.5)),
      feature(point(120, 300)),
      feature({
        type: 'LineString',
        coordinates: [
          [120, 30.5],
          [Infinity, 30],
        ],
      }),
    ),
  );
  assert.equal(features.length, 1);
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [['coordinates', 'features[0].geometry']],
  );
  assert.match(issues[0]!.message['zh-CN'], /^4 /);
});

test('empty and missing geometries are left out and counted', () => {
  const { features, issues } = read(
    collection(
      feature({ type: 'Polygon', coordinates: [] }),
      feature({ type: 'Polygon', coordinates: [[]] }),
      feature({ type: 'LineString', coordinates: [[120, 30.5]] }),
      feature(null),
      feature({ type: 'Circle', coordinates: [] }),
      feature({ type: 'Point' }),
      feature({ type: 'GeometryCollection' }),
      feature({ type: 'GeometryCollection', geometries: [{ type: 'Point' }] }),
      null,
      feature(point(120, 30.5)),
    ),
  );
  assert.equal(features.length, 1);
  assert.deepEqual(
    Object.fromEntries(issues.map(({ code, message }) => [code, Number.parseInt(message.en)])),
    { empty: 3, geometry: 6 },
  );
});

test('rings that cross themselves are kept and counted', () => {
  const bowtie = ring([120, 30.5], [120.1, 30.6], [120.1, 30.5], [120, 30.6]);
  const { features, issues } = read(collection(feature(bowtie)));
  assert.equal(features.length, 1);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['self_crossing'],
  );
});

test('crossing is told from touching', () => {
  const closed = (...places: number[][]) => [...places, places[0]!];
  assert.equal(crossesItself(closed([0, 0], [4, 0], [4, 4], [0, 4])), false);
  assert.equal(crossesItself(closed([0, 0], [4, 4], [4, 0], [0, 4])), true);
  // Two squares that share a corner.
  assert.equal(
    crossesItself(closed([0, 0], [2, 0], [2, 2], [4, 2], [4, 4], [2, 4], [2, 2], [0, 2])),
    false,
  );
  const circle = Array.from({ length: 5000 }, (_, i) => [
    Math.cos((i / 2500) * Math.PI),
    Math.sin((i / 2500) * Math.PI),
  ]);
  assert.equal(crossesItself(closed(...circle)), false);
});

test('nothing that can be drawn is an error with every count; an empty collection is not', () => {
  const error = failure(collection(feature(null), feature(point('a', 'b'))));
  assert.equal(error.code, 'invalid');
  assert.deepEqual(
    error.issues.map(({ code }) => code),
    ['geometry', 'coordinates'],
  );
  assert.deepEqual(read(collection()).features, []);
});

test('latitude first is refused with the mend', () => {
  const error = failure(collection(feature(point(30.5, 120)), feature(point(30.6, 120.1))));
  assert.equal(error.code, 'invalid');
  assert.equal(error.issues[0]?.code, 'axis_order');
  assert.match(error.issues[0]!.mend['zh-CN'], /经度在前/);
});

test('latitude first is noticed where both orders are on the globe', () => {
  const west: Bounds = [80, 40, 85, 45];
  assert.throws(() => readGeojson(point(42, 82), asIs, 'test', west), YztError);
  assert.equal(readGeojson(point(82, 42), asIs, 'test', west).features.length, 1);
});

test('one stray place among many is not taken for swapped axes', () => {
  const good = Array.from({ length: 9 }, () => feature(point(120, 30.5)));
  const { features, issues } = read(collection(...good, feature(point(30.5, 120))));
  assert.equal(features.length, 9);
  assert.equal(issues[0]?.code, 'coordinates');
});

test('GCJ-02 is converted, and what was given stays as it was', async () => {
  const given = collection(feature(point(120, 30.5)));
  const copy = structuredClone(given);
  const { features } = readGeojson(given, await toWgs84From('GCJ02'), 'test', near);
  const [x] = (features[0]!.geometry as GeoJSON.Point).coordinates;
  assert.ok(Math.abs(x! - (120 - 0.00467)) < 0.0004);
  assert.deepEqual(given, copy);
});
