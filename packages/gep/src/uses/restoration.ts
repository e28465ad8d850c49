import * as z from 'zod/mini';
import { computeAccount, type Account } from '../account/account.ts';
import type { Run } from '../account/read-run.ts';
import { unitRatio } from '../units/fit.ts';
import { readRule, shareFault } from './rule.ts';

/** How a county counts what a restoration adds (生态修复、碳中和). */
export const RestorationRule = z.object({
  /** Years that carbon is counted for. */
  years: z.number(),
  /** Part of the carbon that is lost elsewhere, 0 to 1. */
  leakage: z.number(),
  /** Part of the carbon that is kept back against loss, 0 to 1. */
  buffer: z.number(),
  /** What would have been without the project, in words. */
  baseline: z.string(),
  source: z.string(),
});
export type RestorationRule = z.infer<typeof RestorationRule>;

export interface Restoration {
  /** CNY a year: after less before. */
  readonly gross: number;
  /** CNY a year that would have come without the project. */
  readonly baseline: number;
  /** CNY a year: the rest. */
  readonly additional: number;
  readonly carbon: {
    /** t CO2 a year. */
    readonly gross: number;
    readonly baseline: number;
    readonly additional: number;
    /** t CO2 over the years, after leakage and buffer. */
    readonly creditable: number;
  };
  readonly assumption: string;
}

/**
 * What a project adds to what would have been without it, in value and in carbon dioxide.
 *
 * @param before the land before
 * @param after the land with the project
 * @param without the land in the same year without it
 * @throws YztError `invalid` for a rule that cannot be
 */
export function assessRestoration(
  rule: unknown,
  before: Run,
  after: Run,
  without: Run,
): Restoration {
  const { years, leakage, buffer, baseline } = readRule(RestorationRule, rule, (given) => [
    ...shareFault('leakage', given.leakage),
    ...shareFault('buffer', given.buffer),
    ...(given.years > 0 ? [] : [['years', `${given.years}`] as const]),
    ...(given.baseline.trim() === '' ? [['baseline', '—'] as const] : []),
  ]);
  const [a, b, c] = [computeAccount(before), computeAccount(after), computeAccount(without)];
  const fixed = (of: Account): number => {
    const line = of.lines.find(({ id }) => id === 'carbon');
    return line ? line.quantity * unitRatio(line.unit, 'tCO2') : 0;
  };
  const additional = fixed(b) - fixed(c);
  return {
    gross: b.total - a.total,
    baseline: c.total - a.total,
    additional: b.total - c.total,
    carbon: {
      gross: fixed(b) - fixed(a),
      baseline: fixed(c) - fixed(a),
      additional,
      creditable: Math.max(0, additional) * years * (1 - leakage) * (1 - buffer),
    },
    assumption: baseline,
  };
}
