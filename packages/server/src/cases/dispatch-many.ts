import { toYztError } from '@yizhangtu/standard';
import type { Assignment, JoinRule } from '@yizhangtu/standard/cases.js';
import type { BulkResult } from '@yizhangtu/standard/contract.js';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { assertPost } from './case-caller.ts';
import { once } from './idempotency.ts';
import { commandCase, type CommandWith } from './run-command.ts';

export interface BulkAsked {
  readonly cases: readonly { readonly case: string; readonly version: number }[];
  readonly orders: readonly Assignment[];
  readonly join?: JoinRule | undefined;
}

type Item = BulkResult['items'][number];

/** What a case that was not dispatched is told; other errors are not about one case. */
const OF_A_CASE: ReadonlySet<string> = new Set([
  'not_found',
  'denied',
  'transition_not_allowed',
  'version_mismatch',
]);

/**
 * Dispatches cases alike, each in a transaction of its own under a key made of the caller's: when the whole is
 * sent again, those that are done stay done and tell the same.
 *
 * @throws YztError `idempotency_mismatch`, `calendar_incomplete`, `invalid`
 */
export async function dispatchMany(
  scope: Scope,
  { key, ...asked }: BulkAsked & { readonly key: string },
  { as, cases }: CommandWith,
): Promise<BulkResult> {
  const { now, caller } = as;
  const meant = {
    owner: caller?.person ?? '',
    key,
    asked: ['dispatch', asked],
    now,
    sealKey: cases.sealKey,
  };
  // The key is taken for this content before anything is done.
  await inTransaction(scope.db, async (db) => {
    const inside: Scope = { ...scope, db };
    await assertPost(inside, as);
    await once(inside, meant, () => Promise.resolve(true));
  });
  const items: Item[] = [];
  for (const { case: id, version } of asked.cases) {
    const command = {
      type: 'dispatch' as const,
      orders: [...asked.orders],
      ...(asked.join === undefined ? {} : { join: asked.join }),
    };
    try {
      const one = { id, version, command, key: `${key} ${id}` };
      const { state } = await commandCase(scope, one, { as, cases });
      items.push({ case: id, ok: true, version: state.record.version });
    } catch (thrown) {
      const error = toYztError(thrown);
      if (!OF_A_CASE.has(error.code)) throw thrown;
      const reason = error.issues[0]?.message;
      items.push({ case: id, ok: false, code: error.code, ...(reason ? { reason } : {}) });
    }
  }
  return { items };
}
