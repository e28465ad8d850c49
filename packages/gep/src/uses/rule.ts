import { parseValue } from '@yizhangtu/standard';
import type * as z from 'zod/mini';
import { issueOf, refusal } from '../issue.ts';

/**
 * A county's rule, checked.
 *
 * @param faults what is wrong with it beyond its schema
 * @throws YztError `invalid`
 */
export function readRule<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
  faults: (rule: T) => readonly (readonly [path: string, why: string])[],
): T {
  const parsed = parseValue(schema, value);
  if (!parsed.ok) throw refusal(parsed.issues);
  const wrong = faults(parsed.value).map(([path, why]) => issueOf(path, 'rule', { why }));
  if (wrong.length > 0) throw refusal(wrong);
  return parsed.value;
}

/** A share of one, as a fault where it is none: 5 for 5 % is the mistake that is made. */
export const shareFault = (
  path: string,
  value: number,
): (readonly [path: string, why: string])[] =>
  value >= 0 && value <= 1 ? [] : [[path, `${value} ∉ [0, 1]`]];
