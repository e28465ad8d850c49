import type { ClockFact, Warning } from './clock-fact.ts';
import { advance, measure, UNIT_MS, type ClockCalendar } from './clock-time.ts';
import type { CommandType } from './commands.ts';
import type { Assigned, CaseEvent, EventData } from './event.ts';
import type { Limit } from './parts.ts';
import { commandOfEvent } from './transitions.ts';

/** What a county's clocks go by. */
export interface ClockSettings extends ClockCalendar {
  /** Parts of a limit after which a clock warns. */
  readonly yellow: number;
  readonly red: number;
}

/** Parts of a limit after which a clock warns, where a county says nothing else. */
export const CLOCK_WARNINGS = { yellow: 0.7, red: 0.9 } as const;

/** The clocks of a case, and of each of its assignments by id. */
export interface CaseClocks {
  /** From submission to accepting, rejecting or merging. */
  readonly acceptance?: ClockFact;
  /** From dispatch to the answer, by the limit of the lead: signing for it plays no part. */
  readonly handling?: ClockFact;
  readonly orders: Readonly<Record<string, ClockFact>>;
  /** The handling clock had run out before it was given more time, or before the matter was dispatched anew. */
  readonly lateBefore?: boolean;
}

type Why = ClockFact['pauses'][number]['why'];
interface Pause {
  readonly from: number;
  readonly to?: number;
  readonly why: Why;
}

/** A clock as the events wind it. Instants are milliseconds since 1970. */
interface Running {
  readonly limits: Limit[];
  readonly from: number;
  readonly finished?: number | undefined;
  readonly pauses: readonly Pause[];
}

const pausing = { 'ask-info': 'needs-info', suspend: 'suspended' } as const;
const ENDS_ACCEPTANCE: readonly CommandType[] = [
  'accept',
  'reject',
  'merge',
  'withdraw',
  'transfer',
];
const ENDS_HANDLING: readonly CommandType[] = ['answer', 'withdraw', 'transfer', 'merge', 'reject'];
const ENDS_ORDER: readonly CommandType[] = ['finish', 'return', 'reassign', 'adjudicate'];

/** A clock as it was until it went on in another way. */
interface Former {
  readonly clock: Running;
  readonly until: number;
}

/** The clocks of a case as its events wind them. */
interface Wound {
  readonly acceptance: Running | undefined;
  readonly handling: Running | undefined;
  /** Handling clocks of rounds before, and as they were before more time was granted. */
  readonly former: readonly Former[];
  readonly orders: ReadonlyMap<string, Running>;
}

function wind(events: readonly CaseEvent[]): Wound {
  let acceptance: Running | undefined;
  let handling: Running | undefined;
  let lead: string | undefined;
  const former: Former[] = [];
  const orders = new Map<string, Running>();
  const keepFormer = (at: number): void => {
    if (handling) former.push({ clock: handling, until: handling.finished ?? at });
  };
  const all = (change: (clock: Running) => Running): void => {
    acceptance &&= change(acceptance);
    handling &&= change(handling);
    for (const [id, clock] of orders) orders.set(id, change(clock));
  };
  const ofOrder = (id: string | undefined, change: (clock: Running) => Running): void => {
    const clock = orders.get(id ?? '');
    if (id !== undefined && clock !== undefined) orders.set(id, change(clock));
    if (id !== undefined && id === lead) handling &&= change(handling);
  };

  for (const event of events) {
    const at = Date.parse(event.recordedAt);
    const command = commandOfEvent(event.type);
    if (command === undefined) continue;
    if (command === 'submit') {
      const { acceptance: limit } = event.data as Partial<EventData['submit']>;
      acceptance = limit && { limits: [limit], from: at, pauses: [] };
    }
    const made = (event.data['orders'] ?? []) as readonly Assigned[];
    if (ENDS_ORDER.includes(command) && event.order !== undefined) {
      const clock = orders.get(event.order);
      if (clock) orders.set(event.order, finish(clock, at));
    }
    for (const { id, limit, role } of made) {
      if (role === 'lead') {
        lead = id;
        // Another lead goes on with the time that the first one was given.
        if (command === 'dispatch') {
          keepFormer(at);
          handling = limit && { limits: [limit], from: at, pauses: [] };
        } else handling &&= resume(handling, at, 'extension-requested');
      }
      if (limit && role !== 'inform') orders.set(id, { limits: [limit], from: at, pauses: [] });
    }
    if (command === 'ask-info' || command === 'suspend') {
      all((clock) => pause(clock, at, pausing[command]));
    } else if (command === 'resupply') all((clock) => resume(clock, at, 'needs-info'));
    else if (command === 'resume') {
      all((clock) => resume(resume(clock, at, 'suspended'), at, 'needs-info'));
    } else if (command === 'request-extension') {
      ofOrder(event.order, (clock) => pause(clock, at, 'extension-requested'));
    } else if (command === 'grant-extension' || command === 'deny-extension') {
      const { limit } = event.data as Partial<EventData['grant-extension']>;
      if (limit !== undefined && event.order === lead) keepFormer(at);
      ofOrder(event.order, (clock) => extend(resume(clock, at, 'extension-requested'), limit));
    }
    if (ENDS_ACCEPTANCE.includes(command)) acceptance &&= finish(acceptance, at);
    if (ENDS_HANDLING.includes(command)) {
      handling &&= finish(handling, at);
      for (const [id, clock] of orders) orders.set(id, finish(clock, at));
    }
  }
  return { acceptance, handling, former, orders };
}

/**
 * What the clocks of a case say at `now`, computed from its events. Times are those at which the server
 * recorded the events, so that nobody can meet a deadline afterwards.
 *
 * @param events - the whole log, in order
 * @param now - milliseconds since 1970
 * @throws YztError `calendar_incomplete` when a working day of a year without data counts
 */
export function clocksOf(
  events: readonly CaseEvent[],
  now: number,
  settings: ClockSettings,
): CaseClocks {
  const { acceptance, handling, former, orders } = wind(events);
  const lateBefore = former.some(({ clock, until }) => (dueOf(clock, settings) ?? until) < until);
  return {
    ...(acceptance ? { acceptance: factOf(acceptance, now, settings) } : {}),
    ...(handling ? { handling: factOf(handling, now, settings) } : {}),
    ...(lateBefore ? { lateBefore } : {}),
    orders: Object.fromEntries(
      [...orders].map(([id, clock]) => [id, factOf(clock, now, settings)]),
    ),
  };
}

/** A moment at which a clock that runs will warn, if nothing happens to the case before. */
export interface ClockWarning {
  readonly clock: 'acceptance' | 'handling' | 'order';
  /** The assignment whose clock it is. */
  readonly order?: string;
  readonly warning: Exclude<Warning, 'none'>;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * All moments at which clocks of a case that run warn, past ones too, in their order. A clock that is paused
 * or finished has none.
 *
 * @throws YztError `calendar_incomplete` when a working day of a year without data counts
 */
export function warningsOf(events: readonly CaseEvent[], settings: ClockSettings): ClockWarning[] {
  const { acceptance, handling, orders } = wind(events);
  const parts = [
    ['yellow', settings.yellow],
    ['red', settings.red],
    ['overdue', 1],
  ] as const;
  const of = (
    clock: Running | undefined,
    name: Pick<ClockWarning, 'clock' | 'order'>,
  ): ClockWarning[] =>
    clock === undefined || clock.finished !== undefined
      ? []
      : parts.flatMap(([warning, part]): ClockWarning[] => {
          const at = dueOf({ ...clock, limits: partOf(clock.limits, part) }, settings);
          return at === undefined ? [] : [{ ...name, warning, at: new Date(at).toISOString() }];
        });
  return [
    ...of(acceptance, { clock: 'acceptance' }),
    ...of(handling, { clock: 'handling' }),
    ...[...orders].flatMap(([order, clock]) => of(clock, { clock: 'order', order })),
  ].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

/** Limits that take a part of the time of all together. */
function partOf(limits: readonly Limit[], part: number): Limit[] {
  let left = part * limits.reduce((sum, { kind, amount }) => sum + amount * UNIT_MS[kind], 0);
  return limits.map(({ kind, amount }) => {
    const here = Math.min(left, amount * UNIT_MS[kind]);
    left -= here;
    return { kind, amount: here / UNIT_MS[kind] };
  });
}

const finish = (clock: Running, at: number): Running =>
  clock.finished === undefined
    ? { ...clock, finished: at, pauses: clock.pauses.map((one) => ({ to: at, ...one })) }
    : clock;

const pause = (clock: Running, from: number, why: Why): Running =>
  clock.finished === undefined ? { ...clock, pauses: [...clock.pauses, { from, why }] } : clock;

const resume = (clock: Running, to: number, why: Why): Running => ({
  ...clock,
  pauses: clock.pauses.map((one) =>
    one.why === why && one.to === undefined ? { ...one, to } : one,
  ),
});

const extend = (clock: Running, limit: Limit | undefined): Running =>
  limit === undefined ? clock : { ...clock, limits: [...clock.limits, limit] };

/** The spans in which a clock runs; pauses may lie in one another. The last has no end unless it is paused. */
function runsOf({ from, pauses }: Running): (readonly [number, number])[] {
  const sorted = [...pauses].sort((one, other) => one.from - other.from);
  const runs: [number, number][] = [];
  let at = from;
  for (const { from: stop, to = Infinity } of sorted) {
    if (stop > at) runs.push([at, stop]);
    at = Math.max(at, to);
  }
  if (at < Infinity) runs.push([at, Infinity]);
  return runs;
}

/** When the time is used up; undefined while a pause keeps it from being so. */
function dueOf(clock: Running, settings: ClockSettings): number | undefined {
  const runs = runsOf(clock);
  let index = 0;
  let at = clock.from;
  for (const { kind, amount } of clock.limits) {
    let left = amount * UNIT_MS[kind];
    while (left > 0) {
      const run = runs[index];
      if (run === undefined) return undefined;
      at = Math.max(at, run[0]);
      const end = run[1] === Infinity ? undefined : run[1];
      const here = end === undefined ? Infinity : measure(at, end, kind, settings);
      if (here >= left) {
        at = advance(at, left, kind, settings);
        left = 0;
      } else {
        left -= here;
        index += 1;
      }
    }
  }
  return at;
}

/** The part of the limits that is used up at `until`, from 0 on. */
function usedOf(clock: Running, until: number, settings: ClockSettings): number {
  const total = clock.limits.reduce((sum, { kind, amount }) => sum + amount * UNIT_MS[kind], 0);
  let used = 0;
  let before = 0;
  for (const { kind, amount } of clock.limits) {
    const whole = amount * UNIT_MS[kind];
    const start = dueOf({ ...clock, limits: clock.limits.slice(0, before) }, settings);
    before += 1;
    if (start === undefined || start >= until) break;
    const spent = runsOf(clock).reduce(
      (sum, [from, to]) =>
        sum + measure(Math.max(from, start), Math.min(to, until), kind, settings),
      0,
    );
    used += Math.min(whole, spent);
  }
  return used / total;
}

function factOf(clock: Running, now: number, settings: ClockSettings): ClockFact {
  const until = clock.finished ?? now;
  const due = dueOf(clock, settings);
  const isPaused = clock.finished === undefined && clock.pauses.some(({ to }) => to === undefined);
  const late = due !== undefined && until > due;
  const used = late ? 1 : usedOf(clock, until, settings);
  const warning: Warning = late
    ? 'overdue'
    : clock.finished !== undefined || used < settings.yellow
      ? 'none'
      : used < settings.red
        ? 'yellow'
        : 'red';
  const iso = (time: number): string => new Date(time).toISOString();
  return {
    limit: clock.limits[0]!,
    ...(clock.limits.length > 1 ? { extensions: clock.limits.slice(1) } : {}),
    startedAt: iso(clock.from),
    ...(due === undefined ? {} : { dueAt: iso(due) }),
    state: clock.finished !== undefined ? 'finished' : isPaused ? 'paused' : 'running',
    ...(clock.finished === undefined ? {} : { finishedAt: iso(clock.finished) }),
    warning,
    late,
    pauses: clock.pauses.map(({ from, to, why }) => ({
      from: iso(from),
      ...(to === undefined ? {} : { to: iso(to) }),
      why,
    })),
  };
}

/** The nearest end of a clock that still runs, for lists and indexes; undefined when none does. */
export function nextDue({ acceptance, handling, orders }: CaseClocks): string | undefined {
  const running = [acceptance, handling, ...Object.values(orders)].filter(
    (clock) => clock !== undefined && clock.state === 'running' && clock.dueAt !== undefined,
  );
  return running.map((clock) => clock?.dueAt).sort()[0];
}

/** When the time from `from` on is used up, for a limit that nothing pauses: what is promised at the start. */
export function dueAfter(from: string, { kind, amount }: Limit, at: ClockCalendar): string {
  return new Date(advance(Date.parse(from), amount * UNIT_MS[kind], kind, at)).toISOString();
}

/**
 * Whether a clock of a case has run out before its work was done, in any round. A case that was late once stays so,
 * whatever time it is given afterwards.
 */
export const isLate = ({ acceptance, handling, lateBefore }: CaseClocks): boolean =>
  acceptance?.late === true || handling?.late === true || lateBefore === true;
