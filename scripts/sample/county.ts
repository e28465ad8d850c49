import { areasOf, arrange, type Arrangement } from './arrangement.ts';
import { baseArchive, type BaseLayers } from './base-archive.ts';
import { buildingArchive } from './building-archive.ts';
import { buildings } from './buildings.ts';
import { casesOf } from './cases.ts';
import { catalogueOf } from './catalogue.ts';
import { contourLines } from './contours.ts';
import { CountyFolder } from './county-folder.ts';
import { divide } from './divide.ts';
import { dividedCounty } from './divisions.ts';
import { GEP_YEARS, gepRun } from './gep.ts';
import { LAND_USE, label, landUse } from './land-use.ts';
import { meshOf } from './mesh.ts';
import { planeAt, type Plane, type Xy } from './plane.ts';
import { roadsOf, type Road } from './roads.ts';
import { SegmentIndex } from './segment-index.ts';
import type { CountyInput } from './settings.ts';
import { seatedIn, settle } from './settlements.ts';
import { STAMP_FILE } from './stamp.ts';
import { heightGrid, terrainArchive } from './terrain-archive.ts';
import { terrainOf } from './terrain.ts';
import { banks, waterOf, type Waterway } from './water.ts';

export interface Target {
  /** The folder to be written. */
  out: string;
  /** What the folder was made of; kept in it. */
  stamp: string;
}

/** Writes one county's folder; `tell` hears what is done. */
export function generateCounty(
  input: CountyInput,
  { out, stamp }: Target,
  tell: (line: string) => void,
): void {
  const { settings, bounds } = input;
  const plane = planeAt([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const terrain = terrainOf(settings, plane);
  const mesh = meshOf(input, plane, terrain);
  tell(`mesh of ${mesh.points.length} points`);
  const divisions = divide(input, mesh, plane);
  const water = waterOf(input, mesh, plane, terrain);
  const wet = (point: number): boolean => water.lake[point] !== -1;
  tell(`${water.ways.length} waterways`);
  const settlements = settle(mesh, divisions, wet, settings.seed, settings.buildings);
  const shares = seatedIn(mesh, divisions, settlements);
  const uses = landUse(input, mesh, terrain, water, settlements);
  const arrangement = arrange(
    mesh,
    shares.unitOf.map((unit, i) => (unit < 0 ? -1 : label.of(unit, uses[i]!))),
    plane,
  );
  const divided = dividedCounty(input, mesh, shares, arrangement, label.unit);
  const parcels = parcelsOf(arrangement);
  tell(`${divided.areas.length} division areas, ${parcels.length} parcels of land use`);
  const { roads, route } = roadsOf(input, mesh, plane, shares, settlements, wet);
  tell(`${roads.length} roads`);
  const lines = new SegmentIndex(
    [...roads, ...water.ways].map((line) => line.path),
    40,
  );
  const rivers = water.ways.filter((way) => way.class === 'river');
  const middles = new SegmentIndex(
    rivers.map((way) => way.path),
    100,
  );
  const halfRiver = Math.max(0, ...rivers.map((way) => way.width)) / 2;
  const houses = buildings({
    mesh,
    plane,
    shares,
    settlements,
    seed: settings.seed,
    count: settings.buildings,
    keepOff: (at) => Math.min(lines.away(at), middles.away(at) - halfRiver),
  });
  tell(`${houses.length} buildings`);

  const folder = new CountyFolder(out, input);
  folder.json('divisions.json', divided.divisions);
  folder.features('division-areas.geojson', divided.areas);
  folder.bytes('archives/buildings.pmtiles', buildingArchive(houses, bounds));
  tell('building archive');
  const heights = heightGrid(terrain, plane, bounds);
  folder.bytes('archives/terrain.pmtiles', terrainArchive(heights, bounds));
  tell('terrain archive');
  const base: BaseLayers = {
    land: divided.areas.filter((area) => area.properties!['code'] === input.code),
    landuse: parcels.map((parcel) => ({
      ...parcel,
      properties: { class: parcel.properties!['code'] },
    })),
    contour: contourLines(heights, mesh, plane, bounds),
    water: waterAreas(arrangement, input, water.ways, plane),
    waterway: water.ways.map((way) =>
      lineFeature(plane, way.path, { name: way.name, class: way.class }),
    ),
    road: roads.map((road) => lineFeature(plane, road.path, roadProperties(road))),
    boundary: divided.boundaries,
    place: divided.places,
  };
  folder.bytes('archives/base.pmtiles', baseArchive(base, bounds));
  tell('base archive');
  const layers = catalogueOf({
    input,
    plane,
    mesh,
    shares,
    settlements,
    uses,
    ways: water.ways,
    roads,
    route,
    arrangement,
    parcels,
    houses,
    divided,
  });
  folder.json(
    'catalogue.json',
    layers.map((layer) => layer.entry),
  );
  let count = 0;
  for (const { entry, features } of layers) {
    if (!features) continue;
    folder.features(`layers/${entry.id}.geojson`, features);
    count += features.length;
  }
  const ground = { input, parcels, divisions: divided.divisions, units: shares.units };
  for (const year of GEP_YEARS) folder.json(`gep/${year}.json`, gepRun(ground, year));
  const cases = casesOf(input, divided.divisions);
  if (cases.length > 0) folder.json('cases.json', cases);
  folder.bytes(STAMP_FILE, stamp);
  folder.finish();
  tell(`${layers.length} catalogue entries, ${count} features`);
}

const roadProperties = (road: Road): Record<string, string> => ({
  class: road.class,
  name: road.name,
});

function lineFeature(
  plane: Plane,
  path: readonly Xy[],
  properties: Record<string, unknown>,
): GeoJSON.Feature<GeoJSON.LineString> {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates: path.map(plane.lnglat) },
  };
}

/** Connected ground of one land use inside one village-level unit. */
function parcelsOf(arrangement: Arrangement): GeoJSON.Feature<GeoJSON.Polygon>[] {
  return [...areasOf(arrangement, (value) => value)].flatMap(([value, polygons]) =>
    polygons.map((coordinates): GeoJSON.Feature<GeoJSON.Polygon> => {
      const code = label.use(value);
      return {
        type: 'Feature',
        properties: { code, name: LAND_USE[code], unit: label.unit(value) },
        geometry: { type: 'Polygon', coordinates },
      };
    }),
  );
}

/** Lakes, ponds and the banks of wide rivers. */
function waterAreas(
  arrangement: Arrangement,
  input: CountyInput,
  ways: readonly Waterway[],
  plane: Plane,
): GeoJSON.Feature[] {
  const still = areasOf(arrangement, (value) => label.use(value).startsWith('11'));
  const area = (name: string, coordinates: GeoJSON.Position[][]): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  });
  const nameAt = (polygon: GeoJSON.Position[][]): string =>
    input.settings.lakes.find((lake) => contains(polygon[0]!, lake.at))?.name ?? '';
  return [
    ...(still.get(true) ?? []).map((polygon) => area(nameAt(polygon), polygon)),
    ...ways
      .filter((way) => way.class === 'river')
      .map((way) => {
        const ring = banks(way).map(plane.lnglat);
        return area(way.name, [[...ring, ring[0]!]]);
      }),
  ];
}

function contains(ring: readonly GeoJSON.Position[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
