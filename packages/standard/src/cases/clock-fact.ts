import * as z from 'zod/mini';
import { openEnum } from '../open.ts';
import { Instant, Limit } from './parts.ts';

/** How a clock stands. `finished`: what it measured was done in time or late, which `late` tells. */
export const CLOCK_STATES = ['running', 'paused', 'finished'] as const;
/** How near its end a clock is. Overdue is said by `late`. */
export const WARNINGS = ['none', 'yellow', 'red', 'overdue'] as const;
export type Warning = (typeof WARNINGS)[number];

/** What a clock says at one moment: computed from the events and the working calendar, never counted up. */
export const ClockFact = z.looseObject({
  limit: Limit,
  /** What was granted besides, in the order granted. */
  extensions: z.optional(z.array(Limit)),
  startedAt: Instant,
  /** When the time is used up if nothing pauses it; absent while it is paused. */
  dueAt: z.optional(Instant),
  state: openEnum(CLOCK_STATES),
  finishedAt: z.optional(Instant),
  warning: openEnum(WARNINGS),
  /** Used up before what it measures was done. */
  late: z.boolean(),
  /** Spans in which it stood still; the last has no end while it does. */
  pauses: z.array(
    z.looseObject({
      from: Instant,
      to: z.optional(Instant),
      why: openEnum(['needs-info', 'suspended', 'extension-requested'] as const),
    }),
  ),
});
export type ClockFact = z.infer<typeof ClockFact>;
