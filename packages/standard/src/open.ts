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

/** Any string but these. As a pattern and not as a function, so that JSON Schema says the same. */
/* @__NO_SIDE_EFFECTS__ */
export function otherThan(known: readonly string[]) {
  const names = known.map((name) => name.replace(/[^a-z0-9]/gi, '\\$&')).join('|');
  return z.string().check(z.regex(new RegExp(`^(?!(?:${names})$).`), 'member'));
}
