import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { createClient } from '@yizhangtu/client';
import { YztError, type Bounds } from '@yizhangtu/standard';
import type { ReadFeatures } from './geojson.ts';
import { openSource } from './open-source.ts';
import { FEATURE_LIMIT } from './view-reader.ts';

const GDAL = ['/usr/bin/ogr2ogr', '/usr/local/bin/ogr2ogr'].find((path) => existsSync(path));
const skip = GDAL === undefined ? 'ogr2ogr (Debian: gdal-bin) is not installed' : false;
const world: Bounds = [-180, -85, 180, 85];

const point = (n: number, x: number, y: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { n, name: `监测点 ${n}`, share: n / 3, on: n % 2 === 0 },
  geometry: { type: 'Point', coordinates: [x, y] },
});
const ring = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const points = Array.from({ length: 2500 }, (_, n) =>
  point(n, 119.8 + (n % 50) * 0.01, 30.4 + Math.floor(n / 50) * 0.006),
);
const areas: GeoJSON.Feature[] = [
  {
    type: 'Feature',
    properties: { n: 0, name: '有洞的面' },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[ring(120, 30.5, 0.1), ring(120.02, 30.52, 0.02).reverse()]],
    },
  },
  {
    type: 'Feature',
    properties: { n: 1, name: '两块' },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[ring(119.9, 30.5, 0.01)], [ring(119.92, 30.5, 0.01)]],
    },
  },
];
const many = Array.from({ length: FEATURE_LIMIT * 3 }, (_, n) =>
  point(n, 119.8 + (n % 200) * 0.002, 30.4 + Math.floor(n / 200) * 0.002),
);

/** The files, by name. A name ends in how it is served. */
const files = new Map<string, Uint8Array>();
/** Ranges that were asked for, in order, and the bytes that were sent. */
const asked: string[] = [];
let sent = 0;

const server = createServer((request, response) => {
  const name = request.url!.slice(1).split('?')[0]!;
  if (name === 'page') {
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  }
  const bytes = files.get(name.replace(/^whole-/, ''));
  if (bytes === undefined) return void response.writeHead(404).end();
  const match = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
  asked.push(match?.[0] ?? '');
  if (match === null || name.startsWith('whole-')) return void response.end(bytes);
  const [from, to] = [Number(match[1]), Number(match[2])];
  if (from >= bytes.length) return void response.writeHead(416).end();
  const part = bytes.subarray(from, to + 1);
  sent += part.length;
  response.writeHead(206).end(part);
});

let base = '';
let folder = '';

async function convert(name: string, features: readonly GeoJSON.Feature[], ...options: string[]) {
  const [from, to] = [join(folder, `${name}.geojson`), join(folder, `${name}.fgb`)];
  await writeFile(from, JSON.stringify({ type: 'FeatureCollection', features }));
  await promisify(execFile)(GDAL!, ['-f', 'FlatGeobuf', to, from, ...options]);
  files.set(name, new Uint8Array(await readFile(to)));
}

before(async () => {
  if (GDAL === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'yzt-flatgeobuf-'));
  await convert('points', points);
  await convert('areas', areas);
  await convert('many', many);
  await convert('one', points.slice(0, 1));
  await convert('plain', points, '-lco', 'SPATIAL_INDEX=NO');
  await convert('many-plain', many, '-lco', 'SPATIAL_INDEX=NO');
  await convert('projected', points, '-t_srs', 'EPSG:4549');
  await convert('none', []);
  await convert('cgcs2000', points.slice(0, 3), '-t_srs', 'EPSG:4490');
  const whole = files.get('points')!;
  files.set('cut', whole.subarray(0, whole.length - 40_000));
  files.set('cut-plain', files.get('plain')!.subarray(0, 30_000));
  files.set('cut-header', whole.subarray(0, 60));
  files.set('text', new TextEncoder().encode('x'.repeat(300)));
  const broken = whole.slice();
  broken.fill(0xff, 12, 200);
  files.set('broken', broken);
  const index = whole.slice();
  index.fill(0xff, 2000, 20_000);
  files.set('broken-index', index);
  const older = whole.slice();
  older[3] = 2;
  files.set('older', older);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  server.closeAllConnections();
  server.close();
  if (folder !== '') await rm(folder, { recursive: true });
});

async function open(name: string) {
  const entry = {
    id: 'x',
    domain: 'd',
    title: 'X',
    source: { type: 'flatgeobuf', href: `${base}/${name}`, datum: 'WGS84' },
  } as const;
  const opened = await openSource(entry, {
    client: createClient({ baseUrl: base }),
    lifetime: new AbortController().signal,
    near: undefined,
  });
  assert.ok(opened.type === 'features');
  return async (view: Bounds = world): Promise<ReadFeatures> => {
    let last: ReadFeatures | undefined;
    await opened.read(view, (read) => (last = read));
    assert.ok(last !== undefined, 'nothing was shown');
    return last;
  };
}

const byNumber = (features: readonly GeoJSON.Feature[]) =>
  features
    .map(({ geometry, properties }) => ({ geometry, properties }))
    .sort((a, b) => a.properties!['n'] - b.properties!['n']);

const plainly = (features: readonly GeoJSON.Feature[]) =>
  byNumber(features.map((one) => ({ ...one, properties: { ...one.properties } })));

const fails = (code: string) => (error: unknown) => {
  assert.ok(error instanceof YztError, String(error));
  assert.equal(error.code, code, error.message);
  return true;
};

for (const name of ['points', 'plain', 'whole-points', 'whole-plain']) {
  test(`all features of a file come as they went into it: ${name}`, { skip }, async () => {
    const { features, issues } = await (await open(name))();
    assert.deepEqual(plainly(features), plainly(points));
    assert.deepEqual(issues, []);
  });
}

test('areas keep their holes and parts', { skip }, async () => {
  const { features } = await (await open('areas'))();
  assert.deepEqual(plainly(features), plainly(areas));
});

test('a file of one feature, and one in CGCS2000', { skip }, async () => {
  assert.equal((await (await open('one'))()).features.length, 1);
  assert.equal((await (await open('cgcs2000'))()).features.length, 3);
});

test('a view asks for its part of the file alone', { skip }, async () => {
  const read = await open('many');
  asked.length = 0;
  sent = 0;
  // The view, and half of it on each side.
  const { features } = await read([119.9, 30.5, 119.91, 30.51]);
  const expected = many.filter(({ geometry }) => {
    const [x = 0, y = 0] = (geometry as GeoJSON.Point).coordinates;
    return x >= 119.895 && x <= 119.915 && y >= 30.495 && y <= 30.515;
  });
  assert.deepEqual(plainly(features), plainly(expected));
  assert.ok(expected.length > 50);
  assert.ok(sent < files.get('many')!.length / 4, `${sent} of ${files.get('many')!.length} bytes`);
  assert.ok(asked.length < 12, `${asked.length} requests`);
  // The header is not read again.
  asked.length = 0;
  await read([119.95, 30.55, 119.96, 30.56]);
  assert.ok(!asked.some((range) => range.startsWith('bytes=0-')));
});

for (const name of ['many', 'many-plain']) {
  test(`more than a view may hold is cut off, and said: ${name}`, { skip }, async () => {
    const { features, issues } = await (await open(name))();
    assert.equal(features.length, FEATURE_LIMIT);
    assert.deepEqual(
      issues.map(({ code }) => code),
      ['too_many'],
    );
  });
}

test('a view without features is an answer', { skip }, async () => {
  const none = { features: [], issues: [] };
  assert.deepEqual(await (await open('points'))([10, 10, 11, 11]), none);
  assert.deepEqual(await (await open('none'))(), none);
});

test('what is no such file, is cut off or broken, is a bad response', { skip }, async () => {
  for (const name of [
    'text',
    'page',
    'cut',
    'cut-plain',
    'cut-header',
    'broken',
    'broken-index',
    'whole-cut',
  ]) {
    await assert.rejects((await open(name))(), fails('bad_response'), name);
  }
  await assert.rejects((await open('missing'))(), fails('not_found'));
  await assert.rejects((await open('older'))(), fails('unsupported'));
});

test('a file in metres is refused with the way out', { skip }, async () => {
  await assert.rejects((await open('projected'))(), (error: unknown) => {
    fails('unsupported')(error);
    assert.match((error as YztError).issues[0]!.message.en, /EPSG:4549/);
    return true;
  });
});
