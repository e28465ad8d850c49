import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, padBounds } from './bounds.ts';
import { groundOf, type DrawnGround, type GroundKind } from './ground.ts';

const square = (x: number, y: number, size: number): GeoJSON.Polygon => ({
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
});
const area = (code: string, parent: string | undefined, geometry: GeoJSON.Geometry) =>
  ({ type: 'Feature', properties: { code, ...(parent ? { parent } : {}) }, geometry }) as const;

const kinds = (ground: DrawnGround, kind: GroundKind) =>
  ground.features.features.filter(({ properties }) => properties?.['kind'] === kind);

const line = { type: 'Feature', properties: {}, geometry: square(0, 0, 4) } as const;
const areas = [
  area('town-a', 'county', square(0, 0, 2)),
  area('town-b', 'county', square(2, 0, 2)),
  area('village-1', 'town-a', square(0, 0, 1)),
];

test('at the county: its towns can be gone down to, and all beyond its line is shaded', () => {
  const ground = groundOf({ line, areas, division: undefined, county: 'county' });
  assert.deepEqual(
    kinds(ground, 'part').map((one) => one.properties?.['code']),
    ['town-a', 'town-b'],
  );
  const outside = kinds(ground, 'outside')[0]!.geometry as GeoJSON.Polygon;
  assert.deepEqual(outside.coordinates[1], line.geometry.coordinates[0]);
  assert.equal(kinds(ground, 'line').length, 1);
  assert.deepEqual(
    kinds(ground, 'name').map((one) => (one.geometry as GeoJSON.Point).coordinates),
    [
      [1, 1],
      [3, 1],
    ],
  );
  assert.equal(ground.focus, undefined);
});

test('in a town: its villages, its line beside the county line, and the rest shaded', () => {
  const ground = groundOf({ line, areas, division: 'town-a', county: 'county' });
  assert.deepEqual(
    kinds(ground, 'part').map((one) => one.properties?.['code']),
    ['village-1'],
  );
  assert.deepEqual(
    kinds(ground, 'line').map((one) => one.properties?.['rank']),
    ['county', 'focus'],
  );
  const outside = kinds(ground, 'outside')[0]!.geometry as GeoJSON.Polygon;
  assert.deepEqual(outside.coordinates[1], square(0, 0, 2).coordinates[0]);
  assert.deepEqual(ground.focus, square(0, 0, 2));
});

test('a division without an area shades nothing rather than everything', () => {
  assert.equal(
    kinds(groundOf({ line, areas, division: 'town-x', county: 'county' }), 'outside').length,
    0,
  );
});

test('bounds of every kind of geometry', () => {
  assert.deepEqual(boundsOf(square(1, 2, 3)), [1, 2, 4, 5]);
  assert.deepEqual(
    boundsOf({
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [9, -1] },
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 7],
          ],
        },
      ],
    }),
    [0, -1, 9, 7],
  );
  assert.equal(boundsOf(undefined), undefined);
  assert.equal(boundsOf({ type: 'MultiPoint', coordinates: [] }), undefined);
  assert.deepEqual(padBounds([0, 0, 10, 20], 0.1), [-1, -2, 11, 22]);
});
