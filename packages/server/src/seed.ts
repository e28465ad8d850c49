import { textIn, type CatalogueEntry, type Text } from '@yizhangtu/standard';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import {
  fingerprintOf,
  readCountyFile,
  readCaseLogs,
  readCountyFolder,
  readGepRuns,
  readLayerRows,
  type CountyFolder,
} from './county-folder.ts';
import { seedCases } from './cases/seed-cases.ts';
import type { Database } from './database/open.ts';
import { seedGep } from './gep/seed-gep.ts';
import { parseOrThrow } from './issues.ts';
import { entryRow, layerOf } from './store/entry-row.ts';
import {
  nameStoredFeatures,
  settleFeatureNames,
  writeFeatureNames,
} from './store/feature-names.ts';
import { readFingerprint } from './store/county-store.ts';
import { writeLayer } from './store/layer-store.ts';
import type { Scope } from './store/scope.ts';
import { pinyinKeys, searchText } from './store/search-text.ts';
import { allowLong, inTransaction } from './store/transaction.ts';

const ROWS_AT_ONCE = 500;

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}

async function writeCounty(
  { db, county }: Scope,
  { file, line }: CountyFolder,
  fingerprint: string,
): Promise<void> {
  const row = { file: JSON.stringify(file), line: JSON.stringify(line), fingerprint };
  await db
    .insertInto('county')
    .values({ county_code: county, ...row })
    .onConflict((conflict) => conflict.column('county_code').doUpdateSet(row))
    .execute();
}

async function writeDivisions({ db, county }: Scope, { divisions }: CountyFolder): Promise<void> {
  await db.deleteFrom('division').where('county_code', '=', county).execute();
  const rows = divisions.map((division, index) => {
    const { full, initials } = pinyinKeys(textIn(division.name, 'zh-CN'));
    const aliases: Text[] = division.aliases ?? [];
    return {
      county_code: county,
      code: division.code,
      position: index + 1,
      kind: division.kind,
      parent: division.parent ?? null,
      search_text: searchText([division.name, ...aliases, division.code, full, initials]),
      body: JSON.stringify(division),
    };
  });
  for (const some of chunks(rows)) await db.insertInto('division').values(some).execute();
}

const AreaProperties = z.looseObject({
  code: z.string(),
  kind: z.string(),
  parent: z.nullish(z.string()),
});

async function writeAreas({ db, county }: Scope, { areas }: CountyFolder): Promise<void> {
  await db.deleteFrom('division_area').where('county_code', '=', county).execute();
  const rows = areas.map((feature, index) => {
    const where = `division-areas.geojson, features[${index}].properties`;
    const { code, kind, parent } = parseOrThrow(AreaProperties, feature.properties, where);
    return {
      county_code: county,
      code,
      position: index + 1,
      kind,
      parent: parent ?? null,
      feature: JSON.stringify(feature),
    };
  });
  for (const some of chunks(rows)) await db.insertInto('division_area').values(some).execute();
}

async function writeCatalogue({ db, county }: Scope, { entries }: CountyFolder): Promise<void> {
  await db
    .deleteFrom('catalogue_entry')
    .where('county_code', '=', county)
    .where('imported', '=', false)
    .execute();
  const kept = await db
    .selectFrom('catalogue_entry')
    .select('id')
    .where('county_code', '=', county)
    .execute();
  const imported = new Set(kept.map((row) => row.id));
  const rows = entries
    .map((entry, index) => entryRow(county, entry, { position: index + 1, imported: false }))
    .filter((row) => !imported.has(row.id));
  for (const some of chunks(rows)) await db.insertInto('catalogue_entry').values(some).execute();
}

async function writeLayers(scope: Scope, folder: string, data: CountyFolder): Promise<void> {
  const { db, county } = scope;
  await db
    .deleteFrom('layer')
    .where('county_code', '=', county)
    .where('imported', '=', false)
    .execute();
  const kept = await db
    .selectFrom('layer')
    .select('layer_id')
    .where('county_code', '=', county)
    .execute();
  const imported = new Set(kept.map((row) => row.layer_id));
  const entries = new Map(data.entries.map((entry) => [layerOf(entry), entry]));
  for (const id of data.layers.filter((layer) => !imported.has(layer))) {
    const rows = await readLayerRows(folder, id);
    await writeLayer(scope, { id, rows, imported: false });
    const entry = entries.get(id);
    if (entry !== undefined) await writeFeatureNames(scope, { id, entry, rows });
  }
}

/** Names of layers that were imported before names were kept. */
async function nameImported(scope: Scope): Promise<void> {
  const { db, county } = scope;
  const rows = await db
    .selectFrom('layer')
    .innerJoin('catalogue_entry as entry', (join) =>
      join
        .onRef('entry.county_code', '=', 'layer.county_code')
        .onRef('entry.id', '=', 'layer.layer_id'),
    )
    .select(['layer.layer_id as id', sql<CatalogueEntry>`entry.body`.as('entry')])
    .where('layer.county_code', '=', county)
    .where('layer.imported', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('feature_name')
            .select('seq')
            .whereRef('feature_name.county_code', '=', 'layer.county_code')
            .whereRef('feature_name.layer_id', '=', 'layer.layer_id'),
        ),
      ),
    )
    .execute();
  for (const row of rows) await nameStoredFeatures(scope, row);
}

export interface Seeded {
  readonly county: string;
  /** False when the folder was as it had been read before. */
  readonly changed: boolean;
}

/**
 * Loads a county folder (`county.json`, `line.geojson`, `divisions.json`, `division-areas.geojson`,
 * `catalogue.json`, `layers/*.geojson`, and where there are any `cases.json` and `gep/*.json`) in one transaction.
 * Layers that were imported stay, and so do cases and accounts. Nothing is written when the folder is as it was.
 *
 * @throws YztError `invalid` with every problem of the first file that does not fit the standard.
 */
export async function seed({ db }: Pick<Database, 'db'>, folder: string): Promise<Seeded> {
  const fingerprint = await fingerprintOf(folder);
  const county = (await readCountyFile(folder)).county.code;
  if ((await readFingerprint({ db, county })) === fingerprint) return { county, changed: false };
  const data = await readCountyFolder(folder);
  const { logs, settings } = await readCaseLogs(folder);
  const runs = await readGepRuns(folder);
  const now = new Date();
  await inTransaction(db, async (transaction) => {
    await allowLong(transaction);
    const scope: Scope = { db: transaction, county };
    await writeCounty(scope, data, fingerprint);
    await writeDivisions(scope, data);
    await writeAreas(scope, data);
    await writeCatalogue(scope, data);
    await writeLayers(scope, folder, data);
    await nameImported(scope);
    await seedCases(scope, logs, { settings, now });
    await seedGep(scope, runs, { now });
  });
  await settleFeatureNames(db);
  return { county, changed: true };
}
