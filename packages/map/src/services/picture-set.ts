import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type LngLat } from '@yizhangtu/standard';
import type { TileSet } from '../sources/tiles.ts';
import type { OpenOptions } from '../sources/open-source.ts';
import type { GridCrs } from './grid.ts';
import { askText } from './ask.ts';
import { readFeatureInfo } from './feature-info.ts';

/** What a service says of itself, read once for all layers of a map. */
export const readOnce = <T>(
  { documents }: OpenOptions,
  key: string,
  read: () => Promise<T>,
): Promise<T> => (documents === undefined ? read() : documents.once(key, read));

interface Parts {
  readonly grid: GridCrs;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly tileSize: 256 | 512;
  readonly bounds: Bounds | undefined;
  readonly legend: NonNullable<TileSet['legend']>;
  readonly read: TileSet['read'];
  readonly query: TileSet['query'];
}

/** Pictures as the engine asks for them. */
export const pictureSet = (parts: Parts): TileSet => ({
  content: 'raster',
  sourceLayer: undefined,
  ...parts,
});

/** A layer that the service does not have; `known` are some of those that it has. */
export function layerMissing(name: string, known: readonly string[], where: string): YztError {
  const some = known.slice(0, 5).join(', ');
  return new YztError({
    code: 'not_found',
    message: `the service has no layer "${name}"`,
    where,
    issues: [
      {
        path: 'source',
        code: 'layer_missing',
        message: { 'zh-CN': `服务中没有图层“${name}”`, en: `The service has no layer "${name}"` },
        mend: {
          'zh-CN': `请核对图层名称，服务中有：${some}`,
          en: `Check the name of the layer; the service has: ${some}`,
        },
      },
    ],
  });
}

/** The answer to a question about a place, as features. */
export async function askInfo(
  client: Client,
  url: string,
  at: LngLat,
  signal: AbortSignal,
): Promise<GeoJSON.Feature[]> {
  const { type, text, answer } = await askText(client, url, signal);
  return readFeatureInfo({ ...answer, type, text }, at, url);
}

/** Picture formats by how well they lie over a map: see-through ones first. */
export function pictureFormatOf(offered: readonly string[]): string | undefined {
  const wanted = [/^image\/png$/i, /png/i, /webp/i, /gif/i, /jpe?g/i];
  return wanted
    .map((pattern) => offered.find((format) => pattern.test(format)))
    .find((format) => format !== undefined);
}
