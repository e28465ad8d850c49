import type { CaseRecord } from './case.ts';
import { clocksOf, isLate, type ClockSettings } from './clocks.ts';
import type { CaseEvent } from './event.ts';
import { project } from './fold.ts';
import type { CaseStats } from './stats.ts';

/** What counts of one case. */
export interface CaseFacts {
  readonly received: boolean;
  readonly closed: boolean;
  /** A clock ran out before its work was done. */
  readonly late: boolean;
}

/** States of cases that were not for the county to handle: they are neither received nor closed. */
const NOT_COUNTED: readonly CaseRecord['state'][] = ['draft', 'withdrawn', 'merged'];

/**
 * What counts of a case, by its log. `late` of a closed case tells that it was closed late.
 *
 * @throws YztError `calendar_incomplete`
 */
export function factsOf(
  events: readonly CaseEvent[],
  now: number,
  settings: ClockSettings,
): CaseFacts {
  const record = project(events);
  const received = record !== undefined && !NOT_COUNTED.includes(record.state);
  return {
    received,
    closed: received && record.state === 'closed',
    late: received && isLate(clocksOf(events, now, settings)),
  };
}

/** Counts and rates of cases. Rates are parts of one. */
export function countStats(all: Iterable<CaseFacts>): CaseStats {
  let [received, closed, onTime, late] = [0, 0, 0, 0];
  for (const one of all) {
    if (!one.received) continue;
    received += 1;
    if (one.closed) closed += 1;
    if (one.closed && !one.late) onTime += 1;
    if (!one.closed && one.late) late += 1;
  }
  return {
    received,
    closed,
    ...(received === 0 ? {} : { rate: closed / received }),
    onTime,
    ...(closed === 0 ? {} : { onTimeRate: onTime / closed }),
    late,
  };
}

/** A rate as offices publish it: `96.45 %` of 0.96447… Halves are rounded up. */
export const percent = (rate: number): string =>
  `${(Math.round(rate * 10_000) / 100).toFixed(2)} %`;
