import { boundsOf, padBounds } from './bounds.ts';
import type { Ground } from './scene.ts';

type Feature = GeoJSON.Feature;
type Ring = GeoJSON.Position[];

/** What a feature of the ground is drawn as; it stands in its property `kind`. */
export type GroundKind = 'outside' | 'part' | 'name' | 'line';

/** What the engine draws of county and divisions. */
export interface DrawnGround {
  /**
   * `outside`: all that lies outside the focus. `part`: areas that can be gone down to, each with `code`
   * and `name`. `name`: where their names stand. `line`: the county's line and that of the division in
   * focus. One collection, because each source of the engine costs it a pass over the screen.
   */
  readonly features: GeoJSON.FeatureCollection;
  /** The area of the division that the map has gone down to; undefined for the county. */
  readonly focus: GeoJSON.Polygon | GeoJSON.MultiPolygon | undefined;
}

const as = (kind: GroundKind, features: readonly Feature[]): Feature[] =>
  features.map((feature) => ({ ...feature, properties: { ...feature.properties, kind } }));

function polygonsOf(geometry: GeoJSON.Geometry | null | undefined): Ring[][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  return [];
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

/** Twice the signed area of a ring, and its centre of mass. */
function centreOf(ring: Ring): { readonly area: number; readonly at: GeoJSON.Position } {
  let [area, x, y] = [0, 0, 0];
  const [ox = 0, oy = 0] = ring[0] ?? [];
  ring.forEach(([ax = 0, ay = 0], index) => {
    const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  });
  return { area, at: area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)] };
}

/** A point for the name of an area: one, however many tiles the area lies in. */
function nameOf({ geometry, properties }: Feature): Feature[] {
  const centres = polygonsOf(geometry).map(([outer = []]) => centreOf(outer));
  const [largest] = centres.sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  if (largest === undefined) return [];
  return [
    { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [...largest.at] } },
  ];
}

const isArea = (
  geometry: GeoJSON.Geometry | undefined,
): geometry is GeoJSON.Polygon | GeoJSON.MultiPolygon =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** What is drawn of the county and its divisions. */
export function groundOf({ line, areas, division, county }: Ground): DrawnGround {
  const within = division ?? county;
  const focused = division !== undefined && division !== county;
  const own = areas.find((area) => area.properties?.['code'] === within);
  const area = own?.geometry ?? (focused ? undefined : line?.geometry);
  const parts = areas.filter((one) => one.properties?.['parent'] === within);
  const lines: Feature[] = [];
  if (line !== undefined) {
    lines.push({ type: 'Feature', properties: { rank: 'county' }, geometry: line.geometry });
  }
  if (own !== undefined && focused) {
    lines.push({ type: 'Feature', properties: { rank: 'focus' }, geometry: own.geometry });
  }
  return {
    features: {
      type: 'FeatureCollection',
      features: [
        ...as('outside', area === undefined ? [] : outsideOf(area)),
        ...as('part', parts),
        ...as('name', parts.flatMap(nameOf)),
        ...as('line', lines),
      ],
    },
    focus: focused && isArea(area) ? area : undefined,
  };
}
