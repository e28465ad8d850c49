import type { MapHostState, ShownLayer } from '@yizhangtu/core';
import { resolveEntry } from '@yizhangtu/standard';

/** Layers that have rows: those that are not only pictures. */
export const listable = ({ layers }: MapHostState): readonly ShownLayer[] =>
  layers.filter(({ entry }) => resolveEntry(entry).style.geometry !== 'raster');

/** One feature, though it may have come by two ways: from a tile and from a list. */
export function sameFeature(a: GeoJSON.Feature, b: GeoJSON.Feature): boolean {
  if (a === b) return true;
  if (a.id !== undefined || b.id !== undefined) return String(a.id) === String(b.id);
  return JSON.stringify(a.properties) === JSON.stringify(b.properties);
}
