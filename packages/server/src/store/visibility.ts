import type { ServiceUpstream } from '@yizhangtu/standard';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import { readsService } from './own-path.ts';
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

/** Whether a layer joined with the entries that read it may be seen: one of them may, or there is none. */
export const layerIsVisible = (scope: Scope) =>
  sql<boolean>`(count(entry.id) = 0 or bool_or(${entryIsVisible(scope, 'entry')}))`;

/** Whether a layer joined with the entries that read it is for everyone. */
export const LAYER_IS_OPEN = sql<boolean>`(count(entry.id) = 0 or not bool_and(entry.restricted))`;

/** The first visible entry of a layer joined with the entries that read it, as JSON text. */
export const visibleEntryOfLayer = (scope: Scope) => sql<
  string | null
>`(array_agg(entry.body::text order by entry.position)
    filter (where ${entryIsVisible(scope, 'entry')}))[1]`;

/** To whom something is served: to everyone, to this caller among some, or not to this caller. */
export type Access = 'open' | 'limited' | 'closed';

/**
 * Who may read an archive. It is one file, so each entry for some roles that reads it closes it for whoever may
 * not see that entry; an archive that no entry names (a base map's) is open.
 */
export async function archiveAccess(scope: Scope, archive: string): Promise<Access> {
  const limits = await scope.db
    .selectFrom('catalogue_entry')
    .select(entryIsVisible(scope).as('visible'))
    .where('county_code', '=', scope.county)
    .where('archive', '=', archive)
    .where('restricted', '=', true)
    .execute();
  if (limits.length === 0) return 'open';
  return limits.every(({ visible }) => visible) ? 'limited' : 'closed';
}

/**
 * Who may read a service through the proxy. The server cannot tell its layers apart, so each entry for some
 * roles that reads it closes it for whoever may not see that entry, as roles of its own do.
 */
export async function serviceAccess(
  scope: Scope,
  { id, roles = [] }: ServiceUpstream,
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
  const limits = limited.filter(({ source, live }) => readsService({ source, live }, id));
  if (limits.some(({ visible }) => !visible)) return 'closed';
  return limits.length > 0 || roles.length > 0 ? 'limited' : 'open';
}
