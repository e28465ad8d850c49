import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaText, areaUnits, lengthText } from './units.ts';

test('lengths: metres up to a kilometre, then kilometres', () => {
  assert.equal(lengthText(0.4567, 'zh-CN'), '0.457 米');
  assert.equal(lengthText(12.345, 'zh-CN'), '12.35 米');
  assert.equal(lengthText(999.94, 'zh-CN'), '999.9 米');
  assert.equal(lengthText(1234.5, 'zh-CN'), '1.235 公里');
  assert.equal(lengthText(1234.5, 'en'), '1.235 km');
  assert.equal(lengthText(45_678_901, 'en'), '45,679 km');
});

test('a mu is a fifteenth of a hectare', () => {
  assert.equal(areaText(10_000, 'mu', 'zh-CN'), '15 亩');
  assert.equal(areaText(2000 / 3, 'mu', 'zh-CN'), '1 亩');
  assert.equal(areaText(2000 / 3, 'mu', 'en'), '1 mu');
  assert.equal(areaText(10_000, 'hectare', 'zh-CN'), '1 公顷');
  assert.equal(areaText(2_500_000, 'squareKilometre', 'zh-CN'), '2.5 平方公里');
  assert.equal(areaText(12_345.6, 'squareMetre', 'en'), '12,346 m²');
});

test('the unit of an area fits its size', () => {
  assert.equal(areaUnits(30)[0], 'squareMetre');
  assert.equal(areaUnits(5000)[0], 'mu');
  assert.ok(!areaUnits(5000).includes('squareKilometre'));
  assert.deepEqual(areaUnits(936_000_000), ['squareKilometre', 'mu', 'hectare', 'squareMetre']);
});
