import type { Client } from '@yizhangtu/client';
import type { Source } from '@yizhangtu/standard';
import { askTile } from './ask-tile.ts';
import { refuseShifted, tileUrl, type TileSet } from './tiles.ts';

/** Mapbox Vector Tiles by template. */
export function openMvt(client: Client, source: Extract<Source, { type: 'mvt' }>): TileSet {
  refuseShifted(source.datum, source.tiles[0]!);
  return {
    content: 'vector',
    minZoom: source.minZoom ?? 0,
    maxZoom: source.maxZoom ?? 14,
    tileSize: 512,
    bounds: source.bounds,
    sourceLayer: source.sourceLayer,
    read: (z, x, y, signal) => askTile(client, tileUrl(source.tiles, z, x, y), signal),
  };
}
