import { corrections, placesOf, readPrinted } from './printed.ts';
import { cellsOf, holds, solveFor, withCell, type Cell, type Rule } from './rules.ts';

/** What a cell should most likely be. */
export interface Suggestion {
  readonly path: string;
  readonly printed: string;
  readonly likely: string;
  /** 1 for one digit, more for less likely slips. */
  readonly cost: number;
}

/** A number is more often misprinted in a value than in a quantity, and least in a price. */
const PRIOR: Record<Cell['kind'], number> = {
  value: 0,
  total: 0.05,
  quantity: 0.1,
  derived: 0.15,
  price: 0.25,
};
const RECKONED_ANEW = 2.5;

/**
 * The single cells whose change would make all of `broken` hold and break no other rule, the most likely
 * first.
 */
export function suggest(broken: readonly Rule[], rules: readonly Rule[]): Suggestion[] {
  const [first] = broken;
  if (!first) return [];
  const suspects = cellsOf(first).filter((cell) =>
    broken.every((rule) => cellsOf(rule).some(({ path }) => path === cell.path)),
  );
  return suspects
    .flatMap((cell) => {
      const best = bestOf(cell, first, rules);
      return best ? [best] : [];
    })
    .sort((a, b) => a.cost - b.cost);
}

function bestOf(cell: Cell, broken: Rule, rules: readonly Rule[]): Suggestion | undefined {
  const own = rules.filter((rule) => cellsOf(rule).some(({ path }) => path === cell.path));
  const aim = solveFor(broken, cell.path);
  if (!Number.isFinite(aim)) return undefined;
  const column = columnOf(cell, rules);
  let best: (Suggestion & { away: number }) | undefined;
  const anew = { text: aim.toFixed(column.places), cost: RECKONED_ANEW };
  for (const { text, cost } of [...corrections(cell.text), anew]) {
    const read = readPrinted(text);
    if (!read || !own.every((rule) => holds(withCell(rule, cell.path, { ...cell, ...read })))) {
      continue;
    }
    const away = Math.abs(read.value - aim) / Math.max(read.half, Number.MIN_VALUE);
    const total = cost + PRIOR[cell.kind] + outOfColumn(cell, text, column);
    if (!best || total < best.cost || (total === best.cost && away < best.away)) {
      best = { path: cell.path, printed: cell.text, likely: text, cost: total, away };
    }
  }
  return best && { path: best.path, printed: best.printed, likely: best.likely, cost: best.cost };
}

interface Column {
  /** Places that most of the column's numbers have. */
  readonly places: number;
  /** The column's other numbers, as printed. */
  readonly others: readonly string[];
}

/** The numbers of the same kind in other rows. */
function columnOf(cell: Cell, rules: readonly Rule[]): Column {
  const kind = cell.path.includes('.rows[') ? cell.kind : 'total';
  const all = new Map(rules.flatMap(cellsOf).map((one) => [one.path, one]));
  const others = [...all.values()].filter(
    (one) =>
      one.path !== cell.path &&
      (kind === 'total' ? one.kind === 'total' : one.kind === kind && one.path.includes('.rows[')),
  );
  const counts = new Map<number, number>();
  for (const { text } of others) {
    counts.set(placesOf(text), (counts.get(placesOf(text)) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const clear = most !== undefined && most[1] > others.length * 0.6;
  return {
    places: clear ? most[0] : placesOf(cell.text),
    others: others.map(({ text }) => text),
  };
}

/**
 * How a correction sits in its column. A column keeps its places, so a number that lost one is suspect and
 * gets it back; a price that other rows print too is less likely wrong, and one that becomes theirs is more
 * likely right.
 */
function outOfColumn(cell: Cell, text: string, { places, others }: Column): number {
  const strayed = placesOf(cell.text) !== places ? -0.4 : 0;
  const stray = placesOf(text) !== places ? 0.4 : 0;
  if (cell.kind !== 'price') return strayed + stray;
  const shared = others.filter((other) => other === cell.text).length > 0 ? 0.5 : 0;
  const joins = others.filter((other) => other === text).length > 1 ? -0.6 : 0;
  return shared + joins;
}
