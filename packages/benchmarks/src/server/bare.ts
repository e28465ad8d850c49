import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono } from 'hono';
import type { Database } from '@yizhangtu/server';
import { firstFeatures, tileFeatures } from '../../../server/src/store/feature-store.ts';
import { readLayer } from '../../../server/src/store/layer-store.ts';
import { BUFFER, encodeTile, EXTENT } from '../../../server/src/tiles/encode-tile.ts';
import { tileBox } from '../../../server/src/tiles/tile-box.ts';

const compress = promisify(gzip);

/**
 * The same queries (the page of features with the count of its box) with nothing around them: no contract, no
 * checks, no links, no headers, no log.
 */
export function bareApp({ db }: Database): Hono {
  const app = new Hono();
  app.get('/api/counties/:county/ogc/collections/:id/items', async (c) => {
    const scope = { db, county: c.req.param('county') };
    const layer = (await readLayer(scope, c.req.param('id')))!;
    const box = c.req.query('bbox')!.split(',').map(Number) as [number, number, number, number];
    const { items, total } = await firstFeatures(scope, layer, { box, limit: 100 });
    const body = `{"type":"FeatureCollection","numberMatched":${total},"features":[${items.join(',')}]}`;
    return c.body(body, 200, { 'content-type': 'application/geo+json' });
  });
  app.get('/api/counties/:county/ogc/collections/:id/tiles/WebMercatorQuad/:z/:y/:x', async (c) => {
    const scope = { db, county: c.req.param('county') };
    const layer = (await readLayer(scope, c.req.param('id')))!;
    const [z, x, y] = [
      Number(c.req.param('z')),
      Number(c.req.param('x')),
      Number(c.req.param('y')),
    ];
    const rows = await tileFeatures(scope, layer, {
      box: tileBox({ z, x, y }, BUFFER / EXTENT),
      smallest: 360 / 2 ** z / 1024,
      most: 20_000,
    });
    const bytes = await compress(encodeTile(layer.id, rows, { z, x, y }));
    return c.body(bytes, 200, {
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
    });
  });
  return app;
}
