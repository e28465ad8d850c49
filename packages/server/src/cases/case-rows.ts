import {
  activeOrders,
  isLate,
  nextDue,
  restingSince,
  suspendedUntil,
  type CaseClocks,
  type CaseEvent,
  type CaseRecord,
  type ClockWarning,
} from '@yizhangtu/standard/cases.js';
import type { Insertable } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Tables } from '../database/tables.ts';
import type { CaseState } from './case-store.ts';
import { nextWarning } from './clock-warning.ts';
import { grams, pinyinKeys, searchText } from '../store/search-text.ts';

/** Later than any clock ends. */
export const NO_END = new Date('9999-12-31T00:00:00Z');

const dateOf = (instant: string | undefined): Date | null =>
  instant === undefined ? null : new Date(instant);

const momentOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));

/** What the clocks of a case say when it changes, and when they will warn. */
export interface Timing {
  readonly clocks: CaseClocks;
  readonly warnings: readonly ClockWarning[];
}

const endOf = ({ acceptance, handling }: CaseClocks): Date | null =>
  dateOf(
    nextDue({
      ...(acceptance === undefined ? {} : { acceptance }),
      ...(handling === undefined ? {} : { handling }),
      orders: {},
    }),
  );

/** The columns of a case by which it is found, and the case. `told`: until when warnings are known to be told. */
export function caseRow(
  { record, events }: CaseState,
  { clocks, warnings }: Timing,
  told: Date,
): Insertable<Tables['case_record']> {
  const { place, within, reporter } = record;
  return {
    county_code: record.county,
    id: record.id,
    receipt: record.receipt,
    version: record.version,
    state: record.state,
    kind: record.kind,
    category: record.category,
    tier: record.tier,
    published: record.published,
    reporter: reporter.person ?? null,
    agent: reporter.agent ?? null,
    division: within.at(-1) ?? record.county,
    town: within[1] ?? null,
    village: within[2] ?? null,
    lng: place.point?.[0] ?? null,
    lat: place.point?.[1] ?? null,
    created: new Date(record.createdAt),
    submitted: dateOf(record.submittedAt),
    closed: dateOf(record.closedAt),
    due: dateOf(nextDue(clocks)),
    ends: endOf(clocks),
    warns: dateOf(nextWarning(warnings, told)?.at),
    rests: momentOf(restingSince(record, events)),
    resumes: momentOf(suspendedUntil(record, events)),
    warnings: JSON.stringify(warnings),
    was_late: isLate(clocks),
    sample: record.sample === true,
    body: JSON.stringify(record),
  };
}

/** The words that a case is found by: what was said of it, and its number. */
export function wordsRow(record: CaseRecord): Insertable<Tables['case_words']> {
  const { title, description, place, receipt } = record;
  const { full, initials } = pinyinKeys(title);
  const text = searchText([title, description, place.words, receipt, full, initials]);
  return {
    county_code: record.county,
    case_id: record.id,
    search_text: text,
    grams: grams(text),
  };
}

export const eventRow = (county: string, event: CaseEvent): Insertable<Tables['case_event']> => ({
  county_code: county,
  case_id: event.case,
  seq: event.seq,
  id: event.id,
  type: event.type,
  recorded: new Date(event.recordedAt),
  body: JSON.stringify(event),
});

export const outboxRow = (county: string, event: CaseEvent): Insertable<Tables['outbox']> => ({
  county_code: county,
  id: uuid(),
  case_id: event.case,
  event_id: event.id,
  at: new Date(event.recordedAt),
});

/** The number of an assignment in its case. */
export const numberOf = (order: string): number => Number(order.slice(order.lastIndexOf('.') + 1));

export function orderRows(
  record: CaseRecord,
  { clocks }: Timing,
): Insertable<Tables['work_order']>[] {
  const active = new Set(activeOrders(record).map(({ id }) => id));
  return record.orders.map(({ id, state, role, unit }) => {
    const clock = clocks.orders[id];
    const runs = clock?.state === 'running' && active.has(id);
    return {
      county_code: record.county,
      case_id: record.id,
      number: numberOf(id),
      state,
      role,
      active: active.has(id),
      division: unit.division,
      organisation: unit.organisation ?? null,
      person: unit.person ?? null,
      ends: runs ? (dateOf(clock.dueAt) ?? NO_END) : NO_END,
      clock: clock === undefined ? null : JSON.stringify(clock),
    };
  });
}
