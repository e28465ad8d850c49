import { Delaunay } from 'd3-delaunay';
import type { Plane, Xy } from './plane.ts';
import { random } from './random.ts';
import { RingIndex } from './ring-index.ts';
import type { CountyInput } from './settings.ts';
import type { Terrain } from './terrain.ts';

/**
 * Points over the county, joined to their neighbours. Divisions, land use, streams and roads are all grown
 * on this one mesh, so that they fit each other.
 */
export interface Mesh {
  points: Xy[];
  height: Float64Array;
  inside: Uint8Array;
  neighbours: Int32Array[];
  /** Square kilometres that one point stands for. */
  cell: number;
  delaunay: Delaunay<Xy>;
  ring: RingIndex;
  spacing: number;
  nearest(at: Xy): number;
}

export function meshOf(input: CountyInput, plane: Plane, terrain: Terrain): Mesh {
  const { spacing, seed } = input.settings;
  const draw = random(seed, 'mesh');
  const ring = new RingIndex(input.line.map(plane.xy));
  const [west, south] = plane.xy([input.bounds[0], input.bounds[1]]);
  const [east, north] = plane.xy([input.bounds[2], input.bounds[3]]);
  const row = spacing * (Math.sqrt(3) / 2);
  const margin = spacing * 3;
  const points: Xy[] = [];
  const inside: number[] = [];
  for (let y = south - margin, n = 0; y < north + margin; y += row, n++) {
    for (let x = west - margin + (n % 2) * (spacing / 2); x < east + margin; x += spacing) {
      // Half a step of jitter: regular enough for round cells, irregular enough to hide the grid.
      const p: Xy = [
        x + draw.between(-0.28, 0.28) * spacing,
        y + draw.between(-0.28, 0.28) * spacing,
      ];
      const contained = ring.contains(p);
      if (contained || touches(ring, p, spacing * 2.5)) {
        points.push(p);
        inside.push(contained ? 1 : 0);
      }
    }
  }
  const delaunay = Delaunay.from(points as [number, number][]) as unknown as Delaunay<Xy>;
  const neighbours = points.map((p, i) =>
    Int32Array.from(delaunay.neighbors(i)).filter((j) => {
      const q = points[j]!;
      return Math.hypot(p[0] - q[0], p[1] - q[1]) < spacing * 2.2;
    }),
  );
  return {
    points,
    height: Float64Array.from(points, (p) => terrain.height(p)),
    inside: Uint8Array.from(inside),
    neighbours,
    cell: (spacing * row) / 1e6,
    delaunay,
    ring,
    spacing,
    nearest: (at) => delaunay.find(at[0], at[1]),
  };
}

/** Whether the county reaches to within `reach` metres, roughly: eight points around are looked at. */
function touches(ring: RingIndex, [x, y]: Xy, reach: number): boolean {
  for (let n = 0; n < 8; n++) {
    const angle = (n * Math.PI) / 4;
    if (ring.contains([x + Math.cos(angle) * reach, y + Math.sin(angle) * reach])) return true;
  }
  return false;
}
