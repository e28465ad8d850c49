import * as z from 'zod/mini';
import { openEnum } from '../open.ts';
import { Instant, OrderId, Uuid } from './ids.ts';
import { COMMAND_TYPES } from './command-names.ts';

/** What a person may be told of, each with words of its own in `message-words.ts`. */
export const MESSAGE_TEMPLATES = [
  'case-submitted',
  'case-accepted',
  'case-needs-info',
  'case-rejected',
  'case-merged',
  'case-dispatched',
  'case-answered',
  'case-closed',
  'case-reopened',
  'case-suspended',
  'case-resumed',
  'case-transferred',
  'case-withdrawn',
  'info-supplied',
  'order-assigned',
  'order-informed',
  'order-returned',
  'order-finished',
  'order-ended',
  'extension-requested',
  'extension-granted',
  'extension-denied',
  'case-unmatched',
  'case-arrived',
  'decision-due',
  'case-urged',
  'case-supervised',
  'clock-yellow',
  'clock-red',
  'clock-overdue',
] as const;
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];

/** What fills a template: texts and numbers by name, and instants as RFC 3339. */
export const MessageParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type MessageParams = z.infer<typeof MessageParams>;

/** Something that can be done from the message itself: a command to its case. */
export const MessageAction = z.looseObject({
  id: z.string(),
  command: openEnum(COMMAND_TYPES),
  order: z.optional(OrderId),
  /** What has come of it; absent while it waits. `gone`: the case moved on and it is not possible any more. */
  result: z.optional(openEnum(['done', 'gone'] as const)),
});
export type MessageAction = z.infer<typeof MessageAction>;

/**
 * A notice to one person of what happened to a matter of theirs. Its words are made where it is shown, in
 * the reader's language, from the template and its parameters.
 */
export const Message = z.looseObject({
  /** UUIDv7: messages in the order of their ids are in that of time. */
  id: Uuid,
  template: openEnum(MESSAGE_TEMPLATES),
  params: MessageParams,
  /** The matter, and the event that it tells of. */
  case: Uuid,
  receipt: z.optional(z.string()),
  order: z.optional(OrderId),
  event: z.optional(Uuid),
  at: Instant,
  actions: z.array(MessageAction),
  /** When it was first listed, and when it was opened or marked as read. */
  seenAt: z.optional(Instant),
  readAt: z.optional(Instant),
});
export type Message = z.infer<typeof Message>;

/**
 * How many messages wait. `version` rises with each change of either number, so that a client drops what
 * is older than what it has.
 */
export const MessageCount = z.looseObject({ version: z.int(), unread: z.int(), unseen: z.int() });
export type MessageCount = z.infer<typeof MessageCount>;
