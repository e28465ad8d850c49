import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '@yizhangtu/standard';
import { columnsOf, nextSorting, rowsOf, sortRows, type Sorting } from './table-model.ts';

const feature = (properties: GeoJSON.GeoJsonProperties, id?: string | number): GeoJSON.Feature => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties,
  geometry: { type: 'Point', coordinates: [0, 0] },
});
const FIELDS: Field[] = [
  { name: 'depth', label: { 'zh-CN': '井深', en: 'Depth' }, unit: 'm', type: 'number' },
  { name: 'name', label: '名称' },
  { name: 'grade', label: '等级', type: 'code', codes: { '1': '一级', '2': '二级' } },
  { name: 'built', label: '建成', type: 'date' },
];

const order = (values: readonly unknown[], sorting: Sorting, field: Partial<Field> = {}) => {
  const fields: Field[] = [
    { name: 'n', label: 'n' },
    { name: 'x', label: 'x', ...field },
  ];
  const features = values.map((x, index) => feature({ n: `r${index}`, x }, index));
  const columns = columnsOf({ features, fields }, 'zh-CN');
  return sortRows(rowsOf(features), columns, sorting, 'zh-CN').map(
    (row) => row.feature.properties?.['x'] as unknown,
  );
};
const up = { name: 'x', descending: false };
const down = { name: 'x', descending: true };

test('the naming column is first, then the fields in their order, with units in the labels', () => {
  const features = [feature({ name: '一号井', depth: 12, grade: 1, built: '2026-01-02' })];
  const columns = columnsOf({ features, fields: FIELDS }, 'en');
  assert.deepEqual(
    columns.map(({ field, label, kind }) => [field.name, label, kind]),
    [
      ['name', '名称', 'name'],
      ['depth', 'Depth (m)', 'number'],
      ['grade', '等级', 'text'],
      ['built', '建成', 'time'],
    ],
  );
});

test('features that nobody described have the properties that they have', () => {
  const features = [feature({ mc: '甲', a: 1 }), feature({ mc: '乙', b: 'x' })];
  const columns = columnsOf({ features }, 'zh-CN');
  assert.deepEqual(
    columns.map(({ field, kind }) => [field.name, kind]),
    [
      ['mc', 'name'],
      ['a', 'number'],
      ['b', 'text'],
    ],
  );
  const [only, ...others] = columnsOf({ features: [feature(null)] }, 'zh-CN');
  assert.deepEqual([only?.label, only?.kind, others], ['要素', 'name', []]);
});

test('numbers sort by value, also those written as text; what is missing is last either way', () => {
  const values = [10, '9', null, -2, 100];
  assert.deepEqual(order(values, up, { type: 'number' }), [-2, '9', 10, 100, null]);
  assert.deepEqual(order(values, down, { type: 'number' }), [100, 10, '9', -2, null]);
});

test('Chinese words sort by sound, and numbers in words count', () => {
  assert.deepEqual(order(['张家村', '安吉', '莫干山', '德清'], up), [
    '安吉',
    '德清',
    '莫干山',
    '张家村',
  ]);
  assert.deepEqual(order(['井10', '井9', '井1'], up), ['井1', '井9', '井10']);
});

test('codes sort by their words, dates by time', () => {
  const codes = { a: '中', b: '安' };
  assert.deepEqual(order(['a', 'b'], up, { type: 'code', codes }), ['b', 'a']);
  assert.deepEqual(order(['2026-11-01', '2025-12-31'], up, { type: 'date' }), [
    '2025-12-31',
    '2026-11-01',
  ]);
});

test('equals keep their order in both directions', () => {
  const features = ['c', 'a', 'b'].map((name) => feature({ name, x: 1 }, name));
  const columns = columnsOf({ features }, 'zh-CN');
  for (const sorting of [up, down]) {
    const sorted = sortRows(rowsOf(features), columns, sorting, 'zh-CN');
    assert.deepEqual(
      sorted.map(({ key }) => key),
      ['c', 'a', 'b'],
    );
  }
});

test('a column goes up, down and back to the order of the data', () => {
  assert.deepEqual(nextSorting(undefined, 'x'), up);
  assert.deepEqual(nextSorting(up, 'x'), down);
  assert.equal(nextSorting(down, 'x'), undefined);
  assert.deepEqual(nextSorting(down, 'y'), { name: 'y', descending: false });
});

test('every row has a key of its own, ids given twice among them', () => {
  const keys = rowsOf([feature({}, 7), feature({}), feature({}, 7), feature({}, '7')]).map(
    ({ key }) => key,
  );
  assert.equal(new Set(keys).size, 4);
  assert.equal(keys[0], '7');
});
