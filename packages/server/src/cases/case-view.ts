import { YztError, type Text } from '@yizhangtu/standard';
import {
  activeOrders,
  clocksOf,
  mayReach,
  redactCase,
  redactEvent,
  sightOf,
  type Case,
  type CaseClocks,
  type CaseEvent,
  type CaseRecord,
  type CaseSummary,
  type ClockWarning,
  type REACHED_BY,
} from '@yizhangtu/standard/cases.js';
import { authorize, type Caller } from '@yizhangtu/standard/identity.js';
import { notFound } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { warningAt } from './clock-warning.ts';
import { divisionNames } from './division-names.ts';
import { viewerAs, type CaseAs } from './case-caller.ts';
import type { CountyCases } from './case-settings.ts';
import type { CaseState } from './case-store.ts';
import { revealableOf } from './reveal-contact.ts';

/** What clocks say; undefined where there is no calendar to tell it by: nothing false is said then. */
function clocksNow(events: readonly CaseEvent[], { cases, as }: ViewWith): CaseClocks | undefined {
  try {
    return clocksOf(events, as.now.getTime(), cases.clocks);
  } catch (error) {
    if (error instanceof YztError && error.code === 'calendar_incomplete') return undefined;
    throw error;
  }
}

export interface ViewWith {
  readonly as: CaseAs;
  readonly cases: CountyCases;
}

/** What of who reported the caller may ask for in full, once they have proved who they are. */
function revealableTo(record: CaseRecord, as: CaseAs): (typeof REACHED_BY)[number][] {
  const verdict = authorize(as.caller as Caller | undefined, 'case:reveal');
  const may = verdict === 'allowed' || verdict === 'step_up';
  return may && mayReach(record, viewerAs(record, as)) ? revealableOf(record.reporter) : [];
}

/** A case as the caller may see it now. @throws YztError `not_found` when for them there is none */
export async function caseFor(scope: Scope, state: CaseState, view: ViewWith): Promise<Case> {
  const { record, events } = state;
  const shown = redactCase(record, viewerAs(record, view.as));
  if (shown === undefined) throw notFound(`case: ${record.id}`);
  if (shown.reporter !== undefined) {
    const revealable = revealableTo(record, view.as);
    if (revealable.length > 0) shown.reporter = { ...shown.reporter, revealable };
  }
  const { division } = record.place;
  const names = await divisionNames(scope, [division]);
  const clocks = clocksNow(events, view);
  if (clocks === undefined) {
    return { ...shown, division: { code: division, name: names.get(division) ?? division } };
  }
  const { acceptance, handling } = clocks;
  return {
    ...shown,
    division: { code: division, name: names.get(division) ?? division },
    orders: shown.orders.map((order) => {
      const clock = clocks.orders[order.id];
      return clock === undefined ? order : { ...order, clock };
    }),
    clocks: { ...(acceptance ? { acceptance } : {}), ...(handling ? { handling } : {}) },
  };
}

/** Events of a case as the caller may see them; those that for them are none are left out. */
export function eventsFor(
  record: CaseRecord,
  events: readonly CaseEvent[],
  as: CaseAs,
): CaseEvent[] {
  const viewer = viewerAs(record, as);
  return events.flatMap((event) => redactEvent(event, record, viewer) ?? []);
}

/** What a list is made of besides the case itself. */
export interface SummaryFacts {
  readonly due: Date | null;
  readonly wasLate: boolean;
  readonly warnings: readonly ClockWarning[];
  readonly name: Text | undefined;
}

/** A line of a list of cases. */
export function summaryOf(
  record: CaseRecord,
  { due, wasLate, warnings, name }: SummaryFacts,
  as: CaseAs,
): CaseSummary {
  const viewer = viewerAs(record, as);
  const isStaff = sightOf(record, viewer) === 'staff';
  const { id, receipt, state, version, kind, category, title, place, tier, published } = record;
  const { createdAt, submittedAt, closedAt, updatedAt, sample } = record;
  const late = wasLate || (due !== null && due < as.now);
  return {
    id,
    receipt,
    state,
    version,
    kind,
    category,
    title,
    place,
    division: { code: place.division, name: name ?? place.division },
    tier,
    published,
    units: activeOrders(record).map(({ unit: { person, ...unit } }) =>
      isStaff && person !== undefined ? { ...unit, person } : unit,
    ),
    ...(due === null ? {} : { dueAt: due.toISOString() }),
    late,
    warning: warningAt(warnings, as.now),
    createdAt,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    updatedAt,
    yours: [...viewer.relations],
    ...(sample === undefined ? {} : { sample }),
  };
}
