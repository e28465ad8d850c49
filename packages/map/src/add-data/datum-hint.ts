import type { Datum } from '@yizhangtu/standard';
import { countOff } from '@yizhangtu/standard/datum.js';

export const DATUMS: readonly Datum[] = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09'];

/** How a file lies to the county under the datum that was chosen and under the one that fits best. */
export interface DatumHint {
  /** Share of the places that lie off the county, 0 to 1. */
  readonly off: number;
  /** A datum under which far fewer do; undefined when none is better. */
  readonly better: Datum | undefined;
}

/**
 * Tells a person whether the datum that they chose can be right: by how many places lie off the county.
 * Places well inside lie inside under every datum, and then nothing is said.
 */
export function datumHint(
  places: readonly GeoJSON.Position[],
  chosen: Datum,
  line: GeoJSON.Polygon | GeoJSON.MultiPolygon,
): DatumHint | undefined {
  if (places.length === 0) return undefined;
  const count = countOff(line);
  const share = (datum: Datum): number => count(places, datum) / places.length;
  const off = share(chosen);
  if (off === 0) return undefined;
  const plain = (datum: Datum) => (datum === 'CGCS2000' ? 'WGS84' : datum);
  const [best] = DATUMS.filter((datum) => plain(datum) !== plain(chosen) && datum !== 'WGS84')
    .map((datum) => ({ datum, off: share(datum) }))
    .sort((a, b) => a.off - b.off);
  const better = best !== undefined && best.off <= off / 2 ? best.datum : undefined;
  return { off, better };
}
