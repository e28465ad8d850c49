import type { CaseEvent } from '@yizhangtu/standard/cases.js';

/** How far the record may come after what it tells of before that is said: ten minutes, as the outbox retries. */
export const LATE_AFTER = 600_000;

const DAY = 86_400_000;
/** The one official time of the country. */
const BEIJING = 8 * 3_600_000;

/** A moment (RFC 3339) in milliseconds since 1970. */
export const momentOf = (instant: string): number => Date.parse(instant);

/** Milliseconds by which the record came too late to be taken for one of the moment itself; 0 when it did not. */
export function lateBy({ occurredAt, recordedAt }: CaseEvent): number {
  if (occurredAt === recordedAt) return 0;
  const late = momentOf(recordedAt) - momentOf(occurredAt);
  return late > LATE_AFTER ? late : 0;
}

/** The events of a case, and what follows from all of them. */
export interface Timeline {
  /** As they happened: by `occurredAt`, then `seq`, then id; each once. */
  readonly events: readonly CaseEvent[];
  /** The event that puts another right, by the id of that. */
  readonly corrections: ReadonlyMap<string, CaseEvent>;
  /** The highest number in the case. */
  readonly last: number;
  /** It is of made-up data. */
  readonly sample: boolean;
}

/**
 * Puts events in order, whatever order they come in. One that is there twice, as a stream may give it, stands
 * as it was given last.
 */
export function timelineOf(given: readonly CaseEvent[]): Timeline {
  // Most lists come in order: to see that costs less than to sort, and much less than to read each moment.
  const events = inOrder(given) ? given : sorted(given);
  const corrections = new Map<string, CaseEvent>();
  let last = 0;
  let sample = false;
  for (const event of events) {
    if (event.seq > last) last = event.seq;
    if (event.type === 'submitted' && event.data['sample'] === true) sample = true;
    const { supersedes } = event;
    if (supersedes === undefined || supersedes === event.id) continue;
    // Of several corrections of one event the last counts.
    const known = corrections.get(supersedes);
    if (known === undefined || known.seq < event.seq) corrections.set(supersedes, event);
  }
  return { events, corrections, last, sample };
}

function inOrder(events: readonly CaseEvent[]): boolean {
  for (let i = 1; i < events.length; i++) {
    if (compare(events[i - 1]!, events[i]!) >= 0) return false;
  }
  return true;
}

function sorted(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const list = [...events].sort(compare);
  return list.filter(({ id }, i) => id !== list[i + 1]?.id);
}

function compare(a: CaseEvent, b: CaseEvent): number {
  const apart = a.occurredAt === b.occurredAt ? 0 : compareInstants(a.occurredAt, b.occurredAt);
  if (apart !== 0) return apart;
  if (a.seq !== b.seq) return a.seq - b.seq;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Two moments; those written alike in UTC, as servers write them, are compared as they are written. */
function compareInstants(a: string, b: string): number {
  const alike = a.length === b.length && a.endsWith('Z') && b.endsWith('Z');
  if (alike) return a < b ? -1 : 1;
  return momentOf(a) - momentOf(b);
}

/** Events of numbers up to `seq`. */
export const upTo = (events: readonly CaseEvent[], seq: number): readonly CaseEvent[] =>
  events.filter((event) => event.seq <= seq);

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

/** Events in the order in which they are shown. */
export interface Feed {
  readonly items: readonly CaseEvent[];
  /** The group that begins with an item; undefined for the others of a group. */
  groupAt(index: number): Group | undefined;
}

/** The day on the clock of Beijing, counted from 1970. */
export const dayOf = (at: number): number => Math.floor((at + BEIJING) / DAY);

export interface FeedInit {
  readonly grouping: Grouping;
  /** The newest first. By department that holds within each. */
  readonly newestFirst: boolean;
}

/** The feed of events that are in order. */
export function feedOf(events: readonly CaseEvent[], { grouping, newestFirst }: FeedInit): Feed {
  if (grouping === 'day') return byDay(turned(events, newestFirst));
  return grouping === 'stage' ? byStage(events, newestFirst) : byDepartment(events, newestFirst);
}

const turned = <T>(list: readonly T[], turn: boolean): readonly T[] =>
  turn ? [...list].reverse() : list;

/** Days are read of the rows that are drawn alone: there may be a hundred thousand. */
function byDay(items: readonly CaseEvent[]): Feed {
  const dayAt = (index: number) => {
    const item = items[index];
    return item === undefined ? undefined : dayOf(momentOf(item.occurredAt));
  };
  return {
    items,
    groupAt: (index) => {
      const day = dayAt(index);
      return day === undefined || day === dayAt(index - 1) ? undefined : { by: 'day', day };
    },
  };
}

/** A feed whose groups are known by the index of their first item. */
const withGroups = (items: readonly CaseEvent[], groups: ReadonlyMap<number, Group>): Feed => ({
  items,
  groupAt: (index) => groups.get(index),
});

/** Runs of one stage: handling comes again when a matter is opened again. */
function byStage(events: readonly CaseEvent[], newestFirst: boolean): Feed {
  let stage: Stage = 'report';
  let round = 0;
  const stages = events.map((event) => {
    stage = STAGE_OF[event.type] ?? stage;
    if (event.type === 'reopened' || isRedo(event)) {
      stage = 'handling';
      round += 1;
    }
    return { stage, round };
  });
  const groups = new Map<number, Group>();
  let last = '';
  turned(stages, newestFirst).forEach((at, index) => {
    const key = `${at.stage} ${at.round}`;
    if (key !== last) groups.set(index, { by: 'stage', ...at });
    last = key;
  });
  return withGroups(turned(events, newestFirst), groups);
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
function byDepartment(events: readonly CaseEvent[], newestFirst: boolean): Feed {
  const departments = new Map<string, CaseEvent[]>();
  for (const event of events) {
    const key = departmentKey(event.actor);
    const list = departments.get(key);
    if (list === undefined) departments.set(key, [event]);
    else list.push(event);
  }
  const groups = new Map<number, Group>();
  const items: CaseEvent[] = [];
  for (const list of departments.values()) {
    groups.set(items.length, { by: 'department', actor: list[0]!.actor });
    for (const event of turned(list, newestFirst)) items.push(event);
  }
  return withGroups(items, groups);
}

/** Index of the item to show for a day: the first of it, else of the nearest day that has some; -1 without items. */
export function itemOfDay(items: readonly CaseEvent[], day: number): number {
  let best = -1;
  let distance = Infinity;
  items.forEach(({ occurredAt }, index) => {
    const away = Math.abs(dayOf(momentOf(occurredAt)) - day);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}
