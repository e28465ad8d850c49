import { LAND_USE_CODES } from './land-use.ts';
import type { Ground } from './layer-rules.ts';
import { along, type Xy } from './plane.ts';
import { random } from './random.ts';
import type { Candidate, World } from './world.ts';

/** Places for points, by ground; undefined for a ground that is not of points. */
export function pointCandidates(world: World, ground: Ground): Candidate[] | undefined {
  const { mesh, shares, settlements, uses } = world;
  const draw = random(world.input.settings.seed, `points ${ground}`);
  const scattered = (points: readonly number[], each: number, reach: number): Xy[] =>
    points.flatMap((i) => {
      const [x, y] = mesh.points[i]!;
      return Array.from({ length: each }, (): Xy => {
        const p: Xy = [x + draw.between(-reach, reach), y + draw.between(-reach, reach)];
        return mesh.ring.contains(p) ? p : mesh.points[i]!;
      });
    });
  const withUse = (...codes: string[]): number[] =>
    mesh.points.flatMap((_, i) =>
      mesh.inside[i] && codes.some((code) => LAND_USE_CODES[uses[i]!]!.startsWith(code)) ? [i] : [],
    );
  const third = mesh.spacing / 3;
  switch (ground) {
    case 'home':
      return at(
        world,
        scattered(
          settlements.flatMap((s) => s.points),
          3,
          third,
        ),
      );
    case 'urban':
      return at(
        world,
        scattered(
          settlements.filter((s) => s.urban).flatMap((s) => s.points),
          2,
          third,
        ),
      );
    case 'seat':
      return shares.units.map((_, unit) => point(world, mesh.points[shares.seat[unit]!]!, unit));
    case 'town-seat':
      return at(world, scattered([...shares.townSeat.values()], 3, mesh.spacing * 1.5));
    case 'field':
      return at(world, scattered(withUse('01', '02'), 1, third));
    case 'hill':
      return at(world, scattered(withUse('03'), 1, third));
    case 'pond':
      return at(world, scattered(withUse('1104'), 1, third / 2));
    case 'road':
      return at(
        world,
        world.roads.flatMap((road) => along(road.path, 140).slice(1, -1)),
      );
    case 'water':
      return at(
        world,
        world.ways.flatMap((way) => along(way.path, 700).slice(1, -1)),
      );
    case 'place':
      return places(world);
    default:
      return undefined;
  }
}

function point(world: World, xy: Xy, unit: number, values?: Record<string, unknown>): Candidate {
  const geometry: GeoJSON.Point = { type: 'Point', coordinates: world.plane.lnglat(xy) };
  return { unit, geometry, length: 0, area: 0, ...(values ? { values } : {}) };
}

const at = (world: World, points: readonly Xy[]): Candidate[] =>
  points.map((xy) => point(world, xy, world.shares.unitOf[world.mesh.nearest(xy)]!));

/** Named places: hamlets, waters, hills, roads and where roads meet water. */
function places(world: World): Candidate[] {
  const { mesh, shares, plane, input } = world;
  const unitAt = (xy: Xy): number => shares.unitOf[mesh.nearest(xy)]!;
  const nameAt = (xy: Xy): string => nameOf(world, unitAt(xy));
  const place = (xy: Xy, type: string, name: string): Candidate =>
    point(world, xy, unitAt(xy), { name, type });
  const middle = (path: readonly Xy[]): Xy => path[Math.floor(path.length / 2)]!;
  const bySettlement = new Map<number, number>();
  return [
    ...world.settlements.map((settlement) => {
      const number = (bySettlement.get(settlement.unit) ?? 0) + 1;
      bySettlement.set(settlement.unit, number);
      const xy = mesh.points[settlement.points[0]!]!;
      return place(xy, '村庄', `${nameOf(world, settlement.unit)} ${number} 组`);
    }),
    ...world.ways.slice(0, 160).map((way) => {
      const xy = middle(way.path);
      return place(xy, '水系', way.name || `${nameAt(xy)}港`);
    }),
    ...input.settings.hills
      .map((hill) => plane.xy(hill.at))
      .filter((xy) => mesh.ring.contains(xy))
      .map((xy) => place(xy, '山体', `${nameAt(xy)}岗`)),
    ...world.roads
      .filter((road) => road.class === 'primary' || road.class === 'motorway')
      .map((road) =>
        place(middle(road.path), '道路', road.name || `${nameAt(middle(road.path))}路`),
      ),
    ...world.ways
      .slice(0, 60)
      .map((way) => place(way.path.at(-1)!, '桥梁', `${nameAt(way.path.at(-1)!)}桥`)),
  ];
}

/** Chinese name of a village-level unit. */
export function nameOf(world: World, unit: number): string {
  const { name } = world.shares.units[unit]!;
  return typeof name === 'string' ? name : name['zh-CN'];
}
