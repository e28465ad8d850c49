import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bounds } from '@yizhangtu/standard';
import { groundInView } from './ground-view.ts';
import { groundOf } from './ground.ts';

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
const line: GeoJSON.Feature = { type: 'Feature', properties: {}, geometry: square(0, 0, 10) };
const town: GeoJSON.Feature = {
  type: 'Feature',
  properties: { code: 'town', parent: 'county' },
  geometry: square(0, 0, 4),
};
const look = groundInView(groundOf({ line, areas: [town], division: undefined, county: 'county' }));
const kinds = (view: Bounds) => [...look(view)].sort();

test('well inside the county nothing of its line and of what lies beyond it is drawn', () => {
  assert.deepEqual(kinds([7, 7, 8, 8]), []);
});

test('inside a town its area is there to be pressed, and its name', () => {
  assert.deepEqual(kinds([1.9, 1.9, 2.1, 2.1]), ['name', 'part']);
  assert.deepEqual(kinds([1, 1, 1.2, 1.2]), ['part']);
});

test('at the edge, and just before it, the line and the shade are there', () => {
  assert.deepEqual(kinds([9.5, 7, 10.5, 8]), ['line', 'outside']);
  assert.deepEqual(kinds([8.8, 7, 9.6, 8]), ['line', 'outside']);
});

test('beyond the line there is only shade', () => {
  assert.deepEqual(kinds([12, 12, 12.5, 12.5]), ['outside']);
});

test('all of the county shows all of it', () => {
  assert.deepEqual(kinds([-1, -1, 11, 11]), ['line', 'name', 'outside', 'part']);
});
