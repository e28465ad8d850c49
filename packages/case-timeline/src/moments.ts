import type { Locale } from '@yizhangtu/standard';
import { civilFormat, civilOf } from '@yizhangtu/standard/civil-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes moments (milliseconds since 1970) on the clock of Beijing. */
export interface Moments {
  /** `2026年11月21日 14:38`. */
  full(at: number): string;
  /** `14:38`. */
  time(at: number): string;
  /** A day counted from 1970: `11月21日 星期六`, with the year when it is not that of `present`. */
  day(day: number, present: number): string;
  /** `11月21日 14:38`. */
  short(at: number): string;
}

const WEEK_ZH = '日一二三四五六';
const WEEK_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** Of 1 January 1970, a Thursday. */
const FIRST_WEEKDAY = 4;

export function momentsIn(locale: Locale): Moments {
  const english = locale === 'en';
  const full = civilFormat(locale);
  const dateOf = (instant: number) => full({ instant, hasTime: false });
  const time = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(11, 16);
  const yearless = (instant: number) =>
    english ? dateOf(instant).replace(/ \d+$/, '') : dateOf(instant).replace(/^\d+年/, '');
  return {
    full: (at) => full({ instant: civilOf(new Date(at)), hasTime: true }),
    time,
    day: (day, present) => {
      const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
      const yearOf = (instant: number) => new Date(instant).getUTCFullYear();
      const date =
        yearOf(day * DAY) === yearOf(present + 8 * HOUR) ? yearless(day * DAY) : dateOf(day * DAY);
      return english ? `${WEEK_EN[weekday]} ${date}` : `${date} 星期${WEEK_ZH[weekday]}`;
    },
    short: (at) => {
      const date = yearless(at + 8 * HOUR);
      return english
        ? `${date.replace(/^(\d+ \w{3})\w*$/, '$1')}, ${time(at)}`
        : `${date} ${time(at)}`;
    },
  };
}

const UNITS = [
  { ms: DAY, zh: '天', en: 'day' },
  { ms: HOUR, zh: '小时', en: 'hour' },
  { ms: MINUTE, zh: '分钟', en: 'minute' },
] as const;

/** A length of time in its two largest units: `2 天 3 小时`, `2 days 3 hours`; below a minute `不到 1 分钟`. */
export function lengthWords(ms: number, locale: Locale): string {
  const first = UNITS.findIndex((unit) => ms >= unit.ms);
  if (first < 0) return locale === 'en' ? 'less than a minute' : '不到 1 分钟';
  let rest = ms;
  const parts = UNITS.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    if (count === 0) return [];
    return [
      locale === 'en' ? `${count} ${unit.en}${count === 1 ? '' : 's'}` : `${count} ${unit.zh}`,
    ];
  });
  return parts.join(' ');
}
