import { nameOf } from './candidates-point.ts';
import { clipLine } from './clip-line.ts';
import type { Ground } from './layer-rules.ts';
import { distance, pathLength, rounded, type Xy } from './plane.ts';
import { random } from './random.ts';
import type { Road, RoadClass } from './roads.ts';
import type { Candidate, World } from './world.ts';

/** Administrative class (Highway Law) that a road of the base map stands for. */
const CLASS_OF: Record<RoadClass, string> = {
  motorway: 'G',
  primary: 'S',
  secondary: 'X',
  local: 'C',
  path: 'C',
};
/** Of the roads to hamlets, the part that a town keeps and not a village. */
const TOWN_KEPT = 0.35;
const ROUTES = 90;

/** Places for lines, by ground; undefined for a ground that is not of lines. */
export function lineCandidates(world: World, ground: Ground): Candidate[] | undefined {
  const { ways, roads, parcels } = world;
  const middle = (path: readonly Xy[]): Xy => path[Math.floor(path.length / 2)]!;
  const unitAt = (path: readonly Xy[]): number =>
    world.shares.unitOf[world.mesh.nearest(middle(path))]!;
  const line = (path: readonly Xy[], values?: Record<string, unknown>): Candidate => ({
    unit: unitAt(path),
    geometry: { type: 'LineString', coordinates: path.map(world.plane.lnglat) },
    length: pathLength(path),
    area: 0,
    ...(values ? { values } : {}),
  });
  const named = (name: string, path: readonly Xy[], suffix: string): string =>
    name || `${nameOf(world, unitAt(path))}${suffix}`;
  switch (ground) {
    case 'road-line': {
      const draw = random(world.input.settings.seed, 'road classes');
      const classOf = (road: Road): string =>
        road.class === 'local' && draw.chance(TOWN_KEPT) ? 'Y' : CLASS_OF[road.class];
      return roads
        .filter((road) => !road.street)
        .map((road) =>
          line(road.path, { name: named(road.name, road.path, '路'), class: classOf(road) }),
        );
    }
    case 'water-line':
      return ways.map((way) => line(way.path, { name: named(way.name, way.path, '港') }));
    case 'river-line':
      return ways
        .filter((way) => way.name !== '')
        .flatMap((way) =>
          stretches(way.path, 2500).map((path) =>
            line(path, { name: `${way.name}${nameOf(world, unitAt(path))}段` }),
          ),
        );
    case 'canal-line':
      return ways.filter((way) => way.class === 'canal').map((way) => line(way.path));
    case 'pipe-line':
      return roads
        .filter((road) => road.class !== 'motorway' && pathLength(road.path) > 60)
        .flatMap((road) => clipLine(world.mesh.ring, beside(road.path, 7)))
        .map((path) => line(path));
    case 'route-line':
      return routes(world).map((path) => line(path));
    case 'village-outline':
      return parcels
        .filter((parcel) => ['0701', '0702'].includes(parcel.properties!['code'] as string))
        .map((parcel) =>
          line(parcel.geometry.coordinates[0]!.map((p) => world.plane.xy(p as [number, number]))),
        );
    default:
      return undefined;
  }
}

/** A path in pieces of about `length` metres. */
function stretches(path: readonly Xy[], length: number): Xy[][] {
  const found: Xy[][] = [];
  let piece: Xy[] = [path[0]!];
  for (const p of path.slice(1)) {
    piece.push(p);
    if (pathLength(piece) > length) {
      found.push(piece);
      piece = [p];
    }
  }
  if (piece.length > 1) found.push(piece);
  return found;
}

/** A path shifted to its left. */
function beside(path: readonly Xy[], metres: number): Xy[] {
  return path.map((p, i) => {
    const a = path[Math.max(0, i - 1)]!;
    const b = path[Math.min(path.length - 1, i + 1)]!;
    const length = distance(a, b) || 1;
    return [p[0] - ((b[1] - a[1]) / length) * metres, p[1] + ((b[0] - a[0]) / length) * metres];
  });
}

/** Ways along the roads from one seat to another. */
function routes(world: World): Xy[][] {
  const draw = random(world.input.settings.seed, 'routes');
  const seats = [...world.shares.seat];
  const found: Xy[][] = [];
  for (let n = 0; n < ROUTES; n++) {
    const from = draw.pick(seats);
    const to = draw.chance(0.5) ? draw.pick([...world.shares.townSeat.values()]) : draw.pick(seats);
    if (from === to) continue;
    found.push(...clipLine(world.mesh.ring, rounded(world.route(from, to), 2)));
  }
  return found;
}
