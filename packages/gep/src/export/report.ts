import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { placesOf } from '../audit/printed.ts';
import type { SwitchEffect } from '../account/switch-effects.ts';
import type { Uncertainty } from '../uncertainty/estimate.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Comparison } from '../years/compare.ts';
import { changeTable, effectTable, influenceTable, rangeTable } from './result-tables.ts';
import {
  accountTable,
  divisionTable,
  extentTable,
  parameterTable,
  physicalSupplyTable,
  supplyTable,
  type Table,
} from './tables.ts';
import { physicalUseTable, useTable, type UseShares } from './use-tables.ts';

/** What a report is made of; what is absent has no chapter. */
export interface ReportOf {
  readonly account: Account;
  readonly uncertainty?: Uncertainty | undefined;
  readonly effects?: readonly SwitchEffect[] | undefined;
  /** Of an earlier year. */
  readonly opening?: Account | undefined;
  readonly comparison?: Comparison | undefined;
  readonly useShares?: UseShares | undefined;
  /** Hash of the run package that it tells of. */
  readonly hash?: string | undefined;
}

export interface Chapter {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly Table[];
}

/** A report as plain data, its chapters in their order. */
export interface AccountReport {
  readonly locale: Locale;
  readonly title: string;
  /** What stands on the first page: what may be said of the result, and for whom it is. */
  readonly lead: readonly string[];
  readonly chapters: readonly Chapter[];
}

/** The report of an account: result, ranges, open questions, change, SEEA EA tables, sources. */
export function accountReport(of: ReportOf, locale: Locale): AccountReport {
  const { account, uncertainty, effects, opening, comparison, useShares } = of;
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const chapter = (
    title: string,
    tables: readonly (Table | undefined)[],
    paragraphs: readonly string[] = [],
  ): Chapter => ({ title, paragraphs, tables: tables.flatMap((table) => table ?? []) });
  const chapters = [
    chapter(
      t('核算结果', 'Result'),
      [accountTable(account, locale), divisionTable(account, locale)],
      account.omitted.map(({ name, reason }) => {
        const why = reason ?? t('可选，没有给出数据', 'of choice, nothing given');
        return t(`未核算：${name['zh-CN']}（${why}）。`, `Not reckoned: ${name.en} (${why}).`);
      }),
    ),
    chapter(
      t('需要注意的', 'What to read it with'),
      [],
      account.flags.map(({ message }) => message[locale]),
    ),
    chapter(t('不确定性', 'Uncertainty'), [
      uncertainty && rangeTable(account, uncertainty, locale),
      uncertainty && influenceTable(uncertainty, locale),
    ]),
    chapter(t('未定的选择', 'Open questions'), [
      effects && effects.length > 0 ? effectTable(account, effects, locale) : undefined,
    ]),
    chapter(t('年际变化', 'Between years'), [
      comparison && changeTable(account, comparison, locale),
    ]),
    chapter('SEEA EA', [
      supplyTable(account, locale),
      physicalSupplyTable(account, locale),
      useTable(account, locale, useShares),
      physicalUseTable(account, locale, useShares),
      opening && extentTable(opening, account, locale),
    ]),
    chapter(
      t('参数与来源', 'Parameters and sources'),
      [parameterTable(account, locale)],
      [
        t(
          `核算方法 ${account.profile.title['zh-CN']}，第 ${account.profile.version} 版；引擎 @yizhangtu/gep ${ENGINE_VERSION}。`,
          `Profile: ${account.profile.title.en}, version ${account.profile.version}; engine @yizhangtu/gep ${ENGINE_VERSION}.`,
        ),
        ...(of.hash === undefined ? [] : [t(`运行包 ${of.hash}。`, `Run package ${of.hash}.`)]),
      ],
    ),
  ];
  return {
    locale,
    title: account.title ?? `${account.county} ${account.year}`,
    lead: [
      ...(account.sample
        ? [t('示例数据，不是实际核算结果。', 'Sample data, not a real account.')]
        : []),
      account.statement[locale],
    ],
    chapters: chapters.filter(({ paragraphs, tables }) => paragraphs.length + tables.length > 0),
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Decimals of a column: as many as its numbers have, where they have few. */
const FEW_PLACES = 4;
function placesIn(rows: Table['rows'], column: number): number | undefined {
  const numbers = rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
  const places = Math.max(0, ...numbers.map((value) => placesOf(String(value))));
  return places <= FEW_PLACES ? places : undefined;
}

function numberIn(locale: Locale, value: number, places: number | undefined): string {
  if (value === 0) return '0';
  const isFar = Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4;
  if (isFar) return value.toExponential(4);
  const digits =
    places === undefined
      ? { maximumSignificantDigits: 9 }
      : { minimumFractionDigits: places, maximumFractionDigits: places };
  return value.toLocaleString(locale, digits);
}

function tableHtml({ title, columns, rows, notes }: Table, locale: Locale): string {
  const places = columns.map((_, at) => placesIn(rows, at));
  const cell = (value: Table['rows'][number][number], at: number): string =>
    typeof value === 'number'
      ? `<td class="number">${numberIn(locale, value, places[at])}</td>`
      : `<td>${escaped(value ?? '')}</td>`;
  return [
    `<div><table${columns.length > MANY_COLUMNS ? ' class="wide"' : ''}>`,
    `<caption>${escaped(title)}</caption>`,
    `<thead><tr>${columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody>',
    '</table></div>',
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
  ].join('\n');
}

const MANY_COLUMNS = 10;

// Wide tables of many classes shrink to the sheet; rows stay whole, and heads stand on every page.
const STYLE = `@page { size: A4 landscape; margin: 15mm }
body { font: 10.5pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 18pt } h2 { font-size: 14pt; break-after: avoid; margin-top: 2rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 8.5pt }
caption { text-align: start; font-weight: 600; padding: .3rem 0 }
th, td { border: 1px solid #8a8a8a; padding: .15rem .4rem; text-align: start; vertical-align: top; overflow-wrap: break-word }
th:first-child, td:first-child { min-width: 6em }
thead { display: table-header-group } tr { break-inside: avoid }
th { background: #eee } .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
div { overflow-x: auto } .wide { font-size: 7.5pt }
.lead { border-inline-start: 4px solid #7a5c00; padding-inline-start: .8rem } .note { font-size: 8.5pt; color: #444 }
@media print { div { overflow: visible } .wide { font-size: 6.5pt } body { margin: 0; max-width: none; padding: 0 } }`;

/** A report as one HTML file for the screen and for A4 paper, that needs nothing else. */
export function reportHtml({ locale, title, lead, chapters }: AccountReport): string {
  const paragraphs = (all: readonly string[], of = ''): string[] =>
    all.map((text) => `<p${of}>${escaped(text)}</p>`);
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs(lead, ' class="lead"'),
    ...chapters.flatMap((chapter) => [
      `<h2>${escaped(chapter.title)}</h2>`,
      ...paragraphs(chapter.paragraphs),
      ...chapter.tables.map((table) => tableHtml(table, locale)),
    ]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
