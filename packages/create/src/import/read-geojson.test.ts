import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { readGeojson } from './read-geojson.ts';

const feature = (geometry: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  geometry,
  properties,
});
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
const codeOf = (text: string): [string, string | undefined] => {
  try {
    readGeojson(text);
  } catch (error) {
    assert.ok(error instanceof YztError);
    return [error.code, error.issues[0]?.code];
  }
  return ['none', undefined];
};
const refusedAs = (geometry: unknown): string | undefined =>
  readGeojson(collection(feature(geometry))).refusals[0]?.code;

test('a collection, a feature and a bare geometry are read', () => {
  const point = { type: 'Point', coordinates: [119.9, 30.5, 12] };
  for (const text of [
    collection(feature(point)),
    JSON.stringify(feature(point)),
    JSON.stringify(point),
  ]) {
    assert.deepEqual(readGeojson(`\ufeff${text}`).candidates[0]?.geometry, point);
  }
});

test('features that cannot be drawn are refused one by one, the others kept', () => {
  const { candidates, refusals } = readGeojson(
    collection(
      feature({ type: 'Point', coordinates: [119.9, 30.5] }),
      feature(null),
      feature({ type: 'Point', coordinates: [119.9, null] }),
      feature({ type: 'Polygon', coordinates: [] }),
      { type: 'Tree' },
      feature({ type: 'GeometryCollection', geometries: [] }),
    ),
  );
  assert.equal(candidates.length, 1);
  assert.deepEqual(
    refusals.map(({ row, code }) => [row, code]),
    [
      [2, 'geometry_missing'],
      [3, 'geometry_invalid'],
      [4, 'geometry_invalid'],
      [5, 'not_a_feature'],
      [6, 'geometry_unsupported'],
    ],
  );
});

test('open, short and empty rings are refused', () => {
  const ring = (...positions: number[][]) => ({ type: 'Polygon', coordinates: [positions] });
  assert.equal(refusedAs(ring([0, 0], [1, 0], [1, 1], [0, 1])), 'geometry_invalid');
  assert.equal(refusedAs(ring([0, 0], [1, 0], [0, 0])), 'geometry_invalid');
  assert.equal(refusedAs({ type: 'MultiPolygon', coordinates: [[]] }), 'geometry_invalid');
  assert.equal(refusedAs(ring([0, 0], [1, 0], [1, 1], [0, 0])), undefined);
});

test('broken JSON, NaN, TopoJSON and an empty collection are typed errors', () => {
  assert.deepEqual(codeOf('{"type":"FeatureCollection","features":['), ['invalid', 'json_broken']);
  const nan = '{"type":"Point","coordinates":[119.9,NaN]}';
  assert.deepEqual(codeOf(nan), ['invalid', 'json_broken']);
  assert.deepEqual(codeOf('{"type":"Topology","arcs":[]}'), ['unsupported', 'not_geojson']);
  assert.deepEqual(codeOf('[1,2]'), ['unsupported', 'not_geojson']);
  assert.deepEqual(codeOf(collection()), ['invalid', 'no_rows']);
});

test('a file that names a projection is refused, one in degrees is not', () => {
  const withCrs = (name: string) =>
    JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name } },
      features: [feature({ type: 'Point', coordinates: [119.9, 30.5] })],
    });
  const projected = codeOf(withCrs('urn:ogc:def:crs:EPSG::4549'));
  assert.deepEqual(projected, ['unsupported', 'coordinate_projected']);
  assert.deepEqual(codeOf(withCrs('urn:ogc:def:crs:OGC:1.3:CRS84')), ['none', undefined]);
  assert.deepEqual(codeOf(withCrs('urn:ogc:def:crs:EPSG::4490')), ['none', undefined]);
});
