import { WARNINGS, type ClockWarning, type Warning } from '@yizhangtu/standard/cases.js';

/** The first moment at which a clock warns after `now`. */
export const nextWarning = (
  warnings: readonly ClockWarning[],
  now: Date,
): ClockWarning | undefined => warnings.find(({ at }) => Date.parse(at) > now.getTime());

/** How near their ends clocks are at `now`, by the nearest of them. */
export function warningAt(warnings: readonly ClockWarning[], now: Date): Warning {
  const reached = warnings.filter(({ at }) => Date.parse(at) <= now.getTime());
  const levels = reached.map(({ warning }) => WARNINGS.indexOf(warning));
  return WARNINGS[Math.max(0, ...levels)] ?? 'none';
}
