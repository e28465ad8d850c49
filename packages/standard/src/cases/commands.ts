import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import {
  CasePlace,
  CategoryId,
  Instant,
  Limit,
  OrderId,
  SATISFACTIONS,
  Unit,
  Uuid,
} from './parts.ts';
import { Fields, NewCase, Photos } from './case.ts';
import { Line, LongText, Reason } from './safe-text.ts';
import { CASE_KINDS, JOIN_RULES, ORDER_ROLES, TIERS } from './states.ts';

/** With every command may go when it was meant, where it was sent later: RFC 3339. */
const meant = { occurredAt: z.optional(Instant) };

/* @__NO_SIDE_EFFECTS__ */
function command<const T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...meant, ...shape });
}
/** A command about one assignment. */
/* @__NO_SIDE_EFFECTS__ */
function orderCommand<const T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...meant, order: OrderId, ...shape });
}

/** What a unit is asked to do. Without a limit it has the one of the category. */
export const Assignment = z.strictObject({
  unit: Unit,
  role: z.enum(ORDER_ROLES),
  limit: z.optional(Limit),
});
export type Assignment = z.infer<typeof Assignment>;
const assignments = checked(z.array(Assignment), z.minLength(1), z.maxLength(20));

const reason = { reason: Reason };
/** Why, and by which rule: a law, a list of powers and duties, a boundary. */
const grounds = { reason: Reason, basis: Reason };
const external = checked(z.string(), z.minLength(1), z.maxLength(128));

/** What may be asked to happen to a case: every member is a row of the table in `transitions.ts`. */
export const Command = z.discriminatedUnion('type', [
  command('draft', { report: NewCase }),
  /** `report` may be absent where a draft has it. */
  command('submit', { report: z.optional(NewCase) }),
  command('accept', {}),
  command('ask-info', { question: Reason }),
  command('resupply', {
    text: LongText,
    photos: z.optional(Photos),
    fields: z.optional(Fields),
    place: z.optional(CasePlace),
  }),
  command('reject', grounds),
  command('merge', { into: Uuid, reason: z.optional(Reason) }),
  command('dispatch', { orders: assignments, join: z.optional(z.enum(JOIN_RULES)) }),
  command('add-department', { orders: assignments }),
  orderCommand('sign', {}),
  orderCommand('return', grounds),
  orderCommand('start', {}),
  orderCommand('request-extension', { ...reason, limit: Limit }),
  /** Without a limit: as much as was asked for. */
  orderCommand('grant-extension', { limit: z.optional(Limit) }),
  orderCommand('deny-extension', reason),
  /** `result` is for those who handle the case; what the reporter reads is the answer. */
  orderCommand('finish', { result: LongText, photos: z.optional(Photos) }),
  orderCommand('reassign', { to: Assignment, ...reason }),
  /** What becomes of an assignment that was returned: a unit must take it, or nobody has to. */
  orderCommand('adjudicate', {
    decision: z.enum(['force', 'release']),
    /** Who must take it; the unit that returned it when absent. */
    to: z.optional(Unit),
    ...grounds,
  }),
  command('answer', {
    answer: LongText,
    solved: z.boolean(),
    unsolvedReason: z.optional(Reason),
    photos: z.optional(Photos),
  }),
  /** `redo` asks for the matter to be handled again. */
  command('revisit', {
    satisfaction: z.enum(SATISFACTIONS),
    comment: z.optional(Reason),
    redo: z.optional(z.boolean()),
  }),
  command('close', {}),
  command('reopen', reason),
  command('withdraw', { reason: z.optional(Reason) }),
  command('suspend', { ...grounds, until: z.optional(Instant) }),
  command('resume', {}),
  command('transfer', { system: external, number: z.optional(external), ...reason }),
  command('urge', { text: z.optional(Reason) }),
  command('supervise', { light: z.enum(['yellow', 'red']), text: Reason }),
  command('escalate', reason),
  command('hand-down', { tier: z.enum(TIERS), ...reason }),
  command('publish', {}),
  command('withhold', reason),
  command('note', { note: LongText, photos: z.optional(Photos) }),
  /**
   * Puts right what an earlier event says, which stays in the log and is shown as superseded. What is
   * absent stays as it was. `text` stands for the event's answer, note or result, and for the description of a report.
   */
  command('correct', {
    event: Uuid,
    text: z.optional(LongText),
    kind: z.optional(z.enum(CASE_KINDS)),
    category: z.optional(CategoryId),
    title: z.optional(Line),
    place: z.optional(CasePlace),
    ...reason,
  }),
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
