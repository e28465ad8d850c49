import { sql } from 'kysely';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { appendAudit } from '../identity/audit.ts';
import { divisionPath } from '../identity/division-path.ts';
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

/** For whom a layer is: as in its entry, none meaning everyone and the whole county. */
interface Audience {
  readonly roles: readonly string[];
  readonly divisions: readonly string[];
}

const WIDENED = {
  roles: (named: string) => ({
    code: 'roles_widened',
    message: {
      'zh-CN': `这个图层只给部分角色看（${named}），导入令牌不能放宽`,
      en: `The layer is for some roles (${named}), and an import token opens it to no others`,
    },
    mend: {
      'zh-CN': '写上原有的角色，或由管理员登录后导入',
      en: 'Name the roles that it has, or let a signed-in administrator import it',
    },
  }),
  divisions: (named: string) => ({
    code: 'divisions_widened',
    message: {
      'zh-CN': `这个图层只给部分区划的人看（${named}），导入令牌不能放宽`,
      en: `The layer is for those at some divisions (${named}), and an import token opens it to no others`,
    },
    mend: {
      'zh-CN': '写上原有的区划或其中的区划，或由管理员登录后导入',
      en: 'Name the divisions that it has or parts of them, or let a signed-in administrator import it',
    },
  }),
};

/**
 * Refuses what a token may not do: to show a layer for some roles to other roles, or to those at other divisions.
 *
 * @throws YztError `denied`
 */
async function refuseWider(scope: Scope, before: Audience, after: Audience): Promise<void> {
  // It was everyone's: there is nobody whom it could be opened to.
  if (before.roles.length === 0) return;
  const refuse = (what: keyof Audience): never => {
    const named = before[what].join(', ');
    throw new YztError({
      code: 'denied',
      message: `entry.${what}: an import token does not open what is for ${named}`,
      issues: [{ path: `entry.${what}`, ...WIDENED[what](named) }],
    });
  };
  const stays = after.roles.length > 0 && after.roles.every((role) => before.roles.includes(role));
  if (!stays) refuse('roles');
  if (before.divisions.length === 0) return;
  const asked = after.divisions.length === 0 ? [scope.county] : after.divisions;
  for (const division of asked) {
    const path = await divisionPath(scope, division);
    if (!path.some((code) => before.divisions.includes(code))) refuse('divisions');
  }
}

/**
 * Makes or replaces a layer and its catalogue entry and writes it into the audit log: all or nothing.
 *
 * @throws YztError `conflict` when the id is taken by an entry whose data are elsewhere; `denied` for an import
 * token that would open the layer to more roles, or to those at more divisions.
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
      .select(['layer_id', 'position', 'roles', 'divisions'])
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
    if (caller === undefined && held !== undefined) {
      await refuseWider(scope, held, { roles: roles.after, divisions: entry.divisions ?? [] });
    }
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
