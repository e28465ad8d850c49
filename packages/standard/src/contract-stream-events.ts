/** All that the stream of events says. */
import * as z from 'zod/mini';
import { CaseNews } from './contract-case-news.ts';
import { CountNews, MessageNews } from './contract-stream.ts';

/**
 * What the stream says. `case`: something happened to a case that the caller may see, and the version that
 * it has now. `message`: a new notice. `count`: one of the numbers changed. `reset`: what came since
 * `Last-Event-ID` is not kept any more: fetch afresh.
 */
export const StreamEvent = z.discriminatedUnion('type', [
  CaseNews,
  MessageNews,
  CountNews,
  z.looseObject({ type: z.literal('reset') }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
