import { areasOf, arrange } from './arrangement.ts';
import { label, LAND_USE_CODES } from './land-use.ts';
import type { Ground } from './layer-rules.ts';
import { signedArea, type Lnglat, type Xy } from './plane.ts';
import { random } from './random.ts';
import { SegmentIndex } from './segment-index.ts';
import { spread } from './spread.ts';
import type { Candidate, World } from './world.ts';

const RISKS = ['high', 'medium', 'low'] as const;
/** Metres from a river up to which a risk holds. */
const RISK_REACH = [260, 600, 1100] as const;

/** Places for areas, by ground; undefined for a ground that is not of areas. */
export function areaCandidates(world: World, ground: Ground): Candidate[] | undefined {
  const parcels = (...codes: string[]): Candidate[] =>
    world.parcels
      .filter((parcel) =>
        codes.some((code) => (parcel.properties!['code'] as string).startsWith(code)),
      )
      .map((parcel) =>
        area(
          world,
          parcel.geometry.coordinates as Lnglat[][],
          parcel.properties!['unit'] as number,
        ),
      );
  switch (ground) {
    case 'any-area':
      return world.parcels.map((parcel) => ({
        ...area(
          world,
          parcel.geometry.coordinates as Lnglat[][],
          parcel.properties!['unit'] as number,
        ),
        values: { code: parcel.properties!['code'], name: parcel.properties!['name'] },
      }));
    case 'paddy-area':
      return parcels('0101');
    case 'tea-area':
      return parcels('0202');
    case 'pond-area':
      return parcels('1104');
    case 'forest-area':
      return parcels('03');
    case 'built-area':
      return parcels('06', '07');
    case 'field-plot':
      return fieldPlots(world);
    case 'home-plot':
      return homePlots(world);
    case 'unit-area':
      return world.shares.units.flatMap((unit, n) => divisionArea(world, unit.code, n));
    case 'town-area':
      return [...world.shares.townSeat].flatMap(([code, seat]) =>
        divisionArea(world, code, world.shares.unitOf[seat]!),
      );
    case 'grid-area':
      return grids(world);
    case 'flood-area':
      return floods(world);
    case 'red-line-area':
      return redLines(world);
    case 'lake-area':
      return lakes(world);
    default:
      return undefined;
  }
}

function area(
  world: World,
  rings: Lnglat[][],
  unit: number,
  values?: Record<string, unknown>,
): Candidate {
  const square = rings.reduce((sum, ring) => sum + signedArea(ring.map(world.plane.xy)), 0);
  const geometry: GeoJSON.Polygon = { type: 'Polygon', coordinates: rings };
  return { unit, geometry, length: 0, area: square, ...(values ? { values } : {}) };
}

function divisionArea(world: World, code: string, unit: number): Candidate[] {
  const found = world.divided.areas.find((feature) => feature.properties!['code'] === code)!;
  const polygons =
    found.geometry.type === 'Polygon'
      ? [found.geometry.coordinates]
      : (found.geometry as GeoJSON.MultiPolygon).coordinates;
  const square = polygons.reduce(
    (sum, rings) => sum + area(world, rings as Lnglat[][], unit).area,
    0,
  );
  return [
    {
      unit,
      geometry: found.geometry,
      length: 0,
      area: square,
      values: { name: found.properties!['name'] as string },
    },
  ];
}

const unitAt = (world: World, at: readonly [number, number]): number =>
  world.shares.unitOf[world.mesh.nearest(world.plane.xy(at))]!;

/** Four small plots, turned alike, to a field point. */
function fieldPlots(world: World): Candidate[] {
  const { mesh, plane } = world;
  const draw = random(world.input.settings.seed, 'plots');
  return mesh.points.flatMap((p, i) => {
    if (!mesh.inside[i] || !/^0[12]/.test(LAND_USE_CODES[world.uses[i]!]!) || draw.chance(0.55))
      return [];
    const turn = world.shares.unitOf[i]! * 0.7;
    const corner = ([x, y]: Xy): Xy => [
      p[0] + x * Math.cos(turn) - y * Math.sin(turn),
      p[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ];
    return (
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const
    ).flatMap(([sx, sy]) => {
      const [w, h] = [draw.between(18, 36), draw.between(16, 34)];
      const middle: Xy = [sx * 39, sy * 37];
      const ring = (
        [
          [-w, -h],
          [w, -h],
          [w, h],
          [-w, h],
        ] as const
      ).map(([x, y]) => corner([middle[0] + x, middle[1] + y]));
      if (!ring.every((q) => mesh.ring.contains(q))) return [];
      const closed = [...ring, ring[0]!].map(plane.lnglat);
      return [area(world, [closed], world.shares.unitOf[i]!)];
    });
  });
}

/** The ground of a house: its outline, made half as large again. */
function homePlots(world: World): Candidate[] {
  const { plane, mesh } = world;
  return world.houses
    .filter((_, n) => n % 9 === 0)
    .flatMap((house) => {
      const ring = house.geometry.coordinates[0]!.map((p) => plane.xy(p as Lnglat));
      const open = ring.slice(0, -1);
      const x = open.reduce((sum, p) => sum + p[0], 0) / open.length;
      const y = open.reduce((sum, p) => sum + p[1], 0) / open.length;
      const grown = ring.map((p): Xy => [x + (p[0] - x) * 1.5, y + (p[1] - y) * 1.5]);
      if (!grown.every((p) => mesh.ring.contains(p))) return [];
      return [area(world, [grown.map(plane.lnglat)], world.shares.unitOf[mesh.nearest([x, y])]!)];
    });
}

/** Two to four grids in each unit, grown like the units themselves: they add up to it. */
function grids(world: World): Candidate[] {
  const { mesh, shares, plane } = world;
  const draw = random(world.input.settings.seed, 'grids');
  const members: number[][] = shares.units.map(() => []);
  mesh.points.forEach((_, i) => {
    if (shares.unitOf[i]! >= 0) members[shares.unitOf[i]!]!.push(i);
  });
  const sources = members.flatMap((points, unit) =>
    [...new Set(Array.from({ length: draw.int(2, 4) }, () => draw.pick(points)))].map((point) => ({
      point,
      start: 0,
      unit,
    })),
  );
  const { label: grid } = spread({
    neighbours: mesh.neighbours,
    sources,
    step: (_, to, source) => (shares.unitOf[to] === sources[source]!.unit ? 1 : Infinity),
  });
  const firstOf = new Map<number, number>();
  sources.forEach(({ unit }, n) => firstOf.set(unit, firstOf.get(unit) ?? n));
  for (let i = 0; i < grid.length; i++) {
    if (grid[i] === -1 && shares.unitOf[i]! >= 0) grid[i] = firstOf.get(shares.unitOf[i]!)!;
  }
  const areas = areasOf(arrange(mesh, grid, plane), (value) => value);
  return [...areas].flatMap(([value, polygons]) =>
    polygons.map((rings) => area(world, rings, sources[value]!.unit)),
  );
}

/** Low ground by the rivers, in three bands of risk. */
function floods(world: World): Candidate[] {
  const { mesh, shares } = world;
  const rivers = world.ways.filter((way) => way.name !== '').map((way) => way.path);
  const near = new SegmentIndex(rivers, RISK_REACH[2]);
  const low = world.input.settings.plain + 12;
  const risk = shares.unitOf.map((unit, i) => {
    if (unit < 0) return -1;
    const away = near.away(mesh.points[i]!);
    const band = mesh.height[i]! > low ? -1 : RISK_REACH.findIndex((reach) => away <= reach);
    return band === -1 ? RISKS.length : band;
  });
  return labelled(world, risk, RISKS.length, (value) => ({ risk: RISKS[value]! })).filter(
    (candidate) => candidate.area > 20_000,
  );
}

/** The upper forest. */
function redLines(world: World): Candidate[] {
  const { mesh, shares, uses } = world;
  const heights = [...mesh.height].filter((_, i) => mesh.inside[i]).sort((a, b) => a - b);
  const upper = Math.max(120, heights[Math.floor(heights.length * 0.8)]!);
  const marked = shares.unitOf.map((unit, i) => {
    if (unit < 0) return -1;
    return mesh.height[i]! > upper && LAND_USE_CODES[uses[i]!]!.startsWith('03') ? 0 : 1;
  });
  return labelled(world, marked, 1, () => ({})).filter((candidate) => candidate.area > 100_000);
}

/** Areas of the labels below `count`. */
function labelled(
  world: World,
  labels: Int32Array,
  count: number,
  valuesOf: (value: number) => Record<string, unknown>,
): Candidate[] {
  const areas = areasOf(arrange(world.mesh, labels, world.plane), (value) => value);
  return [...areas].flatMap(([value, polygons]) =>
    value < count
      ? polygons.map((rings) => area(world, rings, unitAt(world, rings[0]![0]!), valuesOf(value)))
      : [],
  );
}

function lakes(world: World): Candidate[] {
  const still = areasOf(world.arrangement, (value) => ['1102', '1103'].includes(label.use(value)));
  return (still.get(true) ?? []).map((rings) => {
    const lake = world.input.settings.lakes.reduce((best, other) =>
      away(other.at, rings[0]![0]!) < away(best.at, rings[0]![0]!) ? other : best,
    );
    return area(world, rings, unitAt(world, lake.at), { name: lake.name });
  });
}

const away = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);
