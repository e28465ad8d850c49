import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Who began an upload: those of one sender are limited apart from those of others.
  `alter table upload add column address text not null default ''`,
  `alter table upload add column person text`,
  // Tries that count no more are forgotten by their time.
  `create index lookup_attempt_since on lookup_attempt (county_code, since)`,
];

export const limits: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
