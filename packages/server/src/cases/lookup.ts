import { YztError } from '@yizhangtu/standard';
import { readReceipt } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { digestOf } from '../identity/crypto.ts';
import { notFound } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { hashOfCode, isSameHash } from './lookup-code.ts';

/** So many wrong tries in an hour from one address: for one receipt number, and for all of them. */
export const LOOKUP_TRIES = { receipt: 10, address: 30, seconds: 3600 } as const;

const ofAddress = (address: string): string => digestOf(`address ${address}`);
// By address as well: whoever tries codes of a number must not keep its reporter, who is elsewhere, out of it.
const ofReceipt = (receipt: string, address: string): string =>
  digestOf(`receipt ${receipt} ${address}`);

/** Counts a try and gives how many there have been in the hour, this one with them. */
async function countTry(
  { db, county }: Scope,
  what: string,
  now: Date,
): Promise<{ count: number; since: Date }> {
  const start = new Date(now.getTime() - LOOKUP_TRIES.seconds * 1000);
  return db
    .insertInto('lookup_attempt')
    .values({ county_code: county, what, count: 1, since: now })
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'what']).doUpdateSet({
        count: sql<number>`case when lookup_attempt.since <= ${start} then 1 else lookup_attempt.count + 1 end`,
        since: sql<Date>`case when lookup_attempt.since <= ${start} then excluded.since else lookup_attempt.since end`,
      }),
    )
    .returning(['count', 'since'])
    .executeTakeFirstOrThrow();
}

/** @throws YztError `too_many_attempts` */
async function limitTries(
  scope: Scope,
  receipt: string,
  { address, now }: { address: string; now: Date },
): Promise<void> {
  // The address first: once it has tried too often, nothing that it asks for is counted or kept. Numbers that nobody
  // has are counted as those of cases are: an answer must not tell one from the other.
  for (const [most, what] of [
    [LOOKUP_TRIES.address, ofAddress(address)],
    [LOOKUP_TRIES.receipt, ofReceipt(receipt, address)],
  ] as const) {
    const { count, since } = await countTry(scope, what, now);
    if (count <= most) continue;
    const ends = since.getTime() + LOOKUP_TRIES.seconds * 1000;
    throw new YztError({
      code: 'too_many_attempts',
      message: 'too many wrong tries: none is read for a while',
      retryAfter: Math.max(1, Math.ceil((ends - now.getTime()) / 1000)),
    });
  }
}

/** Forgets tries that count no more. */
export async function forgetTries({ db, county }: Scope, now: Date): Promise<void> {
  await db
    .deleteFrom('lookup_attempt')
    .where('county_code', '=', county)
    .where('since', '<=', new Date(now.getTime() - LOOKUP_TRIES.seconds * 1000))
    .execute();
}

/**
 * The id of the case that a receipt number and a code lead to. A right pair sets the count of its number back and
 * is none of the address's tries; the wrong ones of the address stay, or one case of one's own would buy any number.
 *
 * @throws YztError `not_found` whichever of the two is wrong; `too_many_attempts`
 */
export async function findByCode(
  scope: Scope,
  typed: { readonly receipt: string; readonly code: string },
  { sealKey, address, now }: { sealKey: string; address: string; now: Date },
): Promise<string> {
  const { db, county } = scope;
  const receipt = readReceipt(typed.receipt) ?? '';
  await limitTries(scope, receipt === '' ? typed.receipt : receipt, { address, now });
  const row = await db
    .selectFrom('case_record')
    .leftJoin('case_secret', (join) =>
      join
        .onRef('case_secret.county_code', '=', 'case_record.county_code')
        .onRef('case_secret.case_id', '=', 'case_record.id'),
    )
    .select(['case_record.id', 'case_secret.code'])
    .where('case_record.county_code', '=', county)
    .where('case_record.receipt', '=', receipt)
    .executeTakeFirst();
  // As much is done where there is no such case, so that the time does not tell.
  const hash = hashOfCode(sealKey, row?.id ?? '', typed.code);
  const isRight = isSameHash(hash, row?.code ?? '0'.repeat(hash.length));
  if (row === undefined || !isRight) throw notFound('pair of receipt number and code');
  await db
    .deleteFrom('lookup_attempt')
    .where('county_code', '=', county)
    .where('what', '=', ofReceipt(receipt, address))
    .execute();
  await db
    .updateTable('lookup_attempt')
    .set({ count: sql<number>`greatest(count - 1, 0)` })
    .where('county_code', '=', county)
    .where('what', '=', ofAddress(address))
    .execute();
  return row.id;
}
