import type { Client } from '@yizhangtu/client';
import { YztError, type Bounds, type Issue, type Source } from '@yizhangtu/standard';
import { askArcgis } from '../services/ask.ts';
import { serviceUrl } from '../services/service-url.ts';
import { fromEsriFeatures } from './esri-geometry.ts';
import { PAGE_SIZE, viewReader, type FeaturePart, type ViewReader } from './view-reader.ts';

type ArcgisSource = Extract<Source, { type: 'arcgis-features' }>;

/** What a layer of a service says of itself. */
interface Layer {
  readonly format: 'geojson' | 'json';
  readonly idField: string | undefined;
  /** Features that it sends at a time. */
  readonly page: number;
  /** Whether it goes on from a number; old services do not. */
  readonly pages: boolean;
}

/** An answer to a query, in either format. */
interface Answer {
  readonly type?: unknown;
  readonly features?: unknown;
  readonly exceededTransferLimit?: unknown;
  readonly properties?: { readonly exceededTransferLimit?: unknown } | null;
  readonly objectIdFieldName?: unknown;
}

/** `path` below the layer, with the layer's own parameters and `parameters`. */
function address(href: string, path: string, parameters: Readonly<Record<string, string>>): string {
  const [base = '', query = ''] = href.split('?');
  return serviceUrl(`${base.replace(/\/(query\/?)?$/, '')}${path}?${query}`, parameters);
}

const notALayer = (where: string): YztError =>
  new YztError({
    code: 'invalid',
    message: 'the address is that of a service, not of one of its layers',
    where,
    issues: [
      {
        path: 'source.href',
        code: 'not_a_layer',
        message: {
          'zh-CN': '地址指向整个服务，而不是其中一个图层',
          en: 'The address is that of a service, not of one of its layers',
        },
        mend: {
          'zh-CN': '请在地址末尾加上图层编号，如 /0',
          en: 'Add the number of the layer to its end, such as /0',
        },
      },
    ],
  });

async function describe(client: Client, href: string, signal: AbortSignal): Promise<Layer> {
  const url = address(href, '', { f: 'json' });
  const said = await askArcgis(client, url, signal);
  if (Array.isArray(said['layers'])) throw notALayer(url);
  if (typeof said['geometryType'] !== 'string') {
    throw new YztError({
      code: 'unsupported',
      message: `a layer of type "${String(said['type'])}" has no features to show`,
      where: url,
    });
  }
  const formats = String(said['supportedQueryFormats'] ?? 'JSON').toLowerCase();
  const most = Number(said['maxRecordCount']);
  const fields = (Array.isArray(said['fields']) ? said['fields'] : []) as Record<string, unknown>[];
  const idField =
    said['objectIdField'] ?? fields.find(({ type }) => type === 'esriFieldTypeOID')?.['name'];
  const abilities = (said['advancedQueryCapabilities'] ?? {}) as Record<string, unknown>;
  return {
    format: /\bgeojson\b/.test(formats) ? 'geojson' : 'json',
    idField: typeof idField === 'string' ? idField : undefined,
    page: most > 0 ? Math.min(most, PAGE_SIZE) : PAGE_SIZE,
    pages: (abilities['supportsPagination'] ?? said['supportsPagination']) === true,
  };
}

const cutOff = (count: number): Issue => ({
  path: 'features',
  code: 'transfer_limit',
  message: {
    'zh-CN': `服务一次只给 ${count} 个要素，此范围内还有更多`,
    en: `The service gives ${count} features at a time; there are more in view`,
  },
  mend: { 'zh-CN': '放大地图以查看全部', en: 'Zoom in to see them all' },
});

/**
 * A layer of an ArcGIS FeatureServer or MapServer, read by what is in view.
 *
 * @param near - where the data should lie, to notice swapped coordinates
 * @throws YztError on reading, with the service's own words: such errors come in answers of status 200
 */
export function openArcgisFeatures(
  client: Client,
  source: ArcgisSource,
  lifetime: AbortSignal,
  near?: Bounds,
): ViewReader {
  const { href, datum, where = '1=1' } = source;
  let described: Promise<Layer> | undefined;

  const query = (layer: Layer, area: Bounds, offset: number) =>
    address(href, '/query', {
      f: layer.format,
      where,
      geometry: area.join(','),
      geometryType: 'esriGeometryEnvelope',
      inSR: '4326',
      spatialRel: 'esriSpatialRelIntersects',
      outFields: '*',
      returnGeometry: 'true',
      outSR: '4326',
      ...(layer.pages
        ? {
            resultOffset: String(offset),
            resultRecordCount: String(layer.page),
            // Without an order the pages of some databases overlap.
            ...(layer.idField === undefined ? {} : { orderByFields: layer.idField }),
          }
        : {}),
    });

  async function* parts(area: Bounds, signal: AbortSignal): AsyncGenerator<FeaturePart> {
    // What the layer is outlives the view that it was asked for.
    described ??= describe(client, href, lifetime);
    const layer = await described.catch((error: unknown) => {
      described = undefined;
      throw error;
    });
    let said = false;
    for (let offset = 0; ;) {
      const url = query(layer, area, offset);
      const answer: Answer = await askArcgis(client, url, signal);
      const { features } = answer;
      const count = Array.isArray(features) ? features.length : 0;
      const more =
        (answer.exceededTransferLimit ?? answer.properties?.exceededTransferLimit) === true;
      const value =
        answer.type === undefined && Array.isArray(features)
          ? fromEsriFeatures(
              features,
              typeof answer.objectIdFieldName === 'string'
                ? answer.objectIdFieldName
                : layer.idField,
            )
          : answer;
      yield { value, ...(more && !layer.pages ? { issues: [cutOff(count)] } : {}) };
      said ||= more;
      // A service that never says that there is more has sent a whole page.
      const goesOn = more || (!said && count >= layer.page);
      if (!layer.pages || count === 0 || !goesOn) return;
      offset += count;
    }
  }
  return viewReader({ parts, where: href, datum, lifetime, near });
}
