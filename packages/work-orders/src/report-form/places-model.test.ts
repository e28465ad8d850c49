import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNITS } from '../testing/trees.test.helper.ts';
import { choicesTo, divisionAt, metresBetween, roughMetres } from './places-model.ts';

test('a thousandth of a degree of latitude is some 111 m, of longitude at 30.5° some 96 m', () => {
  // 2π × 6,371,008.8 m / 360 / 1000 = 111.195 m; × cos 30.5° = 95.81 m.
  assert.ok(Math.abs(metresBetween([120, 30.5], [120, 30.501]) - 111.195) < 0.01);
  assert.ok(Math.abs(metresBetween([120, 30.5], [120.001, 30.5]) - 95.81) < 0.01);
});

test('a single root is no choice: the first list is of its towns', () => {
  const lists = choicesTo(UNITS, []);
  assert.deepEqual(
    lists.map(({ options }) => options.map(({ name }) => name)),
    [['东镇', '西镇']],
  );
});

test('a town opens the list of its villages, with or without the county at the head of the path', () => {
  for (const path of [['330521100'], ['330521', '330521100']]) {
    const lists = choicesTo(UNITS, path);
    assert.deepEqual(
      lists.map(({ chosen }) => chosen),
      ['330521100', undefined],
    );
    assert.deepEqual(
      lists[1]?.options.map(({ name }) => name),
      ['甲村', '乙村'],
    );
  }
});

test('a town without villages opens nothing', () => {
  assert.equal(choicesTo(UNITS, ['330521101']).length, 1);
});

test('a point lies in the village whose bounds hold it, the nearer of two', () => {
  assert.equal(divisionAt(UNITS, [120.02, 30.55], undefined), '330521100001');
  assert.equal(divisionAt(UNITS, [120.095, 30.55], undefined), '330521100001');
  assert.equal(divisionAt(UNITS, [120.105, 30.55], undefined), '330521100002');
});

test('a point in no bounds has the fallback', () => {
  assert.equal(divisionAt(UNITS, [100, 20], '330521'), '330521');
});

test('distances are said as people say them', () => {
  assert.deepEqual(roughMetres(3), { amount: 10, unit: 'metre' });
  assert.deepEqual(roughMetres(42), { amount: 40, unit: 'metre' });
  assert.deepEqual(roughMetres(999), { amount: 1, unit: 'kilometre' });
  assert.deepEqual(roughMetres(1840), { amount: 1.8, unit: 'kilometre' });
});
