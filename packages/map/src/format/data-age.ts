import type { CatalogueEntry } from '@yizhangtu/standard';
import {
  agoFormat,
  civilDays,
  civilFormat,
  civilOf,
  parseCivil,
  type Civil,
} from '@yizhangtu/standard/civil-time.js';

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

/** Reads how old data are, at one moment and in one language. */
export type AgeReader = (entry: Pick<CatalogueEntry, 'updated' | 'refresh'>) => DataAge | undefined;

/**
 * A reader of ages as seen at `now`. It gives undefined for an entry whose `updated` is missing or is no
 * date. Make one for many entries: what it is made of is slow to make.
 */
export function ageReader(now: Date, locale: string): AgeReader {
  const present = civilOf(now);
  const ago = agoFormat(locale);
  const write = civilFormat(locale);
  return ({ updated, refresh }) => {
    const civil = updated === undefined ? undefined : parseCivil(updated);
    if (!updated || !civil) return undefined;
    const due = refresh === undefined ? undefined : dueAfter(civil, refresh);
    // A bare date stands for the whole of that day, so it is overdue only once the due day is over.
    const overdue =
      due !== undefined && (civil.hasTime ? present > due : civilDays(due, present) > 0);
    return {
      ago: ago(civil, present),
      full: write(civil),
      datetime: updated,
      overdue,
    };
  };
}
