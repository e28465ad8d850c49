import { clocksOf, warningsOf, type CaseEvent } from '@yizhangtu/standard/cases.js';
import { YztError } from '@yizhangtu/standard';
import { tiePhotos } from '../photos/case-photos.ts';
import type { Insertable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';
import type { CountyCases } from './case-settings.ts';
import { caseRow, eventRow, orderRows, outboxRow, wordsRow, type Timing } from './case-rows.ts';
import type { CaseState } from './case-store.ts';

/** A case as it is to be, and how many events of its log are kept already: 0 for a new case. */
export interface Change {
  readonly state: CaseState;
  readonly kept: number;
}

/** Clocks of a case that is on the books already cannot be left out; see {@link saveCase}. */
const NO_CLOCKS: Timing = { clocks: { orders: {} }, warnings: [] };

/**
 * The clocks of a case. What a person reports is taken even where a clock cannot be told, for want of a
 * calendar: it is then without an end until somebody does something to it.
 *
 * @throws YztError `calendar_incomplete` for a case that is there already
 */
function clocksFor({ state, kept }: Change, { clocks }: CountyCases, now: Date): Timing {
  try {
    return {
      clocks: clocksOf(state.events, now.getTime(), clocks),
      warnings: warningsOf(state.events, clocks),
    };
  } catch (error) {
    if (kept === 0 && error instanceof YztError && error.code === 'calendar_incomplete') {
      return NO_CLOCKS;
    }
    throw error;
  }
}

const photosOf = ({ data }: CaseEvent): readonly string[] =>
  Array.isArray(data['photos']) ? (data['photos'] as string[]) : [];

/** Commands that change what a case is found by. */
const CHANGES_WORDS: ReadonlySet<string> = new Set([
  'drafted',
  'submitted',
  'corrected',
  'info-supplied',
]);

type RowsOf<Table extends keyof Tables> = { rows: Insertable<Tables[Table]>[] };

type Changed = {
  county: string;
  id: string;
  row: Insertable<Tables['case_record']>;
};
const CHANGE = statement((db, { county, id, row }: Changed) =>
  db.updateTable('case_record').set(row).where('county_code', '=', county).where('id', '=', id),
);
const APPEND = statement((db, { rows }: RowsOf<'case_event'>) =>
  db.insertInto('case_event').values(rows),
);
const ANNOUNCE = statement((db, { rows }: RowsOf<'outbox'>) =>
  db.insertInto('outbox').values(rows),
);
const ASSIGN = statement((db, { rows }: RowsOf<'work_order'>) =>
  db
    .insertInto('work_order')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'case_id', 'number']).doUpdateSet(({ ref }) => ({
        state: ref('excluded.state'),
        active: ref('excluded.active'),
        ends: ref('excluded.ends'),
        clock: ref('excluded.clock'),
      })),
    ),
);

/**
 * Writes what happened: the new events, the case as they leave it, its assignments, and for each event a row of
 * the outbox. To be called in the transaction that has the case locked.
 *
 * @throws YztError `calendar_incomplete`; `invalid` for a photo that the server does not have
 */
export async function saveCase(
  scope: Scope,
  change: Change,
  { cases, now }: { readonly cases: CountyCases; readonly now: Date },
): Promise<void> {
  const { db, county } = scope;
  const { state, kept } = change;
  const { record, events } = state;
  const fresh = events.slice(kept);
  const timing = clocksFor(change, cases, now);
  // What a clock reached since the case last changed may not have been told yet.
  const changed = events[kept - 1]?.recordedAt;
  const row = caseRow(state, timing, changed === undefined ? now : new Date(changed));
  if (kept === 0) {
    await db.insertInto('case_record').values(row).execute();
  } else {
    await CHANGE(db, { county, id: record.id, row });
  }
  await APPEND(db, { rows: fresh.map((event) => eventRow(county, event)) });
  await ANNOUNCE(db, { rows: fresh.map((event) => outboxRow(county, event)) });
  if (fresh.some(({ type }) => CHANGES_WORDS.has(type))) {
    const words = wordsRow(record);
    await db
      .insertInto('case_words')
      .values(words)
      .onConflict((conflict) => conflict.columns(['county_code', 'case_id']).doUpdateSet(words))
      .execute();
  }
  const orders = orderRows(record, timing);
  if (orders.length > 0) await ASSIGN(db, { rows: orders });
  for (const event of fresh) {
    await tiePhotos(scope, {
      caseId: record.id,
      hashes: photosOf(event),
      visibility: event.visibility,
    });
  }
}
