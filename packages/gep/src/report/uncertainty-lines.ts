import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { roundTo } from '../account/rounding.ts';
import type { Interval } from '../uncertainty/quantile.ts';
import type { Uncertainty } from '../uncertainty/estimate.ts';
import { padEnd, padStart } from './columns.ts';
import { moneyUnit } from './money.ts';

/** Ranges of an account as lines for a terminal: the total, each line, and what matters most. */
export function uncertaintyLines(
  { draws, seed, generator, total, lines, influences }: Uncertainty,
  account: Account,
  locale: Locale,
): string[] {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { scale, digits, name } = moneyUnit(account.total);
  const number = (value: number): string =>
    padStart(roundTo(value / scale, digits).toFixed(digits), 14);
  const row = (label: string, { low, median, high }: Interval): string =>
    `${padEnd(label, 30)}${number(low)}${number(median)}${number(high)}`;
  const nameOf = (id: string): string => account.lines.find((line) => line.id === id)!.name[locale];
  const varied = lines.filter(({ value }) => value.low !== value.high);
  return [
    t(
      `不确定性：${draws} 次抽样，种子 ${seed}，${generator}；${name['zh-CN']}`,
      `Uncertainty: ${draws} draws, seed ${seed}, ${generator}; ${name.en}`,
    ),
    `${padEnd('', 30)}${['5 %', '50 %', '95 %'].map((head) => padStart(head, 14)).join('')}`,
    row(t('生态产品总值', 'Gross ecosystem product'), total),
    ...varied.map(({ id, value }) => row(`  ${nameOf(id)}`, value)),
    t('影响最大的因素（占总方差）：', 'What matters most, by share of the variance:'),
    ...influences
      .slice(0, 5)
      .map(
        ({ name: of, share }) =>
          `${padEnd(`  ${of[locale]}`, 44)}${padStart(`${(share * 100).toFixed(1)} %`, 8)}`,
      ),
  ];
}
