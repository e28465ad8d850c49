import type { Printed, Range } from './printed.ts';

/** A number of a table, with the place it stands in. */
export interface Cell extends Printed {
  readonly path: string;
  readonly kind: 'quantity' | 'price' | 'value' | 'total' | 'derived';
  /** Prices and constants are taken as they stand; other numbers may have been rounded. */
  readonly exact: boolean;
}

interface Common {
  readonly id: string;
  readonly target: Cell;
}
/** target = Π times ÷ Π over × scale */
export interface Product extends Common {
  readonly kind: 'product';
  readonly times: readonly Cell[];
  readonly over: readonly Cell[];
  readonly scale: number;
}
/** target = Σ parts */
export interface Sum extends Common {
  readonly kind: 'sum';
  readonly parts: readonly Cell[];
}
/** What numbers of a table must be to each other. */
export type Rule = Product | Sum;

export const cellsOf = (rule: Rule): readonly Cell[] =>
  rule.kind === 'sum' ? [rule.target, ...rule.parts] : [rule.target, ...rule.times, ...rule.over];

const range = ({ value, half, exact }: Cell): Range =>
  exact ? { low: value, high: value } : { low: value - half, high: value + half };

const times = (a: Range, b: Range): Range => {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...ends), high: Math.max(...ends) };
};
const inverse = ({ low, high }: Range): Range =>
  low <= 0 && high >= 0
    ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    : { low: 1 / high, high: 1 / low };

/** What the rule's other numbers make of its target. */
export function expected(rule: Rule): Range {
  if (rule.kind === 'sum') {
    return rule.parts
      .map(range)
      .reduce((sum, part) => ({ low: sum.low + part.low, high: sum.high + part.high }), {
        low: 0,
        high: 0,
      });
  }
  const all = [...rule.times.map(range), ...rule.over.map((cell) => inverse(range(cell)))];
  return all.reduce(times, { low: rule.scale, high: rule.scale });
}

/** Far below any printed digit, above the noise of arithmetic. */
const NOISE = 1e-9;

/** Whether the printed numbers can stand beside each other: the ranges they were rounded from meet. */
export function holds(rule: Rule): boolean {
  const { low, high } = expected(rule);
  const { value, half } = rule.target;
  const noise = NOISE * Math.max(Math.abs(value), Math.abs(low), Math.abs(high));
  return value + half >= low - noise && value - half <= high + noise;
}

/** The rule with one of its cells changed. */
export function withCell(rule: Rule, path: string, cell: Cell): Rule {
  const swap = (one: Cell): Cell => (one.path === path ? cell : one);
  return rule.kind === 'sum'
    ? { ...rule, target: swap(rule.target), parts: rule.parts.map(swap) }
    : {
        ...rule,
        target: swap(rule.target),
        times: rule.times.map(swap),
        over: rule.over.map(swap),
      };
}

/** What the rule's other numbers make of one of its cells, as a single number. */
export function solveFor(rule: Rule, path: string): number {
  const { target } = rule;
  if (rule.kind === 'sum') {
    const others = rule.parts.filter((part) => part.path !== path);
    const sum = others.reduce((total, part) => total + part.value, 0);
    return target.path === path ? sum : target.value - sum;
  }
  const product = (cells: readonly Cell[]): number =>
    cells.reduce((all, cell) => (cell.path === path ? all : all * cell.value), 1);
  const above = product(rule.times) * rule.scale;
  const below = product(rule.over);
  if (target.path === path) return above / below;
  const rest = (target.value * below) / above;
  return rule.times.some((cell) => cell.path === path) ? rest : 1 / rest;
}
