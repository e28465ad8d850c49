import { Delaunay } from 'd3-delaunay';
import { clipLine } from './clip-line.ts';
import type { Mesh } from './mesh.ts';
import { along, curve, distance, mix, rounded, type Plane, type Xy } from './plane.ts';
import { random } from './random.ts';
import { SegmentIndex } from './segment-index.ts';
import type { CountyInput } from './settings.ts';
import { Heap, spread } from './spread.ts';
import { nearestOn, type Terrain } from './terrain.ts';

export interface Waterway {
  name: string;
  class: 'river' | 'stream' | 'canal';
  /** Metres. */
  width: number;
  /** Metres of the plane, downstream, inside the county. */
  path: Xy[];
}

export interface Water {
  /** Lake of each mesh point as an index into the settings' lakes; -1 on land. */
  lake: Int32Array;
  ways: Waterway[];
}

/** Below this the plain is flat enough for canals, in metres above it. */
const CANAL_HEIGHT = 5;
/** A stream begins where this much land drains, in square kilometres. */
const CATCHMENT = 1.6;

export function waterOf(input: CountyInput, mesh: Mesh, plane: Plane, terrain: Terrain): Water {
  const lake = lakes(input, mesh, plane, terrain);
  const rivers = terrain.courses.flatMap((course) =>
    clipLine(mesh.ring, along(curve(course.path, 80), 80)).map((path): Waterway => {
      const { name, width } = course;
      return { name, class: course.class, width, path };
    }),
  );
  const ways = [...rivers, ...streams(mesh, terrain, lake), ...canals(input, mesh, terrain, lake)];
  return { lake, ways };
}

/** Each lake fills the low ground around its place until it has its area. */
function lakes(input: CountyInput, mesh: Mesh, plane: Plane, terrain: Terrain): Int32Array {
  const lake = new Int32Array(mesh.points.length).fill(-1);
  input.settings.lakes.forEach((wanted, n) => {
    const centre = mesh.nearest(plane.xy(wanted.at));
    const { cost } = spread({
      neighbours: mesh.neighbours,
      sources: [{ point: centre, start: 0 }],
      step: (a, b) =>
        mesh.inside[b]
          ? distance(mesh.points[a]!, mesh.points[b]!) *
              (1.1 + terrain.noise(mesh.points[b]!, 800)) +
            Math.max(0, mesh.height[b]! - mesh.height[centre]!) * 30
          : Infinity,
    });
    const reached = mesh.points.flatMap((_, i) =>
      cost[i]! < Infinity && lake[i] === -1 ? [i] : [],
    );
    reached.sort((a, b) => cost[a]! - cost[b]!);
    for (const i of reached.slice(0, Math.round(wanted.area / mesh.cell))) lake[i] = n;
  });
  return lake;
}

/** Runoff gathers downhill over the mesh and ends in a river, a lake or beyond the county's line. */
function streams(mesh: Mesh, terrain: Terrain, lake: Int32Array): Waterway[] {
  const courses = terrain.courses.map((course) => course.path);
  const near = new SegmentIndex(courses, mesh.spacing * 1.2);
  const sink = mesh.points.map(
    (p, i) => !mesh.inside[i] || lake[i] !== -1 || near.away(p) < Infinity,
  );
  const { receiver, order } = drainage(mesh, sink);
  const drained = new Float64Array(mesh.points.length).fill(mesh.cell);
  for (const i of order.toReversed()) {
    if (receiver[i] !== -1) drained[receiver[i]!]! += drained[i]!;
  }
  const isStream = (i: number): boolean => drained[i]! > CATCHMENT && !sink[i];
  const fed = new Uint8Array(mesh.points.length);
  for (const i of order) if (isStream(i) && receiver[i] !== -1) fed[receiver[i]!] = 1;
  const drawn = new Uint8Array(mesh.points.length);
  const found: Waterway[] = [];
  for (const source of order.toReversed()) {
    if (!isStream(source) || fed[source]) continue;
    const path: Xy[] = [];
    let at = source;
    for (; at !== -1 && isStream(at) && !drawn[at]; at = receiver[at]!) {
      drawn[at] = 1;
      path.push(mesh.points[at]!);
    }
    if (at !== -1) {
      const end = mesh.points[at]!;
      const mouth = courses.length > 0 && near.away(end) < Infinity;
      path.push(mouth ? nearestOnAny(courses, end) : end);
    }
    for (const part of clipLine(mesh.ring, rounded(path, 3))) {
      found.push({ name: '', class: 'stream', width: 8, path: part });
    }
  }
  return found;
}

function nearestOnAny(paths: readonly Xy[][], at: Xy): Xy {
  return paths
    .map((path) => nearestOn(path, at))
    .reduce((best, p) => (distance(p, at) < distance(best, at) ? p : best));
}

/** Where each point drains to (priority flood, so that no hollow keeps its water), lowest points first. */
function drainage(mesh: Mesh, sink: readonly boolean[]): { receiver: Int32Array; order: number[] } {
  const receiver = new Int32Array(mesh.points.length).fill(-1);
  const visited = new Uint8Array(mesh.points.length);
  const heap = new Heap();
  sink.forEach((isSink, i) => {
    if (!isSink) return;
    visited[i] = 1;
    heap.push(i, mesh.height[i]!);
  });
  const order: number[] = [];
  while (heap.size > 0) {
    const { item, cost } = heap.pop();
    order.push(item);
    for (const next of mesh.neighbours[item]!) {
      if (visited[next]) continue;
      visited[next] = 1;
      receiver[next] = item;
      heap.push(next, Math.max(mesh.height[next]!, cost + 0.01));
    }
  }
  return { receiver, order };
}

/** A net of canals over the plain. */
function canals(input: CountyInput, mesh: Mesh, terrain: Terrain, lake: Int32Array): Waterway[] {
  const draw = random(input.settings.seed, 'canals');
  const low = (at: Xy): boolean => {
    const i = mesh.nearest(at);
    return mesh.height[i]! < input.settings.plain + CANAL_HEIGHT && lake[i] === -1;
  };
  const knots: Xy[] = [];
  for (let tries = 0; tries < mesh.points.length; tries++) {
    const p = draw.pick(mesh.points);
    if (low(p) && knots.every((q) => distance(p, q) > 1250)) knots.push(p);
  }
  if (knots.length < 4) return [];
  const delaunay = Delaunay.from(knots as [number, number][]);
  const found: Waterway[] = [];
  knots.forEach((a, i) => {
    for (const j of delaunay.neighbors(i)) {
      const b = knots[j]!;
      if (j < i || draw.chance(0.12)) continue;
      // Gabriel's rule: no third knot in the circle over the two.
      const middle = mix(a, b, 0.5);
      const reach = distance(a, b) / 2;
      if (knots.some((c) => c !== a && c !== b && distance(c, middle) < reach)) continue;
      const path = [0, 0.25, 0.5, 0.75, 1].map((t): Xy => {
        const [x, y] = mix(a, b, t);
        const sway = Math.sin(t * Math.PI) * 140;
        return [x + terrain.noise([x, y], 900) * sway, y + terrain.noise([y, x], 900) * sway];
      });
      if (!path.every(low)) continue;
      for (const part of clipLine(mesh.ring, curve(path, 60))) {
        found.push({ name: '', class: 'canal', width: draw.between(12, 30), path: part });
      }
    }
  });
  return found;
}

/** The banks of a wide river, as one area for each stretch. */
export function banks(way: Waterway): Xy[] {
  const side = (sign: number): Xy[] =>
    way.path.map((p, i) => {
      const a = way.path[Math.max(0, i - 1)]!;
      const b = way.path[Math.min(way.path.length - 1, i + 1)]!;
      const length = distance(a, b) || 1;
      const half = (way.width / 2) * sign;
      return [p[0] - ((b[1] - a[1]) / length) * half, p[1] + ((b[0] - a[0]) / length) * half];
    });
  return [...side(-1), ...side(1).reverse()];
}
