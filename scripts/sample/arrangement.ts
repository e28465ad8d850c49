import type { Mesh } from './mesh.ts';
import { mix, signedArea, type Lnglat, type Plane, type Xy } from './plane.ts';

/** The side of an edge that lies outside the county. */
export const OUTSIDE = -1;
const UNKNOWN = -2;

/** A border edge between two vertices, with the label on either side of it. */
export interface Edge {
  a: number;
  b: number;
  left: number;
  right: number;
}

/**
 * The borders between labels and the county's line as one planar graph. Every area that is read from it is
 * made of the same vertices as its neighbours: no gap and no overlap can arise.
 */
export interface Arrangement {
  vertices: Lnglat[];
  edges: Edge[];
  plane: Plane;
}

/** Borders where `label` changes over the mesh, cut at the county's line, which is taken as it is. */
export function arrange(mesh: Mesh, label: Int32Array, plane: Plane): Arrangement {
  const graph = new Vertices(plane);
  const cuts = new Map<number, { u: number; vertex: number }[]>();
  const edges: Edge[] = [];
  const seen = new Set<string>();
  const add = (edge: Edge): void => {
    const key = edge.a < edge.b ? `${edge.a},${edge.b}` : `${edge.b},${edge.a}`;
    if (edge.a === edge.b || seen.has(key)) return;
    seen.add(key);
    edges.push(edge);
  };

  for (const { from, to, left, right } of borders(mesh, label)) {
    const crossings: { t: number; vertex: number }[] = [];
    for (const i of mesh.ring.near(from, to)) {
      const hit = crossing(from, to, mesh.ring.ring[i]!, mesh.ring.end(i));
      if (!hit) continue;
      const vertex = graph.at(mix(from, to, hit.t));
      crossings.push({ t: hit.t, vertex });
      cuts.set(i, [...(cuts.get(i) ?? []), { u: hit.u, vertex }]);
    }
    crossings.sort((p, q) => p.t - q.t);
    const stops = [{ t: 0, vertex: -1 }, ...crossings, { t: 1, vertex: -1 }];
    for (let n = 1; n < stops.length; n++) {
      const p = stops[n - 1]!;
      const q = stops[n]!;
      if (!mesh.ring.contains(mix(from, to, (p.t + q.t) / 2))) continue;
      const a = p.vertex === -1 ? graph.at(from) : p.vertex;
      const b = q.vertex === -1 ? graph.at(to) : q.vertex;
      add({ a, b, left, right });
    }
  }
  mesh.ring.ring.forEach((point, i) => {
    const stops = (cuts.get(i) ?? []).sort((p, q) => p.u - q.u).map(({ vertex }) => vertex);
    const chain = [graph.at(point), ...stops, graph.at(mesh.ring.end(i))];
    for (let n = 1; n < chain.length; n++) {
      add({ a: chain[n - 1]!, b: chain[n]!, left: UNKNOWN, right: OUTSIDE });
    }
  });
  const arrangement = { vertices: graph.list, edges, plane };
  nameCountyEdges(arrangement);
  return arrangement;
}

class Vertices {
  readonly list: Lnglat[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #plane: Plane;

  constructor(plane: Plane) {
    this.#plane = plane;
  }

  at(xy: Xy): number {
    const lnglat = this.#plane.lnglat(xy);
    const key = lnglat.join();
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.list.length);
    return this.list.push(lnglat) - 1;
  }
}

interface Border {
  from: Xy;
  to: Xy;
  left: number;
  right: number;
}

/** Edges of the Voronoi diagram between unlike points, eased so that they do not look like honeycomb. */
function borders(mesh: Mesh, label: Int32Array): Border[] {
  const { triangles, halfedges } = mesh.delaunay;
  const { circumcenters } = mesh.delaunay.voronoi();
  const found: { s: number; t: number; p: number; q: number }[] = [];
  const next = new Map<number, number[]>();
  const link = (a: number, b: number): void => void next.set(a, [...(next.get(a) ?? []), b]);
  for (let e = 0; e < triangles.length; e++) {
    const opposite = halfedges[e]!;
    if (opposite < e) continue;
    const p = triangles[e]!;
    const q = triangles[e % 3 === 2 ? e - 2 : e + 1]!;
    if (label[p] === label[q] || label[p]! < 0 || label[q]! < 0) continue;
    const s = Math.floor(e / 3);
    const t = Math.floor(opposite / 3);
    found.push({ s, t, p, q });
    link(s, t);
    link(t, s);
  }
  let at = new Map<number, Xy>();
  for (const t of next.keys()) at.set(t, [circumcenters[2 * t]!, circumcenters[2 * t + 1]!]);
  for (let round = 0; round < 2; round++) {
    const eased = new Map<number, Xy>();
    for (const [t, others] of next) {
      let x = 0;
      let y = 0;
      for (const other of others) {
        x += at.get(other)![0] / others.length;
        y += at.get(other)![1] / others.length;
      }
      eased.set(t, others.length === 1 ? at.get(t)! : mix(at.get(t)!, [x, y], 0.45));
    }
    at = eased;
  }
  return found.map(({ s, t, p, q }) => {
    const point = mesh.points[p]!;
    const a: Xy = [circumcenters[2 * s]!, circumcenters[2 * s + 1]!];
    const b: Xy = [circumcenters[2 * t]!, circumcenters[2 * t + 1]!];
    const isLeft = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0;
    return {
      from: at.get(s)!,
      to: at.get(t)!,
      left: label[isLeft ? p : q]!,
      right: label[isLeft ? q : p]!,
    };
  });
}

/** Where two segments cross, as parts of the first and of the second. */
function crossing(a: Xy, b: Xy, c: Xy, d: Xy): { t: number; u: number } | undefined {
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (denominator === 0) return undefined;
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
  const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
  return t >= 0 && t < 1 && u >= 0 && u < 1 ? { t, u } : undefined;
}

/** The county's own edges learn from the borders that end on them what lies on their inner side. */
function nameCountyEdges(arrangement: Arrangement): void {
  for (const ring of rings(arrangement, arrangement.edges)) {
    const named = ring.find((side) => labelOf(arrangement.edges, side) >= 0);
    const label = named === undefined ? UNKNOWN : labelOf(arrangement.edges, named);
    for (const side of ring) {
      const edge = arrangement.edges[side >> 1]!;
      if (side % 2 === 0 && edge.left === UNKNOWN) edge.left = label;
    }
  }
}

/** Side `2e` of edge `e` runs from `a` to `b` with `left` on its left, side `2e + 1` runs back. */
function labelOf(edges: readonly Edge[], side: number): number {
  const edge = edges[side >> 1]!;
  return side % 2 === 0 ? edge.left : edge.right;
}

const startOf = (edges: readonly Edge[], side: number): number =>
  side % 2 === 0 ? edges[side >> 1]!.a : edges[side >> 1]!.b;

/** Closed walks with one area on their left: anticlockwise around an area, clockwise around a hole. */
function rings({ vertices, plane }: Arrangement, edges: readonly Edge[]): number[][] {
  const out = new Map<number, number[]>();
  const xy = vertices.map((v) => plane.xy(v));
  edges.forEach((edge, e) => {
    out.set(edge.a, [...(out.get(edge.a) ?? []), 2 * e]);
    out.set(edge.b, [...(out.get(edge.b) ?? []), 2 * e + 1]);
  });
  const angle = (side: number): number => {
    const a = xy[startOf(edges, side)]!;
    const b = xy[startOf(edges, side ^ 1)]!;
    return Math.atan2(b[1] - a[1], b[0] - a[0]);
  };
  const rank = new Int32Array(edges.length * 2);
  for (const sides of out.values()) {
    sides.sort((p, q) => angle(p) - angle(q)).forEach((side, n) => (rank[side] = n));
  }
  const done = new Uint8Array(edges.length * 2);
  const found: number[][] = [];
  for (let first = 0; first < done.length; first++) {
    if (done[first]) continue;
    const ring: number[] = [];
    for (let side = first; !done[side];) {
      done[side] = 1;
      ring.push(side);
      const twin = side ^ 1;
      const around = out.get(startOf(edges, twin))!;
      side = around[(rank[twin]! + around.length - 1) % around.length]!;
    }
    found.push(ring);
  }
  return found;
}

/** The areas of each group of labels, as GeoJSON polygons with holes (RFC 7946: outer rings anticlockwise). */
export function areasOf<K>(
  arrangement: Arrangement,
  groupOf: (label: number) => K,
): Map<K, Lnglat[][][]> {
  const group = (label: number): K | undefined => (label < 0 ? undefined : groupOf(label));
  const edges = arrangement.edges.filter((edge) => group(edge.left) !== group(edge.right));
  const areas = new Map<K, { ring: Lnglat[]; area: number; holes: Lnglat[][] }[]>();
  const holes: { key: K; ring: Lnglat[] }[] = [];
  for (const sides of rings(arrangement, edges)) {
    const key = group(labelOf(edges, sides[0]!));
    if (key === undefined) continue;
    const ring = sides.map((side) => arrangement.vertices[startOf(edges, side)]!);
    ring.push(ring[0]!);
    const area = signedArea(ring.map(arrangement.plane.xy));
    if (area > 0) areas.set(key, [...(areas.get(key) ?? []), { ring, area, holes: [] }]);
    else holes.push({ key, ring });
  }
  for (const { key, ring } of holes) {
    const around = (areas.get(key) ?? [])
      .filter((area) => contains(area.ring, ring[0]!) && area.ring !== ring)
      .sort((p, q) => p.area - q.area)[0];
    around?.holes.push(ring);
  }
  return new Map(
    [...areas].map(([key, list]) => [
      key,
      list.sort((p, q) => q.area - p.area).map(({ ring, holes: inner }) => [ring, ...inner]),
    ]),
  );
}

function contains(ring: readonly Lnglat[], [x, y]: Lnglat): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

/** Edges joined end to end into lines, from fork to fork. */
export function linesOf({ vertices }: Arrangement, edges: readonly Edge[]): Lnglat[][] {
  const at = new Map<number, number[]>();
  edges.forEach((edge, e) => {
    at.set(edge.a, [...(at.get(edge.a) ?? []), e]);
    at.set(edge.b, [...(at.get(edge.b) ?? []), e]);
  });
  const used = new Uint8Array(edges.length);
  const lines: Lnglat[][] = [];
  const walk = (start: number, first: number): void => {
    const line = [vertices[start]!];
    let vertex = start;
    for (let e: number | undefined = first; e !== undefined;) {
      used[e] = 1;
      const edge: Edge = edges[e]!;
      vertex = edge.a === vertex ? edge.b : edge.a;
      line.push(vertices[vertex]!);
      const around: number[] = at.get(vertex)!;
      e = around.length === 2 ? around.find((other) => !used[other]) : undefined;
    }
    lines.push(line);
  };
  for (const [vertex, around] of at) {
    if (around.length !== 2) for (const e of around) if (!used[e]) walk(vertex, e);
  }
  edges.forEach((edge, e) => {
    if (!used[e]) walk(edge.a, e);
  });
  return lines;
}
