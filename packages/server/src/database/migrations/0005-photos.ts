import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // `sent` is the hash of what was sent, `hash` that of the photo that was made of it.
  `create table photo (
    county_code char(6) not null,
    hash text not null,
    sent text not null,
    type text not null,
    bytes integer not null,
    width integer not null,
    height integer not null,
    primary key (county_code, hash)
  )`,
  `create index photo_sent on photo (county_code, sent)`,
  `create table upload (
    county_code char(6) not null,
    id text not null,
    key text not null,
    length integer not null,
    sent text,
    until timestamptz not null,
    primary key (county_code, id),
    unique (county_code, key)
  )`,
  `create index upload_until on upload (county_code, until)`,
  `create table case_photo (
    county_code char(6) not null,
    hash text not null,
    case_id text not null,
    visibility text not null,
    primary key (county_code, hash, case_id, visibility),
    foreign key (county_code, hash) references photo (county_code, hash)
  )`,
];

export const photos: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
