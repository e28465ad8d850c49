import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expression } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from '../engine/style-types.ts';
import { stepBack } from './step-back.ts';

const focus: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};
const name = (id: string): LayerSpecification => ({
  id,
  type: 'symbol',
  source: 's',
  paint: { 'text-opacity': 0.5 },
});

test('names of points outside the division in focus are fainter, by the same share at any opacity', () => {
  const layer = stepBack(name('base/place-town'), focus) as { paint: { 'text-opacity': unknown } };
  const value = layer.paint['text-opacity'] as never;
  const made = expression.createExpression(value, 'layers[0].paint.text-opacity');
  assert.equal(made.result, 'success');
  assert.deepEqual(layer.paint['text-opacity'], ['*', 0.5, ['case', ['within', focus], 1, 0.3]]);
});

test('at the county, and for names of lines and areas, nothing changes', () => {
  const town = name('base/place-town');
  const road = name('base/road-name');
  assert.equal(stepBack(town, undefined), town);
  assert.equal(stepBack(road, focus), road);
});
