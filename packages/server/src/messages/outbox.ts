import type { CaseEvent, CaseRecord, ClockWarning } from '@yizhangtu/standard/cases.js';
import { sql, type ExpressionBuilder } from 'kysely';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';

const HOUR_MS = 3600_000;
/** After so long a row that people could not be told of is tried again. */
const AGAIN_MS = HOUR_MS;
/** A row that people were told of is kept as long as what streams say. */
const KEPT_MS = 24 * HOUR_MS;
/** Rows that one statement deletes. */
const MOST_AT_ONCE = 1000;
const MOST_REASON = 500;

/** Something that people are to be told of: an event of a case, or a warning of one of its clocks. */
export interface Waiting {
  readonly id: string;
  readonly at: Date;
  readonly caseId: string;
  readonly record: CaseRecord;
  readonly event: CaseEvent | null;
  readonly clock: ClockWarning | null;
}

const isWaiting =
  (before: Date) =>
  ({ and, or, eb }: ExpressionBuilder<Tables, 'outbox'>) =>
    and([
      eb('outbox.done', 'is', null),
      or([eb('outbox.failed', 'is', null), eb('outbox.failed', '<', before)]),
    ]);

type Next = { county: string; before: Date; limit: number };
const NEXT = statement((db, { county, before, limit }: Next) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('county_code', '=', county)
    .where(isWaiting(before))
    .orderBy('id')
    .limit(limit),
);

/** Ids of the rows that wait, the first ones first: those that failed wait anew after a while. */
export async function nextWaiting(
  { db, county }: Scope,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<string[]> {
  const rows = await NEXT(db, { county, before: new Date(now.getTime() - AGAIN_MS), limit });
  return rows.map(({ id }) => id);
}

/** Of some rows those that people were not told of yet, in their order. */
export async function readWaiting(
  { db, county }: Scope,
  ids: readonly string[],
): Promise<Waiting[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('case_record', (join) =>
      join
        .onRef('case_record.county_code', '=', 'outbox.county_code')
        .onRef('case_record.id', '=', 'outbox.case_id'),
    )
    .leftJoin('case_event', (join) =>
      join
        .onRef('case_event.county_code', '=', 'outbox.county_code')
        .onRef('case_event.id', '=', 'outbox.event_id'),
    )
    .select([
      'outbox.id',
      'outbox.at',
      'outbox.case_id',
      sql<CaseRecord>`case_record.body`.as('record'),
      sql<CaseEvent | null>`case_event.body`.as('event'),
      sql<ClockWarning | null>`outbox.clock`.as('clock'),
    ])
    .where('outbox.county_code', '=', county)
    .where('outbox.id', 'in', ids)
    .where('outbox.done', 'is', null)
    .orderBy('outbox.id')
    .execute();
  return rows.map(({ case_id, ...row }) => ({ ...row, caseId: case_id }));
}

/** People were told. */
export async function markDone(
  { db, county }: Scope,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ done: now, failed: null, reason: null })
    .where('county_code', '=', county)
    .where('id', 'in', ids)
    .execute();
}

/** People could not be told, and why: the row says so, and is tried again after a while. */
export async function markFailed(
  { db, county }: Scope,
  id: string,
  { error, now }: { readonly error: unknown; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ failed: now, reason: String(error).slice(0, MOST_REASON) })
    .where('county_code', '=', county)
    .where('id', '=', id)
    .where('done', 'is', null)
    .execute();
}

type Told = { county: string; before: Date };
const FORGET = statement((db, { county, before }: Told) =>
  db
    .deleteFrom('outbox')
    .where('county_code', '=', county)
    .where('id', 'in', (from) =>
      from
        .selectFrom('outbox')
        .select('id')
        .where('county_code', '=', county)
        .where('done', '<', before)
        // A warning of a clock that is on the books is no new one, however long ago people were told.
        .where('once', 'is', null)
        .limit(sql.lit(MOST_AT_ONCE)),
    ),
);

/** Forgets events that people were told of a day ago, some at a time. */
export async function forgetTold({ db, county }: Scope, now: Date): Promise<void> {
  await FORGET(db, { county, before: new Date(now.getTime() - KEPT_MS) });
}
