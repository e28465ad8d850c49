import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { roundTo } from '../account/rounding.ts';
import type { SwitchEffect } from '../account/switch-effects.ts';
import { moneyUnit } from '../report/money.ts';
import type { Uncertainty } from '../uncertainty/estimate.ts';
import type { Interval } from '../uncertainty/quantile.ts';
import type { Comparison } from '../years/compare.ts';
import { notesOf, type Cell, type Table } from './tables.ts';

const inChinese = (locale: Locale) => (zh: string, en: string) => (locale === 'zh-CN' ? zh : en);

/** Money as a table prints it. */
function printer(account: Account): { money: (value: number) => number; unit: (l: Locale) => string } {
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

/** Why the account changed between two years: more or less of it, other prices, other weather. */
export function changeTable(account: Account, found: Comparison, locale: Locale): Table {
  const t = inChinese(locale);
  const { money, unit } = printer(account);
  const { whole, from, to, inflow } = found;
  const row = (
    name: string,
    one: { from: number; volume: number; price: number; climate: number; to: number },
  ): Cell[] => [name, ...[one.from, one.volume, one.price, one.climate, one.to].map(money)];
  return {
    id: 'changes',
    title: `${t('两年之间的变化', 'Change between two years')} ${from.year}–${to.year} (${unit(locale)})`,
    columns: [
      '',
      String(from.year),
      t('数量', 'Volume'),
      t('价格', 'Price'),
      t('气候', 'Climate'),
      String(to.year),
    ],
    rows: [
      ...found.lines.map((line) => row(line.name[locale], line)),
      ...(inflow === 0
        ? []
        : [[t('区域外流入的扣除', 'Taken off: from outside'), null, money(inflow), null, null, null]]),
      row(t('生态产品总值', 'Gross ecosystem product'), {
        ...whole,
        volume: whole.volume + inflow,
        from: from.total,
        to: to.total,
      }),
    ],
    notes: [
      t(
        `按 ${from.year} 年价格，${to.year} 年的总值是 ${money(found.constantPrice)} ${unit(locale)}。`,
        `At the prices of ${from.year} the total of ${to.year} is ${money(found.constantPrice)} ${unit(locale)}.`,
      ),
      ...(found.climateFixed
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
