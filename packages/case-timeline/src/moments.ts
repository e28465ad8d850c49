import type { Locale } from '@yizhangtu/standard';
import { civilFormat, civilOf } from '@yizhangtu/standard/civil-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes moments (milliseconds since 1970) on the clock of Beijing. Making one costs more than using it. */
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

export function momentsIn(locale: Locale): Moments {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const full = civilFormat(locale);
  const month = 'long';
  const date = format({ month, day: 'numeric', weekday: 'long' });
  const dated = format({ year: 'numeric', month, day: 'numeric', weekday: 'long' });
  const short = format({ month: locale === 'en' ? 'short' : 'long', day: 'numeric' });
  const time = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(11, 16);
  const between = locale === 'en' ? ', ' : ' ';
  return {
    full: (at) => full({ instant: civilOf(new Date(at)), hasTime: true }),
    time,
    day: (day, present) => {
      const sameYear =
        new Date(day * DAY).getUTCFullYear() === new Date(present + 8 * HOUR).getUTCFullYear();
      return spaced((sameYear ? date : dated).format(day * DAY));
    },
    short: (at) => `${short.format(at + 8 * HOUR)}${between}${time(at)}`,
  };
}

/** Chinese writes the weekday against the date; a space tells them apart. */
const spaced = (text: string): string => text.replace(/日(?=星期)/, '日 ');

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
