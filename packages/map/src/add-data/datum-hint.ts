import type { Datum } from '@yizhangtu/standard';
import { pointToWgs84 } from '@yizhangtu/standard/datum.js';

export const DATUMS: readonly Datum[] = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09'];

/** How a file lies to the county under the datum that was chosen and under the one that fits best. */
export interface DatumHint {
  /** Share of the places that lie off the county, 0 to 1. */
  readonly off: number;
  /** A datum under which far fewer do; undefined when none is better. */
  readonly better: Datum | undefined;
}

/**
 * Metres beyond the line that count as off: well above errors of drawing, well below the 300 to 700 m by
 * which data of another datum lie aside.
 */
const OFF = 100;
const METRES = 111_320;

type Ring = readonly GeoJSON.Position[];

const ringsOf = (line: GeoJSON.Polygon | GeoJSON.MultiPolygon): readonly Ring[] =>
  line.type === 'Polygon' ? line.coordinates : line.coordinates.flat();

function isInside([x = 0, y = 0]: GeoJSON.Position, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i]!;
      const [bx = 0, by = 0] = ring[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Metres from a place to the nearest edge; flat, which is exact enough within a county. */
function metresTo([x = 0, y = 0]: GeoJSON.Position, rings: readonly Ring[]): number {
  const scale = Math.cos((y * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax = 0, ay = 0] = ring[i - 1]!;
      const [bx = 0, by = 0] = ring[i]!;
      const [dx, dy] = [(bx - ax) * scale, by - ay];
      const [px, py] = [(x - ax) * scale, y - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
      nearest = Math.min(nearest, (px - along * dx) ** 2 + (py - along * dy) ** 2);
    }
  }
  return Math.sqrt(nearest) * METRES;
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
  const rings = ringsOf(line);
  const share = (datum: Datum): number => {
    const off = places.filter(([x = 0, y = 0]) => {
      const place = pointToWgs84([x, y], datum);
      return !isInside(place, rings) && metresTo(place, rings) > OFF;
    });
    return off.length / places.length;
  };
  const off = share(chosen);
  if (off === 0) return undefined;
  const plain = (datum: Datum) => (datum === 'CGCS2000' ? 'WGS84' : datum);
  const [best] = DATUMS.filter((datum) => plain(datum) !== plain(chosen) && datum !== 'WGS84')
    .map((datum) => ({ datum, off: share(datum) }))
    .sort((a, b) => a.off - b.off);
  const better = best !== undefined && best.off <= off / 2 ? best.datum : undefined;
  return { off, better };
}
