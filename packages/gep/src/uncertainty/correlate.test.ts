import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeAccount } from '../account/account.ts';
import { readRun } from '../account/read-run.ts';
import type { Correlation, Distribution, RunFile, Variable } from '../account/run-file.ts';
import { KNOWN_PROFILES } from '../profiles/registry.ts';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import { correlate } from './correlate.ts';
import { factorAt } from './distribution.ts';
import { estimate } from './estimate.ts';
import { uniforms } from './random.ts';

const variable = (of: string, distribution: Distribution): Variable => ({
  of,
  distribution,
  source: 'test',
});
const together = (a: string, b: string, value: number): Correlation => ({
  between: [a, b],
  value,
  source: 'test',
});
const VARIABLES = [
  variable('npp', { kind: 'normal', deviation: 0.1 }),
  variable('soilRespiration', { kind: 'lognormal', deviation: 0.2 }),
  variable('coolingDays', { kind: 'triangular', low: 0.6, mode: 1, high: 1.5 }),
];
const DRAWS = 20_000;

function drawsOf(correlations: readonly Correlation[]): Float64Array[] {
  const factors = VARIABLES.map(({ of, distribution }) => {
    const next = uniforms(11, `${of} `);
    return Float64Array.from({ length: DRAWS }, () => factorAt(distribution, next()));
  });
  correlate(VARIABLES, factors, {
    seed: 11,
    draws: DRAWS,
    variables: VARIABLES,
    correlations: [...correlations],
  });
  return factors;
}

/** Spearman's coefficient: of ranks. */
function rankCorrelation(x: Float64Array, y: Float64Array): number {
  const ranks = (of: Float64Array): number[] => {
    const out = new Array<number>(of.length);
    [...of.keys()].sort((a, b) => of[a]! - of[b]!).forEach((at, rank) => (out[at] = rank));
    return out;
  };
  const [a, b] = [ranks(x), ranks(y)];
  const mean = (x.length - 1) / 2;
  let [up, down] = [0, 0];
  a.forEach((rank, k) => {
    up += (rank - mean) * (b[k]! - mean);
    down += (rank - mean) ** 2;
  });
  return up / down;
}

/** Of normal scores correlated by r, the ranks are by this (Pearson 1907). */
const rankOf = (r: number): number => (6 / Math.PI) * Math.asin(r / 2);

test('figures vary together as declared, whatever their distributions', () => {
  const [a, b, c] = drawsOf([
    together('npp', 'soilRespiration', 0.7),
    together('soilRespiration', 'coolingDays', -0.4),
  ]);
  assert.ok(Math.abs(rankCorrelation(a!, b!) - rankOf(0.7)) < 0.02);
  assert.ok(Math.abs(rankCorrelation(b!, c!) - rankOf(-0.4)) < 0.02);
  assert.ok(Math.abs(rankCorrelation(a!, c!)) < 0.02);
});

test('each figure keeps its own draws, and the first its order', () => {
  const alone = drawsOf([]);
  const joined = drawsOf([together('npp', 'soilRespiration', 0.9)]);
  assert.deepEqual(joined[0], alone[0]);
  assert.notDeepEqual(joined[1], alone[1]);
  assert.deepEqual(joined[1]!.slice().sort(), alone[1]!.slice().sort());
  assert.deepEqual(joined[2], alone[2], 'one that no correlation names stays as it was');
});

test('figures that are one and the same, and opposite ones', () => {
  const [a, b] = drawsOf([together('npp', 'soilRespiration', 1)]);
  assert.ok(rankCorrelation(a!, b!) > 0.9999);
  const [c, d] = drawsOf([together('npp', 'soilRespiration', -1)]);
  assert.ok(rankCorrelation(c!, d!) < -0.9999);
});

const withCorrelations = (correlations: Correlation[]): RunFile['uncertainty'] => ({
  seed: 11,
  draws: DRAWS,
  variables: VARIABLES,
  correlations,
});

test('what a difference may be is narrower when its parts vary together', () => {
  // Carbon fixed is production less respiration.
  const width = (correlations: Correlation[]): number => {
    const run = smallRun({ uncertainty: withCorrelations(correlations) });
    const { value } = estimate(run)!.lines.find(({ id }) => id === 'carbon')!;
    return value.high - value.low;
  };
  const [apart, joined, opposed] = [
    width([]),
    width([together('npp', 'soilRespiration', 0.8)]),
    width([together('npp', 'soilRespiration', -0.8)]),
  ];
  // Var(8a − 5.5b) with deviations 0.1 and 0.204: 0.64 + 1.26 ∓ 2·0.8·0.8·1.12.
  assert.ok(Math.abs(joined / apart - Math.sqrt((1.9 - 1.44) / 1.9)) < 0.05, `${joined / apart}`);
  assert.ok(Math.abs(opposed / apart - Math.sqrt((1.9 + 1.44) / 1.9)) < 0.05, `${opposed / apart}`);
});

test('the same seed gives the same numbers, and no correlations those of before', () => {
  const of = (correlations: Correlation[]) =>
    estimate(smallRun({ uncertainty: withCorrelations(correlations) }));
  assert.deepEqual(
    of([together('npp', 'coolingDays', 0.5)]),
    of([together('npp', 'coolingDays', 0.5)]),
  );
  const { correlations: _none, ...before } = withCorrelations([])!;
  assert.deepEqual(of([]), estimate(smallRun({ uncertainty: before })));
});

for (const [what, correlations, path] of [
  ['a figure that does not vary', [together('npp', 'wage', 0.5)], 'correlations[0]'],
  ['a figure with itself', [together('npp', 'npp', 1)], 'correlations[0]'],
  ['more than one', [together('npp', 'coolingDays', 1.2)], 'correlations[0]'],
  [
    'correlations that cannot stand together',
    [
      together('npp', 'soilRespiration', 0.9),
      together('soilRespiration', 'coolingDays', 0.9),
      together('npp', 'coolingDays', -0.9),
    ],
    'correlations',
  ],
] as const) {
  test(`refused: ${what}`, () => {
    const file = smallFile({ uncertainty: withCorrelations([...correlations]) });
    assert.throws(
      () => computeAccount(readRun(file, KNOWN_PROFILES)),
      (error: { code: string; issues: { path: string; code: string }[] }) => {
        assert.equal(error.code, 'invalid');
        assert.deepEqual(
          error.issues.map((issue) => [issue.path, issue.code]),
          [[`uncertainty.${path}`, 'uncertainty']],
        );
        return true;
      },
    );
  });
}

test('refused: a figure that varies twice, with the place of the second', () => {
  const twice = { ...withCorrelations([])!, variables: [...VARIABLES, VARIABLES[0]!] };
  assert.throws(
    () => readRun(smallFile({ uncertainty: twice }), KNOWN_PROFILES),
    (error: { issues: { path: string; code: string }[] }) => {
      assert.deepEqual(
        error.issues.map((issue) => [issue.path, issue.code]),
        [['uncertainty.variables[3]', 'uncertainty']],
      );
      return true;
    },
  );
});

for (const [what, change, path] of [
  ['no draws', { draws: 0 }, 'draws'],
  ['more draws than a browser holds', { draws: 1e9 }, 'draws'],
  ['half a draw', { draws: 10.5 }, 'draws'],
  ['a seed that is no whole number', { seed: 0.5 }, 'seed'],
] as const) {
  test(`refused: ${what}`, () => {
    const file = smallFile({ uncertainty: { ...withCorrelations([])!, ...change } });
    assert.throws(
      () => readRun(file, KNOWN_PROFILES),
      (error: { name: string; issues: { path: string; code: string }[] }) =>
        error.name === 'YztError' &&
        error.issues[0]?.path === `uncertainty.${path}` &&
        error.issues[0].code === 'uncertainty',
    );
  });
}
