import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// `grams` are the pairs of neighbouring characters of `search_text`, and the Chinese characters alone: with
// them any part of a name is found by a plain index of arrays, which every PostgreSQL has. (An index of
// trigrams is an extension, and does not help with words of two characters.)
const STATEMENTS = [
  `create table feature_name (
    county_code char(6) not null,
    layer_id text not null,
    seq integer not null,
    name text not null,
    division text,
    search_text text not null,
    grams text[] not null,
    primary key (county_code, layer_id, seq),
    foreign key (county_code, layer_id) references layer (county_code, layer_id) on delete cascade
  )`,
  `create index feature_name_grams on feature_name using gin (grams)`,
  // Counties that are here already are read again from their folders, and get their names.
  `update county set fingerprint = '' where county_code is not null`,
];

export const featureNames: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
