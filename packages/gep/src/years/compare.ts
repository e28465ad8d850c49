import type { LocalText } from '@yizhangtu/standard';
import { computeAccount, type Account } from '../account/account.ts';
import { climateIds } from '../account/figures.ts';
import type { Run } from '../account/read-run.ts';
import { issueOf, refusal } from '../issue.ts';

/** Why a value changed between two years, in CNY. The three parts make the whole change. */
export interface Change {
  /** More or less of it, at the prices of the first year and under fixed climate. */
  readonly volume: number;
  /** Other prices, for the quantity of the second year. */
  readonly price: number;
  /** Other weather than the mean of many years. */
  readonly climate: number;
}

interface Ends {
  /** CNY in the first year and in the second. */
  readonly from: number;
  readonly to: number;
}

export interface LineChange extends Change, Ends {
  readonly id: string;
  readonly item: string;
  readonly name: LocalText;
}

export interface DivisionChange extends Change, Ends {
  readonly code: string;
}

export interface Comparison {
  readonly from: { readonly year: number; readonly total: number };
  readonly to: { readonly year: number; readonly total: number };
  readonly lines: readonly LineChange[];
  readonly divisions: readonly DivisionChange[];
  readonly whole: Change;
  /** What comes from outside is taken off: its change, the other way. */
  readonly inflow: number;
  /** Total of the second year at the prices of the first, in CNY. */
  readonly constantPrice: number;
  /** The same under the climate of many years, both years so, in CNY. */
  readonly constantPriceAndClimate: { readonly from: number; readonly to: number };
  /** Whether both runs give the means of many years; without them weather counts as volume. */
  readonly climateFixed: boolean;
}

/**
 * Splits the change between two years into volume, price and climate: with q* the quantity under the mean
 * climate of many years, climate is p₀·Δ(q − q*), volume p₀·Δq*, price q₁·Δp.
 *
 * @throws YztError `invalid` when the two are not of one profile, county and set of settings
 */
export function compareYears(before: Run, after: Run): Comparison {
  const [a, b] = [computeAccount(before), computeAccount(after)];
  checkComparable(a, b);
  const fixed = [before, after].every(({ file }) => (file.climateNormal ?? []).length > 0);
  const normal = (run: Run, account: Account): Account =>
    fixed && climateIds(run.profile).length > 0
      ? computeAccount(run, run.file.climateNormal)
      : account;
  const [an, bn] = [normal(before, a), normal(after, b)];
  const none: Mutable<Change & Ends> = { volume: 0, price: 0, climate: 0, from: 0, to: 0 };
  const divisions = new Map<string, Mutable<Change & Ends>>();
  const steady = { from: 0, to: 0 };
  const lines = valuedIn(a, b).map(({ id, item, name }): LineChange => {
    const cells = [a, b, an, bn].map((account) => cellsOf(account, id));
    const [first, second] = [cells[0]!, cells[1]!];
    const sum = { ...none };
    for (const key of new Set([...first.keys(), ...second.keys()])) {
      const [p, q, pn, qn] = cells.map((of) => of.get(key) ?? NOTHING) as [Cell, Cell, Cell, Cell];
      // A cell that is new has no price of the first year: its own stands, and all of it is volume.
      const p0 = p.quantity !== 0 ? p.value / p.quantity : q.value / q.quantity;
      const p1 = q.quantity !== 0 ? q.value / q.quantity : p0;
      const change = {
        climate: p0 * (q.quantity - qn.quantity - (p.quantity - pn.quantity)),
        volume: p0 * (qn.quantity - pn.quantity),
        price: q.quantity * (p1 - p0),
        from: p.value,
        to: q.value,
      };
      steady.from += p0 * pn.quantity;
      steady.to += p0 * qn.quantity;
      const code = key.split(' ')[0]!;
      const own = divisions.get(code) ?? { ...none };
      divisions.set(code, own);
      for (const part of Object.keys(none) as (keyof typeof none)[]) {
        sum[part] += change[part];
        own[part] += change[part];
      }
    }
    return { id, item, name, ...sum };
  });
  const whole = lines.reduce(
    (sum, line) => ({
      volume: sum.volume + line.volume,
      price: sum.price + line.price,
      climate: sum.climate + line.climate,
    }),
    { volume: 0, price: 0, climate: 0 },
  );
  return {
    from: { year: a.year, total: a.total },
    to: { year: b.year, total: b.total },
    lines,
    divisions: [...divisions].map(([code, change]) => ({ code, ...change })),
    whole,
    inflow: a.inflow - b.inflow,
    constantPrice: b.total - whole.price,
    constantPriceAndClimate: { from: steady.from - a.inflow, to: steady.to - b.inflow },
    climateFixed: fixed,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Cell {
  readonly quantity: number;
  readonly value: number;
}
const NOTHING: Cell = { quantity: 0, value: 0 };

/** Cells of a line that are not empty, by division and class. */
function cellsOf(account: Account, id: string): ReadonlyMap<string, Cell> {
  const line = account.lines.find((one) => one.id === id);
  const found = new Map<string, Cell>();
  line?.cells.quantities.forEach((quantity, at) => {
    const value = line.cells.values?.[at] ?? 0;
    if (quantity === 0 && value === 0) return;
    const division = account.divisions[Math.floor(at / account.columns)]!;
    const of = account.classes[at % account.columns];
    found.set(`${division.code} ${of?.id ?? ''}`, { quantity, value });
  });
  return found;
}

/** Lines of either year that have a value and count. */
function valuedIn(a: Account, b: Account): Account['lines'] {
  const all = new Map([...b.lines, ...a.lines].map((line) => [line.id, line]));
  return [...all.values()].filter(({ value, memorandum }) => value !== undefined && !memorandum);
}

function checkComparable(a: Account, b: Account): void {
  const issues = [
    ...(a.profile.id === b.profile.id && a.profile.version === b.profile.version
      ? []
      : [issueOf('profile', 'rule', { why: `${a.profile.id} ≠ ${b.profile.id}` })]),
    ...(a.county === b.county
      ? []
      : [issueOf('county', 'rule', { why: `${a.county} ≠ ${b.county}` })]),
    ...Object.keys(a.settings)
      .filter((id) => a.settings[id] !== b.settings[id])
      .map((id) =>
        issueOf(`switches.${id}`, 'rule', { why: `${a.settings[id]} ≠ ${b.settings[id]}` }),
      ),
  ];
  if (issues.length > 0) throw refusal(issues);
}
