import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createClient } from '@yizhangtu/client';
import { YztError, type Bounds } from '@yizhangtu/standard';
import { openMvt } from './mvt.ts';
import { openOgcFeatures } from './ogc-features.ts';
import { openPmtiles } from './pmtiles.ts';
import { FEATURE_LIMIT } from './view-reader.ts';
import { openXyz } from './xyz.ts';
import { openSource } from './open-source.ts';
import { tinyArchive } from './tiny-archive.test.helper.ts';

const view: Bounds = [119, 30, 121, 31];
const archive = tinyArchive(new TextEncoder().encode('a tile of many bytes'));
/** Queries that the feature service was asked, in order. */
const asked: string[] = [];

const feature = (id: number | undefined, x: number, y: number) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties: { n: id },
  geometry: { type: 'Point', coordinates: [x, y] },
});

const ranged = (bytes: Uint8Array): RequestListener => {
  return (request, response) => {
    const match = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    const [from, to] = [Number(match?.[1]), Number(match?.[2])];
    if (from >= bytes.length) return response.writeHead(416).end();
    response.writeHead(206).end(bytes.subarray(from, Math.min(to + 1, bytes.length)));
  };
};

/** The first answer to each range beyond the head is empty, as of a cache that is being written. */
const hasty = (bytes: Uint8Array): RequestListener => {
  const asked = new Set<string>();
  const whole = ranged(bytes);
  return (request, response) => {
    const range = request.headers.range ?? '';
    if (range.startsWith('bytes=0-') || asked.has(range)) return whole(request, response);
    asked.add(range);
    response.writeHead(206).end();
  };
};

const routes: Record<string, RequestListener> = {
  '/html': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>portal</p>'),
  '/missing': (_, response) => response.writeHead(404).end(),
  '/broken': (_, response) => response.writeHead(500).end(),
  '/silent': () => undefined,
  '/empty': (_, response) => response.writeHead(204).end(),
  '/tile': (_, response) => response.writeHead(200).end('bytes'),
  '/quota': (_, response) =>
    response.writeHead(429, { 'content-type': 'application/problem+json' }).end(
      JSON.stringify({
        type: 'about:blank',
        title: 'Too Many Requests',
        status: 429,
        code: 'quota',
        retriable: false,
      }),
    ),
  '/nan.json': (_, response) => response.end('{"type":"Point","coordinates":[NaN,1]}'),
  '/cut.json': (_, response) => response.end('{"type":"FeatureCollection","features":[{"type"'),
  '/good.pmtiles': ranged(archive),
  '/hasty.pmtiles': hasty(archive),
  '/cut.pmtiles': ranged(archive.subarray(0, archive.length - 12)),
  '/cut-head.pmtiles': ranged(archive.subarray(0, 80)),
  '/text.pmtiles': ranged(new TextEncoder().encode('x'.repeat(300))),
  '/wells/items': (request, response) => {
    const url = new URL(request.url!, 'http://x');
    asked.push(url.searchParams.get('bbox') ?? '');
    const page = Number(url.searchParams.get('page') ?? 0);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const links = page < 2 ? [{ rel: 'next', href: `${next.pathname}${next.search}` }] : [];
    // One feature stands on two pages.
    const features = [feature(page, 120, 30.5), feature(page + 1, 120, 30.6)];
    response.end(JSON.stringify({ type: 'FeatureCollection', features, links }));
  },
  '/many/items': (request, response) => {
    const url = new URL(request.url!, 'http://x');
    const page = Number(url.searchParams.get('page') ?? 0);
    asked.push(`many ${page}`);
    url.searchParams.set('page', String(page + 1));
    const features = Array.from({ length: 4000 }, (_, i) => feature(page * 4000 + i, 120, 30.5));
    const links = [{ rel: 'next', href: `${url.pathname}${url.search}` }];
    response.end(JSON.stringify({ type: 'FeatureCollection', features, links }));
  },
};

const server = createServer((request, response) => {
  const handler = routes[request.url!.split('?')[0]!];
  if (handler) handler(request, response);
  else response.writeHead(404).end();
});
let base = '';
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const client = (timeout = 20_000) => createClient({ baseUrl: base, timeout });
const lifetime = () => new AbortController().signal;
const fails = (code: string) => (error: unknown) => {
  assert.ok(error instanceof YztError);
  assert.equal(error.code, code);
  return true;
};

test('tiles: what a server answers instead of a tile is told apart', async () => {
  const read = (path: string, timeout?: number) =>
    openMvt(client(timeout), {
      type: 'mvt',
      tiles: [`${base}${path}?z={z}`],
      sourceLayer: 's',
      datum: 'WGS84',
    }).read(1, 0, 0, lifetime());
  assert.equal((await read('/tile'))?.byteLength, 5);
  assert.equal(await read('/empty'), undefined);
  await assert.rejects(read('/html'), fails('bad_response'));
  await assert.rejects(read('/missing'), fails('not_found'));
  await assert.rejects(read('/broken'), fails('unavailable'));
  await assert.rejects(read('/silent', 300), fails('timeout'));
  await assert.rejects(read('/quota'), fails('quota'));
});

test('tiles: templates take turns, and TMS counts rows from the south', async () => {
  const seen: string[] = [];
  const transport = async ({ url }: { url: string }) => {
    seen.push(url);
    return new Response('x');
  };
  const tiles = openXyz(createClient({ baseUrl: base, transport }), {
    type: 'xyz',
    tiles: ['http://a/{z}/{x}/{y}', 'http://b/{z}/{x}/{y}'],
    scheme: 'tms',
    datum: 'CGCS2000',
  });
  await tiles.read(3, 2, 1, lifetime());
  await tiles.read(3, 2, 2, lifetime());
  assert.deepEqual(seen, ['http://b/3/2/6', 'http://a/3/2/5']);
});

test('tiles in a shifted datum are refused with the reason', () => {
  assert.throws(
    () => openXyz(client(), { type: 'xyz', tiles: ['http://a'], datum: 'GCJ02' }),
    (error: unknown) => {
      fails('unsupported')(error);
      assert.equal((error as YztError).issues[0]?.code, 'datum_tiles');
      return true;
    },
  );
});

test('PMTiles: header, layer and tiles are read by range', async () => {
  const tiles = await openPmtiles(
    client(),
    { href: `${base}/good.pmtiles`, datum: 'WGS84' },
    lifetime(),
  );
  assert.equal(tiles.content, 'vector');
  assert.equal(tiles.sourceLayer, 'things');
  const tile = await tiles.read(0, 0, 0, lifetime());
  assert.equal(new TextDecoder().decode(tile), 'a tile of many bytes');
  assert.equal(await tiles.read(1, 1, 1, lifetime()), undefined);
});

test('PMTiles: a range that comes back empty is asked for once more', async () => {
  const source = { href: `${base}/hasty.pmtiles`, datum: 'WGS84' } as const;
  const tiles = await openPmtiles(client(), source, lifetime());
  const tile = await tiles.read(0, 0, 0, lifetime());
  assert.equal(new TextDecoder().decode(tile), 'a tile of many bytes');
});

test('PMTiles: a truncated archive, a page and a text are bad responses, not empty maps', async () => {
  const open = (name: string) =>
    openPmtiles(client(), { href: `${base}/${name}`, datum: 'WGS84' }, lifetime());
  const cut = await open('cut.pmtiles');
  await assert.rejects(cut.read(0, 0, 0, lifetime()), fails('bad_response'));
  await assert.rejects(open('cut-head.pmtiles'), fails('bad_response'));
  await assert.rejects(open('text.pmtiles'), fails('bad_response'));
  await assert.rejects(open('html'), fails('bad_response'));
  await assert.rejects(open('missing'), fails('not_found'));
});

test('OGC features: all pages, each feature once, shown as they come', async () => {
  asked.length = 0;
  const reader = openOgcFeatures(
    client(),
    { type: 'ogc-features', href: `${base}/wells`, datum: 'WGS84' },
    lifetime(),
  );
  const counts: number[] = [];
  await reader.read(view, ({ features }) => counts.push(features.length));
  assert.deepEqual(counts, [2, 3, 4]);
  assert.deepEqual(asked[0], '118,29.5,122,31.5');

  // Moves inside what was loaded ask for nothing; leaving it asks again.
  await reader.read([119.2, 30.1, 121.2, 31.1], () => assert.fail('asked again'));
  await reader.read([121, 30, 123, 31], ({ features }) => counts.push(features.length));
  assert.equal(asked.length, 6);
});

test('OGC features: a view that is left is no longer asked for', async () => {
  const reader = openOgcFeatures(
    client(),
    { type: 'ogc-features', href: `${base}/wells`, datum: 'WGS84' },
    lifetime(),
  );
  const first = reader.read(view, () => assert.fail('shown although the view had moved on'));
  const second = reader.read([150, 30, 151, 31], () => undefined);
  await assert.rejects(first, fails('aborted'));
  await second;
});

test('OGC features: too many are cut off and said; a closer look asks again', async () => {
  asked.length = 0;
  const reader = openOgcFeatures(
    client(),
    { type: 'ogc-features', href: `${base}/many`, datum: 'WGS84' },
    lifetime(),
  );
  let last: readonly string[] = [];
  await reader.read(view, ({ features, issues }) => {
    last = issues.map(({ code }) => code);
    assert.ok(features.length <= FEATURE_LIMIT + 4000);
  });
  assert.deepEqual(last, ['too_many']);
  assert.equal(asked.length, 3);
  await reader.read([119.9, 30.4, 120.1, 30.6], () => undefined);
  assert.ok(asked.length > 3);
});

test('OGC features: places in GCJ-02 are asked for and drawn where they are', async () => {
  asked.length = 0;
  const reader = openOgcFeatures(
    client(),
    { type: 'ogc-features', href: `${base}/wells/items`, datum: 'GCJ02' },
    lifetime(),
  );
  let place: GeoJSON.Position = [];
  await reader.read(view, ({ features }) => {
    place = (features[0]!.geometry as GeoJSON.Point).coordinates;
  });
  const [west] = asked[0]!.split(',').map(Number);
  assert.ok(west! < 118);
  // The shift at this place is about 450 m to the east and 270 m to the south.
  assert.ok(Math.abs(place[0]! - (120 - 0.00467)) < 0.0004, String(place));
});

test('GeoJSON by address: an HTML page, NaN and a cut file are bad responses', async () => {
  const read = async (path: string, timeout?: number) => {
    const entry = {
      id: 'x',
      domain: 'd',
      title: 'X',
      source: { type: 'geojson', href: `${base}${path}`, datum: 'WGS84' },
    } as const;
    const options = { client: client(timeout), lifetime: lifetime(), near: undefined };
    const opened = await openSource(entry, options);
    if (opened.type === 'features') await opened.read(view, () => undefined);
  };
  for (const path of ['/html', '/nan.json', '/cut.json']) {
    await assert.rejects(read(path), fails('bad_response'), path);
  }
  await assert.rejects(read('/missing'), fails('not_found'));
  await assert.rejects(read('/silent', 300), fails('timeout'));
});

test('a source of a newer standard is refused by name', async () => {
  const entry = { id: 'x', domain: 'd', title: 'X', source: { type: 'hologram', datum: 'WGS84' } };
  const options = { client: client(), lifetime: lifetime(), near: undefined };
  await assert.rejects(openSource(entry as never, options), fails('unsupported'));
});
