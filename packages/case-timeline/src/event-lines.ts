import type { Locale } from '@yizhangtu/standard';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import { csvOf, type CsvCell } from '@yizhangtu/standard/csv.js';
import { actorWords, detailsOf, eventTitle } from './event-words.ts';
import type { TakeAwayStrings } from './take-away.strings.ts';
import { momentOf, type Timeline } from './timeline-model.ts';

/** An event as a line of a table. */
export interface EventLine {
  readonly number: string;
  readonly time: string;
  readonly recorded: string;
  readonly what: string;
  readonly who: string;
  readonly content: string;
  readonly remark: string;
}

const BEIJING = 8 * 3_600_000;
/** `2026-11-21 14:38:39` on the clock of Beijing, which spreadsheets read as a time. */
const stamp = (instant: string): string =>
  new Date(momentOf(instant) + BEIJING).toISOString().slice(0, 19).replace('T', ' ');

/** An event with all that is said of it. What the viewer may not see is said to be withheld. */
export function lineOf(
  event: CaseEvent,
  corrections: Timeline['corrections'],
  locale: Locale,
  t: TakeAwayStrings,
): EventLine {
  const supersededBy = corrections.get(event.id);
  const content = detailsOf(event, locale).map((detail) =>
    t.line(detail.label, 'withheld' in detail ? t.withheld : detail.lines.join('\n')),
  );
  const remarks = [
    ...(event.visibility === 'staff' ? [t.staff] : []),
    ...(supersededBy === undefined ? [] : [t.correctedBy(supersededBy.seq)]),
  ];
  return {
    number: String(event.seq),
    time: stamp(event.occurredAt),
    recorded: stamp(event.recordedAt),
    what: eventTitle(event, locale),
    who: actorWords(event.actor, locale) ?? t.withheld,
    content: content.join('\n'),
    remark: remarks.join('\n'),
  };
}

/** The events as CSV, in the order given. */
export function eventsCsv(
  { events, corrections }: Pick<Timeline, 'events' | 'corrections'>,
  locale: Locale,
  t: TakeAwayStrings,
): string {
  const names = Object.keys(t.columns) as (keyof EventLine)[];
  const head = names.map((name): CsvCell => ({ text: t.columns[name] }));
  const lines = events.map((event) => {
    const line = lineOf(event, corrections, locale, t);
    return names.map((name): CsvCell => ({ text: line[name] }));
  });
  return csvOf([head, ...lines]);
}
