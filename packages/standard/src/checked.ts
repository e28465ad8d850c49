import type * as z from 'zod/mini';

/**
 * `schema` with checks. The method that zod has for this counts as a side effect in bundlers, which then
 * keep every schema of a module; a call of this function they can drop.
 */
/* @__NO_SIDE_EFFECTS__ */
export function checked<T extends z.ZodMiniType>(schema: T, ...checks: Parameters<T['check']>): T {
  return schema.check(...checks) as T;
}
