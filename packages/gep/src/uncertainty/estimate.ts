import type { LocalText } from '@yizhangtu/standard';
import { evaluate } from '../account/evaluate.ts';
import { planRun, type Plan } from '../account/plan.ts';
import type { Run } from '../account/read-run.ts';
import type { Variable } from '../account/run-file.ts';
import { correlate, seedOf } from './correlate.ts';
import { factorAt } from './distribution.ts';
import { move, movingLines, valueOf, valueRates, type MovingLine } from './moving.ts';
import { intervalOf, type Interval } from './quantile.ts';
import { uniforms } from './random.ts';

/** How far a variable moves the total. */
export interface Influence {
  readonly of: string;
  readonly class: string | undefined;
  readonly name: LocalText;
  /** Between the variable and the total, −1 to 1. */
  readonly correlation: number;
  /**
   * Part of the total's variance that it stands for; all together make 1. Of figures that vary together each
   * stands for the others too.
   */
  readonly share: number;
}

/** What an account may be, given how far its figures may vary. Money in CNY. */
export interface Uncertainty {
  readonly generator: 'xoshiro128**';
  readonly seed: number;
  readonly draws: number;
  readonly total: Interval;
  /** By line that has a value. */
  readonly lines: readonly { readonly id: string; readonly value: Interval }[];
  readonly divisions: readonly { readonly code: string; readonly value: Interval }[];
  /** The last is of no class. */
  readonly classes: readonly { readonly id: string | null; readonly value: Interval }[];
  /** What matters most first. */
  readonly influences: readonly Influence[];
}

/** Draws reckoned together: their rates stay in the cache while every village is summed. */
const BLOCK = 128;

/**
 * Monte-Carlo over the variables of a run. The same seed gives the same numbers; a variable more leaves
 * the draws of the others as they were. Undefined when the run declares no uncertainty.
 *
 * @throws YztError `invalid` naming what is missing
 */
export function estimate(run: Run): Uncertainty | undefined {
  const { uncertainty } = run.file;
  if (!uncertainty) return undefined;
  const { seed, draws, variables } = uncertainty;
  const plan = planRun(run);
  const factors = variables.map((one) => factorsOf(one, seed, draws));
  correlate(variables, factors, uncertainty);
  const sums = drawAll(plan, variables, factors, draws);
  // Correlations first: intervals reorder the draws.
  const influences = influencesOf(run, variables, factors, sums.total);
  const split = (all: Float64Array, at: number): Interval =>
    intervalOf(all.subarray(at * draws, (at + 1) * draws));
  return {
    generator: 'xoshiro128**',
    seed,
    draws,
    total: intervalOf(sums.total),
    lines: plan.lines.flatMap(({ line, value }, at) =>
      value ? [{ id: line.id, value: split(sums.lines, at) }] : [],
    ),
    divisions: plan.divisions.map(({ code }, at) => ({ code, value: split(sums.divisions, at) })),
    classes: [...plan.classes.map(({ id }) => id), null].map((id, at) => ({
      id,
      value: split(sums.classes, at),
    })),
    influences,
  };
}

function factorsOf(variable: Variable, seed: number, draws: number): Float64Array {
  const next = uniforms(seed, seedOf(variable));
  const out = new Float64Array(draws);
  for (let k = 0; k < draws; k++) out[k] = factorAt(variable.distribution, next());
  return out;
}

interface Sums {
  /** One after another: the draws of the first line, of the second … */
  readonly lines: Float64Array;
  readonly divisions: Float64Array;
  readonly classes: Float64Array;
  readonly total: Float64Array;
}

function drawAll(
  plan: Plan,
  variables: readonly Variable[],
  factors: readonly Float64Array[],
  draws: number,
): Sums {
  const moving = movingLines(plan, variables);
  const sums = fixedSums(plan, moving, draws);
  const areal = moving.filter(
    (line) => line.linear && line.area && line.amountVariables.length === 0,
  );
  const others = moving.filter((line) => !areal.includes(line));
  const rates = new Float64Array(plan.zones * plan.columns * BLOCK);
  const land = landByZone(plan);
  for (let start = 0; start < draws; start += BLOCK) {
    const length = Math.min(BLOCK, draws - start);
    rates.fill(0);
    for (const line of areal) drawAreal(line, plan, factors, start, length, rates, sums, draws);
    sumVillages(plan, rates, start, length, sums, draws);
    sumClasses(plan, land, rates, start, length, sums, draws);
    for (const line of others) drawOther(line, plan, factors, start, length, sums, draws);
  }
  return sums;
}

/** What lines that nothing moves come to, in every draw. */
function fixedSums(plan: Plan, moving: readonly MovingLine[], draws: number): Sums {
  const cells = evaluate(plan);
  const { columns, divisions } = plan;
  const sums: Sums = {
    lines: new Float64Array(plan.lines.length * draws),
    divisions: new Float64Array(divisions.length * draws),
    classes: new Float64Array(columns * draws),
    total: new Float64Array(draws),
  };
  const moved = new Set(moving.map(({ index }) => index));
  const byDivision = new Float64Array(divisions.length);
  const byClass = new Float64Array(columns);
  plan.lines.forEach((line, index) => {
    const values = cells[index]!.values;
    if (!values || moved.has(index)) return;
    let sum = 0;
    values.forEach((value, at) => {
      sum += value;
      if (line.memorandum) return;
      byDivision[Math.floor(at / columns)]! += value;
      byClass[at % columns]! += value;
    });
    sums.lines.fill(sum, index * draws, (index + 1) * draws);
    if (!line.memorandum) for (let k = 0; k < draws; k++) sums.total[k]! += sum;
  });
  byDivision.forEach((value, d) => sums.divisions.fill(value, d * draws, (d + 1) * draws));
  byClass.forEach((value, c) => sums.classes.fill(value, c * draws, (c + 1) * draws));
  return sums;
}

/** Rates by zone and class of one line are added up for all villages at once. */
function drawAreal(
  line: MovingLine,
  plan: Plan,
  factors: readonly Float64Array[],
  start: number,
  length: number,
  rates: Float64Array,
  sums: Sums,
  draws: number,
): void {
  const counted = !plan.lines[line.index]!.memorandum;
  const perSquareMetre = line.entries.amount.length > 0 ? areaScale(line, plan) : 0;
  const own = new Float64Array(line.cells.length);
  for (let k = 0; k < length; k++) {
    move(line, factors, start + k);
    valueRates(line, own);
    let sum = 0;
    for (let n = 0; n < line.cells.length; n++) {
      const cell = line.cells[n]!;
      const rate = own[n]!;
      const value = line.together[cell]! * rate;
      sum += value;
      if (!counted) continue;
      rates[cell * BLOCK + k]! += rate * perSquareMetre;
    }
    sums.lines[line.index * draws + start + k] = sum;
    if (counted) sums.total[start + k]! += sum;
  }
}

/** From square metres to the unit in which the line takes its area. */
function areaScale({ entries }: MovingLine, { areas, columns, zone }: Plan): number {
  const division = entries.division[0]!;
  const column = entries.cell[0]! - zone[division]! * columns;
  return entries.amount[0]! / areas[division * columns + column]!;
}

function sumVillages(
  { areas, columns, zone, divisions }: Plan,
  rates: Float64Array,
  start: number,
  length: number,
  sums: Sums,
  draws: number,
): void {
  for (let d = 0; d < divisions.length; d++) {
    const out = d * draws + start;
    const [row, first] = [d * columns, zone[d]! * columns];
    // Four classes at a time: the sums of a village are read and written a quarter as often.
    let c = 0;
    for (; c + 3 < columns; c += 4) {
      const from = (first + c) * BLOCK;
      const [a, b] = [areas[row + c]!, areas[row + c + 1]!];
      const [e, f] = [areas[row + c + 2]!, areas[row + c + 3]!];
      if (a + b + e + f === 0) continue;
      for (let k = 0; k < length; k++) {
        const at = from + k;
        sums.divisions[out + k]! +=
          a * rates[at]! +
          b * rates[at + BLOCK]! +
          e * rates[at + 2 * BLOCK]! +
          f * rates[at + 3 * BLOCK]!;
      }
    }
    for (; c < columns; c++) {
      const area = areas[row + c]!;
      if (area === 0) continue;
      const from = (first + c) * BLOCK;
      for (let k = 0; k < length; k++) sums.divisions[out + k]! += area * rates[from + k]!;
    }
  }
}

/** Square metres by zone and class. */
function landByZone({ areas, columns, zone, zones }: Plan): Float64Array {
  const land = new Float64Array(zones * columns);
  areas.forEach((area, at) => {
    const cell = zone[Math.floor(at / columns)]! * columns + (at % columns);
    land[cell]! += area;
  });
  return land;
}

function sumClasses(
  { columns }: Plan,
  land: Float64Array,
  rates: Float64Array,
  start: number,
  length: number,
  sums: Sums,
  draws: number,
): void {
  land.forEach((area, cell) => {
    if (area === 0) return;
    const out = (cell % columns) * draws + start;
    const from = cell * BLOCK;
    for (let k = 0; k < length; k++) sums.classes[out + k]! += area * rates[from + k]!;
  });
}

/** Lines of statistics, and those not proportional to an area: cell by cell. */
function drawOther(
  line: MovingLine,
  plan: Plan,
  factors: readonly Float64Array[],
  start: number,
  length: number,
  sums: Sums,
  draws: number,
): void {
  const { division, cell, amount } = line.entries;
  const counted = !plan.lines[line.index]!.memorandum;
  for (let k = 0; k < length; k++) {
    const draw = start + k;
    move(line, factors, draw);
    let times = 1;
    for (const v of line.amountVariables) times *= factors[v]![draw]!;
    let sum = 0;
    for (let n = 0; n < cell.length; n++) {
      const value = valueOf(line, cell[n]!, amount[n]! * times);
      sum += value;
      if (!counted) continue;
      sums.divisions[division[n]! * draws + draw]! += value;
      sums.classes[(cell[n]! % plan.columns) * draws + draw]! += value;
    }
    sums.lines[line.index * draws + draw] = sum;
    if (counted) sums.total[draw]! += sum;
  }
}

function influencesOf(
  { profile }: Run,
  variables: readonly Variable[],
  factors: readonly Float64Array[],
  total: Float64Array,
): Influence[] {
  const found = variables.map((variable, v) => ({ variable, r: correlation(factors[v]!, total) }));
  const all = found.reduce((sum, { r }) => sum + r * r, 0);
  return found
    .map(({ variable, r }): Influence => {
      const line = variable.of.startsWith('stat.') ? variable.of.slice('stat.'.length) : undefined;
      const name =
        line === undefined
          ? profile.parameters.find(({ id }) => id === variable.of)!.name
          : profile.items.flatMap((item) => item.lines).find(({ id }) => id === line)!.name;
      const share = all === 0 ? 0 : (r * r) / all;
      return { of: variable.of, class: variable.class, name, correlation: r, share };
    })
    .sort((a, b) => b.share - a.share);
}

function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  let [sx, sy] = [0, 0];
  for (let i = 0; i < n; i++) {
    sx += x[i]!;
    sy += y[i]!;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [x[i]! - sx / n, y[i]! - sy / n];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}
