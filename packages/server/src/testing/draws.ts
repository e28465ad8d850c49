/** Numbers that look like chance and are the same in each run (xorshift32, Marsaglia 2003). */
export interface Draws {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
}

/** @param seed not 0 */
export function draws(seed: number): Draws {
  let state = seed;
  return {
    below(end) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % end;
    },
  };
}
