import type { Issue } from '@yizhangtu/standard';
import { tableIssue } from '../input/issue.ts';
import { SECTIONS } from '../profiles/profile.ts';
import { readUnit, sameExponents, timesExponents } from '../units/unit.ts';
import { readPrinted } from './printed.ts';
import type { Cell, Rule } from './rules.ts';
import { isItemValue, sectionOf, totalOf } from './sections.ts';
import type { PublishedRow, PublishedTable } from './table.ts';

export interface TableRules {
  readonly rules: readonly Rule[];
  readonly cells: readonly Cell[];
  /** Totals of which nothing says what they are the sum of. */
  readonly unexplained: readonly string[];
  /** Rows whose scale is not what their units say. */
  readonly wrongScales: readonly {
    readonly path: string;
    readonly given: number;
    readonly byUnits: number;
  }[];
  readonly issues: readonly Issue[];
}

/** Nothing stands in the cell. */
const isNothing = (printed: unknown): printed is null | undefined | '' =>
  printed === undefined ||
  printed === null ||
  (typeof printed === 'string' && /^\s*[-–—/]*\s*$/.test(printed));

const isNumberLike = (printed: unknown): boolean =>
  (typeof printed === 'number' || typeof printed === 'string') &&
  readPrinted(printed) !== undefined;

/** The power of ten between quantity × price and value by their units; undefined where they do not tell. */
export function scaleByUnits(row: PublishedRow, valueUnit: string): number | undefined {
  const quantity = readUnit(row.quantity_unit ?? '');
  const price = readUnit(row.price_unit ?? '');
  const value = readUnit(valueUnit);
  if (!quantity || !price || !value) return undefined;
  const product = timesExponents(quantity.exponents, price.exponents);
  if (!sameExponents(product, value.exponents)) return undefined;
  return (quantity.factor * price.factor) / value.factor;
}

/** Every rule that a table states or that its names imply. */
export function rulesOf(table: PublishedTable, path: string): TableRules {
  const issues: Issue[] = [];
  const cells: Cell[] = [];
  const add = (
    printed: string | number | null | undefined,
    at: string,
    kind: Cell['kind'],
    exact = false,
  ): Cell | undefined => {
    if (isNothing(printed)) return undefined;
    const read = readPrinted(printed);
    if (!read) {
      issues.push(tableIssue(at, 'number_unreadable', { value: printed }));
      return undefined;
    }
    const cell = { ...read, path: at, kind, exact };
    cells.push(cell);
    return cell;
  };
  const rows = table.rows.map((row, k) => {
    const at = `${path}.rows[${k}]`;
    const quantity = add(row.quantity, `${at}.quantity`, 'quantity');
    const price = add(row.price, `${at}.price`, 'price', true);
    return { row, at, quantity, price, value: add(row.value, `${at}.value`, 'value') };
  });
  const named = (kind: 'derived' | 'totals'): Map<string, Cell> =>
    new Map(
      Object.entries(table[kind] ?? {}).flatMap(([name, printed]) => {
        const at = `${path}.${kind}.${name}`;
        // Beside numbers, `derived` may hold words on them.
        if (kind === 'derived' && !isNumberLike(printed)) return [];
        const value = kind === 'derived' && isItemValue(name);
        const exact = kind === 'derived' && !value && !/_1e\d|_t\b/.test(name);
        const cell = add(
          printed as string | number | null,
          at,
          kind === 'totals' ? 'total' : value ? 'value' : 'derived',
          exact,
        );
        return cell ? [[name, cell] as const] : [];
      }),
    );
  const derived = named('derived');
  const totals = named('totals');
  const rules: Rule[] = [];
  const wrongScales: { path: string; given: number; byUnits: number }[] = [];
  for (const { row, at, quantity, price, value } of rows) {
    if (!quantity || !price || !value) continue;
    const byUnits = scaleByUnits(row, table.value_unit ?? '');
    const scale = row.scale ?? byUnits ?? 1;
    if (byUnits !== undefined && Math.abs(byUnits / scale - 1) > 1e-9) {
      wrongScales.push({ path: `${at}.scale`, given: scale, byUnits });
    }
    rules.push({
      kind: 'product',
      id: at,
      target: value,
      times: [quantity, price],
      over: [],
      scale,
    });
  }
  const values = [
    ...rows.flatMap(({ row, value }) =>
      value && !isSubtotal(row, table)
        ? [{ item: row.item, section: row.group ?? sectionOf(row.item), value }]
        : [],
    ),
    ...[...derived].flatMap(([name, value]) =>
      value.kind === 'value' ? [{ item: name, section: sectionOf(name), value }] : [],
    ),
  ];
  const unexplained: string[] = [];
  const sum = (id: string, target: Cell, parts: readonly Cell[]): void => {
    rules.push({ kind: 'sum', id, target, parts });
  };
  const ofSections = SECTIONS.flatMap((section) => {
    const found = [...totals].find(([name]) => totalOf(name) === section);
    return found ? [found[1]] : [];
  });
  for (const [name, target] of totals) {
    const of = totalOf(name);
    const family = values.filter(({ item }) => item === name || item.startsWith(`${name}.`));
    const parts =
      of === 'all'
        ? ofSections.length > 1
          ? ofSections
          : values.map(({ value }) => value)
        : of === undefined
          ? family.map(({ value }) => value)
          : values.filter(({ section }) => section === of).map(({ value }) => value);
    if (parts.length === 0) unexplained.push(target.path);
    else sum(target.path, target, parts);
  }
  const refer = (text: string, at: string): Cell | undefined => {
    const [kind = '', name = ''] = text.split(/:(.*)/s);
    const row = rows.find((one) => one.row.item === name);
    const found =
      kind === 'value'
        ? (row?.value ?? derived.get(name))
        : kind === 'quantity'
          ? row?.quantity
          : kind === 'price'
            ? row?.price
            : kind === 'derived'
              ? derived.get(name)
              : kind === 'totals'
                ? totals.get(name)
                : undefined;
    return found ?? add(text, at, 'derived');
  };
  table.sums?.forEach(({ total, parts }, k) => {
    const at = `${path}.sums[${k}]`;
    const target = refer(total, `${at}.total`);
    const all = parts.map((part, n) => refer(part, `${at}.parts[${n}]`));
    if (target && all.every((one) => one !== undefined)) sum(at, target, all);
  });
  table.chains?.forEach(({ result, times, over = [], scale = 1 }, k) => {
    const at = `${path}.chains[${k}]`;
    const target = refer(result, `${at}.result`);
    const above = times.map((one, n) => refer(one, `${at}.times[${n}]`));
    const below = over.map((one, n) => refer(one, `${at}.over[${n}]`));
    if (
      target &&
      above.every((one) => one !== undefined) &&
      below.every((one) => one !== undefined)
    ) {
      rules.push({ kind: 'product', id: at, target, times: above, over: below, scale });
    }
  });
  const quantityOf = (item: RegExp) => rows.find(({ row }) => item.test(row.item));
  rules.push(...knownChains(derived, quantityOf, path));
  return { rules, cells, unexplained, wrongScales, issues };
}

/** A row of a family that stands for its parts: `soil` beside `soil.N` and `soil.P`. */
const isSubtotal = ({ item, quantity }: PublishedRow, { rows }: PublishedTable): boolean =>
  isNothing(quantity) && rows.some((other) => other.item.startsWith(`${item}.`));

/** From soil kept to silt, nitrogen and phosphorus, and from sand to land, by the names that tables use. */
function knownChains(
  derived: ReadonlyMap<string, Cell>,
  row: (
    item: RegExp,
  ) => { readonly row: PublishedRow; readonly quantity: Cell | undefined } | undefined,
  path: string,
): Rule[] {
  const CHAINS = [
    [/desilt|^soil\.silt/i, 'soil_retention', ['lambda'], ['bulk_density_t_m3']],
    [/npsp_n$|soil\.(nitrogen|n)$/i, 'soil_retention', ['N_frac'], []],
    [/npsp_p$|soil\.(phosphorus|p)$/i, 'soil_retention', ['P_frac'], []],
    [/sand/i, 'sand', [], ['sand_density', 'sand_depth_m']],
  ] as const;
  return CHAINS.flatMap(([item, start, times, over]): Rule[] => {
    const found = row(item);
    const first = [...derived].find(([name]) =>
      new RegExp(`^${start}_(1e\\d)?_?t|^${start}_t_1e\\d`).test(name),
    );
    const above = times.map((name) => derived.get(name));
    const below = over.map((name) => derived.get(name));
    const unit = readUnit(found?.row.quantity_unit ?? '');
    if (!found?.quantity || !first || !unit || [...above, ...below].includes(undefined)) return [];
    const power = Number(/1e\d/.exec(first[0])?.[0] ?? 1);
    return [
      {
        kind: 'product',
        id: `${path}.derived.${first[0]}`,
        target: found.quantity,
        times: [first[1], ...(above as Cell[])],
        over: below as Cell[],
        scale: power / unit.factor,
      },
    ];
  });
}
