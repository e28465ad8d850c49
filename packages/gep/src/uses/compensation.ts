import * as z from 'zod/mini';
import { roundParts } from '../account/rounding.ts';
import { issueOf, refusal } from '../issue.ts';
import { readRule, shareFault } from './rule.ts';

/** How a county shares out its fund for ecological compensation (生态补偿). */
export const CompensationRule = z.object({
  /** CNY. */
  fund: z.number(),
  /** Weights make 1. Below zero an indicator earns nothing. */
  criteria: z.array(z.object({ indicator: z.string(), weight: z.number() })),
  /** A division that fails one gets nothing. */
  gates: z.array(
    z.object({
      indicator: z.string(),
      atLeast: z.optional(z.number()),
      atMost: z.optional(z.number()),
    }),
  ),
  /** What a closed gate holds back: shared among the others, or kept in the fund. */
  heldBack: z.enum(['shared', 'kept']),
  source: z.string(),
});
export type CompensationRule = z.infer<typeof CompensationRule>;

/** Figures of a division by indicator, such as `regulating` (CNY), `change` (CNY) or `waterQuality`. */
export interface Claimant {
  readonly code: string;
  readonly indicators: Readonly<Record<string, number>>;
}

export interface Compensation {
  readonly code: string;
  /** CNY by criterion, before gates. */
  readonly parts: readonly { readonly indicator: string; readonly amount: number }[];
  /** Indicators of the gates that are closed. */
  readonly closed: readonly string[];
  /** CNY, to the fen. */
  readonly amount: number;
  /** CNY, had every gate been open. */
  readonly withoutGates: number;
}

/**
 * Shares of a fund: F·Σ w_k·share_k, nothing where a gate is closed. Amounts make the fund to the fen, less
 * what the rule keeps back.
 *
 * @throws YztError `invalid` for a rule that cannot be, or a division without an indicator
 */
export function compensate(rule: unknown, claimants: readonly Claimant[]): Compensation[] {
  const { fund, criteria, gates, heldBack } = readRule(CompensationRule, rule, faultsOf);
  const missing = claimants.flatMap(({ code, indicators }) =>
    [...criteria, ...gates].flatMap(({ indicator }) =>
      Number.isFinite(indicators[indicator]) ? [] : [issueOf(`${code}.${indicator}`, 'not_finite')],
    ),
  );
  if (missing.length > 0) throw refusal(missing);
  const earned = (one: Claimant, indicator: string): number =>
    Math.max(0, one.indicators[indicator]!);
  const sums = criteria.map(({ indicator }) =>
    claimants.reduce((sum, one) => sum + earned(one, indicator), 0),
  );
  const parts = claimants.map((one) =>
    criteria.map(({ indicator, weight }, k) => ({
      indicator,
      amount: sums[k] === 0 ? 0 : (fund * weight * earned(one, indicator)) / sums[k]!,
    })),
  );
  const full = parts.map((all) => all.reduce((sum, { amount }) => sum + amount, 0));
  const closed = claimants.map(({ indicators }) =>
    gates.flatMap(({ indicator, atLeast, atMost }) => {
      const value = indicators[indicator]!;
      const open =
        value >= (atLeast ?? Number.NEGATIVE_INFINITY) &&
        value <= (atMost ?? Number.POSITIVE_INFINITY);
      return open ? [] : [indicator];
    }),
  );
  const left = full.map((amount, at) => (closed[at]!.length > 0 ? 0 : amount));
  const kept = left.reduce((sum, amount) => sum + amount, 0);
  const paid = full.reduce((sum, amount) => sum + amount, 0);
  const raise = heldBack === 'shared' && kept > 0 ? paid / kept : 1;
  const amounts = roundParts(
    left.map((amount) => amount * raise),
    2,
  );
  const withoutGates = roundParts(full, 2);
  return claimants.map(({ code }, at) => ({
    code,
    parts: parts[at]!,
    closed: closed[at]!,
    amount: amounts[at]!,
    withoutGates: withoutGates[at]!,
  }));
}

function faultsOf({ fund, criteria, gates }: CompensationRule): (readonly [string, string])[] {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...(fund >= 0 ? [] : [['fund', `${fund} < 0`] as const]),
    ...criteria.flatMap(({ weight }, at) => shareFault(`criteria[${at}].weight`, weight)),
    ...(Math.abs(weights - 1) < 1e-9 ? [] : [['criteria', `Σ weight = ${weights} ≠ 1`] as const]),
    ...gates.flatMap(({ atLeast, atMost }, at) =>
      atLeast === undefined && atMost === undefined
        ? [[`gates[${at}]`, 'atLeast, atMost: —'] as const]
        : [],
    ),
  ];
}
