import * as z from 'zod/mini';
import { Text } from '../text.ts';

/** Numbers of cases. Rates are parts of one, absent where there is nothing to divide by. */
const counts = {
  /** Submitted in the span, but for those withdrawn and merged. */
  received: z.int(),
  /** Of these, closed by now. */
  closed: z.int(),
  /** Closed of received. */
  rate: z.optional(z.number()),
  /** Of the closed, those whose handling clock had not run out. */
  onTime: z.int(),
  onTimeRate: z.optional(z.number()),
  /** Open ones with a clock that has run out. */
  late: z.int(),
};

export const CaseStats = z.looseObject({
  ...counts,
  /** There are fewer than three, which are not told to the caller: all numbers are 0 then. */
  few: z.optional(z.boolean()),
  groups: z.optional(
    z.array(z.looseObject({ key: z.string(), name: z.optional(Text), ...counts })),
  ),
});
export type CaseStats = z.infer<typeof CaseStats>;
