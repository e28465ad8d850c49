import type { Locale } from '@yizhangtu/standard';

/** All counties keep Beijing time, wherever the screen stands. */
const TIME_ZONE = 'Asia/Shanghai';

/** `12,345.6`: at most `digits` decimals, 2 when not given. */
export function formatNumber(value: number, locale: Locale, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** `2026年11月21日`, `21 November 2026`. A date without a time stays the day that it names. */
export function formatDate(date: Date | string, locale: Locale): string {
  return formatted(date, locale, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** `2026年11月21日 14:38`, `21 November 2026 at 14:38`; only the date when the text names no time. */
export function formatDateTime(date: Date | string, locale: Locale): string {
  if (isDay(date)) return formatDate(date, locale);
  return formatted(date, locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago: `3 天前`, `3 days ago`; `刚刚`, `just now` below a minute. Show the full time beside it. */
export function formatAge(date: Date | string, now: Date, locale: Locale): string {
  if (Number.isNaN(toDate(date).getTime())) return String(date);
  const seconds = (toDate(date).getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  if (!step) return locale === 'en' ? 'just now' : '刚刚';
  const [unit, length] = step;
  const text = new Intl.RelativeTimeFormat(locale).format(Math.trunc(seconds / length), unit);
  return locale === 'zh-CN' ? text.replace(/(\d)(\p{Script=Han})/u, '$1 $2') : text;
}

function formatted(date: Date | string, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  const value = toDate(date);
  // A county may write what is not a date; its own words are then better than "Invalid Date".
  if (Number.isNaN(value.getTime())) return String(date);
  const timeZone = isDay(date) ? 'UTC' : TIME_ZONE;
  const tag = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(tag, { ...parts, timeZone }).format(value);
}

const isDay = (date: Date | string): date is string =>
  typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date);

const toDate = (date: Date | string): Date => (typeof date === 'string' ? new Date(date) : date);
