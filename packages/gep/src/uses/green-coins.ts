import type { Issue, LocalText } from '@yizhangtu/standard';
import * as z from 'zod/mini';
import { readRule } from './rule.ts';

/** What acts earn, what a coin is worth, what the year's budget is (生态绿币). */
export const CoinRule = z.object({
  /** Coins for one act, by its id. */
  acts: z.record(z.string(), z.object({ coins: z.number(), name: z.string() })),
  /** CNY that a coin is redeemed for. */
  worth: z.number(),
  /** CNY. */
  budget: z.number(),
  source: z.string(),
});
export type CoinRule = z.infer<typeof CoinRule>;

/** One line of the ledger. Coins are earned by an act with evidence, or redeemed. */
export type CoinEntry =
  | {
      readonly id: string;
      readonly household: string;
      readonly kind: 'earned';
      readonly act: string;
      readonly times: number;
      readonly evidence: string;
    }
  | {
      readonly id: string;
      readonly household: string;
      readonly kind: 'redeemed';
      readonly coins: number;
    };

export interface CoinLedger {
  /** Coins. */
  readonly earned: number;
  readonly redeemed: number;
  readonly outstanding: number;
  readonly households: readonly { readonly household: string; readonly balance: number }[];
  /** CNY: redeemed, still to be redeemed, and what is left of the budget after both. */
  readonly paid: number;
  readonly owed: number;
  readonly budgetLeft: number;
  /** Entries that do not count, and why; and a budget that does not reach. */
  readonly issues: readonly Issue[];
  /** Every entry counts, and what is paid and owed is within the budget. */
  readonly reconciled: boolean;
}

/**
 * Reads a ledger in its order and reconciles it to the budget. An entry that cannot count is told and left
 * out; none is mended in silence.
 *
 * @throws YztError `invalid` for a rule that cannot be
 */
export function reconcileCoins(rule: unknown, entries: readonly CoinEntry[]): CoinLedger {
  const { acts, worth, budget } = readRule(CoinRule, rule, (given) => [
    ...(given.worth > 0 ? [] : [['worth', `${given.worth} ≤ 0`] as const]),
    ...(given.budget >= 0 ? [] : [['budget', `${given.budget} < 0`] as const]),
  ]);
  const issues: Issue[] = [];
  const balances = new Map<string, number>();
  const seen = new Set<string>();
  let earned = 0;
  let redeemed = 0;
  entries.forEach((entry, at) => {
    const balance = balances.get(entry.household) ?? 0;
    const fault = faultOf(entry, acts, balance, seen);
    seen.add(entry.id);
    if (fault) {
      issues.push(coinIssue(`entries[${at}]`, fault));
      return;
    }
    if (entry.kind === 'earned') {
      const coins = acts[entry.act]!.coins * entry.times;
      earned += coins;
      balances.set(entry.household, balance + coins);
    } else {
      redeemed += entry.coins;
      balances.set(entry.household, balance - entry.coins);
    }
  });
  const paid = redeemed * worth;
  const owed = (earned - redeemed) * worth;
  const budgetLeft = budget - paid - owed;
  if (budgetLeft < 0) issues.push(coinIssue('budget', 'over_budget'));
  return {
    earned,
    redeemed,
    outstanding: earned - redeemed,
    households: [...balances].map(([household, balance]) => ({ household, balance })),
    paid,
    owed,
    budgetLeft,
    issues,
    reconciled: issues.length === 0,
  };
}

const FAULTS = {
  entry_twice: {
    message: { 'zh-CN': '这一笔已经记过。', en: 'The entry is already in the ledger.' },
    mend: { 'zh-CN': '删去重复的一笔。', en: 'Take out the one that repeats.' },
  },
  act_unknown: {
    message: { 'zh-CN': '规则里没有这种行为。', en: 'The rule has no such act.' },
    mend: { 'zh-CN': '改为规则里的行为，或补充规则。', en: 'Name an act of the rule, or add it.' },
  },
  evidence_missing: {
    message: { 'zh-CN': '没有凭证。', en: 'There is no evidence.' },
    mend: { 'zh-CN': '补上凭证。', en: 'Add the evidence.' },
  },
  amount: {
    message: { 'zh-CN': '次数或币数不是正数。', en: 'The number is not above zero.' },
    mend: { 'zh-CN': '改为大于零的数。', en: 'Give a number above zero.' },
  },
  over_balance: {
    message: {
      'zh-CN': '兑换数超过这一户的余额。',
      en: 'More is redeemed than the household has.',
    },
    mend: { 'zh-CN': '核对这一户的收支。', en: "Check the household's entries." },
  },
  over_budget: {
    message: {
      'zh-CN': '已兑换和待兑换的绿币超过了预算。',
      en: 'Coins redeemed and still to be redeemed are worth more than the budget.',
    },
    mend: {
      'zh-CN': '增加预算，或调整兑换标准。',
      en: 'Raise the budget, or lower what a coin is worth.',
    },
  },
} as const satisfies Record<string, { message: LocalText; mend: LocalText }>;
type Fault = keyof typeof FAULTS;

const coinIssue = (path: string, code: Fault): Issue => ({ path, code, ...FAULTS[code] });

function faultOf(
  entry: CoinEntry,
  acts: CoinRule['acts'],
  balance: number,
  seen: ReadonlySet<string>,
): Fault | undefined {
  if (seen.has(entry.id)) return 'entry_twice';
  const amount = entry.kind === 'earned' ? entry.times : entry.coins;
  if (!(Number.isFinite(amount) && amount > 0)) return 'amount';
  if (entry.kind === 'redeemed') return entry.coins > balance ? 'over_balance' : undefined;
  if (!Object.hasOwn(acts, entry.act)) return 'act_unknown';
  return entry.evidence.trim() === '' ? 'evidence_missing' : undefined;
}
