import type { Mesh } from './mesh.ts';
import { random } from './random.ts';
import { slopes, type Settlement } from './settlements.ts';
import type { CountyInput } from './settings.ts';
import type { Terrain } from './terrain.ts';
import type { Water } from './water.ts';

/** Classes of the third national land survey (TD/T 1055-2019) that the samples use, with their names. */
export const LAND_USE = {
  '0101': '水田',
  '0103': '旱地',
  '0201': '果园',
  '0202': '茶园',
  '0204': '其他园地',
  '0301': '乔木林地',
  '0302': '竹林地',
  '0305': '灌木林地',
  '0404': '其他草地',
  '0601': '工业用地',
  '0701': '城镇住宅用地',
  '0702': '农村宅基地',
  '1102': '湖泊水面',
  '1103': '水库水面',
  '1104': '坑塘水面',
} as const;
export type LandUseCode = keyof typeof LAND_USE;
export const LAND_USE_CODES = Object.keys(LAND_USE) as LandUseCode[];

/** Land use of each mesh point, as an index into `LAND_USE_CODES`. */
export function landUse(
  input: CountyInput,
  mesh: Mesh,
  terrain: Terrain,
  water: Water,
  settlements: readonly Settlement[],
): Uint8Array {
  const draw = random(input.settings.seed, 'land use');
  const slope = slopes(mesh);
  const built = new Map<number, LandUseCode>();
  for (const settlement of settlements) {
    for (const point of settlement.points) built.set(point, settlement.urban ? '0701' : '0702');
  }
  const urban = settlements.filter((settlement) => settlement.urban);
  const industrial = new Set<number>();
  for (const settlement of urban) {
    if (!draw.chance(0.5)) continue;
    for (const point of settlement.points.slice(-3)) {
      for (const next of mesh.neighbours[point]!)
        if (!built.has(next) && slope[next]! < 0.06) industrial.add(next);
    }
  }
  const codeOf = (i: number): LandUseCode => {
    if (water.lake[i] !== -1) {
      return input.settings.lakes[water.lake[i]!]!.name.endsWith('水库') ? '1103' : '1102';
    }
    const home = built.get(i);
    if (home) return home;
    if (industrial.has(i)) return '0601';
    const p = mesh.points[i]!;
    const height = mesh.height[i]! - input.settings.plain;
    const broad = terrain.noise(p, 2600);
    const fine = terrain.noise([p[1], p[0]], 900);
    if (height > 45 || slope[i]! > 0.11) {
      if (height < 260 && fine > 0.45) return broad > 0 ? '0202' : '0201';
      if (broad > -0.15) return '0302';
      return fine < -0.72 ? '0305' : '0301';
    }
    if (height > 12) {
      if (fine > 0.5) return '0202';
      if (fine < -0.55) return '0404';
      return broad > 0.2 ? '0301' : broad > -0.3 ? '0103' : '0101';
    }
    if (fine > 0.52 && broad > -0.5) return '1104';
    if (fine < -0.62) return '0204';
    return broad < -0.55 ? '0103' : '0101';
  };
  const index = new Map(LAND_USE_CODES.map((code, n) => [code, n]));
  return Uint8Array.from(mesh.points, (_, i) => index.get(codeOf(i))!);
}

/** A label for the arrangement that holds both the unit and the land use of a point. */
export const label = {
  of: (unit: number, use: number): number => unit * LAND_USE_CODES.length + use,
  unit: (value: number): number => Math.floor(value / LAND_USE_CODES.length),
  use: (value: number): LandUseCode => LAND_USE_CODES[value % LAND_USE_CODES.length]!,
};
