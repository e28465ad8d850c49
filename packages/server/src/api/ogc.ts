import { textIn, type Bounds, type CatalogueEntry, type Locale } from '@yizhangtu/standard';
import { answer, isFresh, json, layerTag, listText } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { localeOf } from '../http/problem.ts';
import { layerOf, notFound, scopeOf, type Services } from '../services.ts';
import { readCounty, countyExists } from '../store/county-store.ts';
import * as features from '../store/feature-store.ts';
import { listLayers, type Layer } from '../store/layer-store.ts';
import type { Scope, TextPage } from '../store/scope.ts';
import { afterOf, badCursor, boxOf, cappedLimitOf, cursorOf } from './paging.ts';

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const MVT = 'application/vnd.mapbox-vector-tile';
const GEOJSON = 'application/geo+json';
const JSON_TYPE = 'application/json';

const CONFORMS_TO = [
  'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt',
];

type OgcHandlers = Pick<
  Handlers,
  | 'getLanding'
  | 'getConformance'
  | 'listCollections'
  | 'getCollection'
  | 'listFeatures'
  | 'getFeature'
>;

/** Where this request's own address is seen from outside. */
export type BaseOf = (c: Request) => string;

export const ogcBase = (api: string, county: string): string => `${api}/counties/${county}/ogc`;

export const varies = { more: { vary: 'Accept-Language' } };

export function titleOf(layer: Layer, locale: Locale): string {
  if (layer.entry === undefined) return layer.id;
  return textIn((JSON.parse(layer.entry) as CatalogueEntry).title, locale);
}

function collection(base: string, layer: Layer, locale: Locale) {
  const self = `${base}/collections/${layer.id}`;
  return {
    id: layer.id,
    title: titleOf(layer, locale),
    itemType: 'feature',
    crs: [CRS84],
    ...(layer.bounds === undefined
      ? {}
      : { extent: { spatial: { bbox: [layer.bounds], crs: CRS84 } } }),
    links: [
      { href: self, rel: 'self', type: JSON_TYPE },
      { href: `${self}/items`, rel: 'items', type: GEOJSON },
      {
        href: `${self}/tiles`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
        type: JSON_TYPE,
      },
    ],
  };
}

/** Later pages of a box leave the count out: it would cost more than the page. */
async function pageOf(
  scope: Scope,
  layer: Layer,
  { box, limit, after }: { box: Bounds | undefined; limit: number; after: number },
): Promise<TextPage & { total?: number }> {
  if (box !== undefined && after === 0) {
    return features.firstFeatures(scope, layer, { box, limit });
  }
  const page = await features.listFeatures(scope, layer, { box, limit, after });
  return box === undefined ? { ...page, total: layer.count } : page;
}

export function ogcHandlers(services: Services, apiOf: BaseOf): OgcHandlers {
  return {
    async getLanding({ c, params }) {
      const county = await readCounty(scopeOf(services, params.county));
      if (county === undefined) throw notFound(`county: ${params.county}`);
      const api = apiOf(c);
      const base = ogcBase(api, params.county);
      const locale = localeOf(c.req.header('accept-language'));
      const { county: named } = JSON.parse(county.file) as { county: { name: string } };
      const openApi = 'application/vnd.oai.openapi+json;version=3.1';
      const body = {
        title: textIn(named.name, locale),
        links: [
          { href: base, rel: 'self', type: JSON_TYPE },
          { href: `${api}/openapi.json`, rel: 'service-desc', type: openApi },
          { href: `${api}/`, rel: 'service-doc', type: 'text/html' },
          { href: `${base}/conformance`, rel: 'conformance', type: JSON_TYPE },
          { href: `${base}/collections`, rel: 'data', type: JSON_TYPE },
          {
            href: `${base}/tileMatrixSets`,
            rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes',
            type: JSON_TYPE,
          },
        ],
      };
      return json(c, body, varies);
    },
    async getConformance({ c, params }) {
      if (!(await countyExists(scopeOf(services, params.county)))) {
        throw notFound(`county: ${params.county}`);
      }
      return json(c, { conformsTo: CONFORMS_TO }, { maxAge: 3600 });
    },
    async listCollections({ c, params, query }) {
      const limit = cappedLimitOf(query.limit);
      const caller = c.get('caller');
      const scope = scopeOf(services, params.county, caller);
      if (!(await countyExists(scope))) throw notFound(`county: ${params.county}`);
      const after = query.cursor ?? '';
      if (after !== '' && !/^[a-z0-9][a-z0-9._-]*$/.test(after)) badCursor();
      const { layers, next } = await listLayers(scope, { limit, after });
      const locale = localeOf(c.req.header('accept-language'));
      const base = ogcBase(apiOf(c), params.county);
      const self = `${base}/collections`;
      const links = [{ href: self, rel: 'self', type: JSON_TYPE }];
      if (next !== undefined) {
        const search = new URLSearchParams({ limit: String(limit), cursor: next });
        links.push({ href: `${self}?${search}`, rel: 'next', type: JSON_TYPE });
      }
      const collections = layers.map((layer) => collection(base, layer, locale));
      return json(c, { collections, links }, { ...varies, isPrivate: caller !== undefined });
    },
    async getCollection({ c, params }) {
      const caller = c.get('caller');
      const layer = await layerOf(scopeOf(services, params.county, caller), params.id);
      const locale = localeOf(c.req.header('accept-language'));
      const body = collection(ogcBase(apiOf(c), params.county), layer, locale);
      return json(c, body, { ...varies, isPrivate: caller !== undefined });
    },
    async listFeatures({ c, params, query }) {
      const limit = cappedLimitOf(query.limit);
      const after = afterOf(query.cursor);
      const box = boxOf(query.bbox);
      const scope = scopeOf(services, params.county, c.get('caller'));
      const layer = await layerOf(scope, params.id);
      const headers = {
        type: GEOJSON,
        tag: layerTag(layer),
        isPrivate: !layer.open,
        more: { 'content-crs': `<${CRS84}>` },
      };
      if (layer.open && isFresh(c, headers.tag)) return answer(c, '', headers);
      const page = await pageOf(scope, layer, { box, limit, after });
      const self = `${ogcBase(apiOf(c), params.county)}/collections/${layer.id}`;
      const link = (cursor: string | undefined): string => {
        const search = new URLSearchParams({ limit: String(limit) });
        if (query.bbox !== undefined) search.set('bbox', query.bbox);
        if (query.datetime !== undefined) search.set('datetime', query.datetime);
        if (cursor !== undefined) search.set('cursor', cursor);
        return `${self}/items?${search}`;
      };
      const links = [
        { href: link(query.cursor), rel: 'self', type: GEOJSON },
        { href: self, rel: 'collection', type: JSON_TYPE },
      ];
      if (page.next !== undefined) {
        links.push({ href: link(cursorOf(page.next)), rel: 'next', type: GEOJSON });
      }
      const rest = {
        type: 'FeatureCollection',
        numberReturned: page.items.length,
        ...(page.total === undefined ? {} : { numberMatched: page.total }),
        links,
      };
      return answer(c, listText('features', page.items, rest), headers);
    },
    async getFeature({ c, params }) {
      const scope = scopeOf(services, params.county, c.get('caller'));
      const layer = await layerOf(scope, params.id);
      const text = await features.readFeature(scope, layer, params.feature);
      if (text === undefined) throw notFound(`feature: ${params.feature}`);
      const self = `${ogcBase(apiOf(c), params.county)}/collections/${layer.id}`;
      const links = [
        {
          href: `${self}/items/${encodeURIComponent(params.feature)}`,
          rel: 'self',
          type: GEOJSON,
        },
        { href: self, rel: 'collection', type: JSON_TYPE },
      ];
      const more = { 'content-crs': `<${CRS84}>` };
      return json(c, `${text.slice(0, -1)},"links":${JSON.stringify(links)}}`, {
        type: GEOJSON,
        isPrivate: !layer.open,
        more,
      });
    },
  };
}
