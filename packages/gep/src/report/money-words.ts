import type { Locale } from '@yizhangtu/standard';
import { moneyUnit } from './money.ts';

/** Money with its unit, such as `250.6518 亿元` or `CNY 25.0652 billion`. */
export function money(value: number, locale: Locale): string {
  if (locale === 'en') return `CNY ${inEnglish(value)}`;
  const { scale, digits, name } = moneyUnit(value);
  return `${fixed(value / scale, digits, locale)} ${name[locale]}`;
}

const fixed = (value: number, digits: number, locale: Locale): string =>
  value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

function inEnglish(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${fixed(value / 1e9, 4, 'en')} billion`;
  if (size >= 1e6) return `${fixed(value / 1e6, 2, 'en')} million`;
  return fixed(value, 0, 'en');
}

const MINUS = '−';

/** Money with its sign, such as `+1.2345 亿元`. */
export const moneyChange = (value: number, locale: Locale): string =>
  `${value < 0 ? MINUS : value > 0 ? '+' : ''}${money(Math.abs(value), locale)}`;

/** Per cent with its sign and one digit; nothing for less than that. */
export const shareChange = (share: number): string =>
  Math.abs(share) < 0.0005
    ? ''
    : `${share < 0 ? MINUS : '+'}${(Math.abs(share) * 100).toFixed(1)}%`;

/** Per cent with one digit. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
