import { createHash } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { canonicalJson } from '../identity/audit-form.ts';
import { seal, unseal } from '../identity/crypto.ts';
import type { Insertable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';
import { forgetTries } from './lookup.ts';

/** Something that its sender does once, however often it arrives. */
export interface Once {
  /** Reference to the person; empty for who has not signed in. */
  readonly owner: string;
  readonly key: string;
  /** What is asked, and of what. */
  readonly asked: unknown;
  readonly now: Date;
  readonly sealKey: string;
}

const digestOf = (asked: unknown): string =>
  createHash('sha256').update(canonicalJson(asked)).digest('base64url');

const BEGIN = statement((db, { row }: { row: Insertable<Tables['idempotency']> }) =>
  db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county_code', 'owner', 'key']).doNothing())
    .returning('key'),
);

type Answered = Record<'county' | 'owner' | 'key' | 'answer', string>;
const DONE = statement((db, { county, owner, key, answer }: Answered) =>
  db
    .updateTable('idempotency')
    .set({ answer })
    .where('county_code', '=', county)
    .where('owner', '=', owner)
    .where('key', '=', key),
);

/**
 * Does `work` once for a key: when it was done before, gives what came of it then. To be called in the
 * transaction that does the work. A second transaction with the same key waits here until the first one ends.
 *
 * @throws YztError `idempotency_mismatch` when the key came before with another content
 */
export async function once<T>(
  { db, county }: Scope,
  { owner, key, asked, now, sealKey }: Once,
  work: () => Promise<T>,
): Promise<T> {
  const digest = digestOf(asked);
  const row = { county_code: county, owner, key, digest, answer: null, at: now };
  const [begun] = await BEGIN(db, { row });
  if (begun !== undefined) {
    const result = await work();
    const answer = seal(sealKey, JSON.stringify(result));
    await DONE(db, { county, owner, key, answer });
    return result;
  }
  const before = await db
    .selectFrom('idempotency')
    .select(['digest', 'answer'])
    .where('county_code', '=', county)
    .where('owner', '=', owner)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (before.digest !== digest || before.answer === null) {
    throw new YztError({
      code: 'idempotency_mismatch',
      message: 'the same Idempotency-Key came before with another content',
    });
  }
  return JSON.parse(unseal(sealKey, before.answer)) as T;
}

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets keys that are older than anything that may still be sent again, and tries of codes that count no more. */
export async function forgetKeys(scope: Scope, now: Date): Promise<void> {
  const { db, county } = scope;
  await forgetTries(scope, now);
  await db
    .deleteFrom('idempotency')
    .where('county_code', '=', county)
    .where('at', '<', new Date(now.getTime() - KEPT_DAYS * DAY_MS))
    .execute();
}
