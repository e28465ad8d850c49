import type { Datum } from '@yizhangtu/standard';

/** Puts a GeoJSON object into WGS84; the one given is left as it was. */
export type ToWgs84 = <T extends GeoJSON.GeoJSON>(geojson: T) => T;

/** Of what is in WGS84 already. */
export const asIs: ToWgs84 = (geojson) => geojson;

/** Whether places of a datum lie hundreds of metres from those of the map. */
export const isShifted = (datum: Datum): boolean => datum === 'GCJ02' || datum === 'BD09';

/** How data of a datum come to WGS84. What moves places is loaded for those that are shifted alone. */
export async function toWgs84From(datum: Datum): Promise<ToWgs84> {
  if (!isShifted(datum)) return asIs;
  const { geojsonToWgs84 } = await import('@yizhangtu/standard/datum.js');
  return (geojson) => geojsonToWgs84(geojson, datum);
}
