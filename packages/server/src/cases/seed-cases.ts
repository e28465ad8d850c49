import {
  clocksOf,
  readyCaseSettings,
  warningsOf,
  type CaseEvent,
  type CaseSettings,
} from '@yizhangtu/standard/cases.js';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { caseRow, eventRow, orderRows, outboxRow, wordsRow } from './case-rows.ts';
import { stateAt } from './state-at.ts';

const ROWS_AT_ONCE = 500;

async function insertAll<T extends keyof Tables & string>(
  { db }: Scope,
  table: T,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    await db
      .insertInto(table as 'case_event')
      .values(some as never)
      .execute();
  }
}

/**
 * Writes whole logs of cases, as a county folder brings them: what they make of a case is folded from their events,
 * as it is for a command. Cases that are there stay as they are, with all that happened to them since. Nobody is
 * told of what happened before the county had this server.
 *
 * @throws YztError `calendar_incomplete`
 */
export async function seedCases(
  scope: Scope,
  logs: readonly (readonly CaseEvent[])[],
  { settings, now }: { readonly settings: CaseSettings | undefined; readonly now: Date },
): Promise<void> {
  const { db, county } = scope;
  if (logs.length === 0) return;
  const { clocks: clockSettings } = readyCaseSettings(settings);
  const rows = await db
    .selectFrom('case_record')
    .select('id')
    .where('county_code', '=', county)
    .where('sample', '=', true)
    .execute();
  const there = new Set(rows.map(({ id }) => id));
  const fresh = logs.map(stateAt).filter(({ record }) => !there.has(record.id));
  const timed = fresh.map((state) => ({
    ...state,
    timing: {
      clocks: clocksOf(state.events, now.getTime(), clockSettings),
      warnings: warningsOf(state.events, clockSettings),
    },
  }));
  const events = fresh.flatMap((state) => state.events);
  await insertAll(
    scope,
    'case_record',
    timed.map(({ timing, ...state }) => caseRow(state, timing, now)),
  );
  await insertAll(
    scope,
    'case_words',
    fresh.map(({ record }) => wordsRow(record)),
  );
  await insertAll(
    scope,
    'case_event',
    events.map((event) => eventRow(county, event)),
  );
  await insertAll(
    scope,
    'work_order',
    timed.flatMap(({ record, timing }) => orderRows(record, timing)),
  );
  await insertAll(
    scope,
    'outbox',
    events.map((event) => ({ ...outboxRow(county, event), done: new Date(event.recordedAt) })),
  );
}
