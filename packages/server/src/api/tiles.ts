import { gunzipSync, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { acceptsGzip, answer, isFresh, json, layerTag } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { localeOf } from '../http/problem.ts';
import { layerOf, notFound, scopeOf, type Services } from '../services.ts';
import { countyExists } from '../store/county-store.ts';
import { tileFeatures } from '../store/feature-store.ts';
import type { Layer } from '../store/layer-store.ts';
import { BUFFER, encodeTile, EXTENT } from '../tiles/encode-tile.ts';
import { checkTile, tileBox } from '../tiles/tile-box.ts';
import { WEB_MERCATOR_QUAD, WEB_MERCATOR_QUAD_URI } from '../tiles/web-mercator-quad.ts';
import { MVT, ogcBase, titleOf, varies, type BaseOf } from './ogc.ts';

const compress = promisify(gzip);

// A tile that held more would be slower to send than it is useful to look at.
const MOST_FEATURES = 20_000;
const MAX_ZOOM = 16;

type TileHandlers = Pick<
  Handlers,
  'listTileMatrixSets' | 'listTilesets' | 'getTileset' | 'getTile'
>;

function tileset(base: string, layer: Layer, title: string) {
  const self = `${base}/collections/${layer.id}/tiles/WebMercatorQuad`;
  return {
    title,
    dataType: 'vector',
    crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
    tileMatrixSetURI: WEB_MERCATOR_QUAD_URI,
    links: [
      { href: self, rel: 'self', type: 'application/json' },
      {
        href: `${self}/{tileMatrix}/{tileRow}/{tileCol}`,
        rel: 'item',
        type: MVT,
        templated: true,
      },
      {
        href: `${base}/tileMatrixSets`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme',
        type: 'application/json',
      },
    ],
  };
}

/** What TileJSON 3.0 says of the tiles, so that one address serves both kinds of reader. */
function tileJson(base: string, layer: Layer, title: string) {
  const entry = layer.entry === undefined ? undefined : (JSON.parse(layer.entry) as CatalogueEntry);
  const fields = (entry?.fields ?? []).map(({ name, type }) => [
    name,
    type === 'number' ? 'Number' : type === 'boolean' ? 'Boolean' : 'String',
  ]);
  return {
    tilejson: '3.0.0',
    name: title,
    tiles: [`${base}/collections/${layer.id}/tiles/WebMercatorQuad/{z}/{y}/{x}`],
    vector_layers: [{ id: layer.id, fields: Object.fromEntries(fields) as object }],
    minzoom: 0,
    maxzoom: MAX_ZOOM,
    ...(layer.bounds === undefined ? {} : { bounds: layer.bounds }),
  };
}

export function tileHandlers(services: Services, apiOf: BaseOf): TileHandlers {
  const { vectorTiles } = services;
  return {
    async listTileMatrixSets({ c, params }) {
      if (!(await countyExists(scopeOf(services, params.county)))) {
        throw notFound(`county: ${params.county}`);
      }
      return json(c, { tileMatrixSets: [WEB_MERCATOR_QUAD] }, { maxAge: 3600 });
    },
    async listTilesets({ c, params }) {
      const caller = c.get('caller');
      const layer = await layerOf(scopeOf(services, params.county, caller), params.id);
      const base = ogcBase(apiOf(c), params.county);
      const title = titleOf(layer, localeOf(c.req.header('accept-language')));
      const body = { tilesets: [tileset(base, layer, title)] };
      return json(c, body, { ...varies, isPrivate: caller !== undefined });
    },
    async getTileset({ c, params }) {
      const caller = c.get('caller');
      const layer = await layerOf(scopeOf(services, params.county, caller), params.id);
      const base = ogcBase(apiOf(c), params.county);
      const title = titleOf(layer, localeOf(c.req.header('accept-language')));
      const body = { ...tileset(base, layer, title), ...tileJson(base, layer, title) };
      return json(c, body, { ...varies, isPrivate: caller !== undefined });
    },
    async getTile({ c, params }) {
      const { z, x, y } = params;
      checkTile(params);
      const scope = scopeOf(services, params.county, c.get('caller'));
      const layer = await layerOf(scope, params.id);
      const tag = layerTag(layer);
      const isPrivate = !layer.open;
      const headers = { type: MVT, tag, isPrivate, more: { vary: 'Accept-Encoding' } };
      if (layer.open && isFresh(c, tag)) return answer(c, '', headers);
      // A tile is the same for all who may see its layer, which has been asked above.
      const key = `${params.county}/${layer.id}/${layer.version}/${z}/${x}/${y}`;
      let zipped = vectorTiles.get(key);
      if (zipped === undefined) {
        const rows = await tileFeatures(scope, layer, {
          box: tileBox(params, BUFFER / EXTENT),
          // Half a pixel of a tile that is drawn 512 pixels wide.
          smallest: 360 / 2 ** z / 1024,
          most: MOST_FEATURES,
        });
        const bytes = encodeTile(layer.id, rows, params);
        zipped = bytes.byteLength === 0 ? Buffer.alloc(0) : await compress(bytes);
        vectorTiles.set(key, zipped);
      }
      // No bytes are a valid tile with nothing in it.
      if (zipped.byteLength === 0) return answer(c, '', headers);
      if (!acceptsGzip(c)) {
        return answer(c, gunzipSync(zipped), headers);
      }
      const more = { ...headers.more, 'content-encoding': 'gzip' };
      return answer(c, zipped, { ...headers, more });
    },
  };
}
