import { moneyUnit } from '@yizhangtu/gep';
import type { Locale } from '@yizhangtu/standard';

/** Money with its unit, such as `250.6518 亿元`. */
export function money(value: number, locale: Locale): string {
  const { scale, digits, name } = moneyUnit(value);
  const figure = (value / scale).toLocaleString(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${figure} ${name[locale]}`;
}

const MINUS = '−';

/** Money with its sign, such as `+1.2345 亿元`. */
export const moneyChange = (value: number, locale: Locale): string =>
  `${value < 0 ? MINUS : value > 0 ? '+' : ''}${money(Math.abs(value), locale)}`;

/** Per cent with its sign and one digit. */
export const shareChange = (share: number): string =>
  `${share < 0 ? MINUS : '+'}${(Math.abs(share) * 100).toFixed(1)}%`;

/** Per cent with one digit. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
