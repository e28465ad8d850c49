import { sql } from 'kysely';
import type { Bounds } from '@yizhangtu/standard';
import type { Layer } from './layer-store.ts';
import { pageOf, type Scope, type TextPage } from './scope.ts';

const FEATURE_TEXT = sql<string>`concat('{"type":"Feature","id":',
  case when id_is_number then id else to_json(id)::text end,
  ',"geometry":', geometry::text, ',"properties":', properties::text, '}')`;

function featuresIn({ db, county }: Scope, layer: Layer, box: Bounds | undefined) {
  const rows = db
    .selectFrom('feature')
    .where('county_code', '=', county)
    .where('layer_id', '=', layer.id);
  if (box === undefined) return rows;
  const [west, south, east, north] = box;
  const strip = rows.where('miny', '<=', north).where('maxy', '>=', south);
  if (west > east) return strip.where(sql<boolean>`(minx <= ${east} or maxx >= ${west})`);
  return strip
    .where('minx', '>=', west - layer.maxWidth)
    .where('minx', '<=', east)
    .where('maxx', '>=', west);
}

interface PageAsked {
  readonly box?: Bounds | undefined;
  readonly limit: number;
  readonly after: number;
}

function pageQuery(scope: Scope, layer: Layer, { box, limit, after }: PageAsked) {
  return featuresIn(scope, layer, box)
    .select(['seq as position', FEATURE_TEXT.as('text')])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1);
}

/** Features in the order they came, as JSON texts. */
export async function listFeatures(scope: Scope, layer: Layer, page: PageAsked): Promise<TextPage> {
  return pageOf(await pageQuery(scope, layer, page).execute(), page.limit);
}

/** The first features of a box, and how many it has, in one round trip. */
export async function firstFeatures(
  scope: Scope,
  layer: Layer,
  page: { box: Bounds; limit: number },
): Promise<TextPage & { total: number }> {
  const total = featuresIn(scope, layer, page.box).select(sql<number>`count(*)::integer`.as('n'));
  const rows = await pageQuery(scope, layer, { ...page, after: 0 })
    .select(total.as('total'))
    .execute();
  return { ...pageOf(rows, page.limit), total: rows[0]?.total ?? 0 };
}

export async function readFeature(
  scope: Scope,
  layer: Layer,
  id: string,
): Promise<string | undefined> {
  const row = await featuresIn(scope, layer, undefined)
    .select(FEATURE_TEXT.as('text'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.text;
}

/** A feature as a tile needs it. */
export interface TileRow {
  readonly seq: number;
  readonly id: string;
  readonly geometry: string;
  readonly properties: string;
}

/**
 * Features that a tile shows: in `box`, and points or longer than `smallest` degrees, the most that one tile
 * may hold.
 */
export function tileFeatures(
  scope: Scope,
  layer: Layer,
  tile: { box: Bounds; smallest: number; most: number },
): Promise<TileRow[]> {
  return featuresIn(scope, layer, tile.box)
    .select([
      'seq',
      'id',
      sql<string>`geometry::text`.as('geometry'),
      sql<string>`properties::text`.as('properties'),
    ])
    .where(
      sql<boolean>`(maxx - minx >= ${tile.smallest} or maxy - miny >= ${tile.smallest}
        or (maxx = minx and maxy = miny))`,
    )
    .orderBy('seq')
    .limit(tile.most)
    .execute();
}
