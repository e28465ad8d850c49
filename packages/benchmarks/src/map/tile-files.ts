import { readFileSync } from 'node:fs';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';

/** Zooms at which the peers are asked to draw. */
const ZOOMS = [12, 13, 14, 15];

const fileSource = (path: string): Source => {
  const bytes = readFileSync(path);
  return {
    getKey: () => path,
    getBytes: (offset, length): Promise<RangeResponse> =>
      Promise.resolve({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  };
};

const column = (longitude: number, zoom: number) =>
  Math.floor(((longitude + 180) / 360) * 2 ** zoom);
function row(latitude: number, zoom: number): number {
  const angle = (latitude * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom);
}

/** The tiles of an archive as files `Z-X-Y.pbf`, for peers that read no archives. */
export async function tileFiles(path: string): Promise<Record<string, Uint8Array>> {
  const archive = new PMTiles(fileSource(path));
  const { minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  const files: Record<string, Uint8Array> = {};
  for (const zoom of ZOOMS) {
    for (let x = column(minLon, zoom); x <= column(maxLon, zoom); x++) {
      for (let y = row(maxLat, zoom); y <= row(minLat, zoom); y++) {
        const tile = await archive.getZxy(zoom, x, y);
        if (tile) files[`${zoom}-${x}-${y}.pbf`] = new Uint8Array(tile.data);
      }
    }
  }
  return files;
}
