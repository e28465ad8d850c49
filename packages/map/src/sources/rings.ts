type Point = readonly number[];

const side = (a: Point, b: Point, c: Point) =>
  Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));

/** Whether two segments cross in a point that is inside both. */
const cross = (a: Point, b: Point, c: Point, d: Point) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** Positions up to which it is quicker to compare each segment with each. */
const FEW = 12;

function fewCross(ring: readonly Point[]): boolean {
  for (let i = 1; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (cross(ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!)) return true;
    }
  }
  return false;
}

/**
 * Whether a closed ring crosses itself. Segments are swept from west to east, so that only those that
 * overlap in longitude are compared.
 */
export function crossesItself(ring: readonly Point[]): boolean {
  if (ring.length <= FEW) return fewCross(ring);
  const segments = ring.slice(1).map((to, index) => {
    const from = ring[index]!;
    return { from, to, west: Math.min(from[0]!, to[0]!), east: Math.max(from[0]!, to[0]!) };
  });
  segments.sort((a, b) => a.west - b.west);
  let open: typeof segments = [];
  for (const segment of segments) {
    open = open.filter((other) => other.east >= segment.west);
    if (open.some((other) => cross(other.from, other.to, segment.from, segment.to))) return true;
    open.push(segment);
  }
  return false;
}
