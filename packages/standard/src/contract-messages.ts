/** Rows of the contract for notices and the stream of events. */
import * as z from 'zod/mini';
import { Case, CaseSummary } from './cases/case.ts';
import { CaseEvent } from './cases/event.ts';
import { Message, MessageCount } from './cases/message.ts';
import { Uuid } from './cases/parts.ts';
import { checked } from './checked.ts';
import { text, county, flag, keyed } from './contract-parts.ts';
import { CountyCode } from './county.ts';
import { operation, type Operation } from './operation.ts';
import { page, pageOf } from './paging.ts';

export const MessagePage = pageOf(Message);
export const listMessages = operation({
  id: 'listMessages',
  method: 'GET',
  path: '/counties/{county}/messages',
  tag: 'messages',
  permission: 'session:own',
  summary: 'One’s notices, the newest first',
  params: county,
  query: z.looseObject({ unread: flag, ...page }),
  response: { json: MessagePage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const getMessageCount = operation({
  id: 'getMessageCount',
  method: 'GET',
  path: '/counties/{county}/messages/count',
  tag: 'messages',
  permission: 'session:own',
  summary: 'How many of one’s notices are unread and unseen',
  params: county,
  response: { json: MessageCount },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const MessageMarks = z.strictObject({
  mark: z.enum(['seen', 'read', 'unread']),
  /** All of them up to this one, in time; or those named. */
  upTo: z.optional(Uuid),
  messages: z.optional(checked(z.array(Uuid), z.minLength(1), z.maxLength(1000))),
});
export const markMessages = operation({
  id: 'markMessages',
  method: 'POST',
  path: '/counties/{county}/messages/marks',
  tag: 'messages',
  permission: 'session:own',
  summary: 'Mark notices as seen, read or unread; doing so twice changes nothing',
  params: county,
  request: { json: MessageMarks },
  response: { json: MessageCount },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const actOnMessage = operation({
  id: 'actOnMessage',
  method: 'POST',
  path: '/counties/{county}/messages/{message}/actions/{action}',
  tag: 'messages',
  permission: 'session:own',
  summary: 'Do what a notice offers: its command, at the version that its matter has now',
  params: z.looseObject({ county: CountyCode, message: Uuid, action: text }),
  headers: keyed,
  // What the command takes besides its type and its assignment.
  request: { json: z.looseObject({}) },
  response: { json: z.looseObject({ message: Message, case: Case, event: z.optional(CaseEvent) }) },
  status: 200,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'transition_not_allowed',
    'idempotency_mismatch',
    'calendar_incomplete',
  ],
});

/**
 * What the stream says. `case`: something happened to a case that the caller may see, and the version that
 * it has now. `message`: a new notice. `count`: one of the numbers changed. `reset`: what came since
 * `Last-Event-ID` is not kept any more: fetch afresh.
 */
export const StreamEvent = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('case'),
    case: CaseSummary,
    event: z.optional(CaseEvent),
  }),
  z.looseObject({ type: z.literal('message'), message: Message, count: MessageCount }),
  z.looseObject({ type: z.literal('count'), count: MessageCount }),
  z.looseObject({ type: z.literal('reset') }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
export const streamEvents = operation({
  id: 'streamEvents',
  method: 'GET',
  path: '/counties/{county}/events',
  tag: 'messages',
  permission: 'session:own',
  summary:
    'Server-sent events of one’s matters and notices; goes on after `Last-Event-ID`; a comment every 20 s',
  params: county,
  headers: z.looseObject({ 'last-event-id': z.optional(text) }),
  response: { type: 'text/event-stream' },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'unavailable'],
});

/** The rows of this file, in the order of the OpenAPI document. */
export const MESSAGE_OPERATIONS = [
  listMessages,
  getMessageCount,
  markMessages,
  actOnMessage,
  streamEvents,
] as const satisfies readonly Operation[];
