import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const keep = (table: string): string[] => [
  `create trigger ${table}_keep_rows before update or delete on ${table}
    for each row execute function gep_is_append_only()`,
  `create trigger ${table}_keep_table before truncate on ${table}
    for each statement execute function gep_is_append_only()`,
];

const STATEMENTS = [
  // `latest`, `status` and `published` repeat what the versions and their steps say, for lists.
  `create table gep_account (
    county_code char(6) not null,
    id uuid not null,
    division text not null,
    year integer not null,
    profile text not null,
    sample boolean not null,
    latest integer not null,
    status text not null,
    published integer,
    primary key (county_code, id),
    unique (county_code, division, year, profile),
    foreign key (county_code) references county (county_code)
  )`,
  `create index gep_account_year on gep_account (county_code, year, id)`,
  `create table gep_version (
    county_code char(6) not null,
    account_id uuid not null,
    version integer not null,
    hash text not null,
    facts json not null,
    package text not null,
    primary key (county_code, account_id, version),
    unique (county_code, account_id, hash),
    foreign key (county_code, account_id) references gep_account (county_code, id)
  )`,
  `create table gep_step (
    county_code char(6) not null,
    account_id uuid not null,
    version integer not null,
    seq integer not null,
    step text not null,
    status text not null,
    at timestamptz not null,
    person text,
    actor json not null,
    reason text,
    primary key (county_code, account_id, version, seq),
    foreign key (county_code, account_id, version)
      references gep_version (county_code, account_id, version)
  )`,
  `create function gep_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'versions of GEP accounts are append-only' using errcode = '55000'; end $$`,
  ...keep('gep_version'),
  ...keep('gep_step'),
];

export const gep: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
