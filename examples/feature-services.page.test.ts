import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Bounds } from '@yizhangtu/standard';
import type { Browser } from 'playwright-core';
import { openBrowser } from './testing/browser.ts';
import { noMapServer, openMapServer, type MapServer } from './testing/mapserver.ts';
import { openSourceReader, type ReadRequest, type SourceReader } from './testing/source-reader.ts';

const deqing: Bounds = [119.7, 30.4, 120.4, 30.75];
const view: Bounds = [119.9, 30.5, 120.0, 30.6];
const noGdal = existsSync('/usr/bin/ogr2ogr')
  ? false
  : 'ogr2ogr (Debian: gdal-bin) is not installed';

let browser: Browser;
let reader: SourceReader;
let origin = '';
/** What a path of the server answers. */
const routes = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
const server = createServer((request, response) => {
  const [path = ''] = request.url!.split('?');
  const handler = routes.get(path);
  if (handler) handler(request, response);
  else response.writeHead(path === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('<p>x');
});

before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  reader = await openSourceReader(browser, origin);
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

const wfs = (
  path: string,
  more: Partial<ReadRequest> & { axisOrder?: 'lon-lat' | 'lat-lon' } = {},
) => {
  const { axisOrder, ...request } = more;
  return reader.read({
    source: {
      type: 'wfs',
      href: path.startsWith('http') ? path : `${origin}${path}`,
      typeName: 'towns',
      datum: 'CGCS2000',
      ...(axisOrder === undefined ? {} : { axisOrder }),
    },
    view,
    near: deqing,
    ...request,
  });
};

/** Positions and properties, in an order that does not depend on that of the answer. */
const plain = (features: readonly GeoJSON.Feature[]) =>
  features
    .map(({ geometry, properties }) => ({ geometry, properties }))
    .sort((a, b) => String(a.properties!['code']).localeCompare(String(b.properties!['code'])));

const rounded = (value: unknown): unknown =>
  typeof value === 'number'
    ? Number(value.toFixed(6))
    : Array.isArray(value)
      ? value.map(rounded)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]))
        : value;

describe('WFS of MapServer', { skip: noMapServer }, () => {
  let service: MapServer;
  before(async () => {
    service = await openMapServer();
    // The same service without GeoJSON among its formats, giving five features at a time.
    routes.set('/gml', (request, response) => {
      const [, query = ''] = request.url!.split('?');
      void fetch(`${service.ows}?${query}`).then(async (answer) => {
        const text = (await answer.text())
          .replaceAll(/<ows:Value>application\/json[^<]*<\/ows:Value>/g, '')
          .replace(/(CountDefault[\s\S]*?<ows:DefaultValue>)\d+/, '$15');
        response.setHeader('content-type', answer.headers.get('content-type')!);
        response.writeHead(answer.status).end(text);
      });
    });
  });
  after(() => service.close());

  /** What GDAL reads from the same service. */
  async function byGdal(type: string, ...options: string[]): Promise<GeoJSON.Feature[]> {
    const { stdout } = await promisify(execFile)(
      'ogr2ogr',
      ['-f', 'GeoJSON', '/vsistdout/', `WFS:${service.ows}?VERSION=2.0.0`, type, ...options],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return (JSON.parse(stdout) as GeoJSON.FeatureCollection).features;
  }

  for (const path of ['/ows', '/gml']) {
    test(`towns: the features that GDAL reads, by ${path}`, { skip: noGdal }, async () => {
      const href = path === '/gml' ? path : service.ows;
      const { features, issues, error, counts } = await wfs(href, { view: deqing });
      assert.equal(error, undefined);
      assert.deepEqual(issues, []);
      const expected = (await byGdal('towns')).map(({ geometry, properties }) => {
        const { code, name, area } = properties!;
        // GML says nothing of types.
        return {
          type: 'Feature' as const,
          geometry,
          properties: { code: String(code), name: String(name), area: String(area) },
        };
      });
      assert.equal(expected.length, service.towns.features.length);
      assert.deepEqual(rounded(plain(features)), rounded(plain(expected)));
      assert.deepEqual(counts, path === '/gml' ? [5, 10, 13] : [13]);
    });
  }

  test('the county: the area that GDAL reads, corner by corner', { skip: noGdal }, async () => {
    const [expected] = await byGdal('county');
    for (const href of [`${origin}/gml`, service.ows]) {
      const { features, error } = await reader.read({
        source: { type: 'wfs', href, typeName: 'county', datum: 'CGCS2000' },
        view: deqing,
        near: deqing,
      });
      assert.equal(error, undefined);
      assert.deepEqual(rounded(features[0]?.geometry), rounded(expected!.geometry), href);
    }
  });

  test(
    'a view asks for what lies in it, and half of itself on each side',
    { skip: noGdal },
    async () => {
      const box = [119.845, 30.45, 120.065, 30.65];
      const expected = service.towns.features.filter(({ geometry }) => {
        const [x = 0, y = 0] = geometry.coordinates;
        return x >= box[0]! && x <= box[2]! && y >= box[1]! && y <= box[3]!;
      });
      assert.ok(expected.length > 0 && expected.length < service.towns.features.length);
      for (const href of ['/gml', service.ows]) {
        const { features } = await wfs(href, { view: [119.9, 30.5, 120.01, 30.6] });
        assert.deepEqual(
          plain(features).map(({ properties }) => properties!['code'] as string),
          expected.map(({ properties }) => properties!['code'] as string).sort(),
        );
      }
    },
  );

  test('a type that the service lacks is named, with those that it has', async () => {
    const { error } = await reader.read({
      source: { type: 'wfs', href: service.ows, typeName: 'wells', datum: 'CGCS2000' },
      view,
    });
    assert.equal(error?.code, 'not_found');
    assert.match(error.words!, /wells/);
  });
});

describe('GML that GDAL has written', { skip: noGdal }, () => {
  const line = [
    [119.9, 30.5],
    [119.91, 30.51],
    [119.92, 30.5],
  ];
  const ring = (x: number, y: number, size: number) => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  const area = [ring(119.9, 30.5, 0.05), ring(119.91, 30.51, 0.01).reverse()];
  const geometries: GeoJSON.Geometry[] = [
    { type: 'Point', coordinates: [119.95, 30.55] },
    { type: 'MultiPoint', coordinates: line },
    { type: 'LineString', coordinates: line },
    { type: 'MultiLineString', coordinates: [line, line.map(([x = 0, y = 0]) => [x + 0.1, y])] },
    { type: 'Polygon', coordinates: area },
    { type: 'MultiPolygon', coordinates: [area, [ring(120.1, 30.5, 0.01)]] },
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [119.95, 30.55] },
        { type: 'LineString', coordinates: line },
      ],
    },
  ];
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yzt-gml-'));
    await writeFile(
      join(folder, 'all.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: geometries.map((geometry, index) => ({
          type: 'Feature',
          properties: { code: String(index), name: '几何' },
          geometry,
        })),
      }),
    );
  });
  after(() => rm(folder, { recursive: true }));

  for (const format of ['GML2', 'GML3', 'GML3.2']) {
    for (const [system, code] of [
      ['4326', '4326'],
      ['4490', '4490'],
      ['3857', '3857'],
    ] as const) {
      test(`${format}, EPSG:${system}: every kind of geometry comes as it went in`, async () => {
        const file = join(folder, `${format}-${system}.gml`);
        await promisify(execFile)('ogr2ogr', [
          '-f',
          'GML',
          file,
          join(folder, 'all.geojson'),
          '-nln',
          'towns',
          '-dsco',
          `FORMAT=${format}`,
          '-t_srs',
          `EPSG:${code}`,
        ]);
        const text = await readFile(file, 'utf8');
        serveWfs('/written', { answer: () => text });
        const { features, issues, error } = await wfs('/written', { view: deqing });
        assert.equal(error, undefined, error?.message);
        assert.deepEqual(issues, []);
        assert.deepEqual(
          rounded(plain(features).map(({ geometry }) => geometry)),
          rounded(geometries),
        );
        assert.equal(features[0]?.properties?.['name'], '几何');
      });
    }
  }
});

interface FakeWfs {
  readonly formats?: readonly string[];
  readonly version?: string;
  readonly capabilities?: string;
  /** To GetFeature. */
  answer(query: URLSearchParams): string | Buffer;
  readonly type?: string;
  readonly status?: number;
}

const capabilities = ({ formats = [], version = '2.0.0' }: FakeWfs, types = ['towns']) => `
<wfs:WFS_Capabilities version="${version}" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1">
<ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues>
${['application/gml+xml; version=3.2', ...formats].map((one) => `<ows:Value>${one}</ows:Value>`).join('')}
</ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata>
<wfs:FeatureTypeList>${types
  .map(
    (name) =>
      `<wfs:FeatureType><wfs:Name>${name}</wfs:Name><wfs:DefaultCRS>urn:ogc:def:crs:EPSG::4490</wfs:DefaultCRS></wfs:FeatureType>`,
  )
  .join('')}</wfs:FeatureTypeList></wfs:WFS_Capabilities>`;

/** A WFS at `path`, and the queries that it was asked for features. */
function serveWfs(path: string, fake: FakeWfs): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  routes.set(path, (request, response) => {
    const query = new URL(request.url!, origin).searchParams;
    if (query.get('request') === 'GetCapabilities') {
      response.writeHead(200, { 'content-type': 'text/xml' });
      return void response.end(fake.capabilities ?? capabilities(fake));
    }
    asked.push(query);
    response.writeHead(fake.status ?? 200, { 'content-type': fake.type ?? 'text/xml' });
    response.end(fake.answer(query));
  });
  return asked;
}

const member = (id: number, pos: string, name = '水井') =>
  `<wfs:member><t:towns gml:id="towns.${id}"><t:place><gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:pos>${pos}</gml:pos></gml:Point></t:place><t:name>${name}</t:name><t:note xsi:nil="true"/></t:towns></wfs:member>`;
const NAMESPACES =
  'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const collection = (members: string, attributes = '') =>
  `<wfs:FeatureCollection ${NAMESPACES} ${attributes}>${members}</wfs:FeatureCollection>`;
const exception = (code: string, words: string) =>
  `<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0"><ows:Exception exceptionCode="${code}"><ows:ExceptionText>${words}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;
const at = (features: readonly GeoJSON.Feature[]) =>
  (features[0]?.geometry as GeoJSON.Point).coordinates;
const south = (query: URLSearchParams) => Number(query.get('bbox')!.split(',')[0]);

describe('WFS by its protocol', () => {
  test('pages up to what the service says there are', async () => {
    const asked = serveWfs('/pages', {
      answer: (query) => {
        const from = Number(query.get('startIndex'));
        const count = Math.min(Number(query.get('count')), 2500 - from);
        const members = Array.from({ length: count }, (_, i) => member(from + i, '30.55 119.95'));
        return collection(members.join(''), `numberMatched="2500" numberReturned="${count}"`);
      },
    });
    const { features, counts } = await wfs('/pages');
    assert.deepEqual(counts, [1000, 2000, 2500]);
    assert.deepEqual(features[0], {
      type: 'Feature',
      id: 'towns.0',
      properties: { name: '水井', note: null },
      geometry: { type: 'Point', coordinates: [119.95, 30.55] },
    });
    assert.equal(asked[1]?.get('startIndex'), '1000');
    assert.equal(asked[0]?.get('srsName'), 'urn:ogc:def:crs:EPSG::4490');
    assert.equal(asked[0]?.get('bbox'), '30.45,119.85,30.65,120.05,urn:ogc:def:crs:EPSG::4490');
  });

  test('a million features in one answer are cut to what a view may hold', async () => {
    const features = Array.from({ length: 100_000 }, (_, id) => ({
      type: 'Feature',
      id,
      properties: {},
      geometry: { type: 'Point', coordinates: [119.95, 30.55] },
    }));
    const text = JSON.stringify({ type: 'FeatureCollection', numberMatched: 1_000_000, features });
    const asked = serveWfs('/million', {
      formats: ['application/json'],
      type: 'application/json',
      answer: () => text,
    });
    const read = await wfs('/million');
    assert.equal(read.features.length, 10_000);
    assert.deepEqual(read.issues, ['too_many']);
    assert.equal(asked.length, 1);
  });

  for (const format of ['application/json', 'geojson', 'application/geo+json', 'json']) {
    test(`GeoJSON by whatever name: ${format}`, async () => {
      const asked = serveWfs('/json', {
        formats: ['text/javascript', 'csv', format],
        type: 'application/json',
        answer: () =>
          JSON.stringify({
            type: 'FeatureCollection',
            totalFeatures: 1,
            features: [
              {
                type: 'Feature',
                id: 'a',
                properties: {},
                geometry: { type: 'Point', coordinates: [119.95, 30.55] },
              },
            ],
          }),
      });
      const { features, issues } = await wfs('/json');
      assert.deepEqual([features.length, issues], [1, []]);
      assert.equal(asked[0]?.get('outputFormat'), format);
    });
  }

  test('longitude first against its reference system: noticed, put right and said', async () => {
    const asked = serveWfs('/swapped', {
      // It also reads the box longitude first.
      answer: (query) => collection(south(query) > 90 ? member(1, '119.95 30.55') : ''),
    });
    const { features, issues } = await wfs('/swapped');
    assert.deepEqual(at(features), [119.95, 30.55]);
    assert.deepEqual(issues, ['axis_order']);
    assert.equal(asked.length, 2);
  });

  test('longitude first as source.axisOrder says: nothing to notice', async () => {
    const asked = serveWfs('/stated', {
      answer: (query) => collection(south(query) > 90 ? member(1, '119.95 30.55') : ''),
    });
    const { features, issues } = await wfs('/stated', { axisOrder: 'lon-lat' });
    assert.deepEqual(at(features), [119.95, 30.55]);
    assert.deepEqual(issues, []);
    assert.equal(asked.length, 1);
  });

  test('latitude first in GeoJSON: noticed, put right and said', async () => {
    serveWfs('/json-swapped', {
      formats: ['application/json'],
      type: 'application/json',
      answer: () =>
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            {
              type: 'Feature',
              id: 1,
              properties: {},
              geometry: { type: 'Point', coordinates: [30.55, 119.95] },
            },
          ],
        }),
    });
    const { features, issues } = await wfs('/json-swapped');
    assert.deepEqual(at(features), [119.95, 30.55]);
    assert.deepEqual(issues, ['axis_order']);
  });

  test('an empty view stays empty, also when the other order is refused', async () => {
    serveWfs('/none', {
      answer: (query) =>
        south(query) > 90 ? exception('InvalidParameterValue', 'bbox') : collection(''),
    });
    assert.deepEqual(await wfs('/none'), { features: [], issues: [], counts: [0] });
  });

  test('GBK, undeclared and wrong namespaces are read', async () => {
    // 水井 in GBK.
    const [before = '', behind = ''] = collection(member(1, '30.55 119.95', '@'))
      .replaceAll('http://www.opengis.net/gml/3.2', 'http://example.net/wrong')
      .replace('xmlns:t="urn:t"', '')
      .split('@');
    const bytes = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="GBK"?>${before}`),
      Buffer.from([0xcb, 0xae, 0xbe, 0xae]),
      Buffer.from(behind),
    ]);
    serveWfs('/gbk', { answer: () => bytes });
    const { features, error } = await wfs('/gbk');
    assert.equal(error, undefined, error?.message);
    assert.equal(features[0]?.properties?.['name'], '水井');
    assert.deepEqual(at(features), [119.95, 30.55]);
  });

  test('capabilities of 2,000 types: the one that is meant', async () => {
    const types = Array.from({ length: 2000 }, (_, i) => `county:layer-${i}`);
    const fake: FakeWfs = { answer: () => collection(member(1, '30.55 119.95')) };
    const asked = serveWfs('/2000', {
      ...fake,
      capabilities: capabilities(fake, [...types, 'county:towns']),
    });
    assert.equal((await wfs('/2000')).features.length, 1);
    assert.equal(asked[0]?.get('typeNames'), 'county:towns');
  });

  const bomb =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>';
  const faults: [string, Partial<FakeWfs> & { answer: FakeWfs['answer'] }, string, RegExp][] = [
    [
      'exception as 200',
      { answer: () => exception('InvalidParameterValue', 'no such property') },
      'invalid',
      /no such property/,
    ],
    [
      'exception in place of GeoJSON',
      {
        formats: ['geojson'],
        answer: () => `<?xml version="1.0"?>${exception('NoApplicableCode', 'table is gone')}`,
      },
      'bad_response',
      /table is gone/,
    ],
    [
      'exception as 400',
      { status: 400, answer: () => exception('InvalidParameterValue', 'no such property') },
      'invalid',
      /no such property/,
    ],
    ['token', { status: 401, answer: () => '' }, 'unauthenticated', /./],
    ['forbidden', { status: 403, answer: () => '' }, 'denied', /./],
    ['limit', { status: 429, answer: () => '' }, 'rate_limited', /./],
    [
      'page',
      { type: 'text/html', answer: () => '<!doctype html><p>portal' },
      'bad_response',
      /HTML/,
    ],
    [
      'cut off',
      { answer: () => collection(member(1, '30 119')).slice(0, 300) },
      'bad_response',
      /./,
    ],
    ['entity bomb', { answer: () => bomb }, 'bad_response', /entit/],
    [
      'another reference system',
      { answer: () => collection(member(1, '3379000 40500000')).replaceAll('4490', '4549') },
      'unsupported',
      /4549/,
    ],
    ['older version', { version: '1.1.0', answer: () => '' }, 'unsupported', /1\.1\.0/],
    ['places of garbage', { answer: () => collection(member(1, 'a b')) }, 'invalid', /./],
  ];
  for (const [name, fake, code, words] of faults) {
    test(`a typed error, with the words of the service: ${name}`, async () => {
      serveWfs('/fault', fake);
      const { error, features } = await wfs('/fault');
      assert.equal(error?.code, code, error?.message);
      assert.match(error.message, words);
      assert.deepEqual(features, []);
    });
  }

  test('a service that never answers', async () => {
    routes.set('/silent', () => undefined);
    assert.equal((await wfs('/silent', { timeout: 300 })).error?.code, 'timeout');
    assert.equal((await wfs('/gone')).error?.code, 'not_found');
  });

  test('an error on a later page leaves what has come', async () => {
    serveWfs('/later', {
      answer: (query) =>
        query.get('startIndex') === '0'
          ? collection(member(1, '30.55 119.95'), 'numberMatched="2" next="x"')
          : exception('NoApplicableCode', 'no order without a primary key'),
    });
    const { error, features } = await wfs('/later');
    assert.equal(features.length, 1);
    assert.match(error!.message, /primary key/);
  });
});
