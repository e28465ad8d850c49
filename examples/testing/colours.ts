import { decode } from 'fast-png';

/** An area of a picture, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Distinct colours (in steps of 16) of an area of a PNG, without those that cover under 0.1 % of it. */
export function coloursIn(png: Uint8Array, area?: Area): number {
  const { data, channels, width, height } = decode(png);
  const { x, y, ...size } = area ?? { x: 0, y: 0, width, height };
  const [right, bottom] = [Math.min(x + size.width, width), Math.min(y + size.height, height)];
  const counts = new Map<number, number>();
  for (let row = y; row < bottom; row += 1) {
    for (let column = x; column < right; column += 1) {
      const at = (row * width + column) * channels;
      const step = (offset: number): number => (data[at + offset] ?? 0) >> 4;
      const colour = (step(0) << 8) | (step(1) << 4) | step(2);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const least = ((right - x) * (bottom - y)) / 1000;
  return [...counts.values()].filter((count) => count >= least).length;
}
