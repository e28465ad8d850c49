import { textIn, type Locale, type LocalText } from '@yizhangtu/standard';
import { civilDays, civilOf } from '@yizhangtu/standard/civil-time.js';
import type { ClockKind, Limit, Unit } from '@yizhangtu/standard/cases.js';

/** What one unit of each kind of clock is called, in the words of city-management standards. */
export const CLOCK_KIND_NAMES: Readonly<Record<ClockKind, LocalText>> = {
  'urgent-hour': { 'zh-CN': '紧急工作时', en: 'hours, day and night' },
  'work-hour': { 'zh-CN': '工作时', en: 'working hours' },
  'work-day': { 'zh-CN': '工作日', en: 'working days' },
  'natural-day': { 'zh-CN': '自然日', en: 'calendar days' },
};
const ONE: Readonly<Record<ClockKind, string>> = {
  'urgent-hour': 'hour, day and night',
  'work-hour': 'working hour',
  'work-day': 'working day',
  'natural-day': 'calendar day',
};

/** `3 个工作日`, `3 working days`. */
export function limitWords({ kind, amount }: Limit, locale: Locale): string {
  if (locale === 'en') return `${amount} ${amount === 1 ? ONE[kind] : CLOCK_KIND_NAMES[kind].en}`;
  const between = kind === 'urgent-hour' || kind === 'work-hour' ? ' ' : ' 个';
  return `${amount}${between}${CLOCK_KIND_NAMES[kind]['zh-CN']}`;
}

/** What a unit is called. */
export const unitWords = ({ name, organisation, division }: Unit, locale: Locale): string =>
  name === undefined ? (organisation ?? division) : textIn(name, locale);

/** Whether two units are the same one, whatever they are called. */
export const isSameUnit = (one: Unit, other: Unit): boolean =>
  one.division === other.division &&
  one.organisation === other.organisation &&
  one.person === other.person;

const MINUTE = 60_000;

/** How far something is: whole days by the calendar, or below that hours and minutes. */
function distance(from: number, to: number, locale: Locale): string {
  const days = civilDays(from, to);
  const minutes = Math.max(1, Math.floor((to - from) / MINUTE));
  const [count, zh, en] =
    days >= 1 && minutes >= 1440
      ? [days, '天', 'day']
      : minutes >= 60
        ? [Math.floor(minutes / 60), '小时', 'hour']
        : [minutes, '分钟', 'minute'];
  return locale === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`;
}

/** `还有 3 天`, `已超 5 小时`: what is left until `due`, or how long it has passed. `now` is in milliseconds. */
export function dueWords(due: string, now: number, locale: Locale): string {
  const end = civilOf(new Date(due));
  const present = civilOf(new Date(now));
  const words = end >= present ? distance(present, end, locale) : distance(end, present, locale);
  if (locale === 'en') return end >= present ? `${words} left` : `${words} over`;
  return end >= present ? `还有 ${words}` : `已超 ${words}`;
}
