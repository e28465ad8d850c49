/** The heights of a bottom sheet, the lowest first. */
export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** Pixels a millisecond from which a release counts as a fling. */
const FLING = 0.4;

export interface SheetSpace {
  /** Height of what the sheet lies in, pixels. */
  readonly total: number;
  /** Height of the sheet's head, which is all that shows at `peek`, pixels. */
  readonly head: number;
}

/** Height of the sheet in pixels. At `full` a strip of the map stays, so that it is clear what lies under. */
export function sheetPixels(height: SheetHeight, { total, head }: SheetSpace): number {
  const pixels = { peek: head, half: total * 0.48, full: total * 0.92 }[height];
  return Math.round(Math.min(Math.max(pixels, head), total));
}

/** The next height up (1) or down (-1); the same at either end. */
export function stepHeight(height: SheetHeight, step: 1 | -1): SheetHeight {
  return SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(height) + step] ?? height;
}

/**
 * Where a sheet let go at `pixels` comes to rest: a fling goes one height on in its direction, else the
 * nearest wins. `velocity` in pixels a millisecond, upwards positive.
 */
export function settleHeight(pixels: number, velocity: number, space: SheetSpace): SheetHeight {
  const at = (height: SheetHeight) => sheetPixels(height, space);
  if (velocity > FLING) return SHEET_HEIGHTS.find((height) => at(height) > pixels) ?? 'full';
  if (velocity < -FLING) return SHEET_HEIGHTS.findLast((height) => at(height) < pixels) ?? 'peek';
  return SHEET_HEIGHTS.reduce((best, height) =>
    Math.abs(at(height) - pixels) < Math.abs(at(best) - pixels) ? height : best,
  );
}
