import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  coverFactor,
  drainageLs,
  erodibility,
  erosivity,
  evaporatedShare,
  slopeSteepness,
  stormRunoffDepth,
  waterYield,
} from './index.ts';

interface Vectors {
  readonly cases: {
    readonly awy_fractp: { readonly Z: number; readonly rows: readonly (readonly number[])[] };
    readonly sdr_ls: { readonly l_max: number; readonly rows: readonly (readonly number[])[] };
  };
}
const { cases } = JSON.parse(
  readFileSync(new URL('../fixtures/invest-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

/** The published values went through single precision, those of LS with a difference of large powers. */
const nearSingle = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 2e-6 * Math.abs(b), `${a} is not ${b}`);

test('annual water yield, against values of InVEST', () => {
  for (const row of cases.awy_fractp.rows) {
    const [kc, eto, p, root, soil, pawc, vegetated, share] = row as number[] & { length: 8 };
    nearSingle(
      evaporatedShare(kc!, eto!, p!, root!, soil!, pawc!, vegetated!, cases.awy_fractp.Z),
      share!,
    );
  }
  near(waterYield(1400, 0.55), 630);
});

test('length and steepness of slopes, against values of InVEST', () => {
  for (const [cell, slope, accumulation, ls] of cases.sdr_ls.rows) {
    nearSingle(drainageLs(cell!, slope!, accumulation!, cases.sdr_ls.l_max), ls!);
  }
});

test('pieces of the soil loss equation meet where they should', () => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  for (const joint of [5.1428, 14.0362]) {
    const gap = slopeSteepness(radians(joint + 1e-9)) - slopeSteepness(radians(joint - 1e-9));
    assert.ok(Math.abs(gap) < 0.8, `${gap}`);
  }
  assert.ok(Math.abs(coverFactor(0.1001) - 0.994) < 0.001);
  assert.ok(coverFactor(78.2) < 0.001);
  assert.equal(coverFactor(0.05), 1);
  assert.equal(coverFactor(90), 0);
});

test('erosivity of rain that falls evenly, and more where it falls at once', () => {
  const even = new Array<number>(12).fill(100);
  near(erosivity(even), 0.1833 * 100 ** 1.9957);
  assert.ok(erosivity([1200, ...new Array<number>(11).fill(0)]) > erosivity(even));
  near(erosivity([...even, ...even]), erosivity(even));
});

test('erodibility lies where soils lie, and falls with organic carbon', () => {
  const poor = erodibility(30, 45, 25, 0.5);
  assert.ok(poor > 0.02 && poor < 0.06, String(poor));
  assert.ok(erodibility(30, 45, 25, 3) < poor);
});

test('a storm below a fifth of the storage does not run off', () => {
  assert.equal(stormRunoffDepth(20, 60), 0);
  // CN 80: S = 63.5 mm; 100 mm of rain.
  near(stormRunoffDepth(100, 80), (100 - 12.7) ** 2 / (100 + 50.8));
});
