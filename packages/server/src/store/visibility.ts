import type { ServiceUpstream } from '@yizhangtu/standard';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import { readsOwn } from './own-path.ts';
import type { Scope } from './scope.ts';

/*
 * Who may see what, in one place. An entry for some roles is there for callers whose post has one of them at a
 * division that the entry covers: one that it names, a part of one, or one that such a one is part of. For
 * everyone else it is not listed, not found and not served, whatever way it is asked for.
 */

/** The post that decides what a caller sees. */
export const postOf = ({ caller }: Pick<Scope, 'caller'>): Caller['post'] => caller?.post;

/** A division with all that it is part of and all its parts, as an array; empty when there is none. */
const relatedTo = (county: string, code: string) => sql<string[]>`array(
  with recursive above as (
    select code, parent from division where county_code = ${county} and code = ${code}
    union
    select division.code, division.parent from division join above on division.code = above.parent
    where division.county_code = ${county}
  ), below as (
    select code from division where county_code = ${county} and code = ${code}
    union
    select division.code from division join below on division.parent = below.code
    where division.county_code = ${county}
  )
  select code from above union select code from below)`;

/** Whether a row of `catalogue_entry`, under the name that the query gives it, may be seen. */
export function entryIsVisible(scope: Scope, table = 'catalogue_entry') {
  const restricted = sql.ref(`${table}.restricted`);
  const post = postOf(scope);
  if (post === undefined) return sql<boolean>`not ${restricted}`;
  const roles = sql.ref(`${table}.roles`);
  const divisions = sql.ref(`${table}.divisions`);
  const related = relatedTo(scope.county, post.division);
  // A post at a division that is gone reaches nothing.
  return sql<boolean>`(not ${restricted} or (${post.role} = any(${roles}) and case
    when ${divisions} = '{}' then ${related} <> '{}'
    else ${divisions} && ${related} end))`;
}

/**
 * Whether a layer joined with the entries that read it may be seen: one of them may. One that no entry reads is
 * nobody's, so that to take an entry for some roles away does not publish its data.
 */
export const layerIsVisible = (scope: Scope) =>
  sql<boolean>`coalesce(bool_or(${entryIsVisible(scope, 'entry')}), false)`;

/** Whether a layer joined with the entries that read it is for everyone. */
export const LAYER_IS_OPEN = sql<boolean>`coalesce(not bool_and(entry.restricted), false)`;

/** The first visible entry of a layer joined with the entries that read it, as JSON text. */
export const visibleEntryOfLayer = (scope: Scope) => sql<
  string | null
>`(array_agg(entry.body::text order by entry.position)
    filter (where ${entryIsVisible(scope, 'entry')}))[1]`;

/** To whom something is served: to everyone, to this caller among some, or not to this caller. */
export type Access = 'open' | 'limited' | 'closed';

/**
 * Who may read an archive. It is one file, so each entry for some roles that reads it closes it for whoever may
 * not see that entry. One that no entry reads is open when the public county file names it, as a base map's.
 */
export async function archiveAccess(scope: Scope, archive: string): Promise<Access> {
  const readers = await scope.db
    .selectFrom('catalogue_entry')
    .select(['restricted', entryIsVisible(scope).as('visible')])
    .where('county_code', '=', scope.county)
    .where('archive', '=', archive)
    .execute();
  if (readers.some(({ visible }) => !visible)) return 'closed';
  if (readers.some(({ restricted }) => restricted)) return 'limited';
  return readers.length > 0 || (await isPublic(scope, archive)) ? 'open' : 'closed';
}

/** Whether the county file, which everyone may read, names an archive. */
async function isPublic({ db, county }: Scope, archive: string): Promise<boolean> {
  const row = await db
    .selectFrom('county')
    .select(sql<unknown>`file`.as('file'))
    .where('county_code', '=', county)
    .executeTakeFirst();
  return readsOwn(row?.file, 'archives', archive);
}

/**
 * Who may read what the server fetches from elsewhere. It cannot tell the layers of a service apart, so each
 * entry for some roles that reads it closes it for whoever may not see that entry, as `roles` of its own do.
 */
export async function upstreamAccess(
  scope: Scope,
  folder: 'base-tiles' | 'services',
  { id, roles = [] }: Pick<ServiceUpstream, 'id' | 'roles'>,
): Promise<Access> {
  const role = postOf(scope)?.role;
  if (roles.length > 0 && (role === undefined || !roles.includes(role))) return 'closed';
  const limited = await scope.db
    .selectFrom('catalogue_entry')
    // Features that stand in the entry itself may be many, and hold no address that is asked.
    .select(sql<unknown>`(body->'source')::jsonb - 'data'`.as('source'))
    .select(sql<unknown>`body->'live'`.as('live'))
    .select(entryIsVisible(scope).as('visible'))
    .where('county_code', '=', scope.county)
    .where('restricted', '=', true)
    .execute();
  const limits = limited.filter(({ source, live }) => readsOwn({ source, live }, folder, id));
  if (limits.some(({ visible }) => !visible)) return 'closed';
  return limits.length > 0 || roles.length > 0 ? 'limited' : 'open';
}
