import type { Caller, PermissionId } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { assertAllowed } from './verdict.ts';

/** Whether a row of `post` is in force: neither revoked nor at its end. */
export const inForce = (now: Date) =>
  sql<boolean>`(${sql.ref('post.revoked')} is null
    and (${sql.ref('post.until')} is null or ${sql.ref('post.until')} > ${now}))`;

/**
 * That the post which let the caller in is in force yet. To be called with the audit log held, as whoever revokes
 * holds it too: what was let in before a post was revoked and had to wait is not done after.
 *
 * @throws YztError `denied`
 */
export async function assertInForce(
  { db, county }: Scope,
  { person, post }: Pick<Caller, 'person' | 'post'>,
  { permission, now }: { readonly permission: PermissionId; readonly now: Date },
): Promise<void> {
  const held =
    post &&
    (await db
      .selectFrom('post')
      .select('id')
      .where('county_code', '=', county)
      .where('person', '=', person)
      .where('role', '=', post.role)
      .where('division', '=', post.division)
      .where(inForce(now))
      .executeTakeFirst());
  if (held === undefined) assertAllowed('denied', permission);
}
