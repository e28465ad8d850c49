import type { Bounds } from '@yizhangtu/standard';
import type { PlainGeometry } from './candidate.ts';

export type LngLat = readonly [number, number];

/** Every position of a geometry, in order. */
export function positions(geometry: PlainGeometry): GeoJSON.Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** Why the coordinates do not make the geometry that `type` names; `undefined` when they do. */
export function geometryFault(geometry: PlainGeometry): string | undefined {
  const all: unknown = geometry.coordinates;
  if (!Array.isArray(all)) return 'coordinates';
  if (geometry.type === 'Point') return isPosition(all) ? undefined : 'position';
  if (all.length === 0) return 'empty';
  switch (geometry.type) {
    case 'MultiPoint':
      return all.every(isPosition) ? undefined : 'position';
    case 'LineString':
      return lineFault(all);
    case 'MultiLineString':
      return firstFault(all, lineFault);
    case 'Polygon':
      return firstFault(all, ringFault);
    case 'MultiPolygon':
      return firstFault(all, (polygon) =>
        Array.isArray(polygon) && polygon.length > 0 ? firstFault(polygon, ringFault) : 'empty',
      );
  }
}

const isPosition = (value: unknown): value is GeoJSON.Position =>
  Array.isArray(value) && value.length >= 2 && value.every((part) => Number.isFinite(part));

function firstFault(
  parts: readonly unknown[],
  fault: (part: unknown) => string | undefined,
): string | undefined {
  for (const part of parts) {
    const found = fault(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lineFault(line: unknown): string | undefined {
  if (!Array.isArray(line)) return 'coordinates';
  if (!line.every(isPosition)) return 'position';
  return line.length < 2 ? 'line shorter than 2 positions' : undefined;
}

function ringFault(ring: unknown): string | undefined {
  if (!Array.isArray(ring)) return 'coordinates';
  if (!ring.every(isPosition)) return 'position';
  if (ring.length < 4) return 'ring shorter than 4 positions';
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return closed ? undefined : 'ring not closed';
}

export const inBounds = ([x, y]: LngLat, [west, south, east, north]: Bounds): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** Bounds with `share` of their width and height added on each side. */
export function widen([west, south, east, north]: Bounds, share: number): Bounds {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return [west - x, south - y, east + x, north + y];
}

export function boundsOf(points: readonly GeoJSON.Position[]): Bounds | undefined {
  if (points.length === 0) return undefined;
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}
