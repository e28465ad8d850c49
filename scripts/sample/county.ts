import { areasOf, arrange } from './arrangement.ts';
import { baseArchive } from './base-archive.ts';
import { buildingArchive } from './building-archive.ts';
import { buildings } from './buildings.ts';
import { CountyFolder } from './county-folder.ts';
import { divide } from './divide.ts';
import { dividedCounty } from './divisions.ts';
import { meshOf } from './mesh.ts';
import { planeAt } from './plane.ts';
import type { CountyInput } from './settings.ts';
import { settle } from './settlements.ts';
import { terrainArchive } from './terrain-archive.ts';
import { terrainOf } from './terrain.ts';

/** Writes one county's folder; `tell` hears what is done. */
export function generateCounty(
  input: CountyInput,
  out: string,
  tell: (line: string) => void,
): void {
  const { settings, bounds } = input;
  const plane = planeAt([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const terrain = terrainOf(settings, plane);
  const mesh = meshOf(input, plane, terrain);
  tell(`mesh of ${mesh.points.length} points`);
  const shares = divide(input, mesh, plane);
  const arrangement = arrange(mesh, shares.unitOf, plane);
  const divided = dividedCounty(input, mesh, shares, arrangement, (label) => label);
  tell(`${divided.areas.length} division areas`);

  const folder = new CountyFolder(out, input);
  folder.json('divisions.json', divided.divisions);
  folder.features('division-areas.geojson', divided.areas);

  const settlements = settle(mesh, shares, () => false, settings.seed, settings.buildings);
  const houses = buildings({
    mesh,
    plane,
    shares,
    settlements,
    seed: settings.seed,
    count: settings.buildings,
    roadAway: () => Infinity,
  });
  folder.bytes('archives/buildings.pmtiles', buildingArchive(houses, bounds));
  tell(`${houses.length} buildings`);
  folder.bytes('archives/terrain.pmtiles', terrainArchive(terrain, plane, bounds));
  tell('terrain');
  folder.bytes(
    'archives/base.pmtiles',
    baseArchive(
      {
        land: [...areasOf(arrangement, () => input.code)].map(([code, coordinates]) => ({
          type: 'Feature',
          properties: { code },
          geometry: { type: 'MultiPolygon', coordinates },
        })),
        boundary: divided.boundaries,
        place: divided.places,
      },
      bounds,
    ),
  );
  tell('base map');
  folder.json('catalogue.json', [
    {
      id: 'buildings',
      domain: 'management',
      title: { 'zh-CN': '建筑', en: 'Buildings' },
      style: { geometry: 'building', colour: '#c9b8a0', heightField: 'height' },
      source: {
        type: 'pmtiles',
        href: 'archives/buildings.pmtiles',
        sourceLayer: 'buildings',
        datum: 'WGS84',
      },
      sample: true,
    },
  ]);
}
