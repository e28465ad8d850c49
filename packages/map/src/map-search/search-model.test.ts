import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry, Place } from '@yizhangtu/standard';
import { findAmong, mergeFound, MOST_PLACES, sectionsOf, stepActive } from './search-model.ts';

const place = (id: string, more: Partial<Place> = {}): Place => ({
  type: 'division',
  id,
  name: `地点${id}`,
  ...more,
});
const entry = { id: 'a' } as CatalogueEntry;

test('finds places at hand by characters, pinyin and initials', () => {
  const places = [
    place('1', {
      name: { 'zh-CN': '新市镇', en: 'Xinshi' },
      pinyin: { full: 'xin shi zhen', initials: 'xsz' },
    }),
    place('2', { name: '谷门村' }),
  ];
  for (const words of ['新市', 'xinshi', 'xsz', 'Xinshi']) {
    const { places: found, complete } = findAmong(places, words);
    assert.deepEqual([found.map((one) => one.place.id), complete], [['1'], true], words);
  }
  assert.deepEqual(findAmong(places, 'gumen').places, []);
});

test('lists a screenful and says that there is more', () => {
  const many = Array.from({ length: MOST_PLACES + 1 }, (_, i) => place(String(i)));
  const found = findAmong(many, '地点');
  assert.deepEqual([found.places.length, found.complete], [MOST_PLACES, false]);
});

test('a place that two sources found stands once, with what both know', () => {
  const feature = { type: 'Feature' } as GeoJSON.Feature;
  const well = place('7', { type: 'feature', layer: 'wells' });
  const other = place('7', { type: 'feature', layer: 'lamps' });
  const merged = mergeFound([
    { places: [{ place: well }, { place: other }], complete: true },
    { places: [{ place: { ...well, name: '井' }, entry, feature }], complete: false },
  ]);
  assert.deepEqual(merged, {
    places: [{ place: well, entry, feature }, { place: other }],
    complete: false,
  });
});

test('results come by kind, unknown kinds last', () => {
  const types = ['feature', 'bus-line', 'division', 'layer', 'division'];
  const places = types.map((type, i) => ({ place: place(String(i), { type: type as 'layer' }) }));
  assert.deepEqual(
    sectionsOf(places).map((section) => [section.type, section.places.map((one) => one.place.id)]),
    [
      ['division', ['2', '4']],
      ['layer', ['3']],
      ['feature', ['0']],
      ['other', ['1']],
    ],
  );
});

test('arrows go round the results and through the box', () => {
  assert.deepEqual(
    [-1, 0, 1].map((active) => stepActive(active, 1, 2)),
    [0, 1, -1],
  );
  assert.deepEqual(
    [-1, 0, 1].map((active) => stepActive(active, -1, 2)),
    [1, -1, 0],
  );
  assert.equal(stepActive(-1, 1, 0), -1);
});
