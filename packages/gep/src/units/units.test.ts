import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inUnit, minus, per, plus, quantity, times, type Of } from './quantity.ts';
import { readUnit, sameExponents } from './unit.ts';

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

test('millimetres of rain on square kilometres are cubic metres', () => {
  const volume = times(quantity(757, 'mm'), quantity(1, 'km2'));
  near(inUnit(volume, 'm3'), 757_000);
  near(inUnit(volume, '1e4 m3'), 75.7);
  near(inUnit(volume, '万m3'), 75.7);
});

test('a price per kilogram and a price per tonne are one price', () => {
  near(inUnit(quantity(1.2, 'CNY/kgSO2'), 'CNY/tSO2'), 1200);
  near(inUnit(times(quantity(2, 'tSO2'), quantity(1.2, 'CNY/kgSO2')), 'CNY'), 2400);
});

test('carbon becomes carbon dioxide by a quantity that says so, and by no other way', () => {
  const perTonne = per(quantity(44, 'tCO2'), quantity(12, 'tC'));
  const co2: Of<'tCO2'> = times(quantity(3, 'tC'), perTonne);
  near(inUnit(co2, 'tCO2'), 11);
});

/** Never run: each line is refused by the compiler, which the type check of this file proves. */
export function refusedByTheCompiler(): void {
  // @ts-expect-error CO2 is not carbon
  const carbon: Of<'tC'> = quantity(1, 'tCO2');
  // @ts-expect-error a price of carbon does not value carbon dioxide
  const value: Of<'CNY'> = times(quantity(1, 'tCO2'), quantity(1200, 'CNY/tC'));
  // @ts-expect-error depth times area is a volume, not a depth
  const depth: Of<'mm'> = times(quantity(1, 'mm'), quantity(1, 'm2'));
  // @ts-expect-error a volume is not given in square metres
  inUnit(times(quantity(1, 'mm'), quantity(1, 'm2')), 'm2');
  // @ts-expect-error no such unit
  quantity(1, 'm4x');
  // @ts-expect-error 万 of what?
  quantity(1, '万');
  // @ts-expect-error money and mass do not add
  plus(quantity(1, 'CNY'), quantity(1, 't'));
  // @ts-expect-error soil and carbon are both tonnes, and do not subtract
  minus(quantity(1, 'tSoil'), quantity(1, 'tC'));
  // @ts-expect-error a bare number has no unit
  plus(quantity(1, 't'), 1);
  // @ts-expect-error yuan per tonne is not yuan per cubic metre
  const price: Of<'CNY/m3'> = quantity(7.06, 'CNY/t');
  // @ts-expect-error more exponents do not pass for fewer
  const area: Of<'m2'> = quantity(1, 'CNY·m2');
  void [carbon, value, depth, price, area];
}

const UNITS = ['m2', 'hm2', 'km2', 'mu', '1e4 hm2', '亿m2'] as const;

test('a quantity is the same in whatever unit of its dimension it is given', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
      fc.constantFrom(...UNITS),
      fc.constantFrom(...UNITS),
      (value, from, to) => {
        const there = quantity(inUnit(quantity(value, from as 'm2'), to as 'm2'), to as 'm2');
        const back = inUnit(there, from as 'm2');
        assert.ok(Math.abs(back - value) <= 1e-12 * value);
      },
    ),
  );
});

test('units are read as people write them', () => {
  const same = [
    ['亿元', '1e8 CNY'],
    ['万吨', '1e4 t'],
    ['元/吨', 'CNY/t'],
    ['万m³', '1e4 m3'],
    ['公顷', 'hm2'],
    ['kJ/(m²·d)', 'kJ/(m2·d)'],
    ['亿千瓦时', '1e8 kWh'],
    ['10^8 m3', '1e8 m3'],
    ['t/(hm2·a)', 't/hm2'],
    ['元／立方米', 'CNY/m3'],
    ['万人次', '1e4 person'],
  ] as const;
  for (const [written, meant] of same) {
    const [a, b] = [readUnit(written), readUnit(meant)];
    assert.ok(a && b && sameExponents(a.exponents, b.exponents), written);
    near(a.factor, b.factor);
  }
  for (const none of ['', '万', 'tXY', 'm/', '/t', 'CNY/t/a', 'constructor', 'km4']) {
    assert.equal(readUnit(none), undefined, none);
  }
});

test('NaN and infinity are no quantities', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => quantity(value, 't'), { name: 'YztError', code: 'invalid' });
  }
});
