import type { CaseRecord } from './case.ts';
import type { CommandOf } from './commands.ts';
import { dataOf, type CaseEvent } from './event.ts';

/** What the server does to a case once its time has come, and nobody has done anything to it before. */
export interface ByClock {
  readonly command: CommandOf<'close'> | CommandOf<'resume'>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DAY_MS = 86_400_000;

/** Since when a case has had its answer, or its revisit, and nothing else to wait for: milliseconds. */
export function restingSince(
  { state }: Pick<CaseRecord, 'state'>,
  events: readonly CaseEvent[],
): number | undefined {
  if (state !== 'answered' && state !== 'revisited') return undefined;
  const event = events.findLast(({ type }) => type === state);
  return event && Date.parse(event.recordedAt);
}

/** When a case that is suspended goes on, where that was said: milliseconds. */
export function suspendedUntil(
  { state }: Pick<CaseRecord, 'state'>,
  events: readonly CaseEvent[],
): number | undefined {
  if (state !== 'suspended') return undefined;
  const event = events.findLast(({ type }) => type === 'suspended');
  const until = event && dataOf(event, 'suspend')?.until;
  return until === undefined ? undefined : Date.parse(until);
}

/**
 * What the server will do to a case by itself; undefined where it waits for a person. One that was answered or
 * revisited closes `closeAfter` natural days later; one that is suspended goes on at its date.
 *
 * @param events - the whole log, in order
 */
export function byClock(
  record: Pick<CaseRecord, 'state'>,
  events: readonly CaseEvent[],
  { closeAfter }: { readonly closeAfter: number | undefined },
): ByClock | undefined {
  const until = suspendedUntil(record, events);
  if (until !== undefined) return { command: { type: 'resume' }, at: until };
  const since = restingSince(record, events);
  return since === undefined || closeAfter === undefined
    ? undefined
    : { command: { type: 'close' }, at: since + closeAfter * DAY_MS };
}
