import { countOff } from '@yizhangtu/standard/datum.js';
import type { Datum } from '@yizhangtu/standard';
import type { Candidate } from './candidate.ts';
import { positions } from './geometry.ts';

/** A datum that fits the county better than the one declared. */
export interface DatumHint {
  readonly declared: Datum;
  readonly likely: Datum;
  /** Positions looked at, and how many of them lie off the county under either datum. */
  readonly looked: number;
  readonly offDeclared: number;
  readonly offLikely: number;
}

/** Positions looked at, evenly spread over the file. */
const SAMPLE = 1000;

/**
 * Whether the file is likely in another datum than declared. A shifted file lies 300 to 1200 m aside, so
 * what should end at the county line crosses it; under the right datum far less does.
 */
export function datumHint(
  candidates: readonly Candidate[],
  declared: Datum,
  line: GeoJSON.Polygon | GeoJSON.MultiPolygon,
): DatumHint | undefined {
  const points = sample(candidates);
  const off = countOff(line);
  const offDeclared = off(points, declared);
  if (offDeclared < Math.max(3, points.length / 100)) return undefined;
  const others = (['WGS84', 'GCJ02', 'BD09'] as const).filter((datum) => !same(datum, declared));
  const [best] = others
    .map((likely) => ({ likely, offLikely: off(points, likely) }))
    .sort((a, b) => a.offLikely - b.offLikely);
  if (best === undefined || best.offLikely > offDeclared / 2) return undefined;
  return { declared, looked: points.length, offDeclared, ...best };
}

const same = (a: Datum, b: Datum): boolean => a === b || (a === 'WGS84' && b === 'CGCS2000');

function sample(candidates: readonly Candidate[]): GeoJSON.Position[] {
  const all = candidates.flatMap(({ geometry }) => positions(geometry));
  const step = Math.max(1, Math.ceil(all.length / SAMPLE));
  return all.filter((_, index) => index % step === 0);
}
