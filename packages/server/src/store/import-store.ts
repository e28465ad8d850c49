import { sql } from 'kysely';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import { entryRow } from './entry-row.ts';
import { settleFeatureNames, writeFeatureNames } from './feature-names.ts';
import type { FeatureRow } from './feature-rows.ts';
import { writeLayer } from './layer-store.ts';
import type { Scope } from './scope.ts';
import { inTransaction } from './transaction.ts';

// Imported entries follow those of the county folder, however many it comes to have.
const FIRST_POSITION = 1_000_000;

/**
 * Makes or replaces a layer and its catalogue entry, both or neither.
 *
 * @throws YztError `conflict` when the id is taken by an entry whose data are elsewhere.
 */
export async function replaceLayer(
  { db, county }: Scope,
  entry: CatalogueEntry,
  rows: readonly FeatureRow[],
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    // Imports into one county take turns, so that two of them cannot get one position.
    await transaction
      .selectFrom('county')
      .select('county_code')
      .where('county_code', '=', county)
      .forUpdate()
      .execute();
    const held = await transaction
      .selectFrom('catalogue_entry')
      .select(['layer_id', 'position'])
      .where('county_code', '=', county)
      .where('id', '=', entry.id)
      .executeTakeFirst();
    if (held !== undefined && held.layer_id !== entry.id) {
      throw new YztError({
        code: 'conflict',
        message: `${entry.id} is the id of a catalogue entry whose data are not stored here`,
      });
    }
    const { last } = await transaction
      .selectFrom('catalogue_entry')
      .select(sql<number>`coalesce(max(position), 0)`.as('last'))
      .where('county_code', '=', county)
      .executeTakeFirstOrThrow();
    const keepsPlace = held !== undefined && held.position >= FIRST_POSITION;
    const position = keepsPlace ? held.position : Math.max(last + 1, FIRST_POSITION);
    await transaction
      .deleteFrom('catalogue_entry')
      .where('county_code', '=', county)
      .where('id', '=', entry.id)
      .execute();
    await transaction
      .insertInto('catalogue_entry')
      .values(entryRow(county, entry, { position, imported: true }))
      .execute();
    await writeLayer(scope, { id: entry.id, rows, imported: true });
    await writeFeatureNames(scope, { id: entry.id, entry, rows });
  });
  await settleFeatureNames(db);
}
