import { YztError, type Bounds } from '@yizhangtu/standard';

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** @throws YztError `invalid` when the tile is not on its level. */
export function checkTile({ z, x, y }: TileAddress): void {
  const tiles = 2 ** z;
  const wrong = (['x', 'y'] as const).filter((axis) => ({ x, y })[axis] >= tiles);
  if (wrong.length === 0) return;
  throw new YztError({
    code: 'invalid',
    message: `no such tile: ${z}/${x}/${y}`,
    issues: wrong.map((path) => ({
      path,
      code: 'tile_out_of_range',
      message: {
        'zh-CN': `第 ${z} 级只有 0 到 ${tiles - 1}`,
        en: `Level ${z} has 0 to ${tiles - 1} only`,
      },
      mend: {
        'zh-CN': '检查行列号的次序（z/y/x 或 z/x/y）和 TMS 方向',
        en: 'Check the order of row and column (z/y/x or z/x/y) and TMS counting',
      },
    })),
  });
}

/** Degrees that a tile covers, `buffer` tile widths more on each side. */
export function tileBox({ z, x, y }: TileAddress, buffer: number): Bounds {
  const tiles = 2 ** z;
  const longitude = (column: number): number => (column / tiles) * 360 - 180;
  const latitude = (row: number): number =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI;
  return [
    longitude(x - buffer),
    latitude(y + 1 + buffer),
    longitude(x + 1 + buffer),
    latitude(y - buffer),
  ];
}
