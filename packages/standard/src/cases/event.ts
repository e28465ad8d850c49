import * as z from 'zod/mini';
import { openEnum } from '../open.ts';
import type { CaseRecord, NewCase } from './case.ts';
import type { CommandOf, CommandType } from './commands.ts';
import { Actor, Instant, OrderId, Uuid, type Limit, type Unit } from './parts.ts';
import { VISIBILITIES, type OrderRole } from './states.ts';
import { TRANSITIONS } from './transitions.ts';

/**
 * Something that happened to a case. Events are appended and never changed; a correction is an event that
 * supersedes an earlier one.
 */
export const CaseEvent = z.looseObject({
  /** UUIDv7. */
  id: Uuid,
  case: Uuid,
  /** The assignment that it is about. */
  order: z.optional(OrderId),
  /** Number in its case, from 1 without gaps: the version of the case after it. */
  seq: z.int(),
  /** When it happened, and when the server learned of it. They differ for what was sent later. */
  occurredAt: Instant,
  recordedAt: Instant,
  actor: Actor,
  /** One of `EVENT_TYPES`; others, of a newer standard, are kept. */
  type: z.string(),
  /** What went with the command, and what the server added: see {@link EventData}. */
  data: z.record(z.string(), z.unknown()),
  visibility: openEnum(VISIBILITIES),
  /** Id of the event that it corrects. */
  supersedes: z.optional(Uuid),
  /** Names of members of `data` that the viewer may not see. */
  redacted: z.optional(z.array(z.string())),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** An assignment as an event makes it. */
export interface Assigned {
  readonly id: string;
  readonly unit: Unit;
  readonly role: OrderRole;
  readonly limit?: Limit | undefined;
  readonly forced?: boolean | undefined;
}

/** What a server knows of a case that begins. */
export type Beginning = Pick<
  CaseRecord,
  'county' | 'receipt' | 'within' | 'tier' | 'reporter' | 'acceptance' | 'sample'
>;

type Sent<T extends CommandType> = Omit<CommandOf<T>, 'type' | 'order' | 'occurredAt'>;
type Report = Omit<NewCase, 'contact' | 'onBehalfOf' | 'anonymous' | 'draft' | 'occurredAt'>;

/** The divisions of a place that was put right. */
interface Moved {
  within?: string[] | undefined;
}

/** What an event's `data` hold, by the command that it came of. */
export interface EventData extends Record<CommandType, unknown> {
  draft: Report & Beginning;
  submit: Report & Beginning;
  accept: Sent<'accept'>;
  'ask-info': Sent<'ask-info'>;
  resupply: Sent<'resupply'> & Moved;
  reject: Sent<'reject'>;
  merge: Sent<'merge'>;
  dispatch: {
    join: CaseRecord['join'];
    orders: readonly Assigned[];
    /** No rule had anybody for it: it went to the county's centre. */
    unmatched?: boolean;
  };
  'add-department': { orders: readonly Assigned[] };
  sign: Sent<'sign'>;
  return: Sent<'return'>;
  start: Sent<'start'>;
  'request-extension': Sent<'request-extension'>;
  'grant-extension': { limit: Limit };
  'deny-extension': Sent<'deny-extension'>;
  finish: Sent<'finish'>;
  reassign: { reason: string; orders: readonly Assigned[] };
  adjudicate: {
    decision: 'force' | 'release';
    reason: string;
    basis: string;
    orders: readonly Assigned[];
  };
  answer: Sent<'answer'>;
  revisit: Sent<'revisit'>;
  close: Sent<'close'>;
  reopen: Sent<'reopen'>;
  withdraw: Sent<'withdraw'>;
  suspend: Sent<'suspend'>;
  resume: Sent<'resume'>;
  transfer: Sent<'transfer'>;
  urge: Sent<'urge'>;
  supervise: Sent<'supervise'>;
  escalate: { reason: string; tier: CaseRecord['tier'] };
  'hand-down': Sent<'hand-down'>;
  publish: Sent<'publish'>;
  withhold: Sent<'withhold'>;
  note: Sent<'note'>;
  /** `corrects` is the type of the event that it corrects. */
  correct: Omit<Sent<'correct'>, 'event'> & Moved & { corrects: string };
}

/**
 * An event's data, typed, when it came of `command`; undefined otherwise. What a server redacted is absent
 * whatever the type says, so that readers of a redacted event ask `redacted` first.
 */
export function dataOf<T extends CommandType>(
  event: CaseEvent,
  command: T,
): Partial<EventData[T]> | undefined {
  return event.type === TRANSITIONS[command].event
    ? (event.data as Partial<EventData[T]>)
    : undefined;
}
