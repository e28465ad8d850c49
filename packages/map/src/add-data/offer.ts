import { getByteAnswer, type Client } from '@yizhangtu/client';
import type { YztError } from '@yizhangtu/standard';
import { toYztError, type Source } from '@yizhangtu/standard';
import { askArcgis, askXml } from '../services/ask.ts';
import { describeService } from '../services/describe.ts';
import { arcgisError } from '../services/service-error.ts';
import { serviceUrl } from '../services/service-url.ts';
import { childOf, childrenOf, decodeText, parseXml, textOf } from '../services/xml.ts';
import type { OwnGeometry } from './own-data.ts';
import { ownFault } from './own-file-error.ts';

/** A layer that an address offers. */
export interface OfferedLayer {
  readonly id: string;
  readonly title: string;
  readonly path: readonly string[];
  readonly source: Source;
  /** Whether it is pictures, which need no style. */
  readonly pictures: boolean;
  /** What the service says it is made of. */
  readonly geometry?: OwnGeometry | undefined;
  readonly attribution?: string | undefined;
  /** False for what no map can show. */
  readonly shown: boolean;
}

/** What stands at an address. */
export interface Offer {
  /** As a person calls it, such as `WMS`. */
  readonly kind: string;
  readonly title: string;
  readonly layers: readonly OfferedLayer[];
}

const DATUM = 'CGCS2000' as const;

const KIND_NAMES = { wms: 'WMS', wmts: 'WMTS', 'arcgis-map': 'ArcGIS MapServer' } as const;

const lastPart = (url: string): string => {
  const { pathname, hostname } = new URL(url);
  const part = pathname.split('/').findLast((one) => one !== '' && !/^[{%]/.test(one)) ?? hostname;
  return decodeURIComponent(part).replace(/\.\w+$/, '');
};

function single(kind: string, url: string, source: Source, pictures: boolean): Offer {
  const title = lastPart(url);
  const layer = { id: '0', title, path: [], source, pictures, shown: true };
  return { kind, title, layers: [layer] };
}

/** Addresses that say by themselves what they are of. */
function byAddress(url: string): Offer | undefined {
  if (/\{z\}/.test(url) && /\{x\}/.test(url) && /\{-?y\}/.test(url)) {
    const vector = /\.(mvt|pbf)\b|[?&/](mvt|pbf)\b/i.test(url);
    const tiles = [url.replace('{-y}', '{y}')];
    if (vector) {
      const source = { type: 'mvt', tiles, sourceLayer: lastPart(url), datum: DATUM } as const;
      return single('MVT', url, source, false);
    }
    const scheme = url.includes('{-y}') ? { scheme: 'tms' as const } : {};
    return single('XYZ', url, { type: 'xyz', tiles, ...scheme, datum: DATUM }, true);
  }
  const path = url.split(/[?#]/)[0] ?? '';
  if (/\.pmtiles$/i.test(path))
    return single('PMTiles', url, { type: 'pmtiles', href: url, datum: DATUM }, false);
  if (/\.fgb$/i.test(path))
    return single('FlatGeobuf', url, { type: 'flatgeobuf', href: url, datum: DATUM }, false);
  return undefined;
}

async function offerOfService(client: Client, url: string, signal: AbortSignal): Promise<Offer> {
  const { kind, title, layers } = await describeService(client, url, signal);
  return {
    kind: KIND_NAMES[kind],
    title,
    layers: layers.map((layer, index) => ({ ...layer, id: String(index), pictures: true })),
  };
}

function offerOfWfs(root: Element, url: string): Offer {
  const href = serviceUrl(url, {});
  const types = childrenOf(childOf(root, 'FeatureTypeList'), 'FeatureType');
  return {
    kind: 'WFS',
    title: textOf(root, 'ServiceIdentification', 'Title') ?? lastPart(url),
    layers: types.flatMap((type, index): OfferedLayer[] => {
      const typeName = textOf(type, 'Name');
      if (typeName === undefined) return [];
      return [
        {
          id: String(index),
          title: textOf(type, 'Title') ?? typeName,
          path: [],
          source: { type: 'wfs', href, typeName, datum: DATUM },
          pictures: false,
          shown: true,
        },
      ];
    }),
  };
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const ESRI: Readonly<Record<string, OwnGeometry>> = {
  esriGeometryPoint: 'point',
  esriGeometryMultipoint: 'point',
  esriGeometryPolyline: 'line',
  esriGeometryPolygon: 'area',
};

async function offerOfFeatureServer(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<Offer> {
  const href = serviceUrl(url, { f: undefined }).replace(/\/+$/, '');
  const json = await askArcgis(client, serviceUrl(href, { f: 'json' }), signal);
  const one = /\/\d+$/.test(href.split('?')[0] ?? '');
  const layers = one ? [{ ...json, id: undefined }] : objects(json['layers']);
  const [path = '', query] = href.split('?');
  return {
    kind: 'ArcGIS FeatureServer',
    title: text(json['name']) ?? text(json['serviceDescription']) ?? lastPart(href),
    layers: layers.map((layer: Json, index) => ({
      id: String(index),
      title: text(layer['name']) ?? lastPart(href),
      path: [],
      source: {
        type: 'arcgis-features',
        href: one
          ? href
          : `${path}/${String(layer['id'])}${query === undefined ? '' : `?${query}`}`,
        datum: DATUM,
      },
      pictures: false,
      geometry: ESRI[text(layer['geometryType']) ?? ''],
      attribution: text(json['copyrightText']) || undefined,
      shown: true,
    })),
  };
}

/** An OGC API's collections: from their list, or from a landing page that links to it. */
async function offerOfOgcApi(
  client: Client,
  json: Json,
  url: string,
  signal: AbortSignal,
): Promise<Offer | undefined> {
  if (Array.isArray(json['collections'])) {
    const base = url.split(/[?#]/)[0]!.replace(/\/+$/, '');
    return {
      kind: 'OGC API',
      title: text(json['title']) ?? lastPart(url),
      layers: objects(json['collections']).flatMap((one, index): OfferedLayer[] => {
        const id = text(one['id']);
        if (id === undefined) return [];
        return [
          {
            id: String(index),
            title: text(one['title']) ?? id,
            path: [],
            source: {
              type: 'ogc-features',
              href: `${base}/${encodeURIComponent(id)}`,
              datum: DATUM,
            },
            pictures: false,
            shown: one['itemType'] === undefined || one['itemType'] === 'feature',
          },
        ];
      }),
    };
  }
  const link = objects(json['links']).find(
    ({ rel }) => rel === 'data' || /\/data$/.test(String(rel)),
  );
  const href = text(link?.['href']);
  if (href === undefined) return undefined;
  const next = new URL(href, url).href;
  const answer = await getByteAnswer(client, next, { signal });
  const list: unknown = JSON.parse(decodeText({ bytes: answer.bytes }));
  return isObject(list) && Array.isArray(list['collections'])
    ? offerOfOgcApi(client, list, next, signal)
    : undefined;
}

function offerOfTileJson(json: Json, url: string): Offer | undefined {
  const tiles = Array.isArray(json['tiles']) ? json['tiles'].flatMap((one) => text(one) ?? []) : [];
  if (json['tilejson'] === undefined || tiles.length === 0) return undefined;
  const absolute = tiles.map((one) => decodeURI(new URL(one, url).href));
  const vector = objects(json['vector_layers']);
  const title = text(json['name']) ?? lastPart(url);
  const said = { attribution: text(json['attribution']), path: [], shown: true };
  if (vector.length === 0) {
    const source = { type: 'xyz', tiles: absolute, datum: DATUM } as const;
    return {
      kind: 'TileJSON',
      title,
      layers: [{ id: '0', title, source, pictures: true, ...said }],
    };
  }
  return {
    kind: 'TileJSON',
    title,
    layers: vector.map((layer, index) => ({
      id: String(index),
      title: text(layer['id']) ?? String(index),
      source: { type: 'mvt', tiles: absolute, sourceLayer: text(layer['id']) ?? '', datum: DATUM },
      pictures: false,
      ...said,
    })),
  };
}

const notService = (url: string, page: boolean): YztError =>
  ownFault(
    'unsupported',
    'not_a_service',
    page
      ? [
          '这个地址是网页，不是地图服务。',
          'This address is a web page and not a map service.',
          '请向提供方要服务地址，例如以 /wms、/MapServer 结尾的。',
          'Ask the provider for the address of the service, such as one that ends in /wms or /MapServer.',
        ]
      : [
          '认不出这个地址是什么服务。',
          'What kind of service stands at this address cannot be told.',
          '能读 WMS、WMTS、WFS、ArcGIS、OGC API、瓦片模板（含 {z}{x}{y}）、PMTiles 和 GeoJSON。',
          'WMS, WMTS, WFS, ArcGIS, OGC API, tile templates with {z}{x}{y}, PMTiles and GeoJSON are read.',
        ],
    { where: url },
  );

async function byAnswer(
  client: Client,
  url: string,
  signal: AbortSignal,
): Promise<Offer | undefined> {
  const { bytes, type } = await getByteAnswer(client, url, { signal });
  const head = decodeText({ bytes: bytes.slice(0, 2048) }).trimStart();
  if (/^[[{]/.test(head)) {
    const json: unknown = JSON.parse(decodeText({ bytes }));
    const failed = arcgisError(json, url);
    if (failed !== undefined) throw failed;
    if (!isObject(json)) return undefined;
    if (/^(FeatureCollection|Feature)$/.test(text(json['type']) ?? '')) {
      return single('GeoJSON', url, { type: 'geojson', href: url, datum: DATUM }, false);
    }
    return offerOfTileJson(json, url) ?? (await offerOfOgcApi(client, json, url, signal));
  }
  const page = type === 'text/html' || /^<(!doctype html|html)/i.test(head);
  if (head.startsWith('<') && !page) {
    const root = parseXml({ bytes }, url);
    if (root.localName === 'WFS_Capabilities') return offerOfWfs(root, url);
  }
  return undefined;
}

/** What only another question may mend. */
const ASK_ON: ReadonlySet<string> = new Set([
  'bad_response',
  'invalid',
  'unsupported',
  'not_found',
  'unavailable',
  'internal',
]);

/**
 * Tells what stands at an address, and which layers.
 *
 * @param url - absolute
 * @throws YztError `unsupported` in words for what is no service; what the service says; `aborted`
 */
export async function offerOf(client: Client, url: string, signal: AbortSignal): Promise<Offer> {
  const known = byAddress(url);
  if (known !== undefined) return known;
  if (/\/FeatureServer(\/|\?|$)/i.test(url)) return offerOfFeatureServer(client, url, signal);
  if (/\/MapServer(\/|\?|$)/i.test(url)) return offerOfService(client, url, signal);
  const wfs = serviceUrl(url, { service: 'WFS', version: '2.0.0', request: 'GetCapabilities' });
  const named = /[?&]service=(\w+)/i.exec(url)?.[1]?.toLowerCase();
  const isWfs = named === 'wfs' || (named === undefined && /\/wfs\b/i.test(url));
  const isPicture = named === 'wms' || named === 'wmts' || /\/(wms|wmts)\b/i.test(url);
  const asks: (() => Promise<Offer | undefined>)[] = [
    ...(isWfs ? [] : isPicture ? [] : [() => byAnswer(client, url, signal)]),
    ...(isWfs ? [] : [() => offerOfService(client, url, signal)]),
    ...(isPicture ? [] : [async () => wfsOrNothing(await askXml(client, wfs, signal), url)]),
  ];
  let failed: YztError | undefined;
  for (const ask of asks) {
    try {
      const offer = await ask();
      if (offer !== undefined) return offer;
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toYztError(thrown, url);
      if (!ASK_ON.has(error.code)) throw error;
      failed ??= error;
    }
  }
  const said =
    failed?.issues.some(({ code }) => code === 'service') === true ||
    failed?.code === 'unavailable' ||
    failed?.code === 'not_found';
  if (failed !== undefined && said) throw failed;
  throw notService(url, failed === undefined || failed.code === 'bad_response');
}

const wfsOrNothing = (root: Element, url: string): Offer | undefined =>
  root.localName === 'WFS_Capabilities' ? offerOfWfs(root, url) : undefined;
