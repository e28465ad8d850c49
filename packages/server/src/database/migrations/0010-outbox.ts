import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// `failed` and `reason` say of a row that people could not be told of it, when that was tried last and why; it is
// tried again later, and keeps no other back meanwhile.
const STATEMENTS = [
  `alter table outbox add column failed timestamptz`,
  `alter table outbox add column reason text`,
  // What is deleted after a while: a row with `once` stays, as it keeps a second one out.
  `create index outbox_done on outbox (county_code, done) where done is not null and once is null`,
];

export const outbox: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
