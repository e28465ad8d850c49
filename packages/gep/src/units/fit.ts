import type { Issue } from '@yizhangtu/standard';
import { issueOf } from '../issue.ts';
import { readUnit, sameExponents } from './unit.ts';

/** The unit of a port with the unit of its line in the place of `*`. */
export const fillUnit = (port: string, lineUnit: string): string => port.replace('*', lineUnit);

/** Whether figures of one unit can be given in another. */
export function unitFits(unit: string, expected: string): boolean {
  const [a, b] = [readUnit(unit), readUnit(expected)];
  return a !== undefined && b !== undefined && sameExponents(a.exponents, b.exponents);
}

/** How many of `to` one of `from` is. Both are units of one dimension. */
export function unitRatio(from: string, to: string): number {
  if (from === to) return 1;
  const [a, b] = [readUnit(from), readUnit(to)];
  return a && b ? a.factor / b.factor : Number.NaN;
}

/** What is wrong with the unit of a figure that should be in `expected`. */
export function checkUnit(unit: string | undefined, expected: string, path: string): Issue[] {
  if (unit === undefined || unit.trim() === '')
    return [issueOf(path, 'unit_missing', { expected })];
  if (!readUnit(unit)) return [issueOf(path, 'unit_unknown', { unit, expected })];
  return unitFits(unit, expected) ? [] : [issueOf(path, 'unit_wrong', { unit, expected })];
}
