/** East and north of the county's middle, in metres. */
export type Xy = readonly [number, number];
/** Longitude and latitude, WGS84 degrees. */
export type Lnglat = [number, number];

/** A local plane: good to 0.1 % over a county, which is all that drawing a sample needs. */
export interface Plane {
  xy(lnglat: readonly [number, number]): Xy;
  lnglat(xy: Xy): Lnglat;
}

const METRES_PER_DEGREE = 111_195;

export function planeAt(centre: readonly [number, number]): Plane {
  const east = METRES_PER_DEGREE * Math.cos((centre[1] * Math.PI) / 180);
  return {
    xy: ([lng, lat]) => [(lng - centre[0]) * east, (lat - centre[1]) * METRES_PER_DEGREE],
    lnglat: ([x, y]) => [
      round(centre[0] + x / east, 7),
      round(centre[1] + y / METRES_PER_DEGREE, 7),
    ],
  };
}

export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

export const distance = (a: Xy, b: Xy): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export const mix = (a: Xy, b: Xy, t: number): Xy => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

/** Positive when the ring runs anticlockwise. Closed or open. */
export function signedArea(ring: readonly Xy[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const p = ring[j]!;
    const q = ring[i]!;
    sum += p[0] * q[1] - q[0] * p[1];
  }
  return sum / 2;
}

/** Distance from `p` to the segment from `a` to `b`. */
export function distanceToSegment(p: Xy, a: Xy, b: Xy): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
  return distance(p, mix(a, b, Math.min(1, Math.max(0, t))));
}

export function pathLength(path: readonly Xy[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += distance(path[i - 1]!, path[i]!);
  return sum;
}

/** Points every `step` metres along a path, its ends among them. */
export function along(path: readonly Xy[], step: number): Xy[] {
  const points: Xy[] = [path[0]!];
  let left = step;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1]!;
    const b = path[i]!;
    const length = distance(a, b);
    let done = 0;
    while (length - done >= left) {
      done += left;
      points.push(mix(a, b, done / length));
      left = step;
    }
    left -= length - done;
  }
  points.push(path.at(-1)!);
  return points;
}

/** Chaikin's corner cutting; the ends stay. */
export function rounded(path: readonly Xy[], times = 1): Xy[] {
  let points = [...path];
  for (let n = 0; n < times && points.length > 2; n++) {
    const next: Xy[] = [points[0]!];
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1]!;
      const b = points[i]!;
      if (i > 1) next.push(mix(a, b, 0.25));
      if (i < points.length - 1) next.push(mix(a, b, 0.75));
    }
    next.push(points.at(-1)!);
    points = next;
  }
  return points;
}

/** A curve through the points (Catmull-Rom), about `step` metres between its points. */
export function curve(points: readonly Xy[], step: number): Xy[] {
  const out: Xy[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const p0 = points[Math.max(0, i - 1)]!;
    const p1 = points[i]!;
    const p2 = points[i + 1]!;
    const p3 = points[Math.min(points.length - 1, i + 2)]!;
    const pieces = Math.max(2, Math.round(distance(p1, p2) / step));
    for (let n = 0; n < pieces; n++) {
      const t = n / pieces;
      const at = (k: 0 | 1): number =>
        0.5 *
        (2 * p1[k] +
          (p2[k] - p0[k]) * t +
          (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t +
          (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t * t * t);
      out.push([at(0), at(1)]);
    }
  }
  out.push(points.at(-1)!);
  return out;
}
