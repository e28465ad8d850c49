import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import type { Run } from '../account/read-run.ts';
import type { SwitchEffect } from '../account/switch-effects.ts';
import { SECTIONS } from '../profiles/profile.ts';
import { SECTION_NAMES } from '../report/account-lines.ts';
import { money, moneyChange, percent } from '../report/money-words.ts';
import type { Uncertainty } from '../uncertainty/estimate.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Comparison } from '../years/compare.ts';
import { printTable, type PrintedTable } from './print-table.ts';
import { changeTable, effectTable, influenceTable, rangeTable } from './result-tables.ts';
import { namedParameterTable, statisticsTable } from './source-tables.ts';
import {
  accountTable,
  divisionTable,
  extentTable,
  physicalSupplyTable,
  supplyTable,
  type Table,
} from './tables.ts';
import { physicalUseTable, useTable, type UseShares } from './use-tables.ts';

/** What a report is made of; what is absent has no chapter. */
export interface ReportOf {
  readonly run: Run;
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
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
  readonly tables: readonly PrintedTable[];
}

/** A report in words, its chapters in their order: for a page, for paper, for a file. */
export interface AccountReport {
  readonly locale: Locale;
  readonly title: string;
  /** What stands on the first page: what may be said of the result, and for whom it is. */
  readonly lead: readonly string[];
  /** Whether the lead warns: made-up data, or figures that nobody checked. */
  readonly warns: boolean;
  readonly chapters: readonly Chapter[];
  /** Who puts their name under it. */
  readonly signatures: readonly string[];
}

/** The report of an account: result, ranges, open questions, change, divisions, SEEA EA tables, sources. */
export function accountReport(of: ReportOf, locale: Locale): AccountReport {
  const { run, account, uncertainty, effects, opening, comparison, useShares } = of;
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const lead = [
    ...(account.sample
      ? [t('示例数据，不是实际核算结果。', 'Sample data, not a real account.')]
      : []),
    account.statement[locale],
  ];
  const chapter = (
    id: string,
    title: string,
    {
      paragraphs = [],
      list = [],
      tables = [],
    }: {
      paragraphs?: readonly string[];
      list?: readonly string[];
      tables?: readonly (Table | undefined)[];
    },
  ): Chapter => ({
    id,
    title,
    paragraphs,
    list,
    // What stands on the first page need not stand under every table.
    tables: tables.flatMap((table) => {
      if (table === undefined || table.rows.length === 0) return [];
      const notes = table.notes.filter((note) => !lead.includes(note));
      return printTable({ ...table, notes }, locale);
    }),
  });
  const chapters = [
    chapter('summary', t('摘要', 'In short'), summary(of, locale)),
    chapter('method', t('核算方法', 'Method'), method(run, account, locale)),
    chapter('result', t('核算结果', 'Result'), {
      tables: [accountTable(account, locale)],
      list: account.omitted.map(({ name, reason }) => {
        const why = reason ?? t('可选，没有给出数据', 'of choice, nothing given');
        return t(`未核算：${name['zh-CN']}（${why}）。`, `Not reckoned: ${name.en} (${why}).`);
      }),
    }),
    chapter('flags', t('需要注意的', 'What to read it with'), {
      list: account.flags.map(({ message }) => message[locale]),
    }),
    chapter('ranges', t('不确定性', 'Uncertainty'), {
      tables: [
        uncertainty && rangeTable(account, uncertainty, locale),
        uncertainty && influenceTable(uncertainty, locale),
      ],
    }),
    chapter('open-questions', t('未定的选择', 'Open questions'), {
      tables: [effects && effectTable(account, effects, locale)],
    }),
    chapter('years', t('年际变化', 'Between years'), {
      tables: [comparison && changeTable(account, comparison, locale)],
    }),
    chapter('divisions', t('按区划', 'By division'), { tables: [divisionTable(account, locale)] }),
    chapter('seea', 'SEEA EA', {
      tables: [
        supplyTable(account, locale),
        physicalSupplyTable(account, locale),
        useTable(account, locale, useShares),
        physicalUseTable(account, locale, useShares),
        opening && extentTable(opening, account, locale),
      ],
    }),
    chapter('sources', t('参数、统计数和来源', 'Parameters, statistics and sources'), {
      tables: [namedParameterTable(run, account, locale), statisticsTable(run, locale)],
    }),
    chapter('origin', t('怎样核对', 'To check it'), { list: origin(of, locale) }),
  ];
  return {
    locale,
    title: account.title ?? `${account.county} ${account.year}`,
    lead,
    warns: account.sample || !account.verified,
    chapters: chapters.filter(
      ({ paragraphs, list, tables }) => paragraphs.length + list.length + tables.length > 0,
    ),
    signatures: [
      t('编制', 'Made by'),
      t('审核', 'Checked by'),
      t('批准', 'Approved by'),
      t('日期（盖章）', 'Date, seal'),
    ],
  };
}

interface Words {
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
}

/** The total, its parts, how it changed and how far it may be off. */
function summary({ account, uncertainty, comparison }: ReportOf, locale: Locale): Words {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { total, sections, inflow } = account;
  const part = (name: string, value: number): string => {
    const words = money(value, locale);
    const share = total === 0 ? '—' : percent(value / total);
    return t(`${name} ${words}，占 ${share}`, `${name}: ${words}, ${share}`);
  };
  const paragraphs = [
    t(
      `生态产品总值 ${money(total, locale)}。`,
      `Gross ecosystem product: ${money(total, locale)}.`,
    ),
  ];
  if (comparison) {
    const { from, to, constantPrice } = comparison;
    const [all, volume] = [to.total - from.total, constantPrice - from.total].map((change) =>
      moneyChange(change, locale),
    );
    paragraphs.push(
      t(
        `${from.year} 年到 ${to.year} 年总值 ${all}；按 ${from.year} 年价格 ${volume}。`,
        `From ${from.year} to ${to.year}: ${all}; at the prices of ${from.year}: ${volume}.`,
      ),
    );
  }
  if (uncertainty) {
    const [low, high] = [uncertainty.total.low, uncertainty.total.high].map((end) =>
      money(end, locale),
    );
    paragraphs.push(
      t(
        `总值有 90% 的可能在 ${low} 到 ${high} 之间。`,
        `With a probability of 90% the total lies between ${low} and ${high}.`,
      ),
    );
  }
  return {
    paragraphs,
    list: [
      ...SECTIONS.map((section) => part(SECTION_NAMES[section][locale], sections[section])),
      ...(inflow === 0 ? [] : [part(t('减：区域外流入', 'Less: from outside'), -inflow)]),
    ],
  };
}

/** By which rules, how much of them was checked, and what was chosen where they are open. */
function method({ profile }: Run, { settings, used }: Account, locale: Locale): Words {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { id, version, title, switches } = profile;
  const all = new Set(used.map(({ parameter }) => parameter)).size;
  const open = new Set(
    used.filter(({ status }) => status === 'unverified').map(({ parameter }) => parameter),
  ).size;
  return {
    paragraphs: [
      t(
        `${title['zh-CN']}（${id}，数据版本 ${version}）。用到 ${all} 个参数，其中 ${open} 个未核对。`,
        `${title.en} (${id}, data version ${version}). ${all} parameters are used; ${open} of them have not been checked.`,
      ),
    ],
    list: switches.map((one) => {
      const chosen = one.settings.find((setting) => setting.id === settings[one.id]);
      return t(
        `${one.name['zh-CN']}：${chosen?.name['zh-CN'] ?? ''}`,
        `${one.name.en}: ${chosen?.name.en ?? ''}`,
      );
    }),
  };
}

/** What it takes to compute the same once more. */
function origin({ run, hash }: ReportOf, locale: Locale): string[] {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const seed = run.file.uncertainty?.seed;
  return [
    t(`引擎 @yizhangtu/gep ${ENGINE_VERSION}`, `Engine @yizhangtu/gep ${ENGINE_VERSION}`),
    ...(seed === undefined ? [] : [t(`随机种子 ${seed}`, `Seed ${seed}`)]),
    hash === undefined
      ? t('不是由运行包生成，没有校验值。', 'Not made from a run package: there is no hash.')
      : t(`运行包校验值 ${hash}`, `Hash of the run package ${hash}`),
  ];
}
