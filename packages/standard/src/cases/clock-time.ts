import { DAY_MS, type BusinessCalendar } from './calendar/calendar.ts';
import type { ClockKind } from './parts.ts';

/** When people work on a working day: spans in hours of the day, in order. */
export type OfficeHours = readonly (readonly [from: number, to: number])[];

/** Hours of the county's offices. A working day of a limit is eight hours whatever stands here. */
export const OFFICE_HOURS: OfficeHours = [
  [8, 12],
  [14, 18],
];

export interface ClockCalendar {
  readonly calendar: BusinessCalendar;
  readonly hours: OfficeHours;
}

const HOUR = 3_600_000;
/** Asia/Shanghai, whatever the machine's zone: UTC+8, without daylight saving since 1991. */
const ZONE = 8 * HOUR;

/** What one unit of each kind takes of its own time. */
export const UNIT_MS: Readonly<Record<ClockKind, number>> = {
  'urgent-hour': HOUR,
  'work-hour': HOUR,
  // 1 working day is 8 working hours: city-management case standards (GB/T 30428.8, 立案处置结案).
  'work-day': 8 * HOUR,
  'natural-day': DAY_MS,
};

const isContinuous = (kind: ClockKind): boolean => kind === 'urgent-hour' || kind === 'natural-day';

const localDay = (time: number): number => Math.floor((time + ZONE) / DAY_MS);

/** The spans of a day in which people work, in milliseconds since 1970. */
function officeSpans(day: number, { calendar, hours }: ClockCalendar): [number, number][] {
  if (!calendar.isWorkday(day)) return [];
  const start = day * DAY_MS - ZONE;
  return hours.map(([from, to]) => [start + from * HOUR, start + to * HOUR]);
}

/** Milliseconds between two instants that count for a kind of clock. */
export function measure(from: number, to: number, kind: ClockKind, at: ClockCalendar): number {
  if (to <= from) return 0;
  if (isContinuous(kind)) return to - from;
  let sum = 0;
  for (let day = localDay(from); day <= localDay(to - 1); day += 1) {
    for (const [start, end] of officeSpans(day, at)) {
      sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
  }
  return sum;
}

/** The first instant at which `amount` milliseconds that count have passed since `from`. */
export function advance(from: number, amount: number, kind: ClockKind, at: ClockCalendar): number {
  if (amount <= 0) return from;
  if (isContinuous(kind)) return from + amount;
  let left = amount;
  for (let day = localDay(from); ; day += 1) {
    for (const [start, end] of officeSpans(day, at)) {
      const begin = Math.max(start, from);
      const here = Math.max(0, end - begin);
      if (here >= left) return begin + left;
      left -= here;
    }
  }
}
