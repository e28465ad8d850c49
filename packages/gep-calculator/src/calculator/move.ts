import type { Account } from '@yizhangtu/gep';
import type { LocalText } from '@yizhangtu/standard';

/** What was changed: the words for it, and what it was and is. */
export interface Change {
  readonly kind: 'price' | 'climate' | 'coefficient' | 'statistic' | 'area' | 'switch' | 'other';
  readonly name: LocalText;
  readonly from: string;
  readonly to: string;
}

/** A change and what it made of the total. Money in CNY. */
export interface Move extends Change {
  readonly total: number;
  /** Of the total before; undefined where that was zero. */
  readonly share: number | undefined;
  /** The items that moved, those that moved most first. */
  readonly items: readonly { readonly name: LocalText; readonly value: number }[];
}

/** Less than this is noise of arithmetic, not money. */
const LEAST = 0.005;

/** What became of the total between two accounts. */
export function moveBetween(change: Change, before: Account, after: Account): Move {
  const values = (account: Account): Map<string, { name: LocalText; value: number }> =>
    new Map(
      account.items
        .filter(({ memorandum }) => !memorandum)
        .map(({ id, name, value }) => [id, { name, value }]),
    );
  const [was, is] = [values(before), values(after)];
  const items = [...new Set([...was.keys(), ...is.keys()])]
    .map((id) => ({
      name: (is.get(id) ?? was.get(id))!.name,
      value: (is.get(id)?.value ?? 0) - (was.get(id)?.value ?? 0),
    }))
    .filter(({ value }) => Math.abs(value) >= LEAST)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const total = after.total - before.total;
  return {
    ...change,
    total: Math.abs(total) < LEAST ? 0 : total,
    share: before.total === 0 ? undefined : total / before.total,
    items,
  };
}
