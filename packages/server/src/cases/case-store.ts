import type { CaseEvent, CaseRecord } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';

/** A case with its whole log. */
export interface CaseState {
  readonly record: CaseRecord;
  readonly events: readonly CaseEvent[];
}

const body = sql<CaseRecord>`body`.as('body');

export async function readRecord(
  { db, county }: Scope,
  id: string,
): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('case_record')
    .select(body)
    .where('county_code', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body;
}

const LOCK = statement((db, { county, id }: { county: string; id: string }) =>
  db
    .selectFrom('case_record')
    .select(body)
    .where('county_code', '=', county)
    .where('id', '=', id)
    .forUpdate(),
);

/** A case that nobody else changes until the transaction ends. */
export async function lockRecord(
  { db, county }: Scope,
  id: string,
): Promise<CaseRecord | undefined> {
  const [row] = await LOCK(db, { county, id });
  return row?.body;
}

const LOG = statement((db, { county, id, last }: { county: string; id: string; last?: number }) => {
  const all = db
    .selectFrom('case_event')
    .select(sql<CaseEvent>`body`.as('body'))
    .where('county_code', '=', county)
    .where('case_id', '=', id)
    .orderBy('seq');
  return last === undefined ? all : all.where('seq', '<=', last);
});

/** The log of a case in its order; up to `last` where that is given. */
export async function readLog(
  { db, county }: Scope,
  id: string,
  last?: number,
): Promise<CaseEvent[]> {
  const rows = await LOG(db, { county, id, ...(last === undefined ? {} : { last }) });
  return rows.map((row) => row.body);
}
