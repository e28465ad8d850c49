import * as z from 'zod/mini';

/**
 * An enumeration that may grow. Members that this kit does not know are kept, so that a county file of a
 * newer minor version still opens; the type names the known ones, which callers handle, and everything
 * else falls to their default.
 */
/* @__NO_SIDE_EFFECTS__ */
export function openEnum<const T extends readonly string[]>(
  known: T,
): z.ZodMiniType<T[number], T[number]> {
  return z.union([z.enum(known), otherThan(known)]) as unknown as z.ZodMiniType<
    T[number],
    T[number]
  >;
}

/**
 * Any text but these, which are of letters, digits and hyphens. As a pattern and not as a function, so
 * that JSON Schema says the same. It aborts, so that a union with the known ones reports what is wrong
 * with those.
 */
/* @__NO_SIDE_EFFECTS__ */
export function otherThan(known: readonly string[]) {
  return z
    .string()
    .check(z.regex(new RegExp(`^(?!(?:${known.join('|')})$).`), { error: 'member', abort: true }));
}
