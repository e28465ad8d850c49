import type { Issue } from '@yizhangtu/standard';
import type { Distribution } from '../account/run-file.ts';
import { issueOf } from '../issue.ts';
import { normalQuantile } from './normal.ts';

/** What is wrong with a distribution. */
export function checkDistribution(of: Distribution, path: string): Issue[] {
  const why = fault(of);
  return why === undefined ? [] : [issueOf(path, 'distribution', { why })];
}

function fault(of: Distribution): string | undefined {
  switch (of.kind) {
    case 'normal':
    case 'lognormal':
      return of.deviation >= 0 ? undefined : 'deviation < 0';
    case 'uniform':
      return of.low <= of.high ? undefined : 'low > high';
    case 'triangular':
      return of.low <= of.mode && of.mode <= of.high ? undefined : 'low ≤ mode ≤ high';
  }
}

/**
 * The factor at `u`, 0 < u < 1: the inverse of the distribution function. One uniform number makes one
 * draw, so that a draw stays what it was when other variables come or go. A normal factor below zero is
 * taken as zero: no figure here changes its sign.
 */
export function factorAt(of: Distribution, u: number): number {
  switch (of.kind) {
    case 'normal':
      return Math.max(0, 1 + of.deviation * normalQuantile(u));
    case 'lognormal':
      return Math.exp(of.deviation * normalQuantile(u));
    case 'uniform':
      return of.low + (of.high - of.low) * u;
    case 'triangular': {
      const { low, mode, high } = of;
      if (high === low) return low;
      const cut = (mode - low) / (high - low);
      return u < cut
        ? low + Math.sqrt(u * (high - low) * (mode - low))
        : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
    }
  }
}
