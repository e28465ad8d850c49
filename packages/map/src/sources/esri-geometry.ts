/** Geometries and features of ArcGIS services (Esri JSON) as GeoJSON. */
import { contains } from '@yizhangtu/standard';

type Ring = GeoJSON.Position[];

export interface EsriGeometry {
  readonly x?: unknown;
  readonly y?: unknown;
  readonly points?: Ring;
  readonly paths?: Ring[];
  readonly rings?: Ring[];
}

/** Twice the area that a ring encloses; negative when it runs clockwise. */
function turn(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [ring[j]!, ring[i]!] as [number[], number[]];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Whether most corners of `hole` lie within `ring`: they may share a corner. */
const holds = (ring: Ring, hole: Ring) =>
  hole.filter((corner) => contains([ring], corner)).length * 2 > hole.length;

const closed = (ring: Ring): Ring => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
};

/**
 * Rings as areas: one that runs clockwise is the outside of an area, any other a hole in the smallest
 * outside that holds it. A hole that none holds is an area of its own.
 */
function areasOf(rings: readonly Ring[]): Ring[][] {
  const all = rings
    .filter((ring) => ring.length > 0)
    .map((ring) => ({ ring: closed(ring), turn: turn(ring) }));
  const outsides = all
    .filter((one) => one.turn <= 0)
    .map(({ ring, turn }) => ({ size: -turn, rings: [[...ring].reverse()] }))
    .sort((a, b) => a.size - b.size);
  for (const { ring, turn } of all) {
    if (turn <= 0) continue;
    const around = outsides.find(({ size, rings }) => size >= turn && holds(rings[0]!, ring));
    if (around === undefined) outsides.push({ size: turn, rings: [ring] });
    else around.rings.push([...ring].reverse());
  }
  return outsides.map(({ rings }) => rings);
}

/** A geometry of Esri JSON; null for none, or for one that is empty. */
export function fromEsriGeometry(
  geometry: EsriGeometry | null | undefined,
): GeoJSON.Geometry | null {
  if (!geometry) return null;
  if (Array.isArray(geometry.rings)) {
    const areas = areasOf(geometry.rings);
    return areas.length === 1
      ? { type: 'Polygon', coordinates: areas[0]! }
      : { type: 'MultiPolygon', coordinates: areas };
  }
  if (Array.isArray(geometry.paths)) {
    return geometry.paths.length === 1
      ? { type: 'LineString', coordinates: geometry.paths[0]! }
      : { type: 'MultiLineString', coordinates: geometry.paths };
  }
  if (Array.isArray(geometry.points)) return { type: 'MultiPoint', coordinates: geometry.points };
  if (typeof geometry.x !== 'number' || typeof geometry.y !== 'number') return null;
  return { type: 'Point', coordinates: [geometry.x, geometry.y] };
}

/** A feature set of Esri JSON as GeoJSON. `idField` names the attribute with each feature's number. */
export function fromEsriFeatures(
  features: readonly { attributes?: Record<string, unknown>; geometry?: EsriGeometry | null }[],
  idField: string | undefined,
): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map(({ attributes = {}, geometry }): GeoJSON.Feature => {
      const id: unknown = idField === undefined ? undefined : attributes[idField];
      return {
        type: 'Feature',
        ...(typeof id === 'number' || typeof id === 'string' ? { id } : {}),
        properties: attributes,
        // Those without a place are counted where all GeoJSON is read.
        geometry: fromEsriGeometry(geometry) as GeoJSON.Geometry,
      };
    }),
  };
}
