import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeAccount } from '../account/account.ts';
import type { Distribution, Variable } from '../account/run-file.ts';
import { smallRun } from '../testing.test.helper.ts';
import { factorAt } from './distribution.ts';
import { estimate } from './estimate.ts';
import { normalQuantile } from './normal.ts';
import { quantile } from './quantile.ts';
import { uniforms, xoshiro128 } from './random.ts';

test('xoshiro128** gives the numbers of its authors', () => {
  const next = xoshiro128([1, 2, 3, 4]);
  // As in the test of rand_xoshiro, made with the C program of Blackman and Vigna.
  const expected = [11520, 0, 5927040, 70819200, 2031721600];
  assert.deepEqual(Array.from({ length: 4 }, next), expected.slice(0, 4));
});

test('quantiles of the normal distribution, against tables', () => {
  const table = [
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
  ] as const;
  for (const [u, z] of table) assert.ok(Math.abs(normalQuantile(u) - z) < 1e-12, String(u));
});

test('quantiles of draws are those of a sorted list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p) => {
        const sorted = [...values].sort((a, b) => a - b);
        const at = (values.length - 1) * p;
        const [a, b] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
        const expected = a + (at - Math.floor(at)) * (b - a);
        assert.ok(
          Math.abs(quantile(Float64Array.from(values), p) - expected) <= 1e-9 * Math.abs(expected),
        );
      },
    ),
  );
});

const DISTRIBUTIONS: readonly (readonly [Distribution, mean: number, deviation: number])[] = [
  [{ kind: 'normal', deviation: 0.1 }, 1, 0.1],
  [{ kind: 'lognormal', deviation: 0.2 }, Math.exp(0.02), 0.2040547],
  [{ kind: 'uniform', low: 0.8, high: 1.4 }, 1.1, 0.6 / Math.sqrt(12)],
  [
    { kind: 'triangular', low: 0.5, mode: 1, high: 2 },
    3.5 / 3,
    Math.sqrt(2.25 + 0 - 1.5 + 0.25 + 0) / 1,
  ],
];
for (const [of, mean, deviation] of DISTRIBUTIONS) {
  test(`draws of a ${of.kind} distribution have its mean and spread`, () => {
    const next = uniforms(11, of.kind);
    const all = Array.from({ length: 100_000 }, () => factorAt(of, next()));
    const m = all.reduce((sum, one) => sum + one, 0) / all.length;
    const s = Math.sqrt(all.reduce((sum, one) => sum + (one - m) ** 2, 0) / all.length);
    assert.ok(Math.abs(m - mean) < 0.005, `mean ${m}`);
    if (of.kind !== 'triangular') assert.ok(Math.abs(s - deviation) < 0.005, `spread ${s}`);
    else assert.ok(Math.abs(s - Math.sqrt((0.25 + 1 + 4 - 0.5 - 1 - 2) / 18)) < 0.005);
  });
}

const variable = (of: string, distribution: Distribution, of_?: string): Variable => ({
  of,
  distribution,
  source: 'test',
  ...(of_ === undefined ? {} : { class: of_ }),
});
const VARIABLES = [
  variable('coolingDays', { kind: 'triangular', low: 0.7, mode: 1, high: 1.4 }),
  variable('precipitation', { kind: 'normal', deviation: 0.1 }),
  variable('evapotranspiration', { kind: 'uniform', low: 0.9, high: 1.1 }, 'forest'),
  variable('stat.recreation', { kind: 'lognormal', deviation: 0.2 }),
  variable('electricityPrice', { kind: 'normal', deviation: 0.05 }),
];
const withDraws = (seed: number, variables = VARIABLES, draws = 400) =>
  smallRun({ uncertainty: { seed, draws, variables } });

test('a draw is the account with its figures multiplied, line by line and village by village', () => {
  const variables = VARIABLES.map((one) => ({
    ...one,
    distribution: { kind: 'uniform' as const, low: 1.25, high: 1.25 },
  }));
  const found = estimate(withDraws(1, variables, 3))!;
  const file = withDraws(1, variables).file;
  const times = (id: string, of?: string): boolean =>
    variables.some((one) => one.of === id && (one.class ?? of) === of);
  const parameters = file.parameters!.flatMap((one) => {
    const all = times(one.id) ? [{ ...one, value: one.value * 1.25 }] : [one];
    return one.id === 'evapotranspiration'
      ? [one, { ...one, class: 'forest', value: one.value * 1.25 }]
      : all;
  });
  const reason = 'test';
  const electricity = { id: 'electricityPrice', value: 0.538 * 1.25, unit: 'CNY/kWh', year: 2020 };
  const statistics = file.statistics!.map((one) =>
    one.line === 'recreation' ? { ...one, amount: one.amount * 1.25 } : one,
  );
  const account = computeAccount(
    smallRun({
      parameters: [...parameters, { ...electricity, reason, source: 'test' }],
      statistics,
    }),
  );
  const near = (a: number, b: number, what: string): void =>
    assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-6, `${what}: ${a} is not ${b}`);
  near(found.total.median, account.total, 'total');
  for (const line of account.lines) {
    near(found.lines.find(({ id }) => id === line.id)!.value.median, line.value!, line.id);
  }
  account.divisions.forEach(({ code }, d) => {
    const sum = account.lines.reduce(
      (total, line) =>
        total +
        line.cells
          .values!.subarray(d * account.columns, (d + 1) * account.columns)
          .reduce((part, value) => part + value, 0),
      0,
    );
    near(found.divisions.find((one) => one.code === code)!.value.median, sum, code);
  });
});

test('villages, classes and lines each make the mean of the whole', () => {
  const { total, divisions, classes, lines } = estimate(withDraws(3))!;
  for (const parts of [divisions, classes, lines]) {
    const sum = parts.reduce((all, { value }) => all + value.mean, 0);
    assert.ok(Math.abs(sum - total.mean) <= 1e-9 * total.mean);
  }
  assert.ok(total.low < total.median && total.median < total.high);
});

test('the same seed gives the same numbers, another seed others', () => {
  assert.deepEqual(estimate(withDraws(5)), estimate(withDraws(5)));
  assert.notEqual(estimate(withDraws(5))!.total.mean, estimate(withDraws(6))!.total.mean);
});

test('a variable more leaves what the others do as it was', () => {
  const some = estimate(withDraws(5, VARIABLES.slice(0, 4)))!;
  const more = estimate(withDraws(5))!;
  const water = (of: typeof some) => of.lines.find(({ id }) => id === 'water-conservation')!.value;
  assert.deepEqual(water(some), water(more));
});

test('what matters most comes first, and shares make one', () => {
  const { influences } = estimate(withDraws(5, VARIABLES, 4000))!;
  const shares = influences.map(({ share }) => share);
  assert.ok(Math.abs(shares.reduce((sum, one) => sum + one, 0) - 1) < 1e-9);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => b - a),
  );
  const wet = influences.find(({ of }) => of === 'evapotranspiration')!;
  assert.ok(wet.correlation < 0, 'more evapotranspiration, less water kept');
});

test('without declared uncertainty there is none', () => {
  assert.equal(estimate(smallRun()), undefined);
});
