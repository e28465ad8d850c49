import { parseValue, type LocalText } from '@yizhangtu/standard';
import { refusal } from '../issue.ts';
import { tableFlags, type TableFlag } from './flags.ts';
import { cellsOf, expected, holds, type Rule } from './rules.ts';
import { rulesOf } from './rules-of.ts';
import { suggest, type Suggestion } from './suggest.ts';
import type { PublishedTable } from './table.ts';
import { PublishedFile } from './table.ts';

/** One rule of a table and whether its numbers keep it. */
export interface RuleResult {
  /** Path of the row, total, sum or chain. */
  readonly path: string;
  readonly kind: Rule['kind'];
  readonly name: string;
  readonly printed: string;
  /** What the other numbers make of it. */
  readonly low: number;
  readonly high: number;
  readonly holds: boolean;
}

/** Numbers that cannot stand beside each other. */
export interface Misprint {
  /** Paths of the rules that are broken. */
  readonly broken: readonly string[];
  /** Single cells whose change mends all of them, the most likely first; empty where none does. */
  readonly suggestions: readonly Suggestion[];
  readonly message: LocalText;
}

export interface TableAudit {
  readonly id: string;
  readonly title: string | undefined;
  readonly rows: { readonly checked: number; readonly held: number };
  readonly rules: readonly RuleResult[];
  readonly misprints: readonly Misprint[];
  /** Totals that are more than the rows given make, by more than a slip of the pen: other rows may exist. */
  readonly open: readonly RuleResult[];
  /** Totals of which nothing says what they are the sum of. */
  readonly unexplained: readonly string[];
  readonly flags: readonly TableFlag[];
  readonly holds: boolean;
}

export interface Audit {
  readonly tables: readonly TableAudit[];
  readonly holds: boolean;
}

/**
 * Recomputes published tables by the interval rule: a printed number stands for all that round to it, and
 * a row holds when its value can be the product of what its quantity and price stand for.
 *
 * @param file a {@link PublishedFile}, one {@link PublishedTable}, or a list of them
 * @throws YztError `invalid` when the file is none, or prints what is no number
 */
export function auditTables(file: unknown): Audit {
  const parsed = parseValue(PublishedFile, asFile(file));
  if (!parsed.ok) throw refusal(parsed.issues);
  const tables = parsed.value.tables.map((table, at) => auditTable(table, `tables[${at}]`));
  return { tables, holds: tables.every((table) => table.holds) };
}

function asFile(file: unknown): unknown {
  if (Array.isArray(file)) return { tables: file };
  if (typeof file === 'object' && file !== null && 'rows' in file) return { tables: [file] };
  return file;
}

function auditTable(table: PublishedTable, path: string): TableAudit {
  const { rules, unexplained, wrongScales, issues } = rulesOf(table, path);
  if (issues.length > 0) throw refusal(issues);
  const results = rules.map((rule) => resultOf(rule, table));
  const failing = rules.filter((rule) => !holds(rule));
  const { misprints, open } = explain(failing, rules, table);
  const products = results.filter(({ path: at }) => at.includes('.rows['));
  return {
    id: table.id ?? path,
    title: table.title,
    rows: { checked: products.length, held: products.filter((one) => one.holds).length },
    rules: results,
    misprints,
    open: open.map((rule) => resultOf(rule, table)),
    unexplained,
    flags: tableFlags(table, wrongScales),
    holds: misprints.length === 0,
  };
}

function resultOf(rule: Rule, table: PublishedTable): RuleResult {
  const { low, high } = expected(rule);
  return {
    path: rule.id,
    kind: rule.kind,
    name: nameOf(rule.id, table),
    printed: rule.target.text,
    low,
    high,
    holds: holds(rule),
  };
}

/** The item of a row, or the last step of a path. */
function nameOf(path: string, table: PublishedTable): string {
  const row = /\.rows\[(\d+)\]/.exec(path)?.[1];
  if (row !== undefined) return table.rows[Number(row)]?.item ?? path;
  return path.split('.').at(-1) ?? path;
}

/**
 * Broken rules that share a suspect are one misprint. A total above what its rows make, that no single slip
 * explains, is left open: the table may not show all its rows.
 */
function explain(
  failing: readonly Rule[],
  rules: readonly Rule[],
  table: PublishedTable,
): { misprints: Misprint[]; open: Rule[] } {
  const misprints: Misprint[] = [];
  const open: Rule[] = [];
  for (const group of groups(failing)) {
    const together = suggest(group, rules);
    const explained =
      together.length > 0 || group.length === 1
        ? [{ broken: group, suggestions: together }]
        : apart(group, rules);
    for (const { broken, suggestions } of explained) {
      const [only] = broken;
      const slip = suggestions.some(({ cost }) => cost < 2);
      if (broken.length === 1 && only && !slip && mayLackRows(only)) open.push(only);
      else misprints.push(misprintOf(broken, suggestions, table));
    }
  }
  return { misprints, open };
}

const apart = (group: readonly Rule[], rules: readonly Rule[]) =>
  group.map((rule) => ({ broken: [rule], suggestions: suggest([rule], rules) }));

/** Sums of rows, as against sums of sections. */
const mayLackRows = (rule: Rule): boolean =>
  rule.kind === 'sum' &&
  rule.target.kind === 'total' &&
  rule.parts.every(({ kind }) => kind === 'value') &&
  rule.target.value > expected(rule).high;

/** Broken rules, those that share a cell together. */
function groups(failing: readonly Rule[]): Rule[][] {
  const left = [...failing];
  const all: Rule[][] = [];
  for (let start = left.shift(); start; start = left.shift()) {
    const group = [start];
    for (let at = 0; at < group.length; at++) {
      const paths = new Set(cellsOf(group[at]!).map(({ path }) => path));
      for (let k = left.length - 1; k >= 0; k--) {
        if (cellsOf(left[k]!).some(({ path }) => paths.has(path))) {
          group.push(...left.splice(k, 1));
        }
      }
    }
    all.push(group);
  }
  return all;
}

function misprintOf(
  broken: readonly Rule[],
  suggestions: readonly Suggestion[],
  table: PublishedTable,
): Misprint {
  const names = broken.map(({ id }) => nameOf(id, table)).join(', ');
  const [first] = suggestions;
  const message = first
    ? {
        'zh-CN': `${names}：${first.path} 印作 ${first.printed}，很可能应为 ${first.likely}。`,
        en: `${names}: ${first.path} prints ${first.printed}, most likely for ${first.likely}.`,
      }
    : {
        'zh-CN': `${names}：这些数对不上，改任何一个数都不能使它们相符。`,
        en: `${names}: the numbers do not fit, and no single change mends them.`,
      };
  return { broken: broken.map(({ id }) => id), suggestions, message };
}
