import type { Division } from '@yizhangtu/standard';
import { areasOf, linesOf, type Arrangement } from './arrangement.ts';
import type { Shares } from './divide.ts';
import type { Mesh } from './mesh.ts';
import { round, type Lnglat } from './plane.ts';
import type { CountyInput } from './settings.ts';

export interface DividedCounty {
  /** As in the county's list, with bounds and a place for the label. */
  divisions: Division[];
  areas: GeoJSON.Feature[];
  boundaries: GeoJSON.Feature[];
  places: GeoJSON.Feature[];
}

type Rings = Lnglat[][][];

/** @param unitOf village-level unit of a label of the arrangement */
export function dividedCounty(
  input: CountyInput,
  mesh: Mesh,
  shares: Shares,
  arrangement: Arrangement,
  unitOf: (label: number) => number,
): DividedCounty {
  const { plane } = arrangement;
  const unit = (label: number): Division => shares.units[unitOf(label)]!;
  const areas = new Map<string, Rings>([
    ...areasOf(arrangement, () => input.code),
    ...areasOf(arrangement, (label) => unit(label).parent!),
    ...areasOf(arrangement, (label) => unit(label).code),
  ]);
  const centres = new Map<string, Lnglat>();
  shares.units.forEach((division, n) => {
    centres.set(division.code, plane.lnglat(mesh.points[shares.seat[n]!]!));
  });
  for (const [code, point] of shares.townSeat) centres.set(code, plane.lnglat(mesh.points[point]!));

  const divisions = input.divisions.map((division): Division => {
    const zone = input.settings.zones[division.code];
    const rings = zone ? zone.towns.flatMap((town) => areas.get(town)!) : areas.get(division.code)!;
    const bounds = boundsOf(rings);
    const middle: Lnglat = [
      round((bounds[0] + bounds[2]) / 2, 6),
      round((bounds[1] + bounds[3]) / 2, 6),
    ];
    const centre = zone?.centre ?? centres.get(division.code) ?? middle;
    return { ...division, bounds, centre };
  });
  return {
    divisions,
    areas: divisions.flatMap((division) => {
      const rings = areas.get(division.code);
      return rings ? [areaFeature(division, rings)] : [];
    }),
    boundaries: boundariesOf(arrangement, unit),
    places: divisions.map((division) => placeOf(input, division)),
  };
}

function areaFeature(division: Division, rings: Rings): GeoJSON.Feature {
  const { code, name, kind, parent } = division;
  const zh = typeof name === 'string' ? name : name['zh-CN'];
  return {
    type: 'Feature',
    id: code,
    properties: { code, name: zh, kind, ...(parent === undefined ? {} : { parent }), sample: true },
    geometry:
      rings.length === 1
        ? { type: 'Polygon', coordinates: rings[0]! }
        : { type: 'MultiPolygon', coordinates: rings },
  };
}

function boundsOf(rings: Rings): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x, y] of rings.flatMap((polygon) => polygon[0]!)) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

function boundariesOf(
  arrangement: Arrangement,
  unit: (label: number) => Division,
): GeoJSON.Feature[] {
  const levelOf = (left: number, right: number): string | undefined => {
    if (left < 0 || right < 0) return 'county';
    if (unit(left).parent !== unit(right).parent) return 'town';
    return unit(left).code === unit(right).code ? undefined : 'village';
  };
  return ['county', 'town', 'village'].flatMap((level) => {
    const edges = arrangement.edges.filter((edge) => levelOf(edge.left, edge.right) === level);
    return linesOf(arrangement, edges).map((coordinates): GeoJSON.Feature => ({
      type: 'Feature',
      properties: { level },
      geometry: { type: 'LineString', coordinates },
    }));
  });
}

/** Label of a division on the base map: `kind` by its rank, so that a style need not know the county's kinds. */
function placeOf(input: CountyInput, division: Division): GeoJSON.Feature {
  const level = input.file.divisions.kinds.find((kind) => kind.id === division.kind)!.rank;
  const zone = input.settings.zones[division.code] !== undefined;
  const name = typeof division.name === 'string' ? { 'zh-CN': division.name } : division.name;
  return {
    type: 'Feature',
    properties: {
      code: division.code,
      name: name['zh-CN'],
      name_en: name.en ?? name['zh-CN'],
      kind: ['county', 'town', 'village'][level]!,
      rank: zone ? 3 : level,
    },
    geometry: { type: 'Point', coordinates: division.centre! },
  };
}
