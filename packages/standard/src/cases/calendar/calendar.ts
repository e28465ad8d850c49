import * as z from 'zod/mini';
import { checked } from '../../checked.ts';
import { YztError } from '../../problem.ts';

/**
 * The holidays of one year, as the State Council announces them each November: days off besides Saturdays
 * and Sundays, and Saturdays and Sundays that are worked in their stead.
 */
export const CalendarYear = z.looseObject({
  year: checked(z.int(), z.minimum(2000), z.maximum(2100)),
  /** Number of the notice. */
  source: z.string(),
  /** Days, `2026-01-01`, or spans with their last day, `2026-02-15/2026-02-23`. */
  off: z.array(checked(z.string(), z.regex(/^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/, 'days'))),
  work: z.array(checked(z.string(), z.regex(/^\d{4}-\d\d-\d\d$/, 'days'))),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

export interface BusinessCalendar {
  /**
   * Whether people work on `day`, the number of days since 1970-01-01.
   *
   * @throws YztError `calendar_incomplete` for a day of a year without data: taking its holidays for
   * working days would make deadlines that nobody set.
   */
  isWorkday(day: number): boolean;
}

export const DAY_MS = 86_400_000;
/** The number of a day that is written `2026-01-01`. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();
/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

function daysOf(span: string): number[] {
  const [first = '', last = first] = span.split('/');
  const from = dayOf(first);
  return Array.from({ length: dayOf(last) - from + 1 }, (_, index) => from + index);
}

/** A calendar of these years. Of two for one year the later one counts. */
export function businessCalendar(years: readonly CalendarYear[]): BusinessCalendar {
  const known = new Map(
    years.map(({ year, off, work }) => [
      year,
      { off: new Set(off.flatMap(daysOf)), work: new Set(work.flatMap(daysOf)) },
    ]),
  );
  return {
    isWorkday(day) {
      const year = yearOf(day);
      const found = known.get(year);
      if (found === undefined) {
        throw new YztError({
          code: 'calendar_incomplete',
          message: `There is no working calendar of ${year}`,
          retriable: false,
          facts: { year },
        });
      }
      return found.work.has(day) || (!found.off.has(day) && !isWeekend(day));
    },
  };
}
