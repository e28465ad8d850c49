import type { Bounds, LngLat } from '@yizhangtu/standard';

const RADIUS = 6_378_137;
const DEGREE = Math.PI / 180;

/** Half the width of the world in EPSG:3857, in metres. */
export const HALF_WORLD = Math.PI * RADIUS;

/** Metres of a degree on the equator: what makes scales of grids in degrees comparable. */
export const METRES_PER_DEGREE = RADIUS * DEGREE;

/** EPSG:3857 from degrees, in metres. */
export function toMercator([longitude, latitude]: LngLat): [number, number] {
  const x = longitude * METRES_PER_DEGREE;
  const y = RADIUS * Math.asinh(Math.tan(latitude * DEGREE));
  return [x, y];
}

/** Degrees from EPSG:3857. */
export function fromMercator(x: number, y: number): LngLat {
  const latitude = (2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2) / DEGREE;
  return [x / METRES_PER_DEGREE, latitude];
}

/** Extent of a tile of the Web Mercator grid in EPSG:3857: west, south, east, north. */
export function tileExtent(z: number, x: number, y: number): [number, number, number, number] {
  const span = (2 * HALF_WORLD) / 2 ** z;
  const [west, north] = [x * span - HALF_WORLD, HALF_WORLD - y * span];
  return [west, north - span, west + span, north];
}

/** The same in degrees. */
export function tileBounds(z: number, x: number, y: number): Bounds {
  const [west, south, east, north] = tileExtent(z, x, y);
  return [...fromMercator(west, south), ...fromMercator(east, north)];
}

/** A geometry whose coordinates are in EPSG:3857, in degrees. */
export function geometryFromMercator<T extends GeoJSON.Geometry>(geometry: T): T {
  if (geometry.type === 'GeometryCollection') {
    return { ...geometry, geometries: geometry.geometries.map(geometryFromMercator) };
  }
  return { ...geometry, coordinates: converted(geometry.coordinates) };
}

type Nested = number | readonly Nested[];

function converted(value: Nested): Nested {
  if (typeof value === 'number') return value;
  const [x, y] = value;
  return typeof x === 'number' && typeof y === 'number' ? fromMercator(x, y) : value.map(converted);
}
