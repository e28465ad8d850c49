import { sql } from 'kysely';
import { nameProperty, resolveEntry, type CatalogueEntry } from '@yizhangtu/standard';
import type { FeatureRow } from './feature-rows.ts';
import { grams, pinyinKeys, searchText } from './search-text.ts';
import type { Scope } from './scope.ts';

const ROWS_AT_ONCE = 1000;

type Named = Pick<FeatureRow, 'seq' | 'properties'>;

/** The name of a feature with what it is found by; undefined when it has none. */
function nameRow(entry: ReturnType<typeof resolveEntry>, { seq, properties }: Named) {
  const values = properties as Record<string, unknown>;
  const property = nameProperty(entry, values);
  const name = property === undefined ? undefined : values[property];
  if (typeof name !== 'string' && typeof name !== 'number') return undefined;
  const { full, initials } = pinyinKeys(String(name));
  const search_text = searchText([String(name), full, initials]);
  const division = typeof values['division'] === 'string' ? values['division'] : null;
  return { seq, name: String(name), division, search_text, grams: grams(search_text) };
}

/**
 * Files the names of a layer's features for search, after `entry`, which says what names them. To be called
 * in a transaction, once the layer is written.
 */
export async function writeFeatureNames(
  { db, county }: Scope,
  layer: { id: string; entry: CatalogueEntry; rows: readonly Named[] },
): Promise<void> {
  const entry = resolveEntry(layer.entry);
  for (let at = 0; at < layer.rows.length; at += ROWS_AT_ONCE) {
    const some = layer.rows
      .slice(at, at + ROWS_AT_ONCE)
      .flatMap((row) => nameRow(entry, row) ?? []);
    await sql`
      insert into feature_name (county_code, layer_id, seq, name, division, search_text, grams)
      select ${county}, ${layer.id}, seq, name, division, search_text,
        array(select json_array_elements_text(grams))
      from json_to_recordset(${JSON.stringify(some)}::json) as row
        (seq integer, name text, division text, search_text text, grams json)`.execute(db);
  }
}

/**
 * Sorts into the index what was written, and counts it. PostgreSQL does so by itself after a while; an
 * embedded database never does, and each search would read all that waits.
 */
export async function settleFeatureNames(db: Scope['db']): Promise<void> {
  await sql`select gin_clean_pending_list('feature_name_grams')`.execute(db);
  await sql`analyze feature_name`.execute(db);
}

/** As {@link writeFeatureNames}, for a layer that is stored without its names. */
export async function nameStoredFeatures(
  scope: Scope,
  layer: { id: string; entry: CatalogueEntry },
): Promise<void> {
  const { db, county } = scope;
  const features = db
    .selectFrom('feature')
    .where('county_code', '=', county)
    .where('layer_id', '=', layer.id);
  for (let after = 0; ; after += ROWS_AT_ONCE) {
    const rows = await features
      .select(['seq', 'properties'])
      .where('seq', '>', after)
      .where('seq', '<=', after + ROWS_AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    await writeFeatureNames(scope, { ...layer, rows });
  }
}
