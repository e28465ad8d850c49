import type { Client } from '@yizhangtu/client';
import { toYztError, type LngLat, type Source } from '@yizhangtu/standard';
import {
  readArcgisLegend,
  readArcgisMap,
  readIdentified,
  type ArcgisLayer,
} from '../services/arcgis.ts';
import { askArcgis, askPicture } from '../services/ask.ts';
import { gridExtent, gridRefused } from '../services/grid.ts';
import { layerMissing, pictureSet, readOnce } from '../services/picture-set.ts';
import { serviceUrl } from '../services/service-url.ts';
import type { OpenOptions } from './open-source.ts';
import { refuseShifted, type TileSet } from './tiles.ts';

type ArcgisSource = Extract<Source, { type: 'arcgis-map' }>;

/** Pixels of a picture that is drawn on request. */
const SIZE = 512;
/** Pixels around a press that count as it. */
const TOLERANCE = 6;

/** The address of a part of a service; parameters of its own, such as a token, stay. */
function partUrl(
  href: string,
  part: string,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const [path = '', query = ''] = href.split('?');
  const address = `${path.replace(/\/+$/, '')}${part}`;
  return serviceUrl(query === '' ? address : `${address}?${query}`, parameters);
}

/** Layers to draw by number; undefined for those that the service shows by itself. */
function chosenOf(source: ArcgisSource, layers: readonly ArcgisLayer[]): Set<number> | undefined {
  if (source.layers === undefined) return undefined;
  const known = new Set(layers.map(({ id }) => id));
  for (const id of source.layers) {
    if (!known.has(id)) {
      const names = layers.map((layer) => `${layer.id} (${layer.name})`);
      throw layerMissing(String(id), names, source.href);
    }
  }
  return new Set(source.layers);
}

/** Its legend. A service may well have none to give; its map is shown all the same. */
async function legendOf(
  client: Client,
  source: ArcgisSource,
  chosen: ReadonlySet<number> | undefined,
  signal: AbortSignal,
) {
  try {
    const json = await askArcgis(client, partUrl(source.href, '/legend', { f: 'json' }), signal);
    return readArcgisLegend(json, chosen).map(({ layer, picture, label }) => ({
      href: partUrl(source.href, `/${layer}/images/${picture}`),
      ...(label === '' ? {} : { label }),
    }));
  } catch (thrown) {
    console.warn(`yzt: no legend of ${source.href.split('?')[0]}`, toYztError(thrown).message);
    return [];
  }
}

function identifyUrl(
  source: ArcgisSource,
  chosen: ReadonlySet<number> | undefined,
  [longitude, latitude]: LngLat,
  zoom: number,
): string {
  // What counts as near depends on what a pixel spans.
  const half = 180 / 2 ** zoom;
  const extent = [longitude - half, latitude - half, longitude + half, latitude + half];
  return partUrl(source.href, '/identify', {
    geometry: `${longitude},${latitude}`,
    geometryType: 'esriGeometryPoint',
    sr: 4326,
    layers: chosen === undefined ? 'visible' : `all:${[...chosen].join(',')}`,
    tolerance: TOLERANCE,
    mapExtent: extent.join(','),
    imageDisplay: `${SIZE},${SIZE},96`,
    returnGeometry: 'true',
    f: 'json',
  });
}

/**
 * An ArcGIS MapServer: the tiles of its cache where they are in the grid of the map and show what is wanted,
 * otherwise pictures that it draws on request.
 *
 * @throws YztError `not_found` for a layer that the service lacks, `unsupported` for a cache in another
 * grid of a service that draws nothing on request, else what the service says
 */
export async function openArcgisMap(source: ArcgisSource, options: OpenOptions): Promise<TileSet> {
  const { client, lifetime, grid = 'EPSG:3857' } = options;
  refuseShifted(source.datum, source.href);
  const url = partUrl(source.href, '', { f: 'json' });
  const service = await readOnce(options, url, async () =>
    readArcgisMap(await askArcgis(client, url, lifetime)),
  );
  const chosen = chosenOf(source, service.layers);
  const legend = legendOf(client, source, chosen, lifetime);
  const common = {
    grid,
    bounds: service.bounds,
    legend,
    query: service.canIdentify
      ? async (at: LngLat, zoom: number, signal: AbortSignal) =>
          readIdentified(await askArcgis(client, identifyUrl(source, chosen, at, zoom), signal), at)
      : undefined,
  };
  const cache = service.grid;
  if (cache?.crs === grid && chosen === undefined) {
    const { minZoom, maxZoom, tileSize } = cache;
    return pictureSet({
      ...common,
      minZoom,
      maxZoom,
      tileSize,
      read: async (z, x, y, signal) => {
        const at = cache.at(z, x, y);
        if (at === undefined) return undefined;
        const address = partUrl(source.href, `/tile/${at.id}/${at.row}/${at.column}`);
        return askPicture(client, address, signal);
      },
    });
  }
  if (!service.canExport) throw gridRefused('mixed', cache?.crs ?? 'cache', source.href);
  return pictureSet({
    ...common,
    minZoom: 0,
    maxZoom: 22,
    tileSize: SIZE,
    read: (z, x, y, signal) => {
      const address = partUrl(source.href, '/export', {
        bbox: gridExtent(grid, z, x, y).join(','),
        bboxSR: grid === 'EPSG:3857' ? 3857 : 4490,
        imageSR: grid === 'EPSG:3857' ? 3857 : 4490,
        size: `${SIZE},${SIZE}`,
        dpi: 96,
        format: 'png32',
        transparent: 'true',
        ...(chosen === undefined ? {} : { layers: `show:${[...chosen].join(',')}` }),
        f: 'image',
      });
      return askPicture(client, address, signal);
    },
  });
}
