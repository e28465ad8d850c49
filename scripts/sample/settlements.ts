import type { Mesh } from './mesh.ts';
import { random } from './random.ts';
import type { Shares } from './divide.ts';

/** A group of built-up mesh points: a hamlet, or the core of a town. */
export interface Settlement {
  unit: number;
  points: number[];
  /** How its houses are turned, in radians. */
  angle: number;
  urban: boolean;
}

/** Ground that one building takes with its yard and lane, in square metres. */
export const GROUND_PER_BUILDING = 620;

/** Hamlets on the flat and dry ground of every unit, enough of them for the wanted number of buildings. */
export function settle(
  mesh: Mesh,
  shares: Shares,
  wet: (point: number) => boolean,
  seed: number,
  buildings: number,
): Settlement[] {
  const draw = random(seed, 'settlements');
  const slope = slopes(mesh);
  const members: number[][] = shares.units.map(() => []);
  mesh.points.forEach((_, i) => {
    const edge = mesh.neighbours[i]!.some((j) => !mesh.inside[j]);
    if (mesh.inside[i] && !edge && !wet(i)) members[shares.unitOf[i]!]!.push(i);
  });
  const wanted = (buildings * GROUND_PER_BUILDING * 1.3) / 1e6 / mesh.cell;
  const weight = shares.units.map((unit, n) => {
    const gentle = members[n]!.filter((i) => slope[i]! < 0.12).length;
    return (unit.kind === 'community' ? 3.2 : 1) * Math.sqrt(gentle + 4);
  });
  const total = weight.reduce((sum, w) => sum + w, 0);
  const taken = new Uint8Array(mesh.points.length);
  const found: Settlement[] = [];
  shares.units.forEach((unit, n) => {
    const urban = unit.kind === 'community';
    const ground = [...members[n]!].sort((a, b) => slope[a]! - slope[b]!);
    const most = Math.floor(ground.length * (urban ? 0.75 : 0.45));
    const quota = Math.max(2, Math.min(most, Math.round((wanted * weight[n]!) / total)));
    const flat = ground.slice(0, Math.max(quota * 2, 6));
    let left = quota;
    let start = flat.includes(shares.seat[n]!) ? shares.seat[n]! : flat[0];
    while (left > 0 && start !== undefined) {
      const size = Math.min(left, urban ? quota : draw.int(2, 6));
      const points = grow(mesh, start, size, new Set(flat), taken);
      if (points.length > 0) {
        found.push({ unit: n, points, angle: draw.between(0, Math.PI / 2), urban });
      }
      left -= Math.max(1, points.length);
      const free = flat.filter((i) => !taken[i]);
      start = free.length > 0 ? draw.pick(free) : undefined;
    }
  });
  return found;
}

function grow(
  mesh: Mesh,
  start: number,
  size: number,
  allowed: ReadonlySet<number>,
  taken: Uint8Array,
): number[] {
  const queue = [start];
  const points: number[] = [];
  while (queue.length > 0 && points.length < size) {
    const i = queue.shift()!;
    if (taken[i] || !allowed.has(i)) continue;
    taken[i] = 1;
    points.push(i);
    queue.push(...mesh.neighbours[i]!);
  }
  return points;
}

/** The shares with every seat moved into the nearest settlement of its unit, and each town's likewise. */
export function seatedIn(mesh: Mesh, shares: Shares, settlements: readonly Settlement[]): Shares {
  const away = (a: number, b: number): number =>
    Math.hypot(mesh.points[a]![0] - mesh.points[b]![0], mesh.points[a]![1] - mesh.points[b]![1]);
  const seat = shares.seat.map((old, unit) => {
    const starts = settlements.flatMap((s) => (s.unit === unit ? [s.points[0]!] : []));
    return starts.reduce(
      (best, point) => (away(point, old) < away(best, old) ? point : best),
      starts[0]!,
    );
  });
  const townSeat = new Map(
    [...shares.townSeat].map(([code, point]) => [code, seat[shares.unitOf[point]!]!]),
  );
  return { ...shares, seat, townSeat };
}

/** Rise over run to the steepest neighbour. */
export function slopes(mesh: Mesh): Float64Array {
  return Float64Array.from(mesh.points, (p, i) => {
    let most = 0;
    for (const j of mesh.neighbours[i]!) {
      const q = mesh.points[j]!;
      const run = Math.hypot(p[0] - q[0], p[1] - q[1]);
      most = Math.max(most, Math.abs(mesh.height[i]! - mesh.height[j]!) / run);
    }
    return most;
  });
}
