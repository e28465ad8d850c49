import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countyFolders } from '../../../../scripts/ensure-sample.mjs';

const LINE = fileURLToPath(
  new URL(`../../../../${countyFolders()[0]!}/line.geojson`, import.meta.url),
);
const WORLD = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** What `<yzt-map>` draws of every county: its area, for the line, and all that lies outside, for the shade. */
export function groundFile(): string {
  const county = JSON.parse(readFileSync(LINE, 'utf8')) as GeoJSON.Feature<
    GeoJSON.Polygon | GeoJSON.MultiPolygon
  >;
  const { geometry } = county;
  const areas = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const outside = { type: 'Polygon', coordinates: [WORLD, ...areas.map(([outer]) => outer)] };
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { kind: 'line' }, geometry },
      { type: 'Feature', properties: { kind: 'outside' }, geometry: outside },
    ],
  });
}
