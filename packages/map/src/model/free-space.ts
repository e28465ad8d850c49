/** A box on the screen, pixels from the top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of a large thing that must show, so that it is seen at all. */
const ENOUGH = 48;

function shift(from: number, to: number, low: number, high: number): number {
  const size = to - from;
  const seen = Math.min(to, high) - Math.max(from, low);
  if (seen >= Math.min(size, ENOUGH)) return 0;
  // What is larger than the space is brought to its middle.
  if (size > high - low) return (from + to - low - high) / 2;
  return from < low ? from - low : to - high;
}

/** How far the view must move, in pixels right and down, so that `box` shows in `free`; 0, 0 when it does. */
export function panInto(box: Box, free: Box): readonly [number, number] {
  return [
    shift(box.left, box.right, free.left, free.right),
    shift(box.top, box.bottom, free.top, free.bottom),
  ];
}
