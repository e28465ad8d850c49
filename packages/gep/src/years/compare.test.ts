import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RunFile } from '../account/run-file.ts';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import { compareYears } from './compare.ts';

const near = (a: number, b: number, what = ''): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)), `${what} ${a} ${b}`);

const climateNormal = [
  { id: 'precipitation', value: 1350, unit: 'mm', source: 'test' },
  { id: 'coolingDays', value: 55, unit: 'd', source: 'test' },
];

function year(factors: Record<string, number>, changes: Partial<RunFile> = {}): Partial<RunFile> {
  const file = smallFile();
  return {
    ...changes,
    climateNormal,
    parameters: file.parameters!.map((one) => ({
      ...one,
      value: one.value * (factors[one.id] ?? 1),
    })),
  };
}

test('volume, price and climate make the whole change, for every line and village', () => {
  const factor = fc.double({ min: 0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(
      factor,
      factor,
      factor,
      fc.double({ min: 0, max: 300, noNaN: true }),
      (rain, days, outlay, land) => {
        const file = smallFile();
        const rows = file.areas.rows.map(({ division, values }, at) => ({
          division,
          values: values.map((value, k) => (at === 0 && k === 1 ? land : value)),
        }));
        const after = year(
          { precipitation: rain, coolingDays: days, outlay },
          { year: 2024, areas: { ...file.areas, rows } },
        );
        const result = compareYears(smallRun(year({})), smallRun(after));
        for (const one of [...result.lines, ...result.divisions]) {
          near(one.volume + one.price + one.climate, one.to - one.from);
        }
        const { volume, price, climate } = result.whole;
        near(volume + price + climate, result.to.total - result.from.total);
      },
    ),
    { numRuns: 40 },
  );
});

test('weather alone is climate, prices alone are price, land alone is volume', () => {
  const base = smallRun(year({}));
  const only = (changes: Partial<RunFile>) => compareYears(base, smallRun(changes)).whole;
  const wet = only(year({ precipitation: 1.2, coolingDays: 1.1 }));
  near(wet.volume, 0);
  near(wet.price, 0);
  assert.ok(wet.climate > 0);
  const dear = only(year({ outlay: 1.5 }));
  near(dear.volume, 0);
  near(dear.climate, 0);
  near(dear.price, 3.2e4 * 200);
  const file = smallFile();
  const areas = {
    ...file.areas,
    rows: file.areas.rows.map(({ division, values }) => ({
      division,
      values: values.map((value) => value * 2),
    })),
  };
  const grown = only(year({}, { areas }));
  near(grown.price, 0);
  assert.ok(grown.volume > 0);
});

test('at constant prices and fixed climate, weather and prices leave a year as it was', () => {
  const base = smallRun(year({}));
  const other = smallRun(year({ precipitation: 0.7, coolingDays: 1.4, outlay: 1.3, wage: 1.2 }));
  const { constantPriceAndClimate: steady } = compareYears(base, other);
  near(steady.from, steady.to);
});

test('years under other profiles or settings are not compared', () => {
  const clipped = smallRun(year({}, { switches: { negativeYield: 'clip' } }));
  assert.throws(() => compareYears(smallRun(year({})), clipped), {
    name: 'YztError',
    code: 'invalid',
  });
});
