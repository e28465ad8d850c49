import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inUnit, quantity, type Of } from '../units/quantity.ts';
import { readUnit } from '../units/unit.ts';
import { fillUnit } from '../units/fit.ts';
import { carbonByNep } from './carbon.ts';
import { applyFormula } from './formula.ts';
import { FORMULAS } from './registry.ts';
import { siltAvoided, soilKept } from './soil.ts';
import { waterKept } from './water.ts';

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1e-9, Math.abs(b)), `${a} is not ${b}`);

test('formulas take quantities and give quantities, in whatever unit they are', () => {
  const water = applyFormula(waterKept, {
    area: quantity(1, 'km2'),
    precipitation: quantity(1.4, 'm'),
    runoff: quantity(5, '%'),
    evapotranspiration: quantity(78, 'cm'),
  });
  near(inUnit(water, '万m3'), 55);
  const soil = applyFormula(soilKept, {
    area: quantity(15, 'mu'),
    erosivity: quantity(5600, 'MJ·mm/(hm2·h·a)'),
    erodibility: quantity(0.035, 'tSoil·hm2·h/(hm2·MJ·mm)'),
    slope: quantity(3, '1'),
    cover: quantity(0.1, '1'),
    practice: quantity(0.5, '1'),
  });
  near(inUnit(soil, 'tSoil'), 5600 * 0.035 * 3 * 0.95);
  const silt: Of<'m3'> = applyFormula(siltAvoided, {
    retained: soil,
    siltShare: quantity(24, '%'),
    soilDensity: quantity(930, 'kgSoil/m3'),
  });
  near(inUnit(silt, 'm3'), (5600 * 0.035 * 3 * 0.95 * 0.24) / 0.93);
});

/** Never run: the compiler refuses each. */
export function refusedByTheCompiler(): void {
  const area = quantity(1, 'hm2');
  const npp = quantity(8, 'tC/(hm2·a)');
  // @ts-expect-error dry matter is not carbon
  applyFormula(carbonByNep, { area, npp, soilRespiration: quantity(1, 'tDM/(hm2·a)') });
  // @ts-expect-error a volume is not an area
  applyFormula(carbonByNep, { area: quantity(1, 'm3'), npp, soilRespiration: npp });
  // @ts-expect-error an input is missing
  applyFormula(carbonByNep, { area, npp });
  // @ts-expect-error carbon dioxide is not carbon
  const carbon: Of<'tC'> = applyFormula(carbonByNep, { area, npp, soilRespiration: npp });
  void carbon;
}

/** Formulas that hold in one set of units alone. */
const EMPIRICAL = ['flood.lake', 'anion.count', 'value.anion'];

test('unit algebra: formulas do not depend on the units they are reckoned in', () => {
  const scales = fc.record({
    m: fc.double({ min: 0.1, max: 10, noNaN: true }),
    t: fc.double({ min: 0.1, max: 10, noNaN: true }),
    kWh: fc.double({ min: 0.1, max: 10, noNaN: true }),
    CNY: fc.double({ min: 0.1, max: 10, noNaN: true }),
    h: fc.double({ min: 0.1, max: 10, noNaN: true }),
  });
  // A tonne of carbon and one of carbon dioxide are bound by their formulas: all masses scale as one.
  const factor = (unit: string, by: Readonly<Record<string, number>>): number =>
    Object.entries(readUnit(unit)!.exponents).reduce(
      (all, [base, power]) => all * (by[/^t/.test(base) ? 't' : base] ?? 1) ** power,
      1,
    );
  fc.assert(
    fc.property(
      scales,
      fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (by, values) => {
        for (const formula of FORMULAS.values()) {
          if (EMPIRICAL.includes(formula.id)) continue;
          const ports = Object.values(formula.inputs).map((unit) => fillUnit(unit, 't'));
          const inputs = ports.map((_, at) => values[at]!);
          const scaled = inputs.map((value, at) => value * factor(ports[at]!, by));
          const output = factor(fillUnit(formula.output, 't'), by);
          const [a, b] = [formula.kernel(...scaled), formula.kernel(...inputs) * output];
          // Differences of like numbers lose digits.
          assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(b), Math.abs(output)), formula.id);
        }
      },
    ),
  );
});

test('a formula is proportional to the input that it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), { minLength: 8, maxLength: 8 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (values, times) => {
        for (const { id, inputs, linearIn, kernel } of FORMULAS.values()) {
          const at = Object.keys(inputs).indexOf(linearIn ?? '');
          if (at === -1) continue;
          const given = Object.keys(inputs).map((_, k) => values[k]!);
          const more = given.map((value, k) => (k === at ? value * times : value));
          const [a, b] = [kernel(...more), kernel(...given) * times];
          assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-12), id);
        }
      },
    ),
  );
});
