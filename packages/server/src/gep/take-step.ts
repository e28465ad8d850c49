import { YztError } from '@yizhangtu/standard';
import {
  GEP_STEPS,
  gepStepsFrom,
  type GepStatus,
  type GepStepId,
} from '@yizhangtu/standard/contract.js';
import { authorize } from '@yizhangtu/standard/identity.js';
import { once } from '../cases/idempotency.ts';
import { appendAudit, holdAudit, type AuditAction } from '../identity/audit.ts';
import { divisionPath } from '../identity/division-path.ts';
import { assertInForce } from '../identity/in-force.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { notFound } from '../services.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import type { GepAs, VersionOf } from './create-version.ts';
import {
  addStep,
  lockAccount,
  newestPublished,
  readSteps,
  refusedAs,
  type StepRow,
} from './gep-store.ts';

export interface StepAsked extends VersionOf {
  readonly step: GepStepId;
  readonly reason?: string | undefined;
  /** How many steps the version had when the caller saw it. */
  readonly revision: number;
}

const ACTIONS: Readonly<Record<GepStepId, AuditAction>> = {
  submit: 'gep.submitted',
  sign: 'gep.signed',
  reject: 'gep.rejected',
  publish: 'gep.published',
  withdraw: 'gep.withdrawn',
};

/** @throws YztError `version_mismatch`, `transition_not_allowed`, `denied` */
function checkStep(steps: readonly StepRow[], { step, revision }: StepAsked, person: string): void {
  const status = steps.at(-1)?.status as GepStatus;
  if (steps.length !== revision) {
    throw new YztError({
      code: 'version_mismatch',
      message: `the version has ${steps.length} steps, not ${revision}`,
      facts: { revision: steps.length, status },
    });
  }
  if (GEP_STEPS[step].from !== status) {
    throw new YztError({
      code: 'transition_not_allowed',
      message: `a version that is ${status} cannot be given the step ${step}`,
      facts: { status, steps: gepStepsFrom(status) },
    });
  }
  const own = steps.some((done) => done.person === person);
  if (GEP_STEPS[step].byAnother && own) {
    throw refusedAs('denied', {
      path: '',
      code: 'own_version',
      message: {
        'zh-CN': '编制人和提交人不能签核自己的账',
        en: 'Who made or submitted an account does not decide on it',
      },
      mend: { 'zh-CN': '请另一人签核', en: 'Let somebody else sign it' },
    });
  }
}

/**
 * Does a step to a version, once for a key: it is added to the version's steps, and to the audit log.
 *
 * @throws YztError `not_found` beyond the caller's reach, `version_mismatch`, `transition_not_allowed`, `denied`
 * for whoever decides on their own, `idempotency_mismatch`
 */
export async function takeStep(
  { db, county, caller }: Scope,
  { key, ...asked }: StepAsked & { readonly key: string },
  as: GepAs,
): Promise<VersionOf> {
  const { account: id, version, step, reason, revision } = asked;
  const { permission, to } = GEP_STEPS[step];
  if (caller === undefined) return assertAllowed('unauthenticated', permission);
  if (!isStorable(reason ?? '')) throw refusedAs('invalid', { path: 'reason', ...NOT_STORABLE });
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county, caller };
    const meant = { owner: caller.person, key, asked: ['gep step', asked], ...as };
    const result = await once(scope, meant, async () => {
      await holdAudit(transaction, county);
      const account = await lockAccount(scope, { id });
      const missing = notFound(`account: ${id}`);
      if (account === undefined) throw missing;
      const path = await divisionPath(scope, account.division);
      assertAllowed(authorize(caller, permission, path), permission);
      await assertInForce(scope, caller, { permission, now: as.now });
      const steps = await readSteps(scope, id, version);
      if (steps.length === 0) throw missing;
      checkStep(steps, asked, caller.person);
      const { actor, now: at } = as;
      const seq = revision + 1;
      await addStep(scope, { account: id, version, seq, step, status: to, at, actor, reason });
      await transaction
        .updateTable('gep_account')
        .set({
          status: version === account.latest ? to : account.status,
          published: await newestPublished(scope, id),
        })
        .where('county_code', '=', county)
        .where('id', '=', id)
        .execute();
      await appendAudit(transaction, county, {
        action: ACTIONS[step],
        at,
        actor: caller.person,
        role: caller.post?.role,
        target: id,
        facts: { version, ...(reason === undefined ? {} : { reason }) },
      });
      return { account: id, version };
    });
    return result;
  });
}
