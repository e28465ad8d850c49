/** FNV-1a, 32 bits: each variable draws from its own sequence, so that one more leaves the others alone. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** splitmix32, to fill the state of the generator from one number. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** xoshiro128** 1.1 (Blackman and Vigna 2018): 32 random bits at a time. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
}

/** Numbers in (0, 1) with 53 random bits, by seed and subject. Never 0 or 1: quantiles are finite. */
export function uniforms(seed: number, subject: string): () => number {
  const fill = splitmix32(Math.imul(seed | 0, 0x9e3779b1) ^ hashText(subject));
  const next = xoshiro128([fill(), fill(), fill(), fill()]);
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6) + 0.5) / 9007199254740992;
}
