import type { Bounds } from '@yizhangtu/standard';

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

/** Bounds around all of `parts`; undefined when one of them has none, as it may lie anywhere. */
export function unionOf(parts: readonly (Bounds | undefined)[]): Bounds | undefined {
  let all: Bounds | undefined;
  for (const part of parts) {
    if (part === undefined) return undefined;
    all ??= part;
    all = [
      Math.min(all[0], part[0]),
      Math.min(all[1], part[1]),
      Math.max(all[2], part[2]),
      Math.max(all[3], part[3]),
    ];
  }
  return all;
}
