import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// The county code leads every key, so that the same tables run on one embedded database and on a
// cluster that shards by county. `json`, not `jsonb`: a county's own order of fields is kept.
const STATEMENTS = [
  `create table county (
    county_code char(6) not null,
    file json not null,
    line json not null,
    fingerprint text not null,
    primary key (county_code)
  )`,
  `create table division (
    county_code char(6) not null,
    code text not null,
    position integer not null,
    kind text not null,
    parent text,
    search_text text not null,
    body json not null,
    primary key (county_code, code),
    foreign key (county_code) references county (county_code) on delete cascade
  )`,
  `create unique index division_position on division (county_code, position)`,
  `create index division_parent on division (county_code, parent, kind)`,
  `create table division_area (
    county_code char(6) not null,
    code text not null,
    position integer not null,
    kind text not null,
    parent text,
    feature json not null,
    primary key (county_code, code),
    foreign key (county_code) references county (county_code) on delete cascade
  )`,
  `create table catalogue_entry (
    county_code char(6) not null,
    id text not null,
    position integer not null,
    domain text not null,
    owner text not null,
    divisions text[] not null,
    restricted boolean not null,
    imported boolean not null,
    layer_id text,
    archive text,
    search_text text not null,
    body json not null,
    primary key (county_code, id),
    foreign key (county_code) references county (county_code) on delete cascade
  )`,
  `create unique index catalogue_entry_position on catalogue_entry (county_code, position)`,
  `create index catalogue_entry_layer on catalogue_entry (county_code, layer_id)`,
  `create index catalogue_entry_archive on catalogue_entry (county_code, archive)`,
  `create table layer (
    county_code char(6) not null,
    layer_id text not null,
    version text not null,
    imported boolean not null,
    feature_count integer not null,
    minx double precision,
    miny double precision,
    maxx double precision,
    maxy double precision,
    max_width double precision not null,
    primary key (county_code, layer_id),
    foreign key (county_code) references county (county_code) on delete cascade
  )`,
  `create table feature (
    county_code char(6) not null,
    layer_id text not null,
    seq integer not null,
    id text not null,
    id_is_number boolean not null,
    minx double precision not null,
    miny double precision not null,
    maxx double precision not null,
    maxy double precision not null,
    geometry json not null,
    properties json not null,
    primary key (county_code, layer_id, seq),
    foreign key (county_code, layer_id) references layer (county_code, layer_id) on delete cascade
  )`,
  `create unique index feature_id on feature (county_code, layer_id, id)`,
  // Features of a layer are at most `layer.max_width` wide, so a box reads one strip of this index.
  `create index feature_box on feature (county_code, layer_id, minx, maxx, miny, maxy, seq)`,
];

export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
