import type { Assurance } from '@yizhangtu/standard/identity.js';
import type { Scope } from '../store/scope.ts';
import { digestOf, seal, unseal } from './crypto.ts';

/** A sign-in that was begun and has to be finished in the same browser. */
export interface Begun {
  readonly way: string;
  readonly returnTo: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly assurance?: Assurance | undefined;
  /** When it was begun, where the person has to prove anew who they are; milliseconds. */
  readonly since?: number | undefined;
  /** Id of the session that the browser had: it ends when this one begins. */
  readonly before?: string | undefined;
}

const MINUTES = 15;

/** How long a sign-in may take, in seconds. */
export const SIGN_IN_SECONDS = MINUTES * 60;

interface Keeping {
  readonly sealKey: string;
  readonly now: Date;
}

/** Keeps a sign-in under its state until it is finished; those that took too long are forgotten. */
export async function keepSignIn(
  { db, county }: Scope,
  state: string,
  { way, returnTo, ...secrets }: Begun,
  { sealKey, now }: Keeping,
): Promise<void> {
  await db
    .deleteFrom('sign_in')
    .where('county_code', '=', county)
    .where('until', '<', now)
    .execute();
  await db
    .insertInto('sign_in')
    .values({
      county_code: county,
      id: digestOf(state),
      way,
      sealed: seal(sealKey, JSON.stringify(secrets)),
      return_to: returnTo,
      until: new Date(now.getTime() + SIGN_IN_SECONDS * 1000),
    })
    .execute();
}

/** The sign-in of a state, which it serves once. */
export async function takeSignIn(
  { db, county }: Scope,
  state: string,
  { sealKey, now }: Keeping,
): Promise<Begun | undefined> {
  const row = await db
    .deleteFrom('sign_in')
    .where('county_code', '=', county)
    .where('id', '=', digestOf(state))
    .returning(['way', 'sealed', 'return_to', 'until'])
    .executeTakeFirst();
  if (row === undefined || row.until <= now) return undefined;
  const secrets = JSON.parse(unseal(sealKey, row.sealed)) as Omit<Begun, 'way' | 'returnTo'>;
  return { ...secrets, way: row.way, returnTo: row.return_to };
}

const A_DAY_MS = 86_400_000;

/** Notes that a ticket was handed in. False when it was before. */
export async function useTicket(
  { db, county }: Scope,
  { way, ticket }: { readonly way: string; readonly ticket: string },
  now: Date,
): Promise<boolean> {
  await db
    .deleteFrom('used_ticket')
    .where('county_code', '=', county)
    .where('until', '<', now)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_ticket')
    .values({
      county_code: county,
      way,
      id: digestOf(ticket),
      until: new Date(now.getTime() + A_DAY_MS),
    })
    .onConflict((conflict) => conflict.columns(['county_code', 'way', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
