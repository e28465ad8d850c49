import type { CountyFile } from '@yizhangtu/standard';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';

/**
 * Codes of the divisions that one is part of, the county's first and its own last. `[county]` for what has no
 * division, or one that is gone: only who reaches the whole county reaches it.
 */
export async function divisionPath(
  { db, county }: Scope,
  division: string | null,
): Promise<readonly string[]> {
  if (division === null || division === county) return [county];
  const { rows } = await sql<{ code: string; parent: string | null }>`
    with recursive above as (
      select code, parent from division where county_code = ${county} and code = ${division}
      union
      select division.code, division.parent from division join above on division.code = above.parent
      where division.county_code = ${county}
    )
    select code, parent from above`.execute(db);
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]));
  const path: string[] = [];
  for (let at = division; parents.has(at) && !path.includes(at); at = parents.get(at) ?? '') {
    path.unshift(at);
  }
  return [county, ...path.filter((code) => code !== county)];
}

/** Codes of a division and of all in it, as a subquery. */
export const codesIn = (county: string, division: string) => sql<string>`(
  with recursive below as (
    select code from division where county_code = ${county} and code = ${division}
    union
    select division.code from division join below on division.parent = below.code
    where division.county_code = ${county}
  )
  select code from below)`;

/** The rank of a division's kind (see `DivisionKind.rank`); undefined when there is no such division. */
export async function rankOf({ db, county }: Scope, division: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('division')
    .innerJoin('county', 'county.county_code', 'division.county_code')
    .select(['division.kind', sql<CountyFile>`county.file`.as('file')])
    .where('division.county_code', '=', county)
    .where('division.code', '=', division)
    .executeTakeFirst();
  return row?.file.divisions.kinds.find(({ id }) => id === row.kind)?.rank;
}
