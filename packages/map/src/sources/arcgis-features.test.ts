import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createClient } from '@yizhangtu/client';
import { YztError, type Bounds } from '@yizhangtu/standard';
import { fromEsriGeometry } from './esri-geometry.ts';
import type { ReadFeatures } from './geojson.ts';
import { openSource } from './open-source.ts';
import { FEATURE_LIMIT } from './view-reader.ts';

/*
 * A service that answers as the ArcGIS REST API describes (Map Service and Feature Service, "Layer" and
 * "Query"). No real one was at hand.
 */

const view: Bounds = [119.8, 30.4, 120.2, 30.7];

interface Wells {
  readonly count: number;
  /** Most that it sends at a time. */
  readonly most: number;
  readonly geojson: boolean;
  readonly paging: boolean;
}

const place = (n: number) => ({ x: 119.9 + (n % 100) * 0.001, y: 30.5 + (n % 70) * 0.001 });

const services: Record<string, Wells> = {
  modern: { count: 2500, most: 1000, geojson: true, paging: true },
  older: { count: 2500, most: 500, geojson: false, paging: true },
  oldest: { count: 2500, most: 1000, geojson: false, paging: false },
  million: { count: 1_000_000, most: 2000, geojson: true, paging: true },
  // Says that it goes on, and begins again each time.
  circle: { count: 100_000, most: 1000, geojson: true, paging: true },
};

const layerOf = ({ most, geojson, paging }: Wells) => ({
  currentVersion: 10.91,
  id: 0,
  name: '水井',
  type: 'Feature Layer',
  geometryType: 'esriGeometryPoint',
  objectIdField: 'OBJECTID',
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'depth', type: 'esriFieldTypeDouble' },
  ],
  maxRecordCount: most,
  supportedQueryFormats: geojson ? 'JSON, geoJSON' : 'JSON',
  advancedQueryCapabilities: { supportsPagination: paging },
});

function queryAnswer(name: string, query: URLSearchParams) {
  const { count, most, geojson, paging } = services[name]!;
  const from = paging && name !== 'circle' ? Number(query.get('resultOffset') ?? 0) : 0;
  const size = Math.min(most, Number(query.get('resultRecordCount') ?? most), count - from);
  const numbers = Array.from({ length: size }, (_, i) => from + i);
  const exceeded = from + size < count;
  if (geojson && query.get('f') === 'geojson') {
    return {
      type: 'FeatureCollection',
      ...(exceeded ? { properties: { exceededTransferLimit: true } } : {}),
      features: numbers.map((n) => ({
        type: 'Feature',
        id: n,
        properties: { OBJECTID: n, depth: n / 2 },
        geometry: { type: 'Point', coordinates: [place(n).x, place(n).y] },
      })),
    };
  }
  return {
    objectIdFieldName: 'OBJECTID',
    geometryType: 'esriGeometryPoint',
    spatialReference: { wkid: 4326 },
    ...(exceeded ? { exceededTransferLimit: true } : {}),
    features: numbers.map((n) => ({
      attributes: { OBJECTID: n, depth: n / 2 },
      geometry: place(n),
    })),
  };
}

const error = (code: number, message: string, details: string[] = []) => ({
  error: { code, message, details },
});

/** What other addresses answer with, by name. */
const others: Record<string, unknown> = {
  token: error(499, 'Token Required'),
  'bad-token': error(498, 'Invalid Token'),
  forbidden: error(403, 'User does not have permissions to access this service.'),
  stopped: error(500, 'Service not started', ['Service not started']),
  busy: error(429, 'Too many requests'),
  service: { layers: [{ id: 0, name: '水井' }], tables: [] },
  group: { id: 3, name: '水利', type: 'Group Layer' },
  empty: null,
  list: ['not', 'a', 'layer'],
};

const asked: URLSearchParams[] = [];
const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://x');
  const [, name = '', , query] = url.pathname.split('/');
  const send = (value: unknown) => void response.end(JSON.stringify(value));
  if (name === 'silent') return;
  if (name === 'limited') return void response.writeHead(429, { 'retry-after': '60' }).end();
  if (name === 'page') {
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  }
  if (name === 'bad-where') {
    return send(
      query === undefined
        ? layerOf(services['modern']!)
        : error(400, 'Unable to complete operation.', ["'depht' is invalid field"]),
    );
  }
  const service = services[name];
  if (service === undefined)
    return name in others ? send(others[name]) : void response.writeHead(404).end();
  if (query === undefined) return send(layerOf(service));
  asked.push(url.searchParams);
  send(queryAnswer(name, url.searchParams));
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

async function open(name: string, where?: string) {
  const opened = await openSource(
    {
      id: 'x',
      domain: 'd',
      title: 'X',
      source: {
        type: 'arcgis-features',
        href: `${base}/${name}/0?key=own`,
        datum: 'WGS84',
        ...(where === undefined ? {} : { where }),
      },
    },
    {
      client: createClient({ baseUrl: base, timeout: name === 'silent' ? 300 : 20_000 }),
      lifetime: new AbortController().signal,
      near: undefined,
    },
  );
  assert.ok(opened.type === 'features');
  const reads: ReadFeatures[] = [];
  asked.length = 0;
  return { reads, read: () => opened.read(view, (read) => reads.push(read)) };
}

const codes = (read: ReadFeatures | undefined) => read?.issues.map(({ code }) => code);

for (const name of ['modern', 'older']) {
  test(`all pages, shown as they come: ${name}`, async () => {
    const { reads, read } = await open(name, 'depth > 0');
    await read();
    const page = Math.min(1000, services[name]!.most);
    assert.equal(reads.length, Math.ceil(2500 / page));
    const { features, issues } = reads.at(-1)!;
    assert.equal(features.length, 2500);
    assert.deepEqual(issues, []);
    assert.deepEqual(features[700], {
      type: 'Feature',
      id: 700,
      properties: { OBJECTID: 700, depth: 350 },
      geometry: { type: 'Point', coordinates: [place(700).x, place(700).y] },
    });
    const [first, second] = asked;
    assert.equal(first!.get('where'), 'depth > 0');
    assert.equal(first!.get('geometry'), '119.6,30.25,120.4,30.85');
    assert.equal(first!.get('outSR'), '4326');
    assert.equal(first!.get('key'), 'own');
    assert.equal(first!.get('f'), name === 'modern' ? 'geojson' : 'json');
    assert.equal(second!.get('resultOffset'), String(page));
  });
}

test('a service that cannot go on shows its first features, and says that there are more', async () => {
  const { reads, read } = await open('oldest');
  await read();
  assert.equal(reads.at(-1)?.features.length, 1000);
  assert.deepEqual(codes(reads.at(-1)), ['transfer_limit']);
  assert.equal(asked.length, 1);
});

test('a million points are asked for up to the limit of a view', async () => {
  const { reads, read } = await open('million');
  await read();
  assert.equal(reads.at(-1)?.features.length, FEATURE_LIMIT);
  assert.deepEqual(codes(reads.at(-1)), ['too_many']);
  assert.equal(asked.length, FEATURE_LIMIT / 1000);
});

test('a service that sends its first page for ever is asked twice', async () => {
  const { reads, read } = await open('circle');
  await read();
  assert.equal(reads.at(-1)?.features.length, 1000);
  assert.equal(asked.length, 2);
});

test('an error in an answer of status 200 is a typed one with the words of the service', async () => {
  const cases: [string, string, RegExp][] = [
    ['token', 'unauthenticated', /Token Required/],
    ['bad-token', 'unauthenticated', /Invalid Token/],
    ['forbidden', 'denied', /permissions/],
    ['stopped', 'unavailable', /Service not started$/],
    ['busy', 'rate_limited', /Too many requests/],
    ['bad-where', 'invalid', /depht/],
  ];
  for (const [name, code, words] of cases) {
    const { read } = await open(name);
    await assert.rejects(read(), (thrown) => {
      assert.ok(thrown instanceof YztError);
      assert.equal(thrown.code, code, name);
      assert.match(thrown.message, words);
      assert.match(thrown.issues[0]!.message['zh-CN'], words);
      return true;
    });
  }
});

test('what is no layer, or no answer at all, is told apart', async () => {
  const cases: [string, string][] = [
    ['service', 'invalid'],
    ['group', 'unsupported'],
    ['empty', 'bad_response'],
    ['list', 'unsupported'],
    ['page', 'bad_response'],
    ['gone', 'not_found'],
    ['limited', 'rate_limited'],
    ['silent', 'timeout'],
  ];
  for (const [name, code] of cases) {
    const { read } = await open(name);
    await assert.rejects(read(), (thrown) => {
      assert.ok(thrown instanceof YztError);
      assert.equal(thrown.code, code, `${name}: ${thrown.message}`);
      return true;
    });
  }
});

// Clockwise is the outside.
const square = (x: number, y: number, size: number) => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];

test('rings become areas with their holes, each in the smallest outside around it', () => {
  const hole = square(2, 2, 2).reverse();
  const island = square(2.5, 2.5, 1);
  const pond = square(2.8, 2.8, 0.2).reverse();
  const geometry = fromEsriGeometry({
    rings: [pond, square(0, 0, 10), hole, island, square(20, 0, 0.5)],
  });
  assert.deepEqual(geometry, {
    type: 'MultiPolygon',
    coordinates: [
      [square(20, 0, 0.5).reverse()],
      [square(2.5, 2.5, 1).reverse(), square(2.8, 2.8, 0.2)],
      [square(0, 0, 10).reverse(), square(2, 2, 2)],
    ],
  });
});

test('a hole in nothing is an area; lines, points and empty geometries', () => {
  assert.deepEqual(fromEsriGeometry({ rings: [square(0, 0, 1).reverse()] }), {
    type: 'Polygon',
    coordinates: [square(0, 0, 1).reverse()],
  });
  const line = [
    [0, 0],
    [1, 1],
  ];
  assert.deepEqual(fromEsriGeometry({ paths: [line] }), { type: 'LineString', coordinates: line });
  assert.equal(fromEsriGeometry({ paths: [line, line] })?.type, 'MultiLineString');
  assert.deepEqual(fromEsriGeometry({ points: line }), { type: 'MultiPoint', coordinates: line });
  assert.equal(fromEsriGeometry({ x: 'NaN' }), null);
  assert.equal(fromEsriGeometry(null), null);
});
