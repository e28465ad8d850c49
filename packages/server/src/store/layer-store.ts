import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Bounds } from '@yizhangtu/standard';
import type { FeatureRow } from './feature-rows.ts';
import type { Scope } from './scope.ts';
import { LAYER_IS_OPEN, layerIsVisible, visibleEntryOfLayer } from './visibility.ts';

/** A layer whose features are stored here. */
export interface Layer {
  readonly id: string;
  /** Changes with each replacement; answers made from the layer are cached under it. */
  readonly version: string;
  readonly count: number;
  /** Absent when the layer is empty. */
  readonly bounds?: Bounds;
  /** Width of its widest feature, in degrees. */
  readonly maxWidth: number;
  /** Its catalogue entry as JSON text, when it has one that the caller may see. */
  readonly entry?: string;
  /** Whether everyone may see it. */
  readonly open: boolean;
}

function visibleLayers(scope: Scope) {
  return scope.db
    .selectFrom('layer')
    .leftJoin('catalogue_entry as entry', (join) =>
      join
        .onRef('entry.county_code', '=', 'layer.county_code')
        .onRef('entry.layer_id', '=', 'layer.layer_id'),
    )
    .select([
      'layer.layer_id',
      'version',
      'feature_count',
      'minx',
      'miny',
      'maxx',
      'maxy',
      'max_width',
      visibleEntryOfLayer(scope).as('entry'),
      LAYER_IS_OPEN.as('open'),
    ])
    .where('layer.county_code', '=', scope.county)
    .groupBy(['layer.county_code', 'layer.layer_id'])
    .having(layerIsVisible(scope));
}

type LayerRow = Awaited<ReturnType<ReturnType<typeof visibleLayers>['executeTakeFirstOrThrow']>>;

const toLayer = (row: LayerRow): Layer => ({
  id: row.layer_id,
  version: row.version,
  count: row.feature_count,
  maxWidth: row.max_width,
  open: row.open,
  ...(row.minx === null || row.miny === null || row.maxx === null || row.maxy === null
    ? {}
    : { bounds: [row.minx, row.miny, row.maxx, row.maxy] as Bounds }),
  ...(row.entry === null ? {} : { entry: row.entry }),
});

export async function readLayer(scope: Scope, id: string): Promise<Layer | undefined> {
  const row = await visibleLayers(scope).where('layer.layer_id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toLayer(row);
}

/** Layers by id; `after` is the last id of the page before. */
export async function listLayers(
  scope: Scope,
  page: { limit: number; after: string },
): Promise<{ layers: Layer[]; next?: string }> {
  const rows = await visibleLayers(scope)
    .where('layer.layer_id', '>', page.after)
    .orderBy('layer.layer_id')
    .limit(page.limit + 1)
    .execute();
  const layers = rows.slice(0, page.limit).map(toLayer);
  const last = layers.at(-1);
  return { layers, ...(rows.length > page.limit && last ? { next: last.id } : {}) };
}

const ROWS_AT_ONCE = 2000;

/** Makes or replaces a layer's features. To be called in a transaction. */
export async function writeLayer(
  { db, county }: Scope,
  layer: { id: string; rows: readonly FeatureRow[]; imported: boolean },
): Promise<void> {
  const { id, rows, imported } = layer;
  await db
    .deleteFrom('layer')
    .where('county_code', '=', county)
    .where('layer_id', '=', id)
    .execute();
  const box = rows.reduce<Bounds>(
    (all, row) => [
      Math.min(all[0], row.minx),
      Math.min(all[1], row.miny),
      Math.max(all[2], row.maxx),
      Math.max(all[3], row.maxy),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const empty = rows.length === 0;
  await db
    .insertInto('layer')
    .values({
      county_code: county,
      layer_id: id,
      version: uuid(),
      imported,
      feature_count: rows.length,
      minx: empty ? null : box[0],
      miny: empty ? null : box[1],
      maxx: empty ? null : box[2],
      maxy: empty ? null : box[3],
      max_width: rows.reduce((width, row) => Math.max(width, row.maxx - row.minx), 0),
    })
    .execute();
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE));
    await sql`
      insert into feature
        (county_code, layer_id, seq, id, id_is_number, minx, miny, maxx, maxy, geometry, properties)
      select ${county}, ${id}, seq, id, id_is_number, minx, miny, maxx, maxy, geometry, properties
      from json_to_recordset(${some}::json) as row
        (seq integer, id text, id_is_number boolean, minx double precision, miny double precision,
         maxx double precision, maxy double precision, geometry json, properties json)`.execute(db);
  }
}
