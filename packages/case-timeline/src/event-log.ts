import type { CaseEvent } from '@yizhangtu/standard/cases.js';

/** Events of a case that are at hand, and the cursors of those that are not. */
export interface EventLog {
  readonly events: readonly CaseEvent[];
  readonly older?: string | undefined;
  readonly newer?: string | undefined;
}

/** A page as the server gives it, or as much of one as is known. */
export interface LogPage {
  readonly items: readonly CaseEvent[];
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

export const logOf = ({ items, previous, next }: LogPage): EventLog => ({
  events: items,
  older: previous,
  newer: next,
});

/** The log with a page on one side of it. */
export function withPage(log: EventLog, page: LogPage, side: 'older' | 'newer'): EventLog {
  const events = side === 'older' ? [...page.items, ...log.events] : [...log.events, ...page.items];
  return side === 'older'
    ? { ...log, events, older: page.previous }
    : { ...log, events, newer: page.next };
}

/**
 * The log with events that the stream told of. While later ones are to be asked for, they come with those:
 * otherwise there would be a gap that nobody sees.
 */
export const withNews = (log: EventLog, news: readonly CaseEvent[]): EventLog =>
  log.newer === undefined && news.length > 0 ? { ...log, events: [...log.events, ...news] } : log;

/** Whether the last page joins what is at hand, so that nothing is missing between the two. */
export const joins = ({ events }: EventLog, page: LogPage): boolean => {
  const known = new Set(events.map(({ id }) => id));
  return page.previous === undefined || page.items.some(({ id }) => known.has(id));
};
