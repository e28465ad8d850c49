import type { FeaturesInView, ShownLayer } from '@yizhangtu/core';
import { legendOf, resolveEntry, type LegendRow } from '@yizhangtu/standard';

/** How many features in view each row of a layer's legend stands for. */
export interface ClassCounts {
  readonly rows: readonly number[];
  /** False when there may be more of each. */
  readonly complete: boolean;
}

/** Tiles hold a feature once each: without an id it cannot be told from its other parts. */
const TILED: readonly string[] = ['mvt', 'pmtiles'];

/** The counts of a layer's legend, row by row; undefined when the layer cannot tell. */
export function classCounts(
  entry: ShownLayer['entry'],
  { features, complete }: FeaturesInView,
): ClassCounts | undefined {
  const resolved = resolveEntry(entry);
  const { geometry, field } = resolved.style;
  if (geometry === 'raster' || (features.length === 0 && !complete)) return undefined;
  const tiled = TILED.includes(entry.source.type);
  if (tiled && features.some(({ id }) => id === undefined)) return undefined;
  const rows = legendOf(resolved);
  const valueOf = ({ properties }: GeoJSON.Feature): unknown =>
    field === undefined ? undefined : properties?.[field];
  return {
    rows: rows.map((row) => features.filter((feature) => stands(row, valueOf(feature))).length),
    complete,
  };
}

/** Tiles and files write the same value as text or as a number. */
function stands({ value, range }: LegendRow, given: unknown): boolean {
  if (value !== undefined) return given !== undefined && String(given) === String(value);
  if (range === undefined) return true;
  if (given === null || given === undefined || given === '') return false;
  const number = Number(given);
  return number >= range.from && (range.to === undefined || number < range.to);
}
