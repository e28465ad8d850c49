import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CatalogueEntry, CountyFile, Division, YztError, type Text } from '@yizhangtu/standard';
import { Feature, FeaturePage } from '@yizhangtu/standard/contract.js';
import * as z from 'zod/mini';
import type { Database } from './database/open.ts';
import { parseOrThrow } from './issues.ts';
import { entryRow } from './store/entry-row.ts';
import { readFingerprint } from './store/county-store.ts';
import { toRows } from './store/feature-rows.ts';
import { writeLayer } from './store/layer-store.ts';
import type { Scope } from './store/scope.ts';
import { pinyinKeys, searchText } from './store/search-text.ts';
import { textIn } from '@yizhangtu/standard';

interface CountyFolder {
  file: CountyFile;
  line: Feature;
  divisions: Division[];
  areas: Feature[];
  entries: CatalogueEntry[];
  /** Names of the files in `layers/`. */
  layers: string[];
  fingerprint: string;
}
type Feature = z.infer<typeof Feature>;

async function readJson<T extends z.ZodMiniType>(path: string, schema: T): Promise<z.output<T>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new YztError({
      code: 'invalid',
      message: `not readable as JSON: ${path}`,
      where: path,
      cause,
    });
  }
  return parseOrThrow(schema, value, path);
}

// The private file and the archives are read from disk at run time and never stored.
const SEEDED = [
  'county.json',
  'line.geojson',
  'divisions.json',
  'division-areas.geojson',
  'catalogue.json',
];

async function layerFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'layers')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.geojson')).sort();
}

async function fingerprintOf(folder: string, layers: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of [...SEEDED, ...layers.map((layer) => join('layers', layer))]) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

async function readCountyFolder(folder: string): Promise<CountyFolder> {
  const layers = await layerFiles(folder);
  const [file, line, divisions, areas, entries, fingerprint] = await Promise.all([
    readJson(join(folder, 'county.json'), CountyFile),
    readJson(join(folder, 'line.geojson'), Feature),
    readJson(join(folder, 'divisions.json'), z.array(Division)),
    readJson(join(folder, 'division-areas.geojson'), FeaturePage),
    readJson(join(folder, 'catalogue.json'), z.array(CatalogueEntry)),
    fingerprintOf(folder, layers),
  ]);
  return { file, line, divisions, areas: areas.features, entries, layers, fingerprint };
}

const ROWS_AT_ONCE = 500;

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}

async function writeCounty({ db, county }: Scope, data: CountyFolder): Promise<void> {
  const row = {
    file: JSON.stringify(data.file),
    line: JSON.stringify(data.line),
    fingerprint: data.fingerprint,
  };
  await db
    .insertInto('county')
    .values({ county_code: county, ...row })
    .onConflict((conflict) => conflict.column('county_code').doUpdateSet(row))
    .execute();
}

async function writeDivisions({ db, county }: Scope, data: CountyFolder): Promise<void> {
  await db.deleteFrom('division').where('county_code', '=', county).execute();
  await db.deleteFrom('division_area').where('county_code', '=', county).execute();
  const divisions = data.divisions.map((division, index) => {
    const { full, initials } = pinyinKeys(textIn(division.name, 'zh-CN'));
    const keys: Text[] = [
      division.name,
      ...(division.aliases ?? []),
      division.code,
      full,
      initials,
    ];
    return {
      county_code: county,
      code: division.code,
      position: index + 1,
      kind: division.kind,
      parent: division.parent ?? null,
      search_text: searchText(keys),
      body: JSON.stringify(division),
    };
  });
  const areas = data.areas.map((feature, index) => {
    const { code, kind, parent } = parseOrThrow(
      AreaProperties,
      feature.properties,
      'division-areas.geojson',
    );
    const row = { county_code: county, code, position: index + 1, kind, parent: parent ?? null };
    return { ...row, feature: JSON.stringify(feature) };
  });
  for (const rows of chunks(divisions)) await db.insertInto('division').values(rows).execute();
  for (const rows of chunks(areas)) await db.insertInto('division_area').values(rows).execute();
}
const AreaProperties = z.looseObject({
  code: z.string(),
  kind: z.string(),
  parent: z.nullish(z.string()),
});

async function writeCatalogue({ db, county }: Scope, data: CountyFolder): Promise<void> {
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
  const rows = data.entries
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
  for (const name of data.layers) {
    const id = name.slice(0, -'.geojson'.length);
    if (imported.has(id)) continue;
    const path = join(folder, 'layers', name);
    const { rows, issues } = toRows((await readJson(path, FeaturePage)).features);
    if (issues.length > 0) {
      throw new YztError({
        code: 'invalid',
        message: `bad features in ${path}`,
        where: path,
        issues,
      });
    }
    await writeLayer(scope, { id, rows, imported: false });
  }
}

export interface Seeded {
  county: string;
  /** False when the folder had not changed since it was last read. */
  changed: boolean;
}

/**
 * Loads a county folder (`county.json`, `line.geojson`, `divisions.json`, `division-areas.geojson`,
 * `catalogue.json`, `layers/*.geojson`) in one transaction. Layers that were imported stay. Nothing is
 * written when the folder is as it was.
 *
 * @throws YztError `invalid` with every problem of the first file that does not fit the standard.
 */
export async function seed({ db }: Pick<Database, 'db'>, folder: string): Promise<Seeded> {
  const data = await readCountyFolder(folder);
  const county = data.file.county.code;
  if ((await readFingerprint({ db, county })) === data.fingerprint)
    return { county, changed: false };
  await db.transaction().execute(async (transaction) => {
    const scope: Scope = { db: transaction, county };
    await writeCounty(scope, data);
    await writeDivisions(scope, data);
    await writeCatalogue(scope, data);
    await writeLayers(scope, folder, data);
  });
  return { county, changed: true };
}
