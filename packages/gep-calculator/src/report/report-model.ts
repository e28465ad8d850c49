import {
  ENGINE_VERSION,
  moneyUnit,
  type Account,
  type Comparison,
  type Run,
  type Uncertainty,
} from '@yizhangtu/gep';
import { accountTable, divisionTable, parameterTable, type Table } from '@yizhangtu/gep/export.js';
import type { Locale } from '@yizhangtu/standard';
import { money, moneyChange, percent } from '../money.ts';
import { rangesView, yearsView, type Seen } from '../result/views.ts';
import { resultWords } from '../result/result-words.strings.ts';
import { unitWords } from '../words.ts';
import { reportStrings } from './report.strings.ts';

export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns that hold numbers. */
      readonly numeric: readonly boolean[];
    };

/** A report as plain data: for the page, and for paper. */
export interface Report {
  readonly title: string;
  /** What stands on every page: a sample, what has not been checked. */
  readonly warning: string | undefined;
  readonly blocks: readonly ReportBlock[];
}

export interface ReportInput {
  readonly run: Run;
  readonly account: Account;
  readonly uncertainty: Uncertainty | undefined;
  readonly comparison: Comparison | undefined;
  readonly hash: string | undefined;
}

const text = (words: string, strong = false): ReportBlock => ({
  kind: 'text',
  text: words,
  ...(strong ? { strong } : {}),
});
const heading = (words: string, newPage = false): ReportBlock => ({
  kind: 'heading',
  text: words,
  ...(newPage ? { newPage } : {}),
});

/** The report of an account. What has not been checked is said first, and nothing conforms to anything then. */
export function reportOf(input: ReportInput, locale: Locale): Report {
  const { run, account, uncertainty, comparison, hash } = input;
  const t = reportStrings[locale];
  const { file, profile } = run;
  const open = new Set(
    account.used.filter(({ status }) => status === 'unverified').map((one) => one.parameter),
  ).size;
  const warnings = [
    ...(account.sample ? [t.sample] : []),
    ...(account.verified ? [] : [t.unverified]),
  ];
  const total = money(account.total, locale);
  const share = (value: number): string =>
    account.total === 0 ? '—' : percent(value / account.total);
  const sections = (['provisioning', 'regulating', 'cultural'] as const).map((one) =>
    t.section(t.sections[one], money(account.sections[one], locale), share(account.sections[one])),
  );
  const comparing = comparison && yearsView(comparison, locale, resultWords[locale]);
  const ranging = uncertainty && rangesView(account, uncertainty, locale, resultWords[locale]);
  return {
    title: account.title ?? t.title(account.county, account.year),
    warning: warnings.length === 0 ? undefined : warnings.join(' '),
    blocks: [
      text(account.statement[locale], true),
      text(t.total(total), true),
      { kind: 'list', items: sections },
      ...(comparing ? [text(comparing.finding)] : []),
      ...(ranging ? [text(ranging.finding)] : []),
      heading(t.method),
      text(`${profile.title[locale]} (${profile.id}, ${t.version(profile.version)})`),
      text(t.checked(open, new Set(account.used.map(({ parameter }) => parameter)).size)),
      {
        kind: 'list',
        items: profile.switches.map(({ id, name, settings }) => {
          const chosen = settings.find((one) => one.id === account.settings[id]);
          return t.setting(name[locale], chosen?.name[locale] ?? '');
        }),
      },
      heading(t.account),
      tableBlock(accountTable(account, locale), locale, {
        digits: (at) => (at === 4 ? moneyUnit(account.total).digits : undefined),
        unit: 3,
      }),
      ...listUnder(
        t.left,
        account.omitted.map(({ name, reason }) => t.setting(name[locale], reason ?? t.noData)),
      ),
      ...listUnder(
        t.flags,
        account.flags.map(({ message }) => message[locale]),
      ),
      ...(comparing ? [heading(t.years, true), ...seenBlocks(comparing, locale)] : []),
      ...(comparison
        ? [text(t.constant(moneyChange(comparison.constantPrice - comparison.from.total, locale)))]
        : []),
      ...(ranging ? [heading(t.ranges, true), ...seenBlocks(ranging, locale)] : []),
      heading(t.divisions, true),
      tableBlock(divisionTable(account, locale), locale, { digits: () => moneyUnit(0).digits }),
      heading(t.parameters, true),
      tableBlock(parametersWithNames(run, account, locale), locale, { unit: 4, year: 5 }),
      heading(t.statistics),
      statisticsBlock(run, locale),
      heading(t.origin),
      {
        kind: 'list',
        items: [
          t.engine(ENGINE_VERSION),
          ...(file.uncertainty ? [t.seed(file.uncertainty.seed)] : []),
          ...(hash === undefined ? [t.noHash] : [t.hash(hash)]),
        ],
      },
    ],
  };
}

const listUnder = (title: string, items: readonly string[]): ReportBlock[] =>
  items.length === 0 ? [] : [heading(title), { kind: 'list', items }];

const seenBlocks = (seen: Seen, locale: Locale): ReportBlock[] => [
  text(`${seen.finding} (${seen.unit})`),
  {
    kind: 'table',
    columns: seen.columns,
    rows: seen.rows.map((row) => row.map((cell) => words(cell, locale, seen.digits))),
    numeric: seen.columns.map((_, at) => at > 0),
  },
  ...seen.notes.map((note) => text(note)),
];

/** The engine names figures by id; people know them by name. */
function parametersWithNames({ profile }: Run, account: Account, locale: Locale): Table {
  const table = parameterTable(account, locale);
  const nameOf = (id: unknown): string =>
    profile.parameters.find((one) => one.id === id)?.name[locale] ?? String(id);
  const classOf = (id: unknown): string =>
    profile.classes.find((one) => one.id === id)?.name[locale] ?? String(id ?? '');
  return {
    ...table,
    rows: table.rows.map(([id, of, ...others]) => [nameOf(id), classOf(of ?? ''), ...others]),
  };
}

function statisticsBlock({ file, profile }: Run, locale: Locale): ReportBlock {
  const t = reportStrings[locale];
  const lines = profile.items.flatMap((item) => item.lines);
  const place = (code: string | undefined): string => {
    const found = file.divisions.find((one) => one.code === (code ?? file.county));
    if (!found) return code ?? '';
    return typeof found.name === 'string' ? found.name : found.name[locale];
  };
  return {
    kind: 'table',
    columns: [t.line, t.division, t.amount, t.unit, t.source],
    rows: (file.statistics ?? []).map((one) => [
      lines.find(({ id }) => id === one.line)?.name[locale] ?? one.line,
      place(one.division),
      words(one.amount, locale),
      unitWords(one.unit ?? '', locale),
      one.source,
    ]),
    numeric: [false, false, true, false, false],
  };
}

/** @param exact digits behind the point; as many as matter when left out */
function words(cell: string | number | null, locale: Locale, exact?: number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (exact !== undefined) {
    return cell.toLocaleString(locale, {
      minimumFractionDigits: exact,
      maximumFractionDigits: exact,
    });
  }
  const digits = Math.abs(cell) >= 1000 ? 2 : 6;
  return cell.toLocaleString(locale, {
    maximumFractionDigits: digits,
    useGrouping: cell >= 10_000,
  });
}

interface Reading {
  /** Digits of a column of money. */
  readonly digits?: (column: number) => number | undefined;
  /** The column of units. */
  readonly unit?: number;
  /** A column of years: no signs between their digits. */
  readonly year?: number;
}

const tableBlock = (
  { columns, rows }: Table,
  locale: Locale,
  { digits, unit, year }: Reading,
): ReportBlock => ({
  kind: 'table',
  columns,
  rows: rows.map((row) =>
    row.map((cell, at) => {
      if (at === unit && typeof cell === 'string') return unitWords(cell, locale);
      if (at === year) return cell === null ? '' : String(cell);
      return words(cell, locale, digits?.(at));
    }),
  ),
  numeric: columns.map((_, at) => rows.some((row) => typeof row[at] === 'number')),
});
