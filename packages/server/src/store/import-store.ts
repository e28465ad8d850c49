import { sql } from 'kysely';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { appendAudit } from '../identity/audit.ts';
import { entryRow } from './entry-row.ts';
import { settleFeatureNames, writeFeatureNames } from './feature-names.ts';
import type { FeatureRow } from './feature-rows.ts';
import { writeLayer } from './layer-store.ts';
import type { Scope } from './scope.ts';
import { allowLong, inTransaction } from './transaction.ts';

// Imported entries follow those of the county folder, however many it comes to have.
const FIRST_POSITION = 1_000_000;

/** Who imports; nobody when it is done by an import token. */
export interface ImportAs {
  readonly caller: Caller | undefined;
  readonly now: Date;
}

/** @throws YztError `denied` for a token that would show a layer for some roles to others */
function checkRoles(before: readonly string[], after: readonly string[]): void {
  const stays = after.length > 0 && after.every((role) => before.includes(role));
  if (before.length === 0 || stays) return;
  throw new YztError({
    code: 'denied',
    message: `entry.roles: an import token does not open what is for ${before.join(', ')}`,
    issues: [
      {
        path: 'entry.roles',
        code: 'roles_widened',
        message: {
          'zh-CN': `这个图层只给部分角色看（${before.join('、')}），导入令牌不能放宽`,
          en: `The layer is for some roles (${before.join(', ')}), and an import token opens it to no others`,
        },
        mend: {
          'zh-CN': '写上原有的角色，或由管理员登录后导入',
          en: 'Name the roles that it has, or let a signed-in administrator import it',
        },
      },
    ],
  });
}

/**
 * Makes or replaces a layer and its catalogue entry and writes it into the audit log: all or nothing.
 *
 * @throws YztError `conflict` when the id is taken by an entry whose data are elsewhere; `denied` for an import
 * token that would open the layer to more roles.
 */
export async function replaceLayer(
  { db, county }: Scope,
  entry: CatalogueEntry,
  rows: readonly FeatureRow[],
  { caller, now }: ImportAs,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await allowLong(transaction);
    const scope: Scope = { db: transaction, county };
    // Imports into one county take turns, so that two of them cannot get one position.
    await transaction
      .selectFrom('county')
      .select('county_code')
      .where('county_code', '=', county)
      .forUpdate()
      .execute();
    const held = await transaction
      .selectFrom('catalogue_entry')
      .select(['layer_id', 'position', 'roles'])
      .where('county_code', '=', county)
      .where('id', '=', entry.id)
      .executeTakeFirst();
    if (held !== undefined && held.layer_id !== entry.id) {
      throw new YztError({
        code: 'conflict',
        message: `${entry.id} is the id of a catalogue entry whose data are not stored here`,
      });
    }
    const roles = { before: held?.roles ?? [], after: entry.roles ?? [] };
    if (caller === undefined) checkRoles(roles.before, roles.after);
    const { last } = await transaction
      .selectFrom('catalogue_entry')
      .select(sql<number>`coalesce(max(position), 0)`.as('last'))
      .where('county_code', '=', county)
      .executeTakeFirstOrThrow();
    const keepsPlace = held !== undefined && held.position >= FIRST_POSITION;
    const position = keepsPlace ? held.position : Math.max(last + 1, FIRST_POSITION);
    await transaction
      .deleteFrom('catalogue_entry')
      .where('county_code', '=', county)
      .where('id', '=', entry.id)
      .execute();
    await transaction
      .insertInto('catalogue_entry')
      .values(entryRow(county, entry, { position, imported: true }))
      .execute();
    await writeLayer(scope, { id: entry.id, rows, imported: true });
    await writeFeatureNames(scope, { id: entry.id, entry, rows });
    await appendAudit(transaction, county, {
      action: 'layer.import',
      at: now,
      actor: caller?.person,
      role: caller?.post?.role,
      target: entry.id,
      facts: { by: caller === undefined ? 'token' : 'person', features: rows.length, roles },
    });
  });
  await settleFeatureNames(db);
}
