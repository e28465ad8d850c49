import { countyError, parseValue, type Issue } from '@yizhangtu/standard';
import type * as z from 'zod/mini';

/**
 * The value as its schema reads it.
 *
 * @throws YztError `invalid` with every issue and `where` it is: a file, or a part of a request
 */
export function parseOrThrow<T>(schema: z.ZodMiniType<T>, value: unknown, where: string): T {
  const parsed = parseValue(schema, value);
  if (!parsed.ok) throw countyError(parsed.issues, where);
  return parsed.value;
}

/** The issues of a part, as issues of the whole. */
export function below(part: string, issues: readonly Issue[]): Issue[] {
  const join = (path: string): string => (/^(\[|$)/.test(path) ? path : `.${path}`);
  return issues.map((issue) => ({ ...issue, path: `${part}${join(issue.path)}` }));
}
