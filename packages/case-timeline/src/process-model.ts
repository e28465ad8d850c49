import type { Case, CaseEvent, OrderRole, Unit } from '@yizhangtu/standard/cases.js';
import { isRedo, momentOf } from './timeline-model.ts';

/** Why a span stands still. */
export type PauseReason = 'needs-info' | 'suspended' | 'extension-requested' | (string & {});

/** A stretch of time in milliseconds since 1970; without an end while it lasts. */
export interface Stretch {
  readonly from: number;
  readonly to?: number | undefined;
}
export interface Pause extends Stretch {
  readonly why: PauseReason;
}

export type SpanKind = 'acceptance' | 'dispatch' | 'handling' | 'order' | 'revisit';

/** A part of the process: as planned, and as it was. */
export interface Span extends Stretch {
  readonly kind: SpanKind;
  /** How often the matter had been opened again. */
  readonly round: number;
  /** Whose it is, for `order`. */
  readonly unit?: Unit;
  readonly role?: OrderRole | (string & {});
  /** When it has to be done; absent without a limit, and while a pause lasts. */
  readonly due?: number;
  /** Used up before it was done. */
  readonly late: boolean;
  readonly pauses: readonly Pause[];
  /** It ended without being done: it was returned, or given to somebody else. */
  readonly dropped: boolean;
}

/** The case as far as deadlines go. */
export type Deadlines = Pick<Case, 'clocks' | 'orders'>;
type Clock = NonNullable<NonNullable<Case['clocks']>['handling']>;

/** Events that begin and end each part. An end ends the part of the present round. */
const PARTS: readonly {
  readonly kind: Exclude<SpanKind, 'order'>;
  readonly begins: readonly string[];
  readonly ends: readonly string[];
}[] = [
  {
    kind: 'acceptance',
    begins: ['submitted'],
    ends: ['accepted', 'rejected', 'merged', 'transferred', 'withdrawn', 'dispatched'],
  },
  {
    kind: 'dispatch',
    begins: ['accepted', 'reopened'],
    ends: ['dispatched', 'merged', 'transferred', 'withdrawn'],
  },
  { kind: 'handling', begins: ['dispatched'], ends: ['answered', 'transferred', 'withdrawn'] },
  { kind: 'revisit', begins: ['answered'], ends: ['closed', 'reopened'] },
];

/** What pauses everything that runs, and what ends the pause. */
const PAUSES: readonly { readonly why: PauseReason; readonly from: string; readonly to: string }[] =
  [
    { why: 'needs-info', from: 'info-asked', to: 'info-supplied' },
    { why: 'suspended', from: 'suspended', to: 'resumed' },
  ];

interface Open {
  kind: SpanKind;
  round: number;
  from: number;
  to?: number;
  order?: string;
  unit?: Unit;
  role?: string;
  dropped: boolean;
}

/** The parts of the process that events in order tell of, in the order in which they began. Deadlines and their pauses are those of `deadlines`. */
export function processOf(
  events: readonly CaseEvent[],
  deadlines: Deadlines | undefined,
  now: number,
): readonly Span[] {
  const spans: Open[] = [];
  let round = 0;
  for (const event of events) {
    const at = momentOf(event.occurredAt);
    if (event.type === 'reopened' || isRedo(event)) round += 1;
    const type = isRedo(event) ? 'reopened' : event.type;
    for (const { kind, begins, ends } of PARTS) {
      if (ends.includes(type)) endLast(spans, kind, at);
      if (begins.includes(type) && !runs(spans, kind)) {
        spans.push({ kind, round, from: at, dropped: false });
      }
    }
    followOrders(spans, event, at, round);
  }
  const pauses = pausesOf(events);
  return spans.map((span) => spanOf(span, pauses, deadlines, now));
}

const runs = (spans: readonly Open[], kind: SpanKind): boolean =>
  spans.some((span) => span.kind === kind && span.to === undefined);

function endLast(spans: readonly Open[], kind: SpanKind, at: number): void {
  for (const span of spans) if (span.kind === kind && span.to === undefined) span.to = at;
}

/** An assignment as the data of an event name it. */
interface Assigned {
  readonly id: string;
  readonly unit: Unit;
  readonly role: string;
}

/** Absent where it was redacted. */
function assignedIn({ data }: CaseEvent): readonly Assigned[] {
  const { orders } = data;
  return Array.isArray(orders) ? (orders as readonly Assigned[]) : [];
}

const ENDS_ORDER: ReadonlySet<string> = new Set([
  'finished',
  'returned',
  'reassigned',
  'adjudicated',
]);
const ENDS_ALL: ReadonlySet<string> = new Set(['answered', 'transferred', 'withdrawn']);

function followOrders(spans: Open[], event: CaseEvent, at: number, round: number): void {
  const end = (span: Open) => {
    if (span.to !== undefined) return;
    span.to = at;
    span.dropped = event.type !== 'finished' && event.type !== 'answered';
  };
  for (const span of spans) {
    if (span.kind !== 'order') continue;
    if (ENDS_ALL.has(event.type)) end(span);
    if (ENDS_ORDER.has(event.type) && span.order === event.order) end(span);
  }
  for (const { id, unit, role } of assignedIn(event)) {
    spans.push({ kind: 'order', round, from: at, order: id, unit, role, dropped: false });
  }
}

/** Pauses of the whole case as the events tell them. */
function pausesOf(events: readonly CaseEvent[]): readonly Pause[] {
  return PAUSES.flatMap(({ why, from, to }) => {
    const pauses: { why: PauseReason; from: number; to?: number }[] = [];
    for (const { type, occurredAt } of events) {
      if (type !== from && type !== to) continue;
      const at = momentOf(occurredAt);
      const last = pauses.at(-1);
      const running = last !== undefined && last.to === undefined;
      if (type === from && !running) pauses.push({ why, from: at });
      if (type === to && running) last.to = at;
    }
    return pauses;
  });
}

function clockOf({ kind, order }: Open, deadlines: Deadlines | undefined): Clock | undefined {
  if (kind === 'acceptance') return deadlines?.clocks?.acceptance;
  if (kind === 'handling') return deadlines?.clocks?.handling;
  return deadlines?.orders.find(({ id }) => id === order)?.clock;
}

/** The clock is of the present round: what ended before it began has none. */
const isOf = (clock: Clock, { from, to }: Stretch): boolean =>
  to === undefined || Date.parse(clock.startedAt) <= to || from >= Date.parse(clock.startedAt);

function spanOf(
  { order, unit, role, ...open }: Open,
  casePauses: readonly Pause[],
  deadlines: Deadlines | undefined,
  now: number,
): Span {
  const found = clockOf({ ...open, ...(order === undefined ? {} : { order }) }, deadlines);
  const clock = found !== undefined && isOf(found, open) ? found : undefined;
  const due = clock?.dueAt === undefined ? undefined : Date.parse(clock.dueAt);
  const pauses: readonly Pause[] = clock
    ? clock.pauses.map(({ from, to, why }) => ({
        why,
        from: Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
      }))
    : casePauses;
  return {
    ...open,
    ...(unit === undefined ? {} : { unit }),
    ...(role === undefined ? {} : { role }),
    ...(due === undefined ? {} : { due }),
    late: clock?.late ?? false,
    pauses: pauses.flatMap((pause) => clipped(pause, open, now)),
  };
}

/** The part of a pause that lies in a span; nothing when none does. */
function clipped(pause: Pause, { from, to }: Stretch, now: number): Pause[] {
  const begin = Math.max(pause.from, from);
  const end = Math.min(pause.to ?? Infinity, to ?? Infinity);
  if (begin >= Math.min(end, now)) return [];
  return [{ why: pause.why, from: begin, to: end === Infinity ? undefined : end }];
}

/** Where a stretch is drawn: shares of the axis, from 0 to 1. */
export interface Drawn {
  readonly start: number;
  readonly width: number;
}

/** From the first beginning to the last end, deadline or `now` while something runs. */
export function axisOf(spans: readonly Span[], now: number): { from: number; to: number } {
  const from = Math.min(...spans.map((span) => span.from));
  const ends = spans.flatMap(({ to, due }) => [to ?? now, ...(due === undefined ? [] : [due])]);
  // A process of one moment still has a width.
  return { from, to: Math.max(from + 60_000, ...ends) };
}

/** A stretch on an axis, cut at its ends. */
export function drawnOn(
  axis: { readonly from: number; readonly to: number },
  { from, to }: Stretch,
  now: number,
): Drawn {
  const length = axis.to - axis.from;
  const share = (at: number) => Math.max(0, Math.min(1, (at - axis.from) / length));
  const start = share(from);
  return { start, width: Math.max(0, share(to ?? now) - start) };
}

/** Milliseconds that it ran, without its pauses. */
export function ranFor({ from, to, pauses }: Span, now: number): number {
  const end = to ?? now;
  // Pauses of different reasons may overlap.
  const cuts = [...pauses].sort((a, b) => a.from - b.from);
  let paused = 0;
  let reached = from;
  for (const pause of cuts) {
    const begin = Math.max(pause.from, reached);
    const stop = Math.min(pause.to ?? end, end);
    if (stop <= begin) continue;
    paused += stop - begin;
    reached = stop;
  }
  return Math.max(0, end - from - paused);
}
