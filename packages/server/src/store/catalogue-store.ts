import { sql } from 'kysely';
import { relatedDivisions } from './county-store.ts';
import { searchPatterns } from './search-text.ts';
import { pageOf, type Scope, type TextPage } from './scope.ts';
import { entryIsVisible } from './visibility.ts';

export interface CatalogueFilter {
  domain?: string | undefined;
  division?: string | undefined;
  owner?: string | undefined;
  q?: string | undefined;
}

/** Entries that the caller may see, in the catalogue's order. */
export async function listEntries(
  scope: Scope,
  filter: CatalogueFilter,
  page: { limit: number; after: number },
): Promise<TextPage & { total: number }> {
  let rows = scope.db
    .selectFrom('catalogue_entry')
    .where('county_code', '=', scope.county)
    .where(entryIsVisible(scope));
  if (filter.domain !== undefined) rows = rows.where('domain', '=', filter.domain);
  if (filter.owner !== undefined) rows = rows.where('owner', '=', filter.owner);
  if (filter.division !== undefined) {
    const codes = await relatedDivisions(scope, filter.division);
    // An entry that names no division covers the whole county.
    rows = rows.where(sql<boolean>`(divisions = '{}' or divisions && ${codes}::text[])`);
  }
  for (const pattern of searchPatterns(filter.q)) rows = rows.where('search_text', 'like', pattern);
  const { total } = await rows
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow();
  const found = await rows
    .select(['position', sql<string>`body::text`.as('text')])
    .where('position', '>', page.after)
    .orderBy('position')
    .limit(page.limit + 1)
    .execute();
  return { ...pageOf(found, page.limit), total };
}

/** One entry that the caller may see, as JSON text, and whether everyone may. */
export function readEntry(
  scope: Scope,
  id: string,
): Promise<{ text: string; open: boolean } | undefined> {
  return scope.db
    .selectFrom('catalogue_entry')
    .select(sql<string>`body::text`.as('text'))
    .select(sql<boolean>`not restricted`.as('open'))
    .where('county_code', '=', scope.county)
    .where('id', '=', id)
    .where(entryIsVisible(scope))
    .executeTakeFirst();
}
