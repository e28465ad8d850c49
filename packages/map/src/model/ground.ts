import type { Bounds } from '@yizhangtu/standard';
import type { Ground } from './scene.ts';

type Feature = GeoJSON.Feature;
type Ring = GeoJSON.Position[];

const collection = (features: Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

export const NO_GROUND: Ground = {
  parts: collection([]),
  lines: collection([]),
  outside: collection([]),
};

function polygonsOf(geometry: GeoJSON.Geometry | null | undefined): Ring[][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  return [];
}

/** West, south, east, north of a geometry; undefined when it has no place. */
export function boundsOf(geometry: GeoJSON.Geometry | null | undefined): Bounds | undefined {
  if (!geometry) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number' && typeof value[1] === 'number') {
      west = Math.min(west, value[0]);
      east = Math.max(east, value[0]);
      south = Math.min(south, value[1]);
      north = Math.max(north, value[1]);
    } else value.forEach(visit);
  };
  const visitGeometry = (one: GeoJSON.Geometry): void =>
    one.type === 'GeometryCollection'
      ? one.geometries.forEach(visitGeometry)
      : visit(one.coordinates);
  visitGeometry(geometry);
  return west <= east && south <= north ? [west, south, east, north] : undefined;
}

/** `bounds` grown by `share` of its width and height on each side. */
export function padBounds([west, south, east, north]: Bounds, share: number): Bounds {
  const [dx, dy] = [(east - west) * share, (north - south) * share];
  return [
    Math.max(-180, west - dx),
    Math.max(-85, south - dy),
    Math.min(180, east + dx),
    Math.min(85, north + dy),
  ];
}

// As far as a map that is locked to a county can look.
const FAR = 8;

function outsideOf(area: GeoJSON.Geometry): Feature[] {
  const bounds = boundsOf(area);
  if (bounds === undefined) return [];
  const [west, south, east, north] = padBounds(bounds, FAR);
  const frame: Ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const holes = polygonsOf(area).flatMap((rings) => rings.slice(0, 1));
  if (holes.length === 0) return [];
  return [
    {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [frame, ...holes] },
    },
  ];
}

/**
 * What is drawn of the county and its divisions.
 *
 * @param line - the county's line
 * @param areas - areas of divisions, with `code` and below the county `parent` in their properties
 * @param focus - code of the division that the map has gone down to; undefined for the county
 * @param county - code of the county
 */
export function groundOf(
  line: Feature | undefined,
  areas: readonly Feature[],
  focus: string | undefined,
  county: string | undefined,
): Ground {
  const within = focus ?? county;
  const own = areas.find((area) => area.properties?.['code'] === within);
  const area =
    own?.geometry ?? (focus === undefined || focus === county ? line?.geometry : undefined);
  const parts = areas.filter((one) => one.properties?.['parent'] === within);
  const lines: Feature[] = [];
  if (line !== undefined) {
    lines.push({ type: 'Feature', properties: { rank: 'county' }, geometry: line.geometry });
  }
  if (own !== undefined && focus !== undefined && focus !== county) {
    lines.push({ type: 'Feature', properties: { rank: 'focus' }, geometry: own.geometry });
  }
  return {
    parts: collection(parts),
    lines: collection(lines),
    outside: collection(area === undefined ? [] : outsideOf(area)),
  };
}
