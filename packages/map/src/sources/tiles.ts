import type { LegendPicture } from '@yizhangtu/core';
import { YztError, type Bounds, type Datum, type LngLat } from '@yizhangtu/standard';
import type { GridCrs } from '../services/grid.ts';
import { isShifted } from './to-wgs84.ts';

/** Tiles that the engine may ask for one by one, whatever they are kept in. */
export interface TileSet {
  readonly content: 'vector' | 'raster';
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly tileSize: 256 | 512;
  /** What the tiles are cut in; EPSG:3857 when unset. */
  readonly grid?: GridCrs;
  readonly bounds: Bounds | undefined;
  /** The layer inside vector tiles. */
  readonly sourceLayer: string | undefined;
  /** Property that carries a feature's id, where it is not the number that the format has room for. */
  readonly idProperty?: string;
  /** Bytes of a tile; undefined where there is none. */
  read(z: number, x: number, y: number, signal: AbortSignal): Promise<ArrayBuffer | undefined>;
  /** Features at a place, by the service that draws the pictures; unset when it answers no questions. */
  readonly query?:
    | ((at: LngLat, zoom: number, signal: AbortSignal) => Promise<readonly GeoJSON.Feature[]>)
    | undefined;
  /** The legend that the service draws, or none; it may come later than the first tile. */
  readonly legend?: readonly LegendPicture[] | Promise<readonly LegendPicture[]>;
}

/**
 * Tiles are pictures of coordinates: they cannot be moved afterwards.
 *
 * @throws YztError `unsupported` for a datum that is not that of the map
 */
export function refuseShifted(datum: Datum, where: string): void {
  if (!isShifted(datum)) return;
  throw new YztError({
    code: 'unsupported',
    message: `tiles in ${datum} cannot be converted to WGS84`,
    where,
    issues: [
      {
        path: 'source.datum',
        code: 'datum_tiles',
        message: {
          'zh-CN': `瓦片采用 ${datum} 坐标，无法转换`,
          en: `The tiles are in ${datum}, which cannot be converted`,
        },
        mend: {
          'zh-CN': '请提供 CGCS2000 或 WGS84 的瓦片，或改用要素服务',
          en: 'Serve tiles in CGCS2000 or WGS84, or serve the features',
        },
      },
    ],
  });
}

/** The address of a tile. Several templates share the load. */
export function tileUrl(
  templates: readonly string[],
  z: number,
  x: number,
  y: number,
  scheme: 'xyz' | 'tms' = 'xyz',
): string {
  const template = templates[(x + y) % templates.length]!;
  const row = scheme === 'tms' ? 2 ** z - 1 - y : y;
  return template
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(row));
}
