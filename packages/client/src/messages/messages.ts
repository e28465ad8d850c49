/**
 * Notices of what happens to one's matters.
 *
 * @packageDocumentation
 */
import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';
import { getMessageCount, listMessages, markMessages } from '@yizhangtu/standard/contract.js';
import { call, type Answer, type CallInit, type QueryOf } from '../call.ts';
import type { Desk } from '../desk.ts';
import { pages } from '../pages.ts';

export { act } from './act.ts';
export { MessageCounter, type CountSource } from './message-counter.ts';

interface Options {
  readonly signal?: AbortSignal | undefined;
}

/** Notices, the newest first, page after page. */
export const readMessages = (
  { client, county }: Desk,
  query: QueryOf<typeof listMessages> = {},
  { signal }: Options = {},
): AsyncGenerator<Message, void, undefined> =>
  pages(client, listMessages, { params: { county }, query, signal });

/** One page of them, with the cursor of the next. */
export const readMessagePage = (
  { client, county }: Desk,
  query: QueryOf<typeof listMessages> = {},
  { signal }: Options = {},
): Promise<Answer<typeof listMessages>> =>
  call(client, listMessages, { params: { county }, query, signal });

export const readMessageCount = (
  { client, county }: Desk,
  { signal }: Options = {},
): Promise<MessageCount> => call(client, getMessageCount, { params: { county }, signal });

/** Marks notices; the answer is the count after it. */
export const mark = (
  { client, county }: Desk,
  body: CallInit<typeof markMessages>['body'],
  { signal }: Options = {},
): Promise<MessageCount> => call(client, markMessages, { params: { county }, body, signal });
