import type { Client } from '@yizhangtu/client';
import type { BaseMap, Source } from '@yizhangtu/standard';
import { askTile } from './ask-tile.ts';
import { refuseShifted, tileUrl, type TileSet } from './tiles.ts';

type Raster =
  | Extract<Source, { type: 'xyz' }>
  | Pick<Extract<BaseMap, { type: 'xyz' }>, 'tiles' | 'tileSize' | 'datum' | 'minZoom' | 'maxZoom'>;

/** Raster tiles by template. */
export function openXyz(client: Client, source: Raster): TileSet {
  refuseShifted(source.datum, source.tiles[0]!);
  const scheme = 'scheme' in source && source.scheme === 'tms' ? 'tms' : 'xyz';
  return {
    content: 'raster',
    minZoom: source.minZoom ?? 0,
    maxZoom: source.maxZoom ?? 18,
    tileSize: source.tileSize ?? 256,
    bounds: 'bounds' in source ? (source.bounds as TileSet['bounds']) : undefined,
    sourceLayer: undefined,
    read: (z, x, y, signal) => askTile(client, tileUrl(source.tiles, z, x, y, scheme), signal),
  };
}
