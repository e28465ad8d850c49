import { sql } from 'kysely';
import { statement } from '../database/statement.ts';
import type { Scope } from '../store/scope.ts';

/** A line of what streams say: that something happened to a case, or to the messages of a person. */
export interface StreamRow {
  readonly seq: number;
  readonly caseId: string | null;
  readonly eventId: string | null;
  /** Whom alone it is for. */
  readonly person: string | null;
  readonly messageId: string | null;
}
export type NewStreamRow = Omit<StreamRow, 'seq'>;

/** What is older is not kept: who was away for longer starts afresh. */
const KEPT_MS = 24 * 3600_000;

const BEGIN = statement((db, { county }: { county: string }) =>
  db
    .insertInto('stream_head')
    .values({ county_code: county, seq: 0 })
    .onConflict((conflict) => conflict.column('county_code').doNothing()),
);
const HOLD = statement((db, { county }: { county: string }) =>
  db.selectFrom('stream_head').select('seq').where('county_code', '=', county).forUpdate(),
);

/** Holds the head of a county's stream until the transaction ends: others that append wait. */
export async function holdHead({ db, county }: Scope): Promise<number> {
  await BEGIN(db, { county });
  const [head] = await HOLD(db, { county });
  if (head === undefined) throw new Error('a stream without a head');
  return head.seq;
}

const ADVANCE = statement((db, { county, seq }: { county: string; seq: number }) =>
  db.updateTable('stream_head').set({ seq }).where('county_code', '=', county),
);
const FORGET = statement((db, { county, before }: { county: string; before: Date }) =>
  db.deleteFrom('stream_event').where('county_code', '=', county).where('at', '<', before),
);

// As JSON, for there is no end to how many people are told of one thing, and there is to how many parameters a
// statement may have.
const APPEND = statement(
  (db, { county, at, lines }: { county: string; at: Date; lines: string }) => ({
    compile: () =>
      sql<never>`
      insert into stream_event (county_code, seq, at, case_id, event_id, person, message_id)
      select ${county}, seq, ${at}::timestamptz, "caseId", "eventId", person, "messageId"
      from json_to_recordset(${lines}::json) as line
        (seq integer, "caseId" uuid, "eventId" uuid, person text, "messageId" uuid)`.compile(db),
  }),
);

/** Appends to a county's stream. `head` is what {@link holdHead} gave in the same transaction. */
export async function appendStream(
  { db, county }: Scope,
  rows: readonly NewStreamRow[],
  { head, now }: { readonly head: number; readonly now: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row, index) => ({ ...row, seq: head + 1 + index }));
  await APPEND(db, { county, at: now, lines: JSON.stringify(lines) });
  await ADVANCE(db, { county, seq: head + rows.length });
  await FORGET(db, { county, before: new Date(now.getTime() - KEPT_MS) });
}

/** The number that a county's stream has come to, and the first that is kept. */
export async function readReach({ db, county }: Scope): Promise<{ head: number; first: number }> {
  const row = await db
    .selectFrom('stream_head')
    .select((select) => [
      'seq',
      select
        .selectFrom('stream_event')
        .select(sql<number | null>`min(seq)`.as('first'))
        .where('county_code', '=', county)
        .as('first'),
    ])
    .where('county_code', '=', county)
    .executeTakeFirst();
  const head = row?.seq ?? 0;
  return { head, first: row?.first ?? head + 1 };
}

type After = { county: string; after: number; limit: number };
const AFTER = statement((db, { county, after, limit }: After) =>
  db
    .selectFrom('stream_event')
    .select(['seq', 'case_id', 'event_id', 'person', 'message_id'])
    .where('county_code', '=', county)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit),
);

/** What a county's stream says after a number, in order. */
export async function readStream(
  { db, county }: Scope,
  after: number,
  limit: number,
): Promise<StreamRow[]> {
  const rows = await AFTER(db, { county, after, limit });
  return rows.map((row) => ({
    seq: row.seq,
    caseId: row.case_id,
    eventId: row.event_id,
    person: row.person,
    messageId: row.message_id,
  }));
}
