import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry, Division } from '@yizhangtu/standard';
import { divisionOptions, filterEntries, ownerOptions, relatedCodes } from './layer-filter.ts';

const UNITS: readonly Division[] = [
  { code: '1', name: '县', kind: 'county' },
  { code: '11', name: { 'zh-CN': '新市镇', en: 'Xinshi' }, kind: 'town', parent: '1' },
  { code: '111', name: '谷门村', kind: 'village', parent: '11' },
  { code: '12', name: '钟管镇', kind: 'town', parent: '1' },
];
const [, xinshi, gumen, zhongguan] = UNITS as [Division, Division, Division, Division];

const entry = (id: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  domain: 'environment',
  title: id,
  source: { type: 'geojson', href: 'x.json', datum: 'WGS84' },
  ...more,
});
const ENTRIES = [
  entry('whole', { owner: { 'zh-CN': '水利局', en: 'Water bureau' } }),
  entry('town', { divisions: ['11'], owner: '水利局' }),
  entry('village', { divisions: ['111'], owner: '民政局' }),
  entry('other', { divisions: ['12'] }),
];
const ids = (entries: readonly CatalogueEntry[]) => entries.map(({ id }) => id);

test('a division has what covers it: the county, what it is part of, its parts', () => {
  const of = (division: Division) => ids(filterEntries(ENTRIES, { division }, UNITS));
  assert.deepEqual(of(xinshi), ['whole', 'town', 'village']);
  assert.deepEqual(of(gumen), ['whole', 'town', 'village']);
  assert.deepEqual(of(zhongguan), ['whole', 'other']);
});

test('filters narrow each other, and none leaves all', () => {
  assert.equal(filterEntries(ENTRIES, {}, UNITS), ENTRIES);
  assert.deepEqual(ids(filterEntries(ENTRIES, { owner: '水利局' }, UNITS)), ['whole', 'town']);
  const both = { owner: '水利局', division: zhongguan };
  assert.deepEqual(ids(filterEntries(ENTRIES, both, UNITS)), ['whole']);
});

test('offers owners by how much is theirs, and divisions that have layers', () => {
  assert.deepEqual(
    ownerOptions(ENTRIES, 'en').map(({ label, count }) => [label, count]),
    [
      ['水利局', 2],
      ['民政局', 1],
    ],
  );
  assert.deepEqual(
    divisionOptions(ENTRIES, UNITS, 'en').map(({ label, count }) => [label, count]),
    [
      ['Xinshi', 2],
      ['谷门村', 2],
      ['钟管镇', 1],
    ],
  );
});

test('a division that is its own parent ends', () => {
  const loop = [{ code: 'a', name: 'a', kind: 'x', parent: 'a' }];
  assert.deepEqual([...relatedCodes('a', loop)], ['a']);
});
