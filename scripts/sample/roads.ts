import { Delaunay } from 'd3-delaunay';
import { clipLine } from './clip-line.ts';
import type { Shares } from './divide.ts';
import type { Mesh } from './mesh.ts';
import { curve, distance, rounded, type Plane, type Xy } from './plane.ts';
import { random, type Random } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { CountyInput } from './settings.ts';
import { spread, trace } from './spread.ts';

export const ROAD_CLASSES = ['motorway', 'primary', 'secondary', 'local', 'path'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export interface Road {
  class: RoadClass;
  name: string;
  path: Xy[];
  /** A lane between houses, which is drawn and not kept in the register of roads. */
  street?: true;
}

export interface RoadNet {
  roads: Road[];
  /** A way along the roads between two mesh points. */
  route(from: number, to: number): Xy[];
}

/** Towns are joined by primary roads, villages by secondary ones, hamlets by local ones; streets inside. */
export function roadsOf(
  input: CountyInput,
  mesh: Mesh,
  plane: Plane,
  shares: Shares,
  settlements: readonly Settlement[],
  wet: (point: number) => boolean,
): RoadNet {
  const draw = random(input.settings.seed, 'roads');
  const net = new Network(mesh, wet);
  const townSeats = [...shares.townSeat.values()];
  for (const [a, b] of links(mesh, townSeats, draw, 0.5)) net.join(a, b, 'primary');
  const seats = [...new Set([...townSeats, ...shares.seat])];
  for (const [a, b] of links(mesh, seats, draw, 0.3)) net.join(a, b, 'secondary');
  for (const settlement of settlements) {
    const seat = shares.seat[settlement.unit]!;
    if (settlement.points[0] !== seat) net.join(seat, settlement.points[0]!, 'local');
  }
  const motorways = input.settings.motorways.flatMap(({ name, path }) =>
    clipLine(mesh.ring, curve(path.map(plane.xy), 150)).map((part): Road => ({
      class: 'motorway',
      name,
      path: part,
    })),
  );
  return {
    roads: [...motorways, ...net.roads(), ...streets(mesh, settlements)],
    route: (from, to) => net.way(from, to, 0.05).map((i) => mesh.points[i]!),
  };
}

/** A minimum spanning tree, and some of the other Gabriel edges so that there is more than one way round. */
function links(
  mesh: Mesh,
  nodes: readonly number[],
  draw: Random,
  extra: number,
): [number, number][] {
  const at = nodes.map((node) => mesh.points[node]!);
  const delaunay = Delaunay.from(at as [number, number][]);
  const edges = at.flatMap((p, i) =>
    [...delaunay.neighbors(i)]
      .filter((j) => j > i)
      .map((j) => ({ i, j, length: distance(p, at[j]!) })),
  );
  edges.sort((a, b) => a.length - b.length);
  const root = nodes.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i]!)));
  return edges
    .filter(({ i, j, length }) => {
      const joins = find(i) !== find(j);
      if (joins) root[find(i)] = find(j);
      const [p, q] = [at[i]!, at[j]!];
      const middle: Xy = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      const gabriel = at.every((r, k) => k === i || k === j || distance(r, middle) >= length / 2);
      return joins || (gabriel && draw.chance(extra));
    })
    .map(({ i, j }) => [nodes[i]!, nodes[j]!]);
}

/** Roads as edges of the mesh; a new road follows an old one where it can. */
class Network {
  readonly #mesh: Mesh;
  readonly #wet: (point: number) => boolean;
  /** Best class on each mesh edge, as an index into ROAD_CLASSES. */
  readonly #class = new Map<number, number>();

  constructor(mesh: Mesh, wet: (point: number) => boolean) {
    this.#mesh = mesh;
    this.#wet = wet;
  }

  #key(a: number, b: number): number {
    return Math.min(a, b) * this.#mesh.points.length + Math.max(a, b);
  }

  /** Mesh points of the cheapest way; `discount` is what a step along a known road costs of its price. */
  way(a: number, b: number, discount: number): number[] {
    const mesh = this.#mesh;
    const found = spread({
      neighbours: mesh.neighbours,
      sources: [{ point: a, start: 0 }],
      until: b,
      step: (from, to) => {
        if (!mesh.inside[to]) return Infinity;
        const length = distance(mesh.points[from]!, mesh.points[to]!);
        const grade = Math.abs(mesh.height[from]! - mesh.height[to]!) / length;
        const known = this.#class.has(this.#key(from, to)) ? discount : 1;
        return length * known * (1 + (grade * 11) ** 2) * (this.#wet(to) ? 14 : 1);
      },
    });
    return trace(found, b);
  }

  join(a: number, b: number, roadClass: RoadClass): void {
    const path = this.way(a, b, 0.4);
    const rank = ROAD_CLASSES.indexOf(roadClass);
    for (let i = 1; i < path.length; i++) {
      const key = this.#key(path[i - 1]!, path[i]!);
      this.#class.set(key, Math.min(rank, this.#class.get(key) ?? rank));
    }
  }

  /** Lines from junction to junction, eased. */
  roads(): Road[] {
    const size = this.#mesh.points.length;
    const around = new Map<number, number[]>();
    for (const key of this.#class.keys()) {
      for (const end of [Math.floor(key / size), key % size]) {
        const list = around.get(end);
        if (list) list.push(key);
        else around.set(end, [key]);
      }
    }
    const used = new Set<number>();
    const through = (node: number, key: number): number | undefined => {
      const list = around.get(node)!;
      if (list.length !== 2) return undefined;
      const next = list[0] === key ? list[1]! : list[0]!;
      return this.#class.get(next) === this.#class.get(key) && !used.has(next) ? next : undefined;
    };
    const walk = (start: number, first: number): Xy[] => {
      const path = [this.#mesh.points[start]!];
      let node = start;
      for (let key: number | undefined = first; key !== undefined; key = through(node, key)) {
        used.add(key);
        node = Math.floor(key / size) === node ? key % size : Math.floor(key / size);
        path.push(this.#mesh.points[node]!);
      }
      return path;
    };
    const found: Road[] = [];
    const add = (node: number, key: number): void => {
      if (used.has(key)) return;
      const roadClass = ROAD_CLASSES[this.#class.get(key)!]!;
      // Inside the line even where the line is jagged: the easing may cut a corner of it.
      for (const path of clipLine(this.#mesh.ring, rounded(walk(node, key), 3))) {
        found.push({ class: roadClass, name: '', path });
      }
    };
    for (const [node, keys] of around) {
      const classes = new Set(keys.map((key) => this.#class.get(key)));
      if (keys.length !== 2 || classes.size > 1) for (const key of keys) add(node, key);
    }
    for (const key of this.#class.keys()) add(key % size, key);
    return found;
  }
}

/** Lanes between the rows of houses (see buildings.ts). */
function streets(mesh: Mesh, settlements: readonly Settlement[]): Road[] {
  const found: Road[] = [];
  for (const settlement of settlements) {
    const { across, deep, every } = rowsOf(settlement);
    const cos = Math.cos(settlement.angle);
    const sin = Math.sin(settlement.angle);
    const origin = mesh.points[settlement.points[0]!]!;
    const own = new Set(settlement.points);
    const local = settlement.points.map((point): Xy => {
      const [x, y] = mesh.points[point]!;
      return [
        (x - origin[0]) * cos + (y - origin[1]) * sin,
        -(x - origin[0]) * sin + (y - origin[1]) * cos,
      ];
    });
    const reach = mesh.spacing;
    const [u0, u1] = [
      Math.min(...local.map((p) => p[0])) - reach,
      Math.max(...local.map((p) => p[0])) + reach,
    ];
    const [v0, v1] = [
      Math.min(...local.map((p) => p[1])) - reach,
      Math.max(...local.map((p) => p[1])) + reach,
    ];
    const place = (u: number, v: number): Xy => [
      origin[0] + u * cos - v * sin,
      origin[1] + u * sin + v * cos,
    ];
    const run = (from: number, to: number, at: (t: number) => Xy): void => {
      let path: Xy[] = [];
      for (let t = from; t <= to + 25; t += 25) {
        const p = at(t);
        if (t <= to && own.has(mesh.nearest(p))) path.push(p);
        else {
          if (path.length > 3)
            found.push({
              class: settlement.urban ? 'local' : 'path',
              name: '',
              path: [path[0]!, path.at(-1)!],
              street: true,
            });
          path = [];
        }
      }
    };
    for (let n = Math.ceil(v0 / deep / every); n * every * deep <= v1; n++) {
      run(u0, u1, (u) => place(u, n * every * deep));
    }
    if (!settlement.urban) continue;
    for (let m = Math.ceil(u0 / across / every); m * every * across <= u1; m++) {
      run(v0, v1, (v) => place(m * every * across, v));
    }
  }
  return found;
}

/** Metres between houses along and across a row, and how many rows or columns lie between two lanes. */
export function rowsOf(settlement: Settlement): { across: number; deep: number; every: number } {
  return settlement.urban ? { across: 26, deep: 23, every: 7 } : { across: 22, deep: 20, every: 7 };
}
