import { randomBytes } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { lookupCode, maker, RANDOM_BYTES, type NewCase } from '@yizhangtu/standard/cases.js';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { v7 as uuid } from 'uuid';
import { assertAllowed } from '../identity/verdict.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { beginningOf } from './beginning.ts';
import { assertPost, type CaseAs } from './case-caller.ts';
import type { CountyCases } from './case-settings.ts';
import { keepSecrets } from './case-secrets.ts';
import { readLog, type CaseState } from './case-store.ts';
import { followUp } from './follow-up.ts';
import { once } from './idempotency.ts';
import { perform } from './perform.ts';
import { assertMayReportFor } from './report-for.ts';
import { saveCase } from './save-case.ts';
import { stateAt } from './state-at.ts';

export interface Reported {
  readonly state: CaseState;
  /** What leads back to the case where nobody's session does. */
  readonly code?: string | undefined;
}

/** What is kept of an answer, to be given again. */
interface Kept {
  readonly case: string;
  readonly seq: number;
  readonly code?: string | undefined;
}

/**
 * Makes a case of a report: once for a key, in one transaction with its events and all that follows by rule.
 *
 * @throws YztError `invalid`, `unauthenticated`, `denied`, `not_found` for a villager out of reach,
 * `idempotency_mismatch`
 */
export async function reportCase(
  { db, county }: Scope,
  { report, key }: { readonly report: NewCase; readonly key: string },
  { as, cases }: { readonly as: CaseAs; readonly cases: CountyCases },
): Promise<Reported> {
  const { caller, now } = as;
  const { sealKey } = cases;
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const owner = caller?.person ?? '';
    let made: CaseState | undefined;
    const asked = ['report', report];
    const result = await once<Kept>(scope, { owner, key, asked, now, sealKey }, async () => {
      await assertPost(scope, as);
      if (report.draft === true && caller === undefined) {
        assertAllowed('unauthenticated', 'session:own');
      }
      await assertMayReportFor(scope, report, caller as Caller | undefined);
      const begun = await beginningOf(scope, report, as, { cases });
      const { reporter } = begun.beginning;
      const hasWay = reporter.person !== undefined;
      if (report.draft === true && !hasWay && reporter.agent === undefined) {
        throw new YztError({
          code: 'denied',
          message: 'a draft is kept for who says who they are',
        });
      }
      const id = uuid();
      const drafted = report.draft === true;
      const begins = { id, beginning: begun.beginning };
      const viewer = maker(report.onBehalfOf !== undefined, caller?.person);
      const begin = { viewer, actor: as.actor, now, begins };
      const type = drafted ? 'draft' : 'submit';
      const first = perform(undefined, { type, report: begun.report }, begin, cases);
      made = drafted ? first : await followUp(scope, first, { cases, now });
      await saveCase(scope, { state: made, kept: 0 }, { cases, now });
      const code = hasWay ? undefined : lookupCode(randomBytes(RANDOM_BYTES));
      await keepSecrets(scope, { id, report, code, sealKey });
      return { case: id, seq: made.record.version, ...(code === undefined ? {} : { code }) };
    });
    const state = made ?? stateAt(await readLog(scope, result.case, result.seq));
    return { state, code: result.code };
  });
}
