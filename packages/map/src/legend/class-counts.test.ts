import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry, Style } from '@yizhangtu/standard';
import { classCounts } from './class-counts.ts';

const entry = (style: Style, type = 'geojson'): CatalogueEntry =>
  ({
    id: 'a',
    domain: 'd',
    title: 'A',
    source: { type, href: 'x', tiles: ['x'], sourceLayer: 'a', datum: 'WGS84' },
    style,
  }) as CatalogueEntry;
const features = (values: readonly unknown[], ids = true): GeoJSON.Feature[] =>
  values.map((grade, id) => ({
    type: 'Feature',
    ...(ids ? { id } : {}),
    geometry: { type: 'Point', coordinates: [120, 30] },
    properties: { grade },
  }));
const all = (values: readonly unknown[]) => ({ features: features(values), complete: true });

const classes: Style = {
  geometry: 'area',
  field: 'grade',
  classes: [
    { value: 1, label: '优', colour: '#1f7a5c' },
    { value: 2, label: '劣', colour: '#b3261e' },
  ],
};
const ranges: Style = {
  geometry: 'area',
  field: 'grade',
  ranges: [
    { from: 0, colour: '#ffffff' },
    { from: 10, colour: '#0a5f8a' },
  ],
};

test('counts the features of each class, whichever way a value is written', () => {
  assert.deepEqual(classCounts(entry(classes), all([1, '1', 2, 3, null, undefined])), {
    rows: [2, 1],
    complete: true,
  });
});

test('counts ranges from their start up to the next; what is no number is in none', () => {
  assert.deepEqual(
    classCounts(entry(ranges), all([0, 9.99, '10', 12, -1, null, '', 'x']))?.rows,
    [2, 2],
  );
});

test('counts all of a layer of one look, heat too', () => {
  assert.deepEqual(classCounts(entry({ geometry: 'heat' }), all([1, 2, 3]))?.rows, [3]);
});

test('says when there may be more', () => {
  const seen = { features: features([1]), complete: false };
  assert.deepEqual(classCounts(entry(classes), seen), { rows: [1, 0], complete: false });
});

test('counts none where the layer cannot tell', () => {
  assert.equal(classCounts(entry({ geometry: 'raster' }), all([])), undefined);
  assert.equal(classCounts(entry(classes), { features: [], complete: false }), undefined);
  const parts = { features: features([1, 1], false), complete: true };
  assert.equal(classCounts(entry(classes, 'mvt'), parts), undefined);
  assert.deepEqual(classCounts(entry(classes), parts)?.rows, [2, 0]);
});
