import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// A post names its division without a foreign key: divisions are read anew from the county's folder, and a post at
// one that is gone reaches nothing.
const STATEMENTS = [
  `create table person (
    county_code char(6) not null,
    id text not null,
    issuer text not null,
    subject text not null,
    sealed text not null,
    division text,
    sample boolean not null default false,
    signed_out timestamptz,
    primary key (county_code, id),
    unique (county_code, issuer, subject)
  )`,
  `create index person_division on person (county_code, division, id)`,
  `create table post (
    county_code char(6) not null,
    id text not null,
    person text not null,
    role text not null,
    division text not null,
    organisation text,
    since timestamptz not null,
    until timestamptz,
    revoked timestamptz,
    primary key (county_code, id),
    foreign key (county_code, person) references person (county_code, id) on delete cascade
  )`,
  `create index post_person on post (county_code, person)`,
  `create table session (
    county_code char(6) not null,
    id text not null,
    person text not null,
    post text,
    assurance text not null,
    way text not null,
    sealed text,
    created timestamptz not null,
    seen timestamptz not null,
    until timestamptz not null,
    primary key (county_code, id),
    foreign key (county_code, person) references person (county_code, id) on delete cascade
  )`,
  `create index session_person on session (county_code, person)`,
  `create index session_until on session (county_code, until)`,
  `create table sign_in (
    county_code char(6) not null,
    id text not null,
    way text not null,
    sealed text not null,
    return_to text not null,
    until timestamptz not null,
    primary key (county_code, id)
  )`,
  `create table used_ticket (
    county_code char(6) not null,
    way text not null,
    id text not null,
    until timestamptz not null,
    primary key (county_code, way, id)
  )`,
  `create table consent (
    county_code char(6) not null,
    person text not null,
    purpose text not null,
    version text not null,
    given boolean not null,
    at timestamptz not null,
    primary key (county_code, person, purpose, version, at),
    foreign key (county_code, person) references person (county_code, id) on delete cascade
  )`,
  `create table audit (
    county_code char(6) not null,
    seq integer not null,
    body json not null,
    previous text not null,
    hash text not null,
    action text not null,
    actor text,
    target text,
    primary key (county_code, seq)
  )`,
  `create index audit_actor on audit (county_code, actor, action, seq)`,
  `create index audit_action on audit (county_code, action, seq)`,
  `create index audit_target on audit (county_code, target, seq)`,
  // The last entry of each county's chain: whoever appends holds this row, so that numbers have no gaps, and
  // entries cut off the chain's end are missed.
  `create table audit_head (
    county_code char(6) not null,
    seq integer not null,
    hash text not null,
    primary key (county_code)
  )`,
  `create function audit_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is append-only' using errcode = '55000'; end $$`,
  `create trigger audit_keep_rows before update or delete on audit
    for each row execute function audit_is_append_only()`,
  `create trigger audit_keep_table before truncate on audit
    for each statement execute function audit_is_append_only()`,
  `alter table catalogue_entry add column roles text[] not null default '{}'`,
  `update catalogue_entry set roles = array(select json_array_elements_text(body -> 'roles'))
    where restricted and county_code is not null`,
];

export const identity: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
