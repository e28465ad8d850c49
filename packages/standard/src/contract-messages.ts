/** Rows of the contract for notices: what lists and counts them. What a notice offers to do is apart. */
import * as z from 'zod/mini';
import { Message, MessageCount } from './cases/message.ts';
import { Uuid } from './cases/ids.ts';
import { checked } from './checked.ts';
import { county, flag, page, pageOf } from './contract-parts.ts';
import { operation } from './operation.ts';

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
