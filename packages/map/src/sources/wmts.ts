import type { LngLat, Source } from '@yizhangtu/standard';
import { askPicture, askXml } from '../services/ask.ts';
import { infoFormatOf } from '../services/feature-info.ts';
import { gridRefused, type Grid, type GridCrs } from '../services/grid.ts';
import { HALF_WORLD, toMercator } from '../services/mercator.ts';
import {
  askInfo,
  layerMissing,
  pictureFormatOf,
  pictureSet,
  readOnce,
} from '../services/picture-set.ts';
import { operationUrl, serviceUrl, templateUrl } from '../services/service-url.ts';
import {
  gridOfSet,
  readWmts,
  type WmtsCapabilities,
  type WmtsLayer,
} from '../services/wmts-capabilities.ts';
import type { OpenOptions } from './open-source.ts';
import { refuseShifted, type TileSet } from './tiles.ts';

type WmtsSource = Extract<Source, { type: 'wmts' }>;

/** The address of the capabilities: `href` itself when it is that of a document. */
export const wmtsCapabilitiesUrl = (href: string): string =>
  /\.xml($|\?)/i.test(href) || /[?&]request=GetCapabilities/i.test(href)
    ? href
    : serviceUrl(href, { service: 'WMTS', request: 'GetCapabilities', version: '1.0.0' });

/** The tile matrix set to ask in: the one that is named, else the first that the map can show. */
function gridFor(
  capabilities: WmtsCapabilities,
  layer: WmtsLayer,
  source: WmtsSource,
  wanted: GridCrs,
): { readonly set: string; readonly grid: Grid } {
  const named = source.matrixSet === undefined ? [...layer.sets.keys()] : [source.matrixSet];
  const grids = named.flatMap((set) => {
    const grid = gridOfSet(capabilities, layer, set);
    return grid === undefined ? [] : [{ set, grid }];
  });
  const found = grids.find(({ grid }) => grid.crs === wanted);
  if (found !== undefined) return found;
  const [other] = grids;
  if (other !== undefined) throw gridRefused('mixed', other.grid.crs, source.href);
  const systems = named.map((set) => capabilities.sets.get(set)?.crs || set);
  throw gridRefused('other', systems.join(', '), source.href);
}

/** What an address of a tile is made of. */
type TileAddress = NonNullable<ReturnType<Grid['at']>>;

function addresses(
  capabilities: WmtsCapabilities,
  layer: WmtsLayer,
  source: WmtsSource,
  set: string,
) {
  const offered = [...layer.formats, ...layer.templates.map(({ format }) => format)];
  const format = source.format ?? pictureFormatOf(offered) ?? offered[0] ?? 'image/png';
  const style = source.style ?? layer.styles[0]?.name ?? 'default';
  const fixed = { ...layer.dimensions, style, TileMatrixSet: set };
  const template = layer.templates.find((one) => one.format === format);
  const parameters = ({ id, column, row }: TileAddress) => ({
    service: 'WMTS',
    version: '1.0.0',
    layer: layer.name,
    style,
    format,
    ...layer.dimensions,
    tileMatrixSet: set,
    tileMatrix: id,
    tileRow: row,
    tileCol: column,
  });
  const inTemplate = ({ id, column, row }: TileAddress) => ({
    ...fixed,
    TileMatrix: id,
    TileRow: row,
    TileCol: column,
  });
  const tile = (at: TileAddress) =>
    capabilities.tileUrl === undefined && template !== undefined
      ? templateUrl(template.template, source.href, inTemplate(at))
      : serviceUrl(capabilities.tileUrl ?? source.href, { request: 'GetTile', ...parameters(at) });
  const info = (at: TileAddress, i: number, j: number) => {
    const kvp = capabilities.infoUrl;
    const formats =
      kvp === undefined ? layer.infoTemplates.map((one) => one.format) : layer.infoFormats;
    const infoFormat = infoFormatOf(formats);
    if (infoFormat === undefined) return undefined;
    if (kvp !== undefined) {
      const own = { request: 'GetFeatureInfo', ...parameters(at), infoFormat, i, j };
      return serviceUrl(kvp, own);
    }
    const found = layer.infoTemplates.find((one) => one.format === infoFormat)!;
    return templateUrl(found.template, source.href, { ...inTemplate(at), I: i, J: j });
  };
  return { tile, info };
}

/** The tile of the map's grid that a place lies in, and where in it, from 0 to 1. */
function tileAt([longitude, latitude]: LngLat, z: number, crs: GridCrs) {
  const [x, y] = toMercator([longitude, latitude]);
  const [across, down] =
    crs === 'EPSG:3857'
      ? [(x / HALF_WORLD + 1) / 2, (1 - y / HALF_WORLD) / 2]
      : [(longitude + 180) / 360, (90 - latitude) / 360];
  const [column, row] = [across * 2 ** z, down * 2 ** z];
  return { x: Math.floor(column), y: Math.floor(row), i: column % 1, j: row % 1 };
}

/**
 * A layer of a WMTS.
 *
 * @throws YztError `not_found` for a layer that the service lacks, `unsupported` for tile matrix sets that
 * no map or not this one can show, else what the service says
 */
export async function openWmts(source: WmtsSource, options: OpenOptions): Promise<TileSet> {
  const { client, lifetime } = options;
  refuseShifted(source.datum, source.href);
  const url = wmtsCapabilitiesUrl(source.href);
  const capabilities = await readOnce(options, url, async () =>
    readWmts(await askXml(client, url, lifetime), source.href),
  );
  const layer = capabilities.layers.find(({ name }) => name === source.layer);
  if (layer === undefined) {
    const known = capabilities.layers.map(({ name }) => name);
    throw layerMissing(source.layer, known, source.href);
  }
  const { set, grid } = gridFor(capabilities, layer, source, options.grid ?? 'EPSG:3857');
  const { tile, info } = addresses(capabilities, layer, source, set);
  const style = layer.styles.find(({ name }) => name === source.style) ?? layer.styles[0];
  const legend = style?.legend && operationUrl(style.legend, source.href);
  const answers = capabilities.infoUrl !== undefined || layer.infoTemplates.length > 0;
  return pictureSet({
    grid: grid.crs,
    minZoom: grid.minZoom,
    maxZoom: grid.maxZoom,
    tileSize: grid.tileSize,
    bounds: layer.bounds,
    legend: legend === undefined || legend === source.href ? [] : [{ href: legend }],
    read: async (z, x, y, signal) => {
      const at = grid.at(z, x, y);
      return at === undefined ? undefined : askPicture(client, tile(at), signal);
    },
    query: !answers
      ? undefined
      : async (place, zoom, signal) => {
          const level = Math.round(zoom) + (grid.tileSize === 256 ? 1 : 0);
          const z = Math.min(grid.maxZoom, Math.max(grid.minZoom, level));
          const { x, y, i, j } = tileAt(place, z, grid.crs);
          const at = grid.at(z, x, y);
          const pixel = (share: number) => Math.floor(share * grid.tileSize);
          const address = at && info(at, pixel(i), pixel(j));
          return address === undefined ? [] : askInfo(client, address, place, signal);
        },
  });
}
