import { YztError, type Issue } from '@yizhangtu/standard';
import {
  authorize,
  viewOf,
  type Attribute,
  type Caller,
  type Revealed,
} from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendAudit, holdAudit, type AuditAction } from './audit.ts';
import { divisionPath } from './division-path.ts';
import { assertInForce } from './in-force.ts';
import { readPerson } from './people.ts';
import { openAttributes } from './session-attributes.ts';
import { assertAllowed } from './verdict.ts';

/** So many reveals may a person ask for in so many minutes. */
export const REVEALS = { most: 20, minutes: 10 } as const;

const MINUTE = 60_000;
/** All that show somebody in full: they are rationed together. */
const REVEAL_ACTIONS: readonly AuditAction[] = ['person.reveal', 'case.reveal'];

export interface RevealAsked {
  readonly person: string;
  readonly attributes: readonly Attribute[];
  readonly reason: string;
}

export interface RevealAs {
  readonly caller: Caller;
  readonly sealKey: string;
  readonly now: Date;
}

// Numbers of people have no place in a log that is never deleted.
const LOOKS_LIKE_A_NUMBER_OF_SOMEONE = /\d{15,18}|1[3-9]\d{9}/;

/** @throws YztError `invalid` for a reason that the log must not keep */
export function checkReason(reason: string): void {
  const refuse = (issue: Omit<Issue, 'path'>): never => {
    throw new YztError({
      code: 'invalid',
      message: `reason: ${issue.message.en}`,
      issues: [{ path: 'reason', ...issue }],
    });
  };
  if (!isStorable(reason)) refuse(NOT_STORABLE);
  const squeezed = reason.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  if (!LOOKS_LIKE_A_NUMBER_OF_SOMEONE.test(squeezed)) return;
  refuse({
    code: 'personal_data',
    message: {
      'zh-CN': '理由里有身份证号或手机号，审计日志不留这些号码',
      en: 'The reason holds an id number or a mobile number, which the audit log must not keep',
    },
    mend: { 'zh-CN': '去掉号码，只写事由', en: 'Say what it is for, without numbers of people' },
  });
}

/** @throws YztError `denied` with each attribute that the caller's role may not ask for */
function checkAttributes({ post }: Caller, attributes: readonly Attribute[]): void {
  const issues = attributes.flatMap((attribute, index) =>
    post !== undefined && viewOf(post.role, attribute) === 'revealable'
      ? []
      : [
          {
            path: `attributes[${index}]`,
            code: 'not_revealable',
            message: { 'zh-CN': '此角色不能查看完整内容', en: 'The role may not see it in full' },
            mend: { 'zh-CN': '去掉这一项', en: 'Leave it out' },
          },
        ],
  );
  if (issues.length === 0) return;
  throw new YztError({
    code: 'denied',
    message: 'the role may not see all of these in full',
    issues,
  });
}

/** By the log itself, so that it holds over all servers of a county and their restarts. */
export async function checkRate({ db, county }: Scope, actor: string, now: Date): Promise<void> {
  const oldest = await db
    .selectFrom('audit')
    .select(sql<string>`body ->> 'at'`.as('at'))
    .where('county_code', '=', county)
    .where('actor', '=', actor)
    .where('action', 'in', REVEAL_ACTIONS)
    .orderBy('seq', 'desc')
    .offset(REVEALS.most - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return;
  const wait = Date.parse(oldest.at) + REVEALS.minutes * MINUTE - now.getTime();
  if (wait <= 0) return;
  throw new YztError({
    code: 'rate_limited',
    message: `more than ${REVEALS.most} reveals in ${REVEALS.minutes} minutes`,
    retryAfter: Math.ceil(wait / 1000),
  });
}

/**
 * Attributes of a person in full. The audit log has its entry before anything is given: when that cannot be
 * written, nothing is.
 *
 * @throws YztError `not_found` outside the caller's divisions, `denied`, `step_up`, `invalid`, `rate_limited`
 */
export async function reveal(
  { db, county }: Scope,
  { person, attributes, reason }: RevealAsked,
  { caller, sealKey, now }: RevealAs,
): Promise<Revealed> {
  checkReason(reason);
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const row = await readPerson(scope, person);
    if (row === undefined) return assertAllowed('not_found', 'person:reveal');
    const path = await divisionPath(scope, row.division);
    assertAllowed(authorize(caller, 'person:reveal', path), 'person:reveal');
    checkAttributes(caller, attributes);
    const known = openAttributes(sealKey, row.sealed);
    const asked = [...new Set(attributes)];
    await holdAudit(transaction, county);
    await assertInForce(scope, caller, { permission: 'person:reveal', now });
    await checkRate(scope, caller.person, now);
    const entry = await appendAudit(transaction, county, {
      action: 'person.reveal',
      at: now,
      actor: caller.person,
      role: caller.post?.role,
      target: person,
      facts: { attributes: asked, reason },
    });
    const values = asked.flatMap((attribute) => {
      const value = known[attribute];
      return value === undefined ? [] : [[attribute, value] as const];
    });
    return { id: person, ...Object.fromEntries(values), entry };
  });
}
