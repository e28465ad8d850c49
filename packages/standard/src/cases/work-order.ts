import * as z from 'zod/mini';
import { openEnum } from '../open.ts';
import { Instant, Limit, OrderId, Unit, Uuid } from './parts.ts';
import { ClockFact } from './clock-fact.ts';
import { ORDER_ROLES, ORDER_STATES } from './states.ts';

/** Spread and not extended: what zod needs for that no page has otherwise (0.6 KB). */
const order = {
  id: OrderId,
  case: Uuid,
  unit: Unit,
  role: openEnum(ORDER_ROLES),
  state: openEnum(ORDER_STATES),
  /** How often the case had been opened again when it was made; the first is 0. */
  round: z.int(),
  limit: z.optional(Limit),
  assignedAt: Instant,
  signedAt: z.optional(Instant),
  doneAt: z.optional(Instant),
  /** It was assigned by a decision of the centre and cannot be returned. */
  forced: z.optional(z.boolean()),
  /** It counts no more: another one stands in its place, or the unit was released from it. */
  ended: z.optional(openEnum(['reassigned', 'released'] as const)),
  /** Why it was returned, when it was. */
  returned: z.optional(z.looseObject({ reason: z.string(), basis: z.string() })),
  /** What was asked for, while an extension waits for a decision. */
  extension: z.optional(z.looseObject({ reason: z.string(), limit: Limit })),
};

/** An assignment of a case (工单) to a unit, as the log of events gives it. */
export const WorkOrder = z.looseObject(order);
export type WorkOrder = z.infer<typeof WorkOrder>;

/** An assignment as a server answers it. */
export const WorkOrderView = z.looseObject({
  ...order,
  clock: z.optional(ClockFact),
  /** Whether the caller is of the unit that it is for. */
  yours: z.optional(z.boolean()),
});
export type WorkOrderView = z.infer<typeof WorkOrderView>;
