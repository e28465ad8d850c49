import type { ServiceUpstream } from '@yizhangtu/standard';
import { sql } from 'kysely';
import { readsService } from './own-path.ts';
import type { Scope } from './scope.ts';

/*
 * Who may see what, in one place. Until there is sign-in nobody has a role: what is for some roles only is not
 * listed, not found and not served, whatever way it is asked for.
 */

/** Whether a row of `catalogue_entry`, under the name that the query gives it, may be seen. */
export const entryIsVisible = (table = 'catalogue_entry') =>
  sql<boolean>`not ${sql.ref(`${table}.restricted`)}`;

/** Whether a layer joined with the entries that read it may be seen: not when each is for some roles only. */
export const LAYER_IS_VISIBLE = sql<boolean>`(count(entry.id) = 0 or not bool_and(entry.restricted))`;

/** The first visible entry of a layer joined with the entries that read it, as JSON text. */
export const VISIBLE_ENTRY_OF_LAYER = sql<
  string | null
>`(array_agg(entry.body::text order by entry.position) filter (where not entry.restricted))[1]`;

/**
 * Whether an archive may be read. It is one file, so one entry for some roles closes it for whoever has none;
 * an archive that no entry names (a base map's) is open.
 */
export async function archiveIsOpen({ db, county }: Scope, archive: string): Promise<boolean> {
  const limited = await db
    .selectFrom('catalogue_entry')
    .select('id')
    .where('county_code', '=', county)
    .where('archive', '=', archive)
    .where('restricted', '=', true)
    .limit(1)
    .executeTakeFirst();
  return limited === undefined;
}

/**
 * Whether a service may be read through the proxy. The server cannot tell its layers apart, so an entry for
 * some roles that reads it closes it, as roles of its own do.
 */
export async function serviceIsOpen(
  { db, county }: Scope,
  { id, roles = [] }: ServiceUpstream,
): Promise<boolean> {
  if (roles.length > 0) return false;
  const limited = await db
    .selectFrom('catalogue_entry')
    // Features that stand in the entry itself may be many, and hold no address that is asked.
    .select(sql<unknown>`(body->'source')::jsonb - 'data'`.as('source'))
    .select(sql<unknown>`body->'live'`.as('live'))
    .where('county_code', '=', county)
    .where('restricted', '=', true)
    .execute();
  return !limited.some((addresses) => readsService(addresses, id));
}
