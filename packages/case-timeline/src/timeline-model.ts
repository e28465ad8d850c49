import type { CaseEvent } from '@yizhangtu/standard/cases.js';

/** How far the record may come after what it tells of before that is said: ten minutes, as the outbox retries. */
export const LATE_AFTER = 600_000;

const DAY = 86_400_000;
/** The one official time of the country. */
const BEIJING = 8 * 3_600_000;

/** An event with what follows from the others. Moments are milliseconds since 1970. */
export interface Entry {
  readonly event: CaseEvent;
  readonly at: number;
  readonly recordedAt: number;
  /** The event that puts it right, where there is one. */
  readonly supersededBy?: CaseEvent;
}

export const isLate = ({ at, recordedAt }: Entry): boolean => recordedAt - at > LATE_AFTER;

/**
 * The events as they happened: by `occurredAt`, then `seq`, then id, each once. An event that is there twice,
 * as a stream may give it, stands as it was given last.
 */
export function entriesOf(events: readonly CaseEvent[]): readonly Entry[] {
  const entries = events.map((event): Entry => {
    const at = Date.parse(event.occurredAt);
    const recorded = event.recordedAt;
    return { event, at, recordedAt: recorded === event.occurredAt ? at : Date.parse(recorded) };
  });
  // Most lists come in order: to see that costs less than to sort.
  if (entries.some((entry, i) => i > 0 && inOrder(entries[i - 1]!, entry) > 0)) {
    entries.sort(inOrder);
  }
  const once = entries.filter(({ event }, i) => event.id !== entries[i + 1]?.event.id);
  return corrected(once);
}

function inOrder(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.event.seq !== b.event.seq) return a.event.seq - b.event.seq;
  return a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0;
}

/** Of several corrections of one event the last counts. */
function corrected(entries: readonly Entry[]): readonly Entry[] {
  const corrections = new Map<string, CaseEvent>();
  for (const { event } of entries) {
    if (event.supersedes === undefined || event.supersedes === event.id) continue;
    const known = corrections.get(event.supersedes);
    if (known === undefined || known.seq < event.seq) corrections.set(event.supersedes, event);
  }
  if (corrections.size === 0) return entries;
  return entries.map((entry) => {
    const supersededBy = corrections.get(entry.event.id);
    return supersededBy === undefined ? entry : { ...entry, supersededBy };
  });
}

/** Events that came after those up to `seq`, by their number in the case. */
export const newsAfter = (entries: readonly Entry[], seq: number): readonly Entry[] =>
  entries.filter(({ event }) => event.seq > seq);

export const lastSeq = (entries: readonly Entry[]): number =>
  entries.reduce((last, { event }) => Math.max(last, event.seq), 0);

/** The parts of a matter's way. */
export const STAGES = ['report', 'acceptance', 'handling', 'answer', 'revisit', 'end'] as const;
export type Stage = (typeof STAGES)[number];

/** The stage that an event begins, or goes on with; others are of the stage that they happen in. */
const STAGE_OF: Readonly<Record<string, Stage>> = {
  drafted: 'report',
  submitted: 'report',
  accepted: 'acceptance',
  dispatched: 'handling',
  'department-added': 'handling',
  signed: 'handling',
  returned: 'handling',
  started: 'handling',
  'extension-requested': 'handling',
  'extension-granted': 'handling',
  'extension-denied': 'handling',
  finished: 'handling',
  reassigned: 'handling',
  adjudicated: 'handling',
  reopened: 'handling',
  answered: 'answer',
  revisited: 'revisit',
  closed: 'end',
  rejected: 'end',
  merged: 'end',
  transferred: 'end',
  withdrawn: 'end',
};

export const GROUPINGS = ['day', 'stage', 'department'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the items of a group have in common. */
export type Group =
  | { readonly by: 'day'; readonly day: number }
  | { readonly by: 'stage'; readonly stage: Stage; readonly round: number }
  | { readonly by: 'department'; readonly actor: CaseEvent['actor'] };

/** A row of the feed; the first of a group carries it. */
export interface Row {
  readonly entry: Entry;
  readonly group?: Group;
}

/** The day on the clock of Beijing, counted from 1970. */
export const dayOf = (at: number): number => Math.floor((at + BEIJING) / DAY);

export interface RowsInit {
  readonly grouping: Grouping;
  /** The newest first. By department that holds within each. */
  readonly newestFirst: boolean;
}

/** Rows of the entries, which are in order. */
export function rowsOf(
  entries: readonly Entry[],
  { grouping, newestFirst }: RowsInit,
): readonly Row[] {
  if (grouping === 'day') return byDay(entries, newestFirst);
  return grouping === 'stage' ? byStage(entries, newestFirst) : byDepartment(entries, newestFirst);
}

const turned = <T>(list: readonly T[], turn: boolean): readonly T[] =>
  turn ? [...list].reverse() : list;

function byDay(entries: readonly Entry[], newestFirst: boolean): readonly Row[] {
  let last: number | undefined;
  return turned(entries, newestFirst).map((entry): Row => {
    const day = dayOf(entry.at);
    if (day === last) return { entry };
    last = day;
    return { entry, group: { by: 'day', day } };
  });
}

/** Runs of one stage: handling comes again when a matter is opened again. */
function byStage(entries: readonly Entry[], newestFirst: boolean): readonly Row[] {
  let stage: Stage = 'report';
  let round = 0;
  const staged = entries.map((entry) => {
    stage = STAGE_OF[entry.event.type] ?? stage;
    if (entry.event.type === 'reopened' || isRedo(entry.event)) {
      stage = 'handling';
      round += 1;
    }
    return { entry, stage, round };
  });
  let last = '';
  return turned(staged, newestFirst).map(({ entry, stage: at, round: turn }): Row => {
    const key = `${at} ${turn}`;
    if (key === last) return { entry };
    last = key;
    return { entry, group: { by: 'stage', stage: at, round: turn } };
  });
}

/** A reporter who is not content sends the matter back to be handled. */
export const isRedo = ({ type, data }: CaseEvent): boolean =>
  type === 'revisited' && data['redo'] === true;

/** Whom an event is put with, by department: the unit, the system, or people by their role. */
export function departmentKey({
  system,
  organisation,
  division,
  role,
}: CaseEvent['actor']): string {
  if (system === true) return 'system';
  if (role === 'resident' || (organisation ?? division) === undefined) return `role ${role ?? ''}`;
  return `unit ${division?.code ?? ''} ${organisation ?? ''}`;
}

/** Departments in the order in which they came to it. */
function byDepartment(entries: readonly Entry[], newestFirst: boolean): readonly Row[] {
  const departments = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = departmentKey(entry.event.actor);
    const list = departments.get(key);
    if (list === undefined) departments.set(key, [entry]);
    else list.push(entry);
  }
  return [...departments.values()].flatMap((list) =>
    turned(list, newestFirst).map((entry, i): Row =>
      i > 0 ? { entry } : { entry, group: { by: 'department', actor: entry.event.actor } },
    ),
  );
}

/** Index of the row to show for a day: its first, else the one that is nearest after it in time; -1 without rows. */
export function rowOfDay(rows: readonly Row[], day: number): number {
  let best = -1;
  let distance = Infinity;
  rows.forEach(({ entry }, index) => {
    const away = Math.abs(dayOf(entry.at) - day);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}
