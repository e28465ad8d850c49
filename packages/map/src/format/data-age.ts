import type { CatalogueEntry } from '@yizhangtu/standard';
import { civilFormat, civilOf, parseCivil, type Civil } from './civil-time.ts';

/** How old a layer's data are, in words. */
export interface DataAge {
  /** `3 天前`, `3 days ago`. */
  readonly ago: string;
  /** `2026年11月18日`, with the time of day when the catalogue gives one. */
  readonly full: string;
  /** For `<time datetime>`. */
  readonly datetime: string;
  /** True when the next refresh is past due. Without a refresh interval data are never overdue. */
  readonly overdue: boolean;
}

const DAY = 86_400_000;
const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * The moment one `refresh` interval (ISO 8601 duration) after `civil`, in milliseconds; undefined when
 * it is no duration.
 */
function dueAfter(civil: Civil, refresh: string): number | undefined {
  const match = DURATION.exec(refresh);
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const start = new Date(civil.instant);
  // Months first, as calendars count: a month after 31 January is the last day of February.
  const month = start.getUTCMonth() + years * 12 + months;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  const moved = Date.UTC(start.getUTCFullYear(), month, day) + (civil.instant % DAY);
  return moved + (weeks * 7 + days) * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Whole days between two moments as a calendar counts them. */
const daysBetween = (from: number, to: number): number =>
  Math.floor(to / DAY) - Math.floor(from / DAY);

/** Reads how old data are, at one moment and in one language. */
export type AgeReader = (entry: Pick<CatalogueEntry, 'updated' | 'refresh'>) => DataAge | undefined;

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

function agoIn(updated: Civil, present: number, relative: Relative): string {
  const days = daysBetween(updated.instant, present);
  if (updated.hasTime && days < 1 && present >= updated.instant) {
    const minutes = Math.floor((present - updated.instant) / 60_000);
    return minutes < 60 ? relative(minutes, 'minute') : relative(Math.floor(minutes / 60), 'hour');
  }
  if (Math.abs(days) < 30) return relative(days, 'day');
  if (Math.abs(days) < 365) return relative(Math.trunc(days / 30), 'month');
  return relative(Math.trunc(days / 365), 'year');
}

/**
 * A reader of ages as seen at `now`. It gives undefined for an entry whose `updated` is missing or is no
 * date. Make one for many entries: what it is made of is slow to make.
 */
export function ageReader(now: Date, locale: string): AgeReader {
  const present = civilOf(now);
  const relative = relativeIn(locale);
  const write = civilFormat(locale);
  return ({ updated, refresh }) => {
    const civil = updated === undefined ? undefined : parseCivil(updated);
    if (!updated || !civil) return undefined;
    const due = refresh === undefined ? undefined : dueAfter(civil, refresh);
    // A bare date stands for the whole of that day, so it is overdue only once the due day is over.
    const overdue =
      due !== undefined && (civil.hasTime ? present > due : daysBetween(due, present) > 0);
    return {
      ago: agoIn(civil, present, relative),
      full: write(civil),
      datetime: updated,
      overdue,
    };
  };
}
