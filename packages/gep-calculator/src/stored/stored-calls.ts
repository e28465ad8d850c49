import type { Desk } from '@yizhangtu/client';
import {
  decideVersion,
  publishVersion,
  readAccounts,
  submitVersion,
  withdrawVersion,
  type GepFilter,
  type SeenVersion,
} from '@yizhangtu/client/gep.js';
import type { GepAccount, GepStepId, GepVersion } from '@yizhangtu/standard/contract.js';

export { readAccount, readVersion, storeVersion } from '@yizhangtu/client/gep.js';

/** Accounts, and whether there are more than were asked for. */
export interface AccountList {
  readonly accounts: readonly GepAccount[];
  readonly more: boolean;
}

export async function readList(
  desk: Desk,
  { status, most }: { readonly status: GepFilter['status']; readonly most: number },
  signal: AbortSignal,
): Promise<AccountList> {
  const accounts: GepAccount[] = [];
  const query = { ...(status === undefined ? {} : { status }), limit: Math.min(most, 200) };
  for await (const account of readAccounts(desk, query, { signal })) {
    if (accounts.length === most) return { accounts, more: true };
    accounts.push(account);
  }
  return { accounts, more: false };
}

/** Does a step to a version as it was seen. */
export function takeStep(
  desk: Desk,
  seen: SeenVersion,
  step: GepStepId,
  reason: string,
): Promise<GepVersion> {
  switch (step) {
    case 'submit':
      return submitVersion(desk, seen);
    case 'sign':
      return decideVersion(desk, seen, { step });
    case 'reject':
      return decideVersion(desk, seen, { step, reason });
    case 'publish':
      return publishVersion(desk, seen);
    case 'withdraw':
      return withdrawVersion(desk, seen, reason);
  }
}
