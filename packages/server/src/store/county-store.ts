import { domainsOf, type CountyFile } from '@yizhangtu/standard';
import { sql } from 'kysely';
import { searchPatterns } from './search-text.ts';
import { statement } from '../database/statement.ts';
import { pageOf, type Scope, type TextPage } from './scope.ts';

/** The public county file and the county's line, as JSON texts. */
export function readCounty({
  db,
  county,
}: Scope): Promise<{ file: string; line: string } | undefined> {
  return db
    .selectFrom('county')
    .select([sql<string>`file::text`.as('file'), sql<string>`line::text`.as('line')])
    .where('county_code', '=', county)
    .executeTakeFirst();
}

const EXISTS = statement((db, { county }: { county: string }) =>
  db.selectFrom('county').select('county_code').where('county_code', '=', county),
);

export async function countyExists({ db, county }: Scope): Promise<boolean> {
  return (await EXISTS(db, { county })).length > 0;
}

/** What the county was seeded from, to tell whether its folder has changed since. */
export async function readFingerprint({ db, county }: Scope): Promise<string | undefined> {
  const row = await db
    .selectFrom('county')
    .select('fingerprint')
    .where('county_code', '=', county)
    .executeTakeFirst();
  return row?.fingerprint;
}

/** Ids and codes that a catalogue entry may refer to; undefined when there is no such county. */
export async function readEntryContext(
  scope: Scope,
): Promise<{ domains: string[]; divisions: Set<string> } | undefined> {
  const found = await readCounty(scope);
  if (found === undefined) return undefined;
  const { domains } = JSON.parse(found.file) as CountyFile;
  const rows = await scope.db
    .selectFrom('division')
    .select('code')
    .where('county_code', '=', scope.county)
    .execute();
  return {
    domains: domainsOf(domains).map((domain) => domain.id),
    divisions: new Set(rows.map((row) => row.code)),
  };
}

export interface DivisionFilter {
  parent?: string | undefined;
  kind?: string | undefined;
  q?: string | undefined;
}

export async function listDivisions(
  { db, county }: Scope,
  filter: DivisionFilter,
  page: { limit: number; after: number },
): Promise<TextPage & { total: number }> {
  let rows = db.selectFrom('division').where('county_code', '=', county);
  if (filter.parent !== undefined) rows = rows.where('parent', '=', filter.parent);
  if (filter.kind !== undefined) rows = rows.where('kind', '=', filter.kind);
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

/** GeoJSON features of the divisions' areas, as JSON texts. */
export async function listDivisionAreas(
  { db, county }: Scope,
  filter: { parent?: string | undefined; kind?: string | undefined },
  page: { limit: number; after: number },
): Promise<TextPage & { total: number }> {
  let rows = db.selectFrom('division_area').where('county_code', '=', county);
  if (filter.parent !== undefined) rows = rows.where('parent', '=', filter.parent);
  if (filter.kind !== undefined) rows = rows.where('kind', '=', filter.kind);
  const { total } = await rows
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow();
  const found = await rows
    .select(['position', sql<string>`feature::text`.as('text')])
    .where('position', '>', page.after)
    .orderBy('position')
    .limit(page.limit + 1)
    .execute();
  return { ...pageOf(found, page.limit), total };
}

/** A division with all that it is part of and all its parts: codes that data for it may be filed under. */
export async function relatedDivisions({ db, county }: Scope, code: string): Promise<string[]> {
  const rows = await db
    .selectFrom('division')
    .select(['code', 'parent'])
    .where('county_code', '=', county)
    .execute();
  const parents = new Map(rows.map((row) => [row.code, row.parent]));
  const pathOf = (start: string): string[] => {
    const path: string[] = [];
    for (
      let at: string | null = start;
      at !== null && !path.includes(at);
      at = parents.get(at) ?? null
    ) {
      path.push(at);
    }
    return path;
  };
  const parts = rows.map((row) => row.code).filter((part) => pathOf(part).includes(code));
  return [...new Set([...pathOf(code), ...parts])];
}
