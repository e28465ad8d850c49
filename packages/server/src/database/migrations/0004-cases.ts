import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// Ids of cases are UUIDv7: their order is that of time, so the primary key is also the index of lists, the newest
// first. Lists of a tier, a division, a person or a state each have an index that ends with the id, and go on
// from a cursor wherever it stands.
const STATEMENTS = [
  `create table case_record (
    county_code char(6) not null,
    id uuid not null,
    receipt text not null,
    version integer not null,
    state text not null,
    kind text not null,
    category text collate "C" not null,
    tier text not null,
    published boolean not null,
    reporter text,
    agent text,
    division text not null,
    town text,
    village text,
    lng double precision,
    lat double precision,
    created timestamptz not null,
    submitted timestamptz,
    closed timestamptz,
    due timestamptz,
    ends timestamptz,
    warns timestamptz,
    warnings json not null,
    was_late boolean not null,
    sample boolean not null,
    body json not null,
    primary key (county_code, id),
    unique (county_code, receipt),
    foreign key (county_code) references county (county_code)
  )`,
  `create index case_state on case_record (county_code, state, id)`,
  `create index case_category on case_record (county_code, category, id)`,
  `create index case_published on case_record (county_code, id) where published`,
  `create index case_reporter on case_record (county_code, reporter, id) where reporter is not null`,
  `create index case_agent on case_record (county_code, agent, id) where agent is not null`,
  `create index case_town on case_record (county_code, town, id)`,
  `create index case_village on case_record (county_code, village, id)`,
  `create index case_point on case_record (county_code, lng, lat) where lng is not null`,
  `create index case_due on case_record (county_code, due, id) where due is not null`,
  // The sweep of clocks reads the head of this one.
  `create index case_warns on case_record (county_code, warns, id) where warns is not null`,
  `create index case_submitted on case_record (county_code, submitted) where submitted is not null`,
  // Apart from the case, which changes with every command while its words hardly ever do.
  `create table case_words (
    county_code char(6) not null,
    case_id uuid not null,
    search_text text not null,
    grams text[] not null,
    primary key (county_code, case_id),
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create index case_words_grams on case_words using gin (grams)`,
  `create table case_event (
    county_code char(6) not null,
    case_id uuid not null,
    seq integer not null,
    id uuid not null,
    type text not null,
    recorded timestamptz not null,
    body json not null,
    primary key (county_code, case_id, seq),
    unique (county_code, id),
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create function case_event_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'events of cases are append-only' using errcode = '55000'; end $$`,
  `create trigger case_event_keep_rows before update or delete on case_event
    for each row execute function case_event_is_append_only()`,
  `create trigger case_event_keep_table before truncate on case_event
    for each statement execute function case_event_is_append_only()`,
  // `ends` is far in the future where no clock runs, so that one index serves the list, the nearest end first.
  `create table work_order (
    county_code char(6) not null,
    case_id uuid not null,
    number integer not null,
    state text not null,
    role text not null,
    active boolean not null,
    division text not null,
    organisation text,
    person text,
    ends timestamptz not null,
    clock json,
    primary key (county_code, case_id, number),
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create index work_order_ends on work_order (county_code, ends, case_id, number)`,
  `create index work_order_division on work_order (county_code, division, ends, case_id, number)`,
  `create index work_order_person on work_order (county_code, person, ends, case_id, number)
    where person is not null`,
  `create index work_order_unit on work_order (county_code, division, active, case_id)`,
  // How to reach a reporter, sealed, and the keyed hash of the code of one who did not sign in.
  `create table case_secret (
    county_code char(6) not null,
    case_id uuid not null,
    contact text,
    code text,
    primary key (county_code, case_id),
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create table lookup_attempt (
    county_code char(6) not null,
    what text not null,
    count integer not null,
    since timestamptz not null,
    primary key (county_code, what)
  )`,
  `create table idempotency (
    county_code char(6) not null,
    owner text not null,
    key text not null,
    digest text not null,
    answer text,
    at timestamptz not null,
    primary key (county_code, owner, key)
  )`,
  `create index idempotency_at on idempotency (county_code, at)`,
  // One row for each event of a case, and one for each warning of a clock: `event_id` or `clock`. Who tells people
  // of it sets `done`. `once` keeps a second warning of the same kind out.
  `create table outbox (
    county_code char(6) not null,
    id uuid not null,
    case_id uuid not null,
    event_id uuid,
    clock json,
    once text,
    at timestamptz not null,
    done timestamptz,
    primary key (county_code, id),
    unique (county_code, event_id),
    unique (county_code, once),
    foreign key (county_code, case_id) references case_record (county_code, id)
  )`,
  `create index outbox_waiting on outbox (county_code, id) where done is null`,
  // Who is on duty and where, for orders of service that go to the nearest.
  `create table duty (
    county_code char(6) not null,
    person text not null,
    service text not null,
    division text not null,
    lng double precision,
    lat double precision,
    since timestamptz not null,
    until timestamptz not null,
    primary key (county_code, service, person, since),
    foreign key (county_code, person) references person (county_code, id) on delete cascade
  )`,
  `create index duty_until on duty (county_code, service, until)`,
];

export const cases: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
