import type { Client } from '@yizhangtu/client';
import { readCase, readEventPage } from '@yizhangtu/client/cases.js';
import type { Case } from '@yizhangtu/standard/cases.js';
import { joins, logOf, withNews, withPage, type EventLog } from './event-log.ts';

/** A case, whom to ask about it, and with whose leave. */
export interface CaseSource {
  readonly client: Client;
  readonly county: string;
  readonly id: string;
  readonly token: string | undefined;
}

/** The last events of a case. */
export async function readLog(source: CaseSource, signal: AbortSignal): Promise<EventLog> {
  return logOf(await readEventPage(source, source.id, { from: 'last' }, options(source, signal)));
}

/** The events on one side of those at hand. */
export async function readMore(
  source: CaseSource,
  { side, cursor }: { readonly side: 'older' | 'newer'; readonly cursor: string },
  signal: AbortSignal,
): Promise<(log: EventLog) => EventLog> {
  const page = await readEventPage(source, source.id, { cursor }, options(source, signal));
  return (log) => withPage(log, page, side);
}

/** The events since those at hand: pages from the last one back, until they join. */
export async function catchUp(
  source: CaseSource,
  log: EventLog,
  signal: AbortSignal,
): Promise<(log: EventLog) => EventLog> {
  const more = options(source, signal);
  let page = await readEventPage(source, source.id, { from: 'last' }, more);
  let items = page.items;
  while (!joins(log, page) && page.previous !== undefined) {
    page = await readEventPage(source, source.id, { cursor: page.previous }, more);
    items = [...page.items, ...items];
  }
  return (now) => withNews(now, items);
}

export const readDeadlines = (source: CaseSource, signal: AbortSignal): Promise<Case> =>
  readCase(source, source.id, options(source, signal));

const options = ({ token }: CaseSource, signal: AbortSignal) => ({ token, signal });
