import type { AuditEntry } from '@yizhangtu/standard/identity.js';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { canonicalJson, hashOf, NOTHING_BEFORE } from './audit-form.ts';

/** What is written down. */
export type AuditAction =
  | 'session.sign-in'
  | 'session.step-up'
  | 'session.step-up-failed'
  | 'session.post'
  | 'session.sign-out'
  | 'session.sign-out-everywhere'
  | 'person.reveal'
  | 'case.reveal'
  | 'grant.given'
  | 'grant.revoked'
  | 'layer.import'
  | 'gep.created'
  | 'gep.submitted'
  | 'gep.signed'
  | 'gep.rejected'
  | 'gep.published'
  | 'gep.withdrawn';

/**
 * What happened, in references, names of attributes and reasons: never a value of a person's attributes,
 * a token or a ticket.
 */
export interface NewAuditEntry {
  readonly action: AuditAction;
  /** When; now, when absent. */
  readonly at?: Date;
  /** Reference to who did it; absent for who is not known, and for the operator of the server. */
  readonly actor?: string | undefined;
  /** Role of the post that the actor acted in. */
  readonly role?: string | undefined;
  readonly target?: string | undefined;
  readonly facts?: AuditEntry['facts'];
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Makes this transaction the only one that appends to a county's log until it ends, and gives the last entry. */
export async function holdAudit(transaction: Kysely<Tables>, county: string): Promise<Head> {
  await transaction
    .insertInto('audit_head')
    .values({ county_code: county, seq: 0, hash: NOTHING_BEFORE })
    .onConflict((conflict) => conflict.column('county_code').doNothing())
    .execute();
  return transaction
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('county_code', '=', county)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * Appends an entry to a county's audit log. To be called in the transaction that does what it tells of:
 * both are done, or neither. Others who append to the same county's log wait until the transaction ends.
 *
 * @returns the entry's number
 */
export async function appendAudit(
  transaction: Kysely<Tables>,
  county: string,
  { action, at = new Date(), actor, role, target, facts }: NewAuditEntry,
): Promise<number> {
  const head = await holdAudit(transaction, county);
  const seq = head.seq + 1;
  const entry = {
    county,
    seq,
    at: at.toISOString(),
    action,
    ...(actor === undefined ? {} : { actor }),
    ...(role === undefined ? {} : { role }),
    ...(target === undefined ? {} : { target }),
    ...(facts === undefined ? {} : { facts }),
    previous: head.hash,
  };
  const hash = hashOf(entry);
  await transaction
    .insertInto('audit')
    .values({
      county_code: county,
      seq,
      body: canonicalJson(entry),
      previous: head.hash,
      hash,
      action,
      actor: actor ?? null,
      target: target ?? null,
    })
    .execute();
  await transaction
    .updateTable('audit_head')
    .set({ seq, hash })
    .where('county_code', '=', county)
    .execute();
  return seq;
}
