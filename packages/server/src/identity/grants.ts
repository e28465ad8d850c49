import { YztError, type Issue } from '@yizhangtu/standard';
import {
  ROLE_RANKS,
  type Caller,
  type Grant,
  type NewGrant,
  type RoleId,
} from '@yizhangtu/standard/identity.js';
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as z from 'zod/mini';
import type { Tables } from '../database/tables.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendAudit, holdAudit } from './audit.ts';
import { codesIn, rankOf } from './division-path.ts';
import { assertInForce, inForce } from './in-force.ts';

type GrantAsked = z.output<typeof NewGrant>;
type PostRow = Tables['post'];

/** Who gives or revokes; nobody when the operator of the server does. */
export interface GrantAs {
  readonly caller: Caller | undefined;
  readonly now: Date;
}

const toGrant = (row: Omit<PostRow, 'county_code'>): Grant => ({
  id: row.id,
  person: row.person,
  role: row.role as RoleId,
  division: row.division,
  ...(row.organisation === null ? {} : { organisation: row.organisation }),
  since: row.since.toISOString(),
  ...(row.until === null ? {} : { until: row.until.toISOString() }),
  ...(row.revoked === null ? {} : { revoked: row.revoked.toISOString() }),
});

const COLUMNS = [
  'id',
  'person',
  'role',
  'division',
  'organisation',
  'since',
  'until',
  'revoked',
] as const;

const refusal = (issue: Issue): YztError =>
  new YztError({
    code: 'invalid',
    message: `${issue.path}: ${issue.message.en}`,
    issues: [issue],
  });

const conflict = (issue: Issue): YztError =>
  new YztError({ code: 'conflict', message: issue.message.en, issues: [issue] });

/** Grants in force and revoked ones, the newest first; `before` is the last one of the page before. */
export async function listGrants(
  { db, county }: Scope,
  filter: { person?: string | undefined; division?: string | undefined },
  page: { limit: number; before: string | undefined },
): Promise<{ items: Grant[]; next?: string }> {
  let grants = db.selectFrom('post').select(COLUMNS).where('county_code', '=', county);
  if (filter.person !== undefined) grants = grants.where('person', '=', filter.person);
  if (filter.division !== undefined) {
    grants = grants.where('division', 'in', codesIn(county, filter.division));
  }
  if (page.before !== undefined) grants = grants.where('id', '<', page.before);
  const rows = await grants
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit).map(toGrant);
  const last = items.at(-1);
  return { items, ...(rows.length > page.limit && last ? { next: last.id } : {}) };
}

/** Makes this the only transaction of the county that changes grants. @throws YztError `denied` for who may no longer */
async function holdForWriting(scope: Scope, { caller, now }: GrantAs): Promise<void> {
  await holdAudit(scope.db, scope.county);
  if (caller !== undefined) await assertInForce(scope, caller, { permission: 'grant:write', now });
}

async function checkGrant(scope: Scope, asked: GrantAsked, now: Date): Promise<void> {
  const unstorable = (['division', 'organisation'] as const).find(
    (path) => !isStorable(asked[path]),
  );
  if (unstorable !== undefined) throw refusal({ path: unstorable, ...NOT_STORABLE });
  const rank = await rankOf(scope, asked.division);
  if (rank === undefined) {
    throw refusal({
      path: 'division',
      code: 'unknown_division',
      message: { 'zh-CN': '县里没有这个区划', en: 'The county has no such division' },
      mend: { 'zh-CN': '用区划目录中的代码', en: 'Use a code from the list of divisions' },
    });
  }
  if (!ROLE_RANKS[asked.role].includes(rank)) {
    throw refusal({
      path: 'division',
      code: 'wrong_rank',
      message: {
        'zh-CN': '这个角色不能设在这一级区划',
        en: 'The role cannot stand at a division of this level',
      },
      mend: {
        'zh-CN': '换一个区划，或换一个角色',
        en: 'Take another division, or another role',
      },
    });
  }
  const person = await scope.db
    .selectFrom('person')
    .select('id')
    .where('county_code', '=', scope.county)
    .where('id', '=', asked.person)
    .executeTakeFirst();
  if (person === undefined) {
    throw refusal({
      path: 'person',
      code: 'unknown_person',
      message: { 'zh-CN': '县里没有这个人员', en: 'The county knows no such person' },
      mend: { 'zh-CN': '请其先登录一次', en: 'Let them sign in once' },
    });
  }
  if (asked.until !== undefined && Date.parse(asked.until) <= now.getTime()) {
    throw refusal({
      path: 'until',
      code: 'in_the_past',
      message: { 'zh-CN': '结束时间已经过去', en: 'It would end in the past' },
      mend: { 'zh-CN': '写一个将来的时间，或不写', en: 'Give a time to come, or none' },
    });
  }
}

/**
 * Gives a person a role at a division. To be called in a transaction.
 *
 * @throws YztError `invalid` for a division, a person or a time that cannot be; `conflict` for one that is in force;
 * `denied` when the caller's own was revoked meanwhile
 */
export async function giveGrant(
  transaction: Kysely<Tables>,
  county: string,
  { asked, caller, now }: GrantAs & { readonly asked: GrantAsked },
): Promise<Grant> {
  await checkGrant({ db: transaction, county }, asked, now);
  // Grants of a county take turns, so that two of the same cannot both be new.
  await holdForWriting({ db: transaction, county }, { caller, now });
  const held = await transaction
    .selectFrom('post')
    .select('id')
    .where('county_code', '=', county)
    .where('person', '=', asked.person)
    .where('role', '=', asked.role)
    .where('division', '=', asked.division)
    .where(inForce(now))
    .executeTakeFirst();
  if (held !== undefined) {
    throw conflict({
      path: '',
      code: 'granted_already',
      message: {
        'zh-CN': '此人在该区划已有这个角色',
        en: 'The person has this role at this division already',
      },
      mend: { 'zh-CN': '先撤销原有授权', en: 'Revoke that grant first' },
    });
  }
  const row = {
    id: uuid(),
    person: asked.person,
    role: asked.role,
    division: asked.division,
    organisation: asked.organisation ?? null,
    since: now,
    until: asked.until === undefined ? null : new Date(asked.until),
    revoked: null,
  };
  await transaction
    .insertInto('post')
    .values({ county_code: county, ...row })
    .execute();
  await appendAudit(transaction, county, {
    action: 'grant.given',
    at: now,
    actor: caller?.person,
    role: caller?.post?.role,
    target: row.id,
    facts: { person: row.person, role: row.role, division: row.division },
  });
  return toGrant(row);
}

export const postGrant = ({ db, county }: Scope, asked: GrantAsked, as: GrantAs): Promise<Grant> =>
  inTransaction(db, (transaction) => giveGrant(transaction, county, { asked, ...as }));

/** Somebody has to be able to give grants. */
async function checkAdministratorStays(
  { db, county }: Scope,
  { id, role }: Pick<PostRow, 'id' | 'role'>,
  now: Date,
): Promise<void> {
  if (role !== 'administrator') return;
  const other = await db
    .selectFrom('post')
    .select('id')
    .where('county_code', '=', county)
    .where('role', '=', 'administrator')
    .where('id', '<>', id)
    // One who is to go by itself leaves nobody.
    .where('until', 'is', null)
    .where(inForce(now))
    .limit(1)
    .executeTakeFirst();
  if (other !== undefined) return;
  throw conflict({
    path: '',
    code: 'last_administrator',
    message: {
      'zh-CN': '这是本县最后一名管理员，撤销后无人能授权',
      en: 'This is the last administrator of the county: after them nobody could give grants',
    },
    mend: { 'zh-CN': '先授权另一名管理员', en: 'Make somebody else administrator first' },
  });
}

/**
 * Revokes a grant; whoever acts in its post no longer does with their next request.
 *
 * @returns false when there is no such grant in force
 * @throws YztError `conflict` for the last administrator's; `denied` when the caller's own was revoked meanwhile
 */
export const revokeGrant = (
  { db, county }: Scope,
  id: string,
  { caller, now }: GrantAs,
): Promise<boolean> =>
  inTransaction(db, async (transaction) => {
    // One at a time: of two administrators who revoke each other, one stays.
    await holdForWriting({ db: transaction, county }, { caller, now });
    const row = await transaction
      .selectFrom('post')
      .select(COLUMNS)
      .where('county_code', '=', county)
      .where('id', '=', id)
      .where(inForce(now))
      .executeTakeFirst();
    if (row === undefined) return false;
    await checkAdministratorStays({ db: transaction, county }, row, now);
    await transaction
      .updateTable('post')
      .set({ revoked: now })
      .where('county_code', '=', county)
      .where('id', '=', id)
      .execute();
    await appendAudit(transaction, county, {
      action: 'grant.revoked',
      at: now,
      actor: caller?.person,
      role: caller?.post?.role,
      target: id,
      facts: { person: row.person, role: row.role, division: row.division },
    });
    return true;
  });
