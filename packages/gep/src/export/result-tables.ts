import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { roundTable } from '../account/round-table.ts';
import { roundTo } from '../account/rounding.ts';
import type { SwitchEffect } from '../account/switch-effects.ts';
import { moneyUnit } from '../report/money.ts';
import type { Uncertainty } from '../uncertainty/estimate.ts';
import type { Interval } from '../uncertainty/quantile.ts';
import type { Comparison } from '../years/compare.ts';
import { notesOf, type Cell, type Table } from './tables.ts';

const inChinese = (locale: Locale) => (zh: string, en: string) => (locale === 'zh-CN' ? zh : en);

/** Money as a table prints it. */
function printer(account: Account): {
  money: (value: number) => number;
  unit: (l: Locale) => string;
} {
  const { scale, digits, name } = moneyUnit(account.total);
  return { money: (value) => roundTo(value / scale, digits), unit: (locale) => name[locale] };
}

/** Ranges of the total and of each line that varies. */
export function rangeTable(account: Account, found: Uncertainty, locale: Locale): Table {
  const t = inChinese(locale);
  const { money, unit } = printer(account);
  const row = (name: string, { low, median, high, mean }: Interval): Cell[] => [
    name,
    ...[low, median, high, mean].map(money),
  ];
  const nameOf = (id: string): string => account.lines.find((line) => line.id === id)!.name[locale];
  return {
    id: 'ranges',
    title: `${t('不确定性', 'Uncertainty')} (${unit(locale)})`,
    columns: ['', '5 %', '50 %', '95 %', t('平均', 'Mean')],
    rows: [
      row(t('生态产品总值', 'Gross ecosystem product'), found.total),
      ...found.lines
        .filter(({ value }) => value.low !== value.high)
        .map(({ id, value }) => row(nameOf(id), value)),
    ],
    notes: [
      t(
        `${found.draws} 次抽样，种子 ${found.seed}，${found.generator}。`,
        `${found.draws} draws, seed ${found.seed}, ${found.generator}.`,
      ),
    ],
  };
}

/** What matters most for the range of the total, the first first. */
export function influenceTable({ influences }: Uncertainty, locale: Locale): Table {
  const t = inChinese(locale);
  return {
    id: 'influences',
    title: t('影响最大的因素', 'What matters most'),
    columns: [
      t('量', 'Figure'),
      t('类型', 'Class'),
      t('占总方差 %', 'Share of the variance, %'),
      t('相关系数', 'Correlation'),
    ],
    rows: influences.map(({ name, class: of, share, correlation }) => [
      name[locale],
      of ?? '',
      roundTo(share * 100, 1),
      roundTo(correlation, 3),
    ]),
    notes: [],
  };
}

/** Open questions, and what another answer would change. */
export function effectTable(
  account: Account,
  effects: readonly SwitchEffect[],
  locale: Locale,
): Table {
  const t = inChinese(locale);
  const { money, unit } = printer(account);
  return {
    id: 'open-questions',
    title: t('方法上未定的选择', 'Open questions of method'),
    columns: [
      t('选择', 'Question'),
      t('换一种取法', 'Another answer'),
      `${t('总值变化', 'Change of the total')} (${unit(locale)})`,
      t('算不了的原因', 'Why it cannot be reckoned'),
    ],
    rows: effects.map(({ name, otherName, change, missing }) => [
      name[locale],
      otherName[locale],
      change === undefined ? null : money(change),
      change === undefined ? (missing[0]?.message[locale] ?? '') : '',
    ]),
    notes: [],
  };
}

/**
 * Why the account changed between two years: more or less of it, other prices, other weather. Rows and columns add
 * up to the last digit.
 */
export function changeTable(account: Account, found: Comparison, locale: Locale): Table {
  const t = inChinese(locale);
  const { scale, digits, name } = moneyUnit(account.total);
  const { from, to, inflow, constantPrice, climateFixed } = found;
  const taken = found.lines.reduce((sum, line) => sum + line.from, 0) - from.total;
  const outside = { from: -taken, volume: inflow, price: 0, climate: 0 };
  const parts = [
    ...found.lines.map((line) => ({ name: line.name[locale], change: line })),
    ...(account.inflow === 0 && inflow === 0
      ? []
      : [{ name: t('减：区域外流入', 'Less: from outside'), change: outside }]),
  ];
  const { cells, rows, columns, total } = roundTable(
    parts.map(({ change }) =>
      [change.from, change.volume, change.price, change.climate].map((value) => value / scale),
    ),
    digits,
  );
  const constant = roundTo(constantPrice / scale, digits);
  return {
    id: 'changes',
    title: `${t('两年之间的变化', 'Change between two years')} ${from.year}–${to.year} (${name[locale]})`,
    columns: [
      '',
      String(from.year),
      t('数量', 'Volume'),
      t('价格', 'Price'),
      t('气候', 'Climate'),
      String(to.year),
    ],
    rows: [
      ...parts.map((part, r) => [part.name, ...cells[r]!, rows[r]!]),
      [t('生态产品总值', 'Gross ecosystem product'), ...columns, total],
    ],
    notes: [
      t(
        `按 ${from.year} 年价格，${to.year} 年的总值是 ${constant} ${name['zh-CN']}。`,
        `At the prices of ${from.year} the total of ${to.year} is ${constant} (${name.en}).`,
      ),
      ...(climateFixed
        ? []
        : [
            t(
              '没有给出多年平均的气候，天气的影响算在数量里。',
              'Means of many years are not given: the weather counts as volume.',
            ),
          ]),
      ...notesOf(account, locale),
    ],
  };
}
