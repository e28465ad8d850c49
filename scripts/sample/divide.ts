import type { Division } from '@yizhangtu/standard';
import type { Mesh } from './mesh.ts';
import type { Plane, Xy } from './plane.ts';
import { random, type Random } from './random.ts';
import type { CountyInput } from './settings.ts';
import { spread } from './spread.ts';

/** The mesh shared out among the village-level units. */
export interface Shares {
  units: Division[];
  /** Unit of each mesh point, as an index into `units`; points outside follow their nearest neighbour. */
  unitOf: Int32Array;
  /** Mesh point of each unit's seat. */
  seat: Int32Array;
  /** Mesh point of each town's seat, by code. */
  townSeat: Map<string, number>;
}

interface Share {
  point: number;
  /** Wanted part of the whole; only the ratios count. */
  weight: number;
  /** Stays where it is while the others settle. */
  fixed: boolean;
}

/** Towns first, then each town's units inside it: so that units add up to towns, and towns to the county. */
export function divide(input: CountyInput, mesh: Mesh, plane: Plane): Shares {
  const draw = random(input.settings.seed, 'divide');
  const levels = new Map(input.file.divisions.kinds.map((kind) => [kind.id, kind.rank]));
  const towns = input.divisions.filter((unit) => input.settings.towns[unit.code]);
  const units = input.divisions.filter((unit) => levels.get(unit.kind) === 2);
  const all = mesh.points.flatMap((_, i) => (mesh.inside[i] ? [i] : []));

  const townShares = towns.map((town): Share => {
    const { at, area } = input.settings.towns[town.code]!;
    return { point: mesh.nearest(plane.xy(at)), weight: area, fixed: true };
  });
  const townOf = settle(mesh, all, townShares, 14);

  const unitOf = new Int32Array(mesh.points.length).fill(-1);
  const seat = new Int32Array(units.length);
  const townSeat = new Map<string, number>();
  towns.forEach((town, t) => {
    townSeat.set(town.code, townShares[t]!.point);
    const points = all.filter((i) => townOf[i] === t);
    const members = units.flatMap((unit, n) => (unit.parent === town.code ? [n] : []));
    const shares = seats(
      mesh,
      points,
      townShares[t]!.point,
      members.map((n) => units[n]!),
      draw,
    );
    const label = settle(mesh, points, shares, 16);
    for (const i of points) unitOf[i] = members[label[i]!]!;
    members.forEach((n, m) => (seat[n] = shares[m]!.point));
  });
  followOutside(mesh, unitOf);
  return { units, unitOf, seat, townSeat };
}

/** Communities crowd around the seat, villages keep away from each other. */
function seats(
  mesh: Mesh,
  points: readonly number[],
  centre: number,
  units: readonly Division[],
  draw: Random,
): Share[] {
  const away = (a: number, b: number): number => {
    const p = mesh.points[a]!;
    const q = mesh.points[b]!;
    return Math.hypot(p[0] - q[0], p[1] - q[1]);
  };
  const communities = units.filter((unit) => unit.kind === 'community').length;
  const near = [...points].sort((a, b) => away(a, centre) - away(b, centre));
  const core = near.slice(
    0,
    Math.max(communities * 6, Math.round(points.length * 0.02) * communities),
  );
  const taken: number[] = [];
  const farthest = (from: readonly number[]): number => {
    let best = from[0]!;
    let gap = -1;
    for (let n = 0; n < 60; n++) {
      const candidate = draw.pick(from);
      const d = Math.min(...taken.map((point) => away(candidate, point)));
      if (d > gap) [best, gap] = [candidate, d];
    }
    return best;
  };
  return units.map((unit, n) => {
    const community = unit.kind === 'community';
    const point = n === 0 && community ? centre : farthest(community ? core : points);
    taken.push(point);
    return { point, weight: community ? 0.28 : draw.between(0.75, 1.3), fixed: community };
  });
}

/**
 * Grows the shares until each has about its part: a share that is too large starts a little later in the next
 * round, one that is too small a little earlier. Slopes cost, so borders come to lie on ridges.
 */
function settle(
  mesh: Mesh,
  points: readonly number[],
  shares: Share[],
  rounds: number,
): Int32Array {
  const allowed = new Uint8Array(mesh.points.length);
  for (const i of points) allowed[i] = 1;
  const total = shares.reduce((sum, share) => sum + share.weight, 0);
  const start = shares.map(() => 0);
  let label = new Int32Array(0);
  for (let round = 0; round < rounds; round++) {
    label = spread({
      neighbours: mesh.neighbours,
      sources: shares.map(({ point }, n) => ({ point, start: start[n]! })),
      step: (a, b) => (allowed[b] ? stepCost(mesh, a, b) : Infinity),
    }).label as Int32Array<ArrayBuffer>;
    adopt(mesh, points, label);
    const count = shares.map(() => 0);
    const sum = shares.map(() => [0, 0] as [number, number]);
    for (const i of points) {
      const n = label[i]!;
      count[n]!++;
      sum[n]![0] += mesh.points[i]![0];
      sum[n]![1] += mesh.points[i]![1];
    }
    if (round === rounds - 1) break;
    shares.forEach((share, n) => {
      const wanted = (share.weight / total) * points.length;
      start[n]! += (Math.sqrt(count[n]!) - Math.sqrt(wanted)) * mesh.spacing * 0.45;
      if (!share.fixed && round < rounds - 5) {
        const middle: Xy = [sum[n]![0] / count[n]!, sum[n]![1] / count[n]!];
        const moved = mesh.nearest(middle);
        if (label[moved] === n) share.point = moved;
      }
    });
  }
  return label;
}

function stepCost(mesh: Mesh, a: number, b: number): number {
  const p = mesh.points[a]!;
  const q = mesh.points[b]!;
  const climb = Math.abs(mesh.height[a]! - mesh.height[b]!);
  return Math.hypot(p[0] - q[0], p[1] - q[1]) * (1 + climb / 60);
}

/** Points that no share could reach go to the nearest point that has one. */
function adopt(mesh: Mesh, points: readonly number[], label: Int32Array): void {
  const orphans = points.filter((i) => label[i] === -1);
  if (orphans.length === 0) return;
  const labelled = points.filter((i) => label[i] !== -1);
  for (const i of orphans) {
    const p = mesh.points[i]!;
    let best = labelled[0]!;
    let gap = Infinity;
    for (const j of labelled) {
      const q = mesh.points[j]!;
      const d = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2;
      if (d < gap) [best, gap] = [j, d];
    }
    label[i] = label[best]!;
  }
}

function followOutside(mesh: Mesh, label: Int32Array): void {
  const known = mesh.points.flatMap((_, i) => (label[i] === -1 ? [] : [{ point: i, start: 0 }]));
  const reached = spread({
    neighbours: mesh.neighbours,
    sources: known,
    step: (a, b) =>
      Math.hypot(mesh.points[a]![0] - mesh.points[b]![0], mesh.points[a]![1] - mesh.points[b]![1]),
  });
  for (let i = 0; i < label.length; i++) {
    if (label[i] === -1 && reached.label[i] !== -1) {
      label[i] = label[known[reached.label[i]!]!.point]!;
    }
  }
}
