import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // `once` keeps a second notice of the same thing to the same person out.
  `create table message (
    county_code char(6) not null,
    person text not null,
    id uuid not null,
    once text not null,
    case_id uuid not null,
    body json not null,
    seen timestamptz,
    read timestamptz,
    primary key (county_code, person, id),
    unique (county_code, person, once),
    foreign key (county_code, person) references person (county_code, id) on delete cascade,
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create index message_unread on message (county_code, person, id) where read is null`,
  `create index message_unseen on message (county_code, person, id) where seen is null`,
  `create table message_count (
    county_code char(6) not null,
    person text not null,
    version integer not null,
    unread integer not null,
    unseen integer not null,
    primary key (county_code, person),
    foreign key (county_code, person) references person (county_code, id) on delete cascade
  )`,
  // What streams say, in the order in which it came about: whoever appends holds the county's head, so that no
  // number is seen before a smaller one.
  `create table stream_head (
    county_code char(6) not null,
    seq integer not null,
    primary key (county_code),
    foreign key (county_code) references county (county_code)
  )`,
  `create table stream_event (
    county_code char(6) not null,
    seq integer not null,
    at timestamptz not null,
    case_id uuid,
    event_id uuid,
    person text,
    message_id uuid,
    primary key (county_code, seq)
  )`,
  `create index stream_event_at on stream_event (county_code, at)`,
];

export const messages: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
