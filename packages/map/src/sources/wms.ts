import type { Client } from '@yizhangtu/client';
import type { LngLat, Source } from '@yizhangtu/standard';
import { askPicture, askXml } from '../services/ask.ts';
import { infoFormatOf, MOST_FEATURES } from '../services/feature-info.ts';
import { gridCrsOf, gridExtent, gridRefused, type GridCrs } from '../services/grid.ts';
import { HALF_WORLD, tileBounds, toMercator } from '../services/mercator.ts';
import {
  askInfo,
  layerMissing,
  pictureFormatOf,
  pictureSet,
  readOnce,
} from '../services/picture-set.ts';
import { operationUrl, serviceUrl } from '../services/service-url.ts';
import { readWms, type WmsCapabilities, type WmsLayer } from '../services/wms-capabilities.ts';
import { unionOf } from '../model/bounds.ts';
import type { OpenOptions } from './open-source.ts';
import { refuseShifted, type TileSet } from './tiles.ts';

type WmsSource = Extract<Source, { type: 'wms' }>;
type Box = readonly [west: number, south: number, east: number, north: number];

/** Pixels of a picture. Larger ones are fewer requests, and labels are cut at fewer edges. */
const SIZE = 512;
/** Pixels around a place that a question is about. */
const ASKED = 101;
/**
 * A picture in degrees is laid over the map as if it were in Web Mercator, and is off most halfway up: by
 * 400 · 2^-zoom · sin(latitude) pixels. From this zoom on that is under one pixel everywhere.
 */
const DEGREES_FROM = 9;

/** How pictures are asked for: the reference system by the service's name for it, and its order of axes. */
export interface WmsSystem {
  readonly name: string;
  readonly grid: GridCrs;
  /** Boxes are written with latitude first. */
  readonly latitudeFirst: boolean;
}

/**
 * The reference system to ask in. Version 1.3.0 keeps to the order of axes of the system, which in
 * geographic ones of EPSG is latitude first; `CRS:84` and version 1.1.1 have longitude first.
 */
export function wmsSystem(
  offered: readonly string[],
  version: WmsCapabilities['version'],
  grid: GridCrs,
): WmsSystem | undefined {
  const system = (name: string): WmsSystem => {
    const own = gridCrsOf(name)!;
    const latitudeFirst = version === '1.3.0' && own === 'EPSG:4490' && !/CRS:?84$/i.test(name);
    return { name, grid: own, latitudeFirst };
  };
  const order =
    grid === 'EPSG:3857'
      ? [/:3857$/, /(:900913|:102100|:102113|:3785)$/, /CRS:?84$/i, /:4326$/, /:4490$/]
      : [/:4490$/, /CRS:?84$/i, /:4326$/];
  const name = order
    .map((pattern) => offered.find((one) => pattern.test(one)))
    .find((one) => one !== undefined);
  return name === undefined ? undefined : system(name);
}

const boxText = ([west, south, east, north]: Box, latitudeFirst: boolean) =>
  (latitudeFirst ? [south, west, north, east] : [west, south, east, north]).join(',');

/** Parameters of GetMap for one picture. */
function mapParameters(
  { layers, styles = '' }: Pick<WmsSource, 'layers' | 'styles'>,
  version: WmsCapabilities['version'],
  system: WmsSystem,
  format: string,
  box: Box,
  size: number,
) {
  const isNew = version === '1.3.0';
  return {
    service: 'WMS',
    version,
    layers,
    styles,
    [isNew ? 'crs' : 'srs']: system.name,
    bbox: boxText(box, system.latitudeFirst),
    width: size,
    height: size,
    format,
    transparent: 'TRUE',
    exceptions: isNew ? 'XML' : 'application/vnd.ogc.se_xml',
  };
}

/** Zoom at which a picture has a scale denominator. */
const zoomAt = (scale: number) => Math.log2((2 * HALF_WORLD) / SIZE / 0.00028 / scale);

/** The box around a place that a question is about, in the system of the pictures. */
function boxAround(at: LngLat, zoom: number, grid: GridCrs): Box {
  const half = (((2 * HALF_WORLD) / (512 * 2 ** zoom)) * ASKED) / 2;
  const [x, y] = toMercator(at);
  if (grid === 'EPSG:3857') return [x - half, y - half, x + half, y + half];
  const [longitude, latitude] = at;
  const dx = (half / HALF_WORLD) * 180;
  const dy = dx * Math.cos((latitude * Math.PI) / 180);
  return [longitude - dx, latitude - dy, longitude + dx, latitude + dy];
}

function chosen(capabilities: WmsCapabilities, source: WmsSource): WmsLayer[] {
  const byName = new Map(capabilities.layers.map((layer) => [layer.name, layer]));
  return source.layers.split(',').map((name) => {
    const layer = byName.get(name.trim());
    if (layer !== undefined) return layer;
    const known = capabilities.layers.flatMap((one) => one.name ?? []);
    throw layerMissing(name, known, source.href);
  });
}

function legendOf(layers: readonly WmsLayer[], source: WmsSource) {
  const styles = (source.styles ?? '').split(',');
  return layers.flatMap((layer, index) => {
    const style = layer.styles.find(({ name }) => name === styles[index]) ?? layer.styles[0];
    if (style?.legend === undefined) return [];
    const href = operationUrl(style.legend, source.href);
    // One on another host is not asked for.
    if (href === source.href) return [];
    return [{ href, ...(layers.length > 1 ? { label: layer.title } : {}) }];
  });
}

/**
 * Layers of a WMS as pictures, one a tile. In Web Mercator where the service has it, else in degrees and
 * only from the zoom on at which that shows everything at its place.
 *
 * @throws YztError `not_found` for a layer that the service lacks, `unsupported` for a service without a
 * reference system of the map, else what the service says
 */
export async function openWms(source: WmsSource, options: OpenOptions): Promise<TileSet> {
  const { client, lifetime, grid = 'EPSG:3857' } = options;
  refuseShifted(source.datum, source.href);
  const url = serviceUrl(source.href, {
    service: 'WMS',
    request: 'GetCapabilities',
    version: source.version ?? '1.3.0',
  });
  const capabilities = await readOnce(options, url, async () =>
    readWms(await askXml(client, url, lifetime), source.href),
  );
  const { version, mapUrl } = capabilities;
  const layers = chosen(capabilities, source);
  const shared = layers
    .map((layer) => layer.systems)
    .reduce((all, systems) => all.filter((name) => systems.includes(name)));
  const system = wmsSystem(shared, version, grid);
  if (system === undefined) throw gridRefused('other', 'CRS', source.href);
  const format = source.format ?? pictureFormatOf(capabilities.formats) ?? 'image/png';
  const scales = layers.map((layer) => layer.maxScale ?? Infinity);
  const inDegrees = grid === 'EPSG:3857' && system.grid === 'EPSG:4490';
  const parameters = (box: Box, size: number) =>
    mapParameters(source, version, system, format, box, size);
  return pictureSet({
    grid,
    minZoom: Math.max(
      inDegrees ? DEGREES_FROM : 0,
      Math.ceil(Math.min(24, zoomAt(Math.max(...scales))) - 0.01),
    ),
    maxZoom: 22,
    tileSize: SIZE,
    bounds: unionOf(layers.map((layer) => layer.bounds)),
    legend: legendOf(layers, source),
    read: (z, x, y, signal) => {
      const box = inDegrees ? tileBounds(z, x, y) : gridExtent(grid, z, x, y);
      const address = serviceUrl(mapUrl, { request: 'GetMap', ...parameters(box, SIZE) });
      return askPicture(client, address, signal);
    },
    query: queryOf(source, capabilities, layers, system, format, client),
  });
}

/** How the service is asked what is at a place; undefined when it answers no questions about these layers. */
function queryOf(
  source: WmsSource,
  { version, infoUrl, infoFormats }: WmsCapabilities,
  layers: readonly WmsLayer[],
  system: WmsSystem,
  format: string,
  client: Client,
): TileSet['query'] {
  const styles = (source.styles ?? '').split(',');
  // The topmost first, which comes last in a request for a picture.
  const asked = layers
    .flatMap(({ name, queryable }, index) =>
      queryable && name !== undefined ? [{ layers: name, styles: styles[index] ?? '' }] : [],
    )
    .reverse();
  const infoFormat = infoFormatOf(infoFormats);
  if (infoUrl === undefined || infoFormat === undefined || asked.length === 0) return undefined;
  const [i, j] = version === '1.3.0' ? ['i', 'j'] : ['x', 'y'];
  const middle = (ASKED - 1) / 2;
  return async (at, zoom, signal) => {
    const box = boxAround(at, zoom, system.grid);
    // One by one: asked for two layers, MapServer breaks off its JSON after the first.
    const answers = await Promise.all(
      asked.map((one) => {
        const address = serviceUrl(infoUrl, {
          request: 'GetFeatureInfo',
          ...mapParameters(one, version, system, format, box, ASKED),
          query_layers: one.layers,
          info_format: infoFormat,
          feature_count: MOST_FEATURES,
          [i!]: middle,
          [j!]: middle,
        });
        return askInfo(client, address, at, signal);
      }),
    );
    return answers.flat();
  };
}
