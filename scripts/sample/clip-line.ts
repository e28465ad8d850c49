import { mix, type Xy } from './plane.ts';
import type { RingIndex } from './ring-index.ts';

/** The parts of a path that lie inside the ring, cut exactly at it. */
export function clipLine(ring: RingIndex, path: readonly Xy[]): Xy[][] {
  const parts: Xy[][] = [];
  let part: Xy[] = [];
  const end = (): void => {
    if (part.length > 1) parts.push(part);
    part = [];
  };
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1]!;
    const b = path[i]!;
    const stops = [0, ...cuts(ring, a, b), 1];
    for (let n = 1; n < stops.length; n++) {
      const [s, t] = [stops[n - 1]!, stops[n]!];
      if (t - s < 1e-9) continue;
      if (ring.contains(mix(a, b, (s + t) / 2))) {
        if (part.length === 0) part.push(mix(a, b, s));
        part.push(mix(a, b, t));
      } else end();
    }
  }
  end();
  return parts;
}

function cuts(ring: RingIndex, a: Xy, b: Xy): number[] {
  const found: number[] = [];
  for (const i of ring.near(a, b)) {
    const c = ring.ring[i]!;
    const d = ring.end(i);
    const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
    if (denominator === 0) continue;
    const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
    const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
    if (t > 0 && t < 1 && u >= 0 && u <= 1) found.push(t);
  }
  return found.sort((p, q) => p - q);
}
