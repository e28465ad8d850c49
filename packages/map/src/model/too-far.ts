import type { MapHostState, ShownLayer } from '@yizhangtu/core';
import { resolveEntry } from '@yizhangtu/standard';

/** Whether the map is too far away to draw the layer. */
export const isTooFar = (
  { entry }: ShownLayer,
  { bounds, view }: Pick<MapHostState, 'bounds' | 'view'>,
): boolean =>
  bounds !== undefined && view !== undefined && view.zoom < (resolveEntry(entry).minZoom ?? 0);
