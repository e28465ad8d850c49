import { ROLES, type Grant } from '@yizhangtu/standard/identity.js';
import * as z from 'zod/mini';
import { parseOrThrow } from '../issues.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { giveGrant } from './grants.ts';
import { findOrMakePerson } from './session-person.ts';

const filled = z.string().check(z.minLength(1), z.maxLength(255));
const GrantFlags = z.object({
  issuer: filled,
  subject: filled,
  role: z.enum(ROLES),
  division: z.optional(filled),
});

/** Flags as `node:util` parses them. */
export interface GrantFlagsGiven {
  issuer?: string | undefined;
  subject?: string | undefined;
  role?: string | undefined;
  division?: string | undefined;
}

/**
 * Gives a role to somebody by the name that an issuer has for them, also before they first sign in: so does a
 * county get its first administrator. The log says that the operator of the server did it.
 *
 * @throws YztError `invalid` for a flag that is missing or wrong; `conflict` when they have the role
 */
export function grantByName(
  { db, county }: Scope,
  given: GrantFlagsGiven,
  { sealKey, now }: { readonly sealKey: string; readonly now: Date },
): Promise<Grant> {
  const { issuer, subject, role, division = county } = parseOrThrow(GrantFlags, given, 'grant');
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const person = await findOrMakePerson(scope, { issuer, subject, attributes: {} }, sealKey);
    const asked = { person, role, division };
    return giveGrant(transaction, county, { asked, caller: undefined, now });
  });
}
