import type { LocalText } from '@yizhangtu/standard';
import * as z from 'zod/mini';
import { roundTo } from '../account/rounding.ts';
import { readRule, shareFault } from './rule.ts';

/** How a bank and a county read a yearly value as a reference for credit. */
export const LoanRule = z.object({
  /** Part of the yearly value that is taken as income, 0 to 1. */
  adoption: z.number(),
  /** Discount rate a year as a share: 0.05, not 5. */
  rate: z.number(),
  /** Years. */
  term: z.number(),
  /** Credit as a part of the present value, 0 to 1. */
  loanToValue: z.number(),
  /** CNY, at most. */
  cap: z.optional(z.number()),
  source: z.string(),
});
export type LoanRule = z.infer<typeof LoanRule>;

/** Said wherever the figure is shown. */
export const LOAN_NOTICE: LocalText = {
  'zh-CN': '仅供参考，不是抵押物估值。',
  en: 'Reference, not a collateral valuation.',
};

export interface LoanReference {
  /** CNY a year that is taken as income. */
  readonly income: number;
  /** CNY. */
  readonly presentValue: number;
  /** CNY, to the yuan. */
  readonly credit: number;
  readonly notice: LocalText;
  /** Hash of the run package that the value is from. */
  readonly run: string;
}

/**
 * A reference for credit: LTV × Σ income/(1 + r)^t, income at the end of each year.
 *
 * @param value CNY a year, of a village or a project
 * @param run hash of the run package that it is from
 * @throws YztError `invalid` for a rule that cannot be, such as a rate of 5 for 5 %
 */
export function loanReference(rule: unknown, value: number, run: string): LoanReference {
  const { adoption, rate, term, loanToValue, cap } = readRule(LoanRule, rule, (given) => [
    ...shareFault('adoption', given.adoption),
    ...shareFault('rate', given.rate),
    ...shareFault('loanToValue', given.loanToValue),
    ...(Number.isInteger(given.term) && given.term > 0 ? [] : [['term', `${given.term}`] as const]),
  ]);
  const income = Math.max(0, value) * adoption;
  const years = rate === 0 ? term : (1 - (1 + rate) ** -term) / rate;
  const presentValue = income * years;
  const credit = Math.min(cap ?? Number.POSITIVE_INFINITY, loanToValue * presentValue);
  return { income, presentValue, credit: roundTo(credit, 0), notice: LOAN_NOTICE, run };
}
