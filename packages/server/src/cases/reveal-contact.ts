import { YztError } from '@yizhangtu/standard';
import {
  mayReach,
  REACHED_BY,
  sightOf,
  type Contact,
  type Reporter,
  type RevealedContact,
} from '@yizhangtu/standard/cases.js';
import { authorize, type Caller } from '@yizhangtu/standard/identity.js';
import { appendAudit, holdAudit } from '../identity/audit.ts';
import { unseal } from '../identity/crypto.ts';
import { assertInForce } from '../identity/in-force.ts';
import { readPerson } from '../identity/people.ts';
import { checkRate, checkReason } from '../identity/reveal.ts';
import { openAttributes } from '../identity/session-attributes.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { notFound } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { viewerAs, type CaseAs } from './case-caller.ts';
import { readRecord } from './case-store.ts';

const PERMISSION = 'case:reveal';

/** What of a reporter is there to be asked for. */
export const revealableOf = (reporter: Reporter): (typeof REACHED_BY)[number][] =>
  REACHED_BY.filter((name) => reporter[name] !== undefined);

/** What is known of how to reach a reporter: what they said with the report, and else what is known of them. */
async function contactOf(
  scope: Scope,
  { id, reporter }: { readonly id: string; readonly reporter: Reporter },
  sealKey: string,
): Promise<Contact> {
  const { db, county } = scope;
  const kept = await db
    .selectFrom('case_secret')
    .select('contact')
    .where('county_code', '=', county)
    .where('case_id', '=', id)
    .executeTakeFirst();
  const person = reporter.person && (await readPerson(scope, reporter.person));
  const known = person ? openAttributes(sealKey, person.sealed) : {};
  const said = kept?.contact ? (JSON.parse(unseal(sealKey, kept.contact)) as Contact) : {};
  return { ...known, ...said };
}

/**
 * How to reach who reported a case. The audit log has its entry before anything is given: when that cannot be
 * written, nothing is.
 *
 * @throws YztError `not_found` for who may not see the case, and where nothing is known; `denied` for who does not
 * handle it or when who reported asked not to be named; `step_up`, `invalid`, `rate_limited`
 */
export async function revealContact(
  { db, county }: Scope,
  { id, reason }: { readonly id: string; readonly reason: string },
  { as, sealKey }: { readonly as: CaseAs; readonly sealKey: string },
): Promise<RevealedContact> {
  const caller = as.caller as Caller | undefined;
  if (caller === undefined) return assertAllowed('unauthenticated', PERMISSION);
  checkReason(reason);
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const record = await readRecord(scope, id);
    const viewer = record && viewerAs(record, as);
    if (record === undefined || viewer === undefined || sightOf(record, viewer) === 'nothing') {
      throw notFound(`case: ${id}`);
    }
    assertAllowed(authorize(caller, PERMISSION), PERMISSION);
    if (!mayReach(record, viewer)) {
      throw new YztError({ code: 'denied', message: 'the caller may not reach who reported' });
    }
    const known = await contactOf(scope, record, sealKey);
    const given = revealableOf(record.reporter).flatMap((name) => {
      const value = known[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    if (given.length === 0) throw notFound('contact: nothing is known');
    await holdAudit(transaction, county);
    await assertInForce(scope, caller, { permission: PERMISSION, now: as.now });
    await checkRate(scope, caller.person, as.now);
    const entry = await appendAudit(transaction, county, {
      action: 'case.reveal',
      at: as.now,
      actor: caller.person,
      role: caller.post?.role,
      target: id,
      facts: { attributes: given.map(([name]) => name), reason },
    });
    return { ...Object.fromEntries(given), entry };
  });
}
