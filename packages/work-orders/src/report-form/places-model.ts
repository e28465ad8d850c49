import type { Division, LngLat } from '@yizhangtu/standard';

/** Mean radius of the Earth in metres. */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres between two places on a sphere: good enough to tell which village is nearer. */
export function metresBetween([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const x = (lng2 - lng1) * RADIANS * Math.cos(((lat1 + lat2) / 2) * RADIANS);
  const y = (lat2 - lat1) * RADIANS;
  return EARTH * Math.hypot(x, y);
}

/** Parts of a division, as a list of choices; those without a parent that is known for `undefined`. */
export function partsOf(units: readonly Division[], parent: string | undefined): Division[] {
  if (parent !== undefined) return units.filter((unit) => unit.parent === parent);
  const codes = new Set(units.map(({ code }) => code));
  return units.filter((unit) => unit.parent === undefined || !codes.has(unit.parent));
}

/**
 * The choices that lead down to a place, one list after the other: towns, the villages of the town that is
 * chosen, and so on. A single root, the county, is no choice.
 */
export function choicesTo(
  units: readonly Division[],
  path: readonly string[],
): readonly { readonly chosen: string | undefined; readonly options: readonly Division[] }[] {
  const roots = partsOf(units, undefined);
  const [only] = roots;
  const single = roots.length === 1 && only !== undefined;
  const down = single && path[0] === only.code ? path.slice(1) : path;
  const lists = [single ? partsOf(units, only.code) : roots];
  for (const code of down) lists.push(partsOf(units, code));
  return lists
    .filter((options) => options.length > 0)
    .map((options, at) => ({ chosen: down[at], options }));
}

/**
 * The division that a point most likely lies in: the smallest whose bounds hold it and whose middle is
 * nearest; `fallback` when the point is in none. The server decides by the real lines.
 */
export function divisionAt(
  units: readonly Division[],
  point: LngLat,
  fallback: string | undefined,
): string | undefined {
  const [lng, lat] = point;
  const parents = new Set(units.map(({ parent }) => parent));
  const near = units
    .filter(({ bounds, centre }) => bounds !== undefined || centre !== undefined)
    .filter(({ bounds }) => {
      if (bounds === undefined) return true;
      const [west, south, east, north] = bounds;
      return lng >= west && lng <= east && lat >= south && lat <= north;
    })
    .map((unit) => ({
      code: unit.code,
      leaf: !parents.has(unit.code),
      away: metresBetween(point, middleOf(unit)),
    }))
    .sort((one, other) => Number(other.leaf) - Number(one.leaf) || one.away - other.away);
  return near[0]?.code ?? fallback;
}

function middleOf({ bounds, centre }: Division): LngLat {
  if (centre !== undefined) return centre;
  const [west, south, east, north] = bounds ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

/** A distance as a person says it: to 10 m, from one kilometre on to 100 m. */
export const roughMetres = (metres: number): { amount: number; unit: 'metre' | 'kilometre' } =>
  metres < 995
    ? { amount: Math.max(10, Math.round(metres / 10) * 10), unit: 'metre' }
    : { amount: Math.round(metres / 100) / 10, unit: 'kilometre' };
