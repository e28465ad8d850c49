/** A length that is easy to say and how wide it is drawn. */
export interface ScaleBar {
  readonly metres: number;
  readonly pixels: number;
}

/** Metres that one pixel covers: 512-pixel tiles in Web Mercator, on the WGS84 ellipsoid's equator. */
export const metresPerPixel = (zoom: number, latitude: number): number =>
  (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);

/** The longest of 1, 2, 5 × 10ⁿ metres that fits in `most` pixels. */
export function scaleBar(zoom: number, latitude: number, most: number): ScaleBar {
  return scaleBarOf(metresPerPixel(zoom, latitude), most);
}

/** The same, on a picture of `perPixel` metres to a pixel. */
export function scaleBarOf(perPixel: number, most: number): ScaleBar {
  const limit = perPixel * most;
  const power = 10 ** Math.floor(Math.log10(limit));
  const step = [5, 2, 1].find((factor) => factor * power <= limit) ?? 1;
  return { metres: step * power, pixels: (step * power) / perPixel };
}
