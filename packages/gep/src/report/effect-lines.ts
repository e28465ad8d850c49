import type { Locale } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import { roundTo } from '../account/rounding.ts';
import type { SwitchEffect } from '../account/switch-effects.ts';
import { moneyUnit } from './money.ts';

/** Open questions and what their other answers would change, as lines for a terminal. */
export function effectLines(
  effects: readonly SwitchEffect[],
  account: Account,
  locale: Locale,
): string[] {
  const zh = locale === 'zh-CN';
  const { scale, digits, name } = moneyUnit(account.total);
  return [
    zh
      ? '方法上未定的选择，换一种取法会怎样：'
      : 'Open questions, and what another answer changes:',
    ...effects.map(({ name: of, otherName, change, missing }) => {
      const colon = zh ? '：' : ': ';
      const what = `  ${of[locale]} → ${otherName[locale]}`;
      if (change === undefined) {
        const why = missing[0]?.message[locale] ?? '';
        return `${what}${colon}${zh ? '算不了，' : 'cannot be reckoned. '}${why}`;
      }
      const value = roundTo(change / scale, digits);
      const sign = value > 0 ? '+' : '';
      return `${what}${colon}${sign}${value.toFixed(digits)} ${name[locale]}`;
    }),
  ];
}
