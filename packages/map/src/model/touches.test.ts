import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bounds } from '@yizhangtu/standard';
import { touches } from './touches.ts';

const BOX: Bounds = [0, 0, 10, 10];
const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const line = (...coordinates: number[][]): GeoJSON.LineString => ({
  type: 'LineString',
  coordinates,
});
const area = (...coordinates: number[][][]): GeoJSON.Polygon => ({ type: 'Polygon', coordinates });

test('points touch inside and on the edge', () => {
  const at = (x: number, y: number) => touches({ type: 'Point', coordinates: [x, y] }, BOX);
  assert.deepEqual([at(5, 5), at(10, 0), at(10.1, 5)], [true, true, false]);
});

test('a line that only passes through touches; one that passes by a corner does not', () => {
  assert.equal(touches(line([-5, 5], [15, 5]), BOX), true);
  assert.equal(touches(line([-5, 5], [5, 15]), BOX), true);
  assert.equal(touches(line([-5, 6], [5, 16]), BOX), false);
  assert.equal(touches(line([-5, -5], [-5, 15]), BOX), false);
});

test('an area around the box touches, unless the box lies in its hole', () => {
  assert.equal(touches(area(square(-20, -20, 50)), BOX), true);
  assert.equal(touches(area(square(-20, -20, 50), square(-1, -1, 12)), BOX), false);
  assert.equal(touches(area(square(4, 4, 1)), BOX), true);
  assert.equal(touches(area(square(11, 11, 3)), BOX), false);
});

test('of several parts one is enough; without a geometry nothing touches', () => {
  const far = square(50, 50, 1);
  assert.equal(
    touches({ type: 'MultiPolygon', coordinates: [[far], [square(1, 1, 1)]] }, BOX),
    true,
  );
  assert.equal(touches({ type: 'MultiPolygon', coordinates: [[far]] }, BOX), false);
  const point: GeoJSON.Point = { type: 'Point', coordinates: [1, 1] };
  assert.equal(touches({ type: 'GeometryCollection', geometries: [area(far), point] }, BOX), true);
  assert.equal(touches(null, BOX), false);
});
