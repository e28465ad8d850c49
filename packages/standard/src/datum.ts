/**
 * Conversion of coordinates to WGS84, once, where they enter.
 *
 * @packageDocumentation
 */
import gcoord from 'gcoord';
import type { Datum } from './geo.ts';
import { contains, metresToRings, ringsOf } from './rings.ts';

type Shifted = 'GCJ02' | 'BD09';

// gcoord's type file describes a module with a `default` member; Node and bundlers give the member itself.
const { transform } = gcoord as unknown as {
  transform<T>(input: T, from: Shifted, to: 'WGS84'): T;
};

const isShifted = (datum: Datum): datum is Shifted => datum === 'GCJ02' || datum === 'BD09';

/**
 * `[longitude, latitude]` in degrees, from `datum` to WGS84. At Deqing it is right
 * to half a centimetre (GCJ02) and 0.15 m (BD09).
 */
export function pointToWgs84(point: readonly [number, number], datum: Datum): [number, number] {
  const copy: [number, number] = [point[0], point[1]];
  return isShifted(datum) ? transform(copy, datum, 'WGS84') : copy;
}

/** A GeoJSON object in WGS84. The one given is left as it was; heights and properties are kept. */
export function geojsonToWgs84<T extends GeoJSON.GeoJSON>(geojson: T, datum: Datum): T {
  // gcoord changes what it is given.
  return isShifted(datum) ? transform(structuredClone(geojson), datum, 'WGS84') : geojson;
}

/**
 * Metres beyond a county's line that count as off: well above errors of drawing, well below the 300 to
 * 1,200 m by which data of another datum lie aside.
 */
const OFF = 100;

/**
 * Counts the places, `[longitude, latitude]` in `datum`, that lie more than 100 m outside a county. Data
 * in another datum than is said of them show by that.
 *
 * @param line - the county in WGS84
 */
export function countOff(line: GeoJSON.Polygon | GeoJSON.MultiPolygon) {
  const rings = ringsOf(line);
  return (places: readonly GeoJSON.Position[], datum: Datum): number =>
    places.filter(([x = 0, y = 0]) => {
      const place = pointToWgs84([x, y], datum);
      return !contains(rings, place) && metresToRings(place, rings) > OFF;
    }).length;
}
