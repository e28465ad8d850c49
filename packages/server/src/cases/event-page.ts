import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import type { CaseEventPage } from '@yizhangtu/standard/contract.js';
import { badCursor } from '../api/paging.ts';

export interface EventPageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Where the first page stands: at the first event when absent. */
  readonly from?: 'first' | 'last' | undefined;
}

/**
 * A page of a log, in its order. A cursor is the number of an event and the way on from it: `a7` is what comes
 * after the seventh, `b7` what came before. Numbers are those of the log, so that a cursor stays good while
 * events are added.
 *
 * @throws YztError `invalid` for a cursor that was not given out
 */
export function eventPage(
  events: readonly CaseEvent[],
  { limit, cursor, from = 'first' }: EventPageAsked,
): CaseEventPage {
  const [, way, number] =
    /^([ab])(\d{1,9})$/.exec(cursor ?? (from === 'first' ? 'a0' : 'b999999999')) ?? [];
  if (way === undefined) return badCursor();
  const seq = Number(number);
  const after = way === 'a';
  const side = events.filter((event) => (after ? event.seq > seq : event.seq < seq));
  const items = after ? side.slice(0, limit) : side.slice(-limit);
  const [first, last] = [items[0]?.seq ?? seq, items.at(-1)?.seq ?? seq];
  const isMore = events.some((event) => event.seq > last);
  const wasMore = events.some((event) => event.seq < first);
  return {
    items,
    ...(isMore ? { next: `a${last}` } : {}),
    ...(wasMore ? { previous: `b${first}` } : {}),
    total: events.length,
  };
}
