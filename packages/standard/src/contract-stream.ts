/** The row of the contract for the stream of events, and those news that a page with notices alone needs. */
import * as z from 'zod/mini';
import { Message, MessageCount } from './cases/message.ts';
import { county, text } from './contract-parts.ts';
import { operation } from './operation.ts';

/** A new notice, and how many there are with it. */
export const MessageNews = z.looseObject({
  type: z.literal('message'),
  message: Message,
  count: MessageCount,
});
/** One of the numbers of notices changed. */
export const CountNews = z.looseObject({ type: z.literal('count'), count: MessageCount });

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
