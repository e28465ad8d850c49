import { textIn } from '@yizhangtu/standard';
import type { Shares } from './divide.ts';
import type { Mesh } from './mesh.ts';
import { round, type Lnglat, type Plane, type Xy } from './plane.ts';
import { random, type Random } from './random.ts';
import { rowsOf } from './roads.ts';
import type { Settlement } from './settlements.ts';

export interface BuildingsInput {
  mesh: Mesh;
  plane: Plane;
  shares: Shares;
  settlements: readonly Settlement[];
  seed: number;
  count: number;
  /** Metres to the nearest road or water; houses keep off it. */
  keepOff: (at: Xy) => number;
}

interface Lot {
  at: Xy;
  settlement: Settlement;
}

/** Exactly `count` houses in rows on the ground of the settlements. */
export function buildings(input: BuildingsInput): GeoJSON.Feature<GeoJSON.Polygon>[] {
  const { plane, shares, seed, count } = input;
  const draw = random(seed, 'buildings');
  const lots = lotsOf(input, draw);
  if (lots.length < count) {
    throw new Error(
      `room for ${lots.length} buildings, ${count} are wanted: raise GROUND_PER_BUILDING`,
    );
  }
  // Leave out lots evenly, so that what remains is exactly the wanted number.
  const kept = lots.filter(
    (_, i) => Math.floor(((i + 1) * count) / lots.length) > Math.floor((i * count) / lots.length),
  );
  return kept.map(({ at, settlement }, i) => {
    const unit = shares.units[settlement.unit]!;
    const village = textIn(unit.name, 'zh-CN');
    const house = houseOf(settlement, draw);
    const turn = settlement.angle + draw.between(-0.06, 0.06);
    const ring = house.outline.map(([x, y]): Lnglat => {
      const turned: Xy = [
        at[0] + x * Math.cos(turn) - y * Math.sin(turn),
        at[1] + x * Math.sin(turn) + y * Math.cos(turn),
      ];
      return plane.lnglat(turned);
    });
    ring.push(ring[0]!);
    return {
      type: 'Feature',
      id: i + 1,
      properties: {
        name: `${village} ${i + 1} 号楼`,
        village,
        height: house.height,
        floors: house.floors,
        use: house.use,
        division: unit.code,
        built: draw.int(1986, 2025),
      },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
}

/** Places in rows along each settlement's own direction, on its own ground, off the roads. */
function lotsOf({ mesh, settlements, keepOff }: BuildingsInput, draw: Random): Lot[] {
  const lots: Lot[] = [];
  for (const settlement of settlements) {
    const { across, deep, every } = rowsOf(settlement);
    const cos = Math.cos(settlement.angle);
    const sin = Math.sin(settlement.angle);
    const origin = mesh.points[settlement.points[0]!]!;
    for (const point of settlement.points) {
      const [px, py] = mesh.points[point]!;
      const reach = mesh.spacing * 0.75;
      const u0 = (px - origin[0]) * cos + (py - origin[1]) * sin;
      const v0 = -(px - origin[0]) * sin + (py - origin[1]) * cos;
      for (let m = Math.ceil((u0 - reach) / across); m * across <= u0 + reach; m++) {
        for (let n = Math.ceil((v0 - reach) / deep); n * deep <= v0 + reach; n++) {
          if (n % every === 0 || (settlement.urban && m % every === 0)) continue;
          const u = m * across + draw.between(-2, 2);
          const v = n * deep + draw.between(-1.5, 1.5);
          const at: Xy = [origin[0] + u * cos - v * sin, origin[1] + u * sin + v * cos];
          if (mesh.delaunay.find(at[0], at[1], point) !== point) continue;
          if (keepOff(at) < 16) continue;
          lots.push({ at, settlement });
        }
      }
    }
  }
  return lots;
}

interface House {
  /** Metres around the middle, anticlockwise, open. */
  outline: Xy[];
  floors: number;
  height: number;
  use: string;
}

function houseOf(settlement: Settlement, draw: Random): House {
  const w = settlement.urban ? draw.between(12, 19) / 2 : draw.between(8.5, 13.5) / 2;
  const d = settlement.urban ? draw.between(10, 16) / 2 : draw.between(8, 12.5) / 2;
  const floors = settlement.urban
    ? draw.chance(0.12)
      ? draw.int(8, 17)
      : draw.int(3, 6)
    : draw.chance(0.1)
      ? 1
      : draw.int(2, 4);
  const use = draw.chance(0.86)
    ? '住宅'
    : draw.pick(
        settlement.urban
          ? ['商业', '公共服务', '工业', '办公']
          : ['农业生产', '民宿', '公共服务', '仓储'],
      );
  const notch = 0.45;
  const outline: Xy[] = draw.chance(0.28)
    ? [
        [-w, -d],
        [w, -d],
        [w, d * notch - d * 0.2],
        [w * notch - w * 0.2, d * notch - d * 0.2],
        [w * notch - w * 0.2, d],
        [-w, d],
      ]
    : [
        [-w, -d],
        [w, -d],
        [w, d],
        [-w, d],
      ];
  return { outline, floors, height: round(floors * 3.1 + draw.between(0.4, 2.2), 1), use };
}
