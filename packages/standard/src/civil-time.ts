/**
 * Dates and times as a county writes them: on the clock of Beijing, the one official time of the
 * country, wherever the reader sits.
 *
 * @packageDocumentation
 */

/** A date, or a date and time. `instant` is that clock's reading as if it were UTC, in milliseconds. */
export interface Civil {
  readonly instant: number;
  readonly hasTime: boolean;
}

const BEIJING = 8 * 3_600_000;
const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/;

/** A moment as the clock of Beijing shows it. */
export const civilOf = (moment: Date): number => moment.getTime() + BEIJING;

/** Reads an ISO 8601 date or date-time; a time without an offset is Beijing time. Undefined when it is none. */
export function parseCivil(text: string): Civil | undefined {
  const trimmed = text.trim();
  if (DATE.test(trimmed)) {
    const instant = Date.parse(`${trimmed}T00:00:00Z`);
    // `2026-02-31` would roll over in some engines.
    const valid = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(trimmed);
    return valid ? { instant, hasTime: false } : undefined;
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d/.test(trimmed)) return undefined;
  const local = LOCAL.exec(trimmed);
  const instant = local
    ? Date.parse(`${local[1]}T${local[2]}Z`)
    : Date.parse(trimmed.replace(' ', 'T')) + BEIJING;
  return Number.isNaN(instant) ? undefined : { instant, hasTime: true };
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Writes `2026年11月21日 14:38`, `21 November 2026, 14:38`. By hand: to make one of `Intl` costs milliseconds. */
export function civilFormat(locale: string): (civil: Civil) => string {
  const english = !locale.startsWith('zh');
  return ({ instant, hasTime }) => {
    const at = new Date(instant);
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    const date = english ? `${day} ${MONTHS[month]} ${year}` : `${year}年${month + 1}月${day}日`;
    return hasTime ? date + (english ? ', ' : ' ') + at.toISOString().slice(11, 16) : date;
  };
}

/** Whole days between two moments as a calendar counts them. */
export const civilDays = (from: number, to: number): number =>
  Math.floor(to / DAY) - Math.floor(from / DAY);

type Relative = (count: number, unit: Intl.RelativeTimeFormatUnit) => string;

function relativeIn(locale: string): Relative {
  // Words only for days: "last year" may be one month ago or twenty-three.
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.RelativeTimeFormat(locale);
  return (count, unit) => spaced((unit === 'day' ? words : numbers).formatToParts(-count, unit));
}

/** Chinese words with a space about the numeral: `3 天前`. */
function spaced(parts: Intl.RelativeTimeFormatPart[]): string {
  const text = parts.map((part) => (part.type === 'integer' ? ` ${part.value} ` : part.value));
  return text.join('').replace(/\s+/g, ' ').trim();
}

/**
 * Writes how long before `present` (milliseconds, as {@link civilOf} gives them) something was: `3 天前`,
 * `3 days ago`. Making one costs more than using it.
 */
export function agoFormat(locale: string): (civil: Civil, present: number) => string {
  const relative = relativeIn(locale);
  const justNow = locale.startsWith('zh') ? '刚刚' : 'just now';
  return (civil, present) => agoIn(civil, present, { relative, justNow });
}

interface Words {
  readonly relative: Relative;
  readonly justNow: string;
}

function agoIn(updated: Civil, present: number, { relative, justNow }: Words): string {
  const days = civilDays(updated.instant, present);
  if (updated.hasTime && days < 1 && present >= updated.instant) {
    const minutes = Math.floor((present - updated.instant) / 60_000);
    if (minutes < 1) return justNow;
    return minutes < 60 ? relative(minutes, 'minute') : relative(Math.floor(minutes / 60), 'hour');
  }
  if (Math.abs(days) < 30) return relative(days, 'day');
  if (Math.abs(days) < 365) return relative(Math.trunc(days / 30), 'month');
  return relative(Math.trunc(days / 365), 'year');
}
