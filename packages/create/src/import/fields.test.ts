import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inferFields } from './fields.ts';

const typeOf = (...values: unknown[]): string | undefined =>
  inferFields(values.map((value) => ({ field: value }))).fields[0]?.type;

test('a column has the one type that all its values fit', () => {
  assert.equal(typeOf('1', '2.50', '-3'), 'number');
  assert.equal(typeOf('1', 'x'), 'text');
  assert.equal(typeOf('是', '否'), 'boolean');
  assert.equal(typeOf('2026-11-21'), 'date');
  assert.equal(typeOf('2026-11-21 14:38'), 'datetime');
  assert.equal(typeOf('13800001111', '0572-8062345'), 'phone');
  assert.equal(typeOf('https://example.test/a.jpg'), 'photo');
  assert.equal(typeOf('https://example.test/a'), 'link');
  assert.equal(typeOf(1, 2), 'number');
  assert.equal(typeOf({ a: 1 }), 'text');
});

test('codes keep their zeros and their digits', () => {
  assert.equal(typeOf('007', '012'), 'text');
  assert.equal(typeOf('330521199001011234'), 'text');
  const { properties } = inferFields([{ 村编码: '330521002', area: '1.50' }]);
  assert.deepEqual(properties, [{ 村编码: '330521002', area: 1.5 }]);
});

test('empty cells take no part, and stay empty', () => {
  const { fields, properties } = inferFields([{ n: '1' }, { n: '' }, {}]);
  assert.equal(fields[0]?.type, 'number');
  assert.deepEqual(properties, [{ n: 1 }, { n: '' }, {}]);
});

test('a unit in brackets belongs to a number and to nothing else', () => {
  const { fields } = inferFields([{ '面积（亩）': '12.5', '名称(全称)': '下渚湖' }]);
  assert.deepEqual(fields, [
    { name: '面积（亩）', label: '面积', unit: '亩', type: 'number' },
    { name: '名称(全称)', label: '名称(全称)', type: 'text' },
  ]);
});
