import { originsOf, type CatalogueEntry, type CountyFile } from '@yizhangtu/standard';
import { sql } from 'kysely';
import { readCounty } from './county-store.ts';
import type { Scope } from './scope.ts';
import { entryIsVisible } from './visibility.ts';

/**
 * The hosts that the county's map reads from besides this server, as the caller may know them: those of the county
 * file and of the entries that the caller may see.
 */
export async function hostsOf(scope: Scope): Promise<readonly string[]> {
  const found = await readCounty(scope);
  if (found === undefined) return [];
  const entries = await scope.db
    .selectFrom('catalogue_entry')
    .select(sql<CatalogueEntry>`body`.as('entry'))
    .where('county_code', '=', scope.county)
    .where(entryIsVisible(scope))
    // Most entries are of this server, and a catalogue has thousands.
    .where(sql<boolean>`concat(body -> 'source', body -> 'live') like '%://%'`)
    .execute();
  return originsOf(
    JSON.parse(found.file) as CountyFile,
    entries.map(({ entry }) => entry),
  );
}
