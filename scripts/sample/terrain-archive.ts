import { encode } from 'fast-png';
import type { Plane } from './plane.ts';
import { writeArchive, type TileOf } from './pmtiles-writer.ts';
import type { Terrain } from './terrain.ts';
import { tilesIn } from './vector-tiles.ts';

const TILE = 256;

/** Heights as RGB (−10,000 m + 0.1 m × value, the Mapbox encoding), zooms 7 to 12. */
export function terrainArchive(
  heights: (lng: number, lat: number) => number,
  bounds: readonly [number, number, number, number],
): Uint8Array {
  const tiles: TileOf[] = [];
  for (let zoom = 7; zoom <= 12; zoom++) {
    for (const { z, x, y } of tilesIn(bounds, zoom)) {
      const data = new Uint8Array(TILE * TILE * 3);
      for (let row = 0; row < TILE; row++) {
        const lat = latitude((y + (row + 0.5) / TILE) / 2 ** z);
        for (let column = 0; column < TILE; column++) {
          const lng = ((x + (column + 0.5) / TILE) / 2 ** z) * 360 - 180;
          const value = Math.round((heights(lng, lat) + 10_000) * 10);
          data.set([value >> 16, (value >> 8) & 255, value & 255], (row * TILE + column) * 3);
        }
      }
      tiles.push({ z, x, y, data: encode({ width: TILE, height: TILE, data, channels: 3 }) });
    }
  }
  return writeArchive(tiles, {
    type: 'png',
    bounds,
    metadata: { name: 'terrain', encoding: 'mapbox', attribution: '示例数据', sample: true },
  });
}

const latitude = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Heights on a grid of about 90 m, read between its points: quicker than the terrain itself. */
export function heightGrid(
  terrain: Terrain,
  plane: Plane,
  [west, south, east, north]: readonly [number, number, number, number],
): (lng: number, lat: number) => number {
  const step = 0.0009;
  const margin = 0.02;
  const columns = Math.ceil((east - west + 2 * margin) / step) + 1;
  const rows = Math.ceil((north - south + 2 * margin) / step) + 1;
  const grid = new Float32Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      grid[r * columns + c] = terrain.height(
        plane.xy([west - margin + c * step, south - margin + r * step]),
      );
    }
  }
  return (lng, lat) => {
    const x = Math.min(columns - 1.001, Math.max(0, (lng - west + margin) / step));
    const y = Math.min(rows - 1.001, Math.max(0, (lat - south + margin) / step));
    const i = Math.floor(y) * columns + Math.floor(x);
    const fx = x % 1;
    const fy = y % 1;
    const low = grid[i]! * (1 - fx) + grid[i + 1]! * fx;
    const high = grid[i + columns]! * (1 - fx) + grid[i + columns + 1]! * fx;
    return low * (1 - fy) + high * fy;
  };
}
