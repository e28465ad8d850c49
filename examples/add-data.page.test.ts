import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createServer, type RunningServer } from '@yizhangtu/server';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, openBrowser, openPage, type Watched } from './testing/browser.ts';
import { noMapServer, openMapServer, type MapServer } from './testing/mapserver.ts';
import { EMPTY, smallCounty } from './testing/small-county.ts';

const EMBED = fileURLToPath(new URL('../packages/embed/dist', import.meta.url));
const noGdal = existsSync('/usr/bin/ogr2ogr')
  ? false
  : 'ogr2ogr (Debian: gdal-bin) is not installed';
const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>添加数据</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/add.css"><script type="module" src="/yzt/loader.js"></script></head>
<body><main><yzt-provider county="/api/counties/330521/county.json">
<yzt-map url-state></yzt-map><aside><yzt-add-data open></yzt-add-data></aside>
</yzt-provider></main></body></html>`;
const STYLE = `html, body { margin: 0; background: #fff; }
yzt-map { display: block; width: 600px; height: 600px; }
aside { position: absolute; top: 0; left: 610px; width: 380px; background: #fff; }`;

interface TestedMap extends HTMLElement {
  view: unknown;
  whenReady(): Promise<void>;
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly {
        readonly entry: { readonly id: string; readonly style?: { readonly geometry: string } };
        readonly status: { readonly state: string };
      }[];
    };
    featuresInView(id: string, options: object): Promise<{ features: readonly GeoJSON.Feature[] }>;
  };
}

/** The middle of the map: where all that is added lies. */
const AT: GeoJSON.Position = [119.9741, 30.5446];
const BESIDE: GeoJSON.Position = [119.99, 30.56];

let server: RunningServer;
let browser: Browser;
let folder = '';
let service: MapServer | undefined;

before(async () => {
  // A page may ask its own server alone; that server asks the service.
  if (!noMapServer) service = await openMapServer();
  const made = await smallCounty('127.0.0.1:9');
  folder = made.folder;
  const change = async (name: string, more: (file: object) => object): Promise<void> => {
    const path = join(made.county, name);
    const file = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...file, ...more(file) }));
  };
  await change('county.json', () => ({
    baseMaps: [{ type: 'plain', id: 'plain', name: '素图', approvalNumber: null }],
  }));
  if (service !== undefined) {
    const { ows, origin } = service;
    await change('county.server.json', () => ({
      services: [{ id: 'gs', url: ows }],
      privateHosts: [new URL(origin).host],
    }));
  }
  await writeFile(join(made.page, 'add.html'), PAGE);
  await writeFile(join(made.page, 'add.css'), STYLE);
  [server, browser] = await Promise.all([
    createServer({
      counties: [made.county],
      statics: [
        { path: '/yzt/', dir: EMBED },
        { path: '/page/', dir: made.page },
      ],
      dataDir: join(folder, 'database'),
      snapshot: EMPTY,
      rate: false,
    }),
    openBrowser(),
  ]);
});
after(async () => {
  await browser.close();
  await server.close();
  await service?.close();
  await rm(folder, { recursive: true });
});

/** The page, with its map at rest over `at`. */
async function open(at = AT): Promise<Watched> {
  const watched = await openPage(browser, `${server.url}page/add.html`, {
    viewport: { width: 1000, height: 900 },
  });
  const { page } = watched;
  const answer = await page.request.get(page.url());
  assert.match(answer.headers()['content-security-policy'] ?? '', /^default-src 'self'/);
  await page.waitForFunction(() => 'whenReady' in (document.querySelector('yzt-map') ?? {}));
  await page.evaluate(async (center) => {
    const map = document.querySelector('yzt-map') as TestedMap;
    await map.whenReady();
    map.view = { center, zoom: 12, bearing: 0, pitch: 0 };
    await map.whenReady();
  }, at);
  return watched;
}

/** What the middle of the map looks like. */
const middle = (page: Page): Promise<Buffer> =>
  page.screenshot({ clip: { x: 297, y: 297, width: 6, height: 6 } });

async function looksOther(page: Page, before: Buffer): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (!(await middle(page)).equals(before)) return;
    await page.waitForTimeout(100);
  }
  assert.fail('the middle of the map looks as before');
}

const ownLayers = (page: Page) =>
  page.evaluate(() =>
    (document.querySelector('yzt-map') as TestedMap).mapHost.state.layers.map(
      ({ entry, status }) => ({ id: entry.id, state: status.state, as: entry.style?.geometry }),
    ),
  );

const properties = (page: Page, id: string) =>
  page.evaluate(async (layer) => {
    const { mapHost } = document.querySelector('yzt-map') as TestedMap;
    const { features } = await mapHost.featuresInView(layer, {});
    return features.map((feature) => feature.properties);
  }, id);

/** Says what the coordinates are, adds it to the map, and waits until all of it is drawn. */
async function show(page: Page, count = 1): Promise<void> {
  await page.getByRole('radio', { name: /国家 2000/ }).check();
  await page.getByRole('button', { name: '加到地图' }).click();
  await page.getByText(/^已加到地图/).waitFor();
  const ready = page.locator('yzt-add-data .own small').getByText('已显示', { exact: true });
  await ready.nth(count - 1).waitFor();
}

/** What holds for all that is added: labelled, in no link, within the policy of the page. */
async function isOwn({ page, problems }: Watched): Promise<void> {
  await page
    .locator('yzt-map')
    .getByText(/自己的数据，只在这个浏览器里/)
    // Where the map is narrow it stands behind a press.
    .waitFor({ state: 'attached' });
  const layers = await ownLayers(page);
  assert.deepEqual(
    layers.filter(({ id, state }) => !id.startsWith('~') || state !== 'ready'),
    [],
  );
  // The address follows the view, and by then it would hold a layer.
  await page.waitForFunction(() => location.hash !== '');
  assert.ok(!decodeURIComponent(page.url()).includes('own'), page.url());
  assert.deepEqual(problems, []);
}

interface Given {
  readonly name: string;
  readonly body: () => Promise<Buffer> | Buffer;
  /** What it is drawn as, in the order of drawing. */
  readonly as: readonly string[];
  readonly properties: readonly object[];
  readonly skip?: string | false;
}

const feature = (geometry: GeoJSON.Geometry, name: string): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { 名称: name },
  geometry,
});
const area = (half: number): GeoJSON.Polygon => {
  const [x = 0, y = 0] = AT;
  const [west, south, east, north] = [x - half, y - half, x + half, y + half];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
};
const collection = (...features: readonly GeoJSON.Feature[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
const kml = (name: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>${name}</name><Point><coordinates>${AT.join(',')},0</coordinates></Point></Placemark>
</Document></kml>`;

/** 名称,经度,纬度 and a name whose first character has four bytes, as GB 18030 alone has it. */
function gb18030(): Buffer {
  const head = Buffer.from('c3fbb3c62cbeadb6c82cceb3b6c80a', 'hex');
  const name = Buffer.from('8139ee39cacfb5e3', 'hex');
  return Buffer.concat([head, name, Buffer.from(`,${AT.join(',')}\n`)]);
}

async function shapefile(): Promise<Buffer> {
  const parts = await mkdtemp(join(tmpdir(), 'yzt-shape-'));
  try {
    const from = join(parts, 'from.geojson');
    await writeFile(from, collection(feature(area(0.01), '示范田')));
    const to = join(parts, 'fields.shp');
    const options = ['-a_srs', 'EPSG:4490', '-lco', 'ENCODING=GBK'];
    await promisify(execFile)('ogr2ogr', ['-f', 'ESRI Shapefile', to, from, ...options]);
    const names = (await readdir(parts)).filter((name) => name.startsWith('fields.'));
    const files = names.map(async (name) => [name, await readFile(join(parts, name))] as const);
    return Buffer.from(zipSync(Object.fromEntries(await Promise.all(files))));
  } finally {
    await rm(parts, { recursive: true });
  }
}

const FILES: readonly Given[] = [
  {
    name: '范围和点.geojson',
    body: () =>
      Buffer.from(
        collection(
          feature(area(0.01), '范围'),
          feature({ type: 'Point', coordinates: BESIDE }, '点'),
        ),
      ),
    as: ['area', 'point'],
    properties: [{ 名称: '范围' }, { 名称: '点' }],
  },
  { name: '点.csv', body: gb18030, as: ['point'], properties: [{ 名称: '㐀氏点' }] },
  {
    name: '点.kml',
    body: () => Buffer.from(kml('村口')),
    as: ['point'],
    properties: [{ name: '村口' }],
  },
  {
    name: '点.kmz',
    body: () => Buffer.from(zipSync({ 'doc.kml': strToU8(kml('水口')) })),
    as: ['point'],
    properties: [{ name: '水口' }],
  },
  {
    name: 'fields.zip',
    body: shapefile,
    as: ['area'],
    properties: [{ 名称: '示范田' }],
    skip: noGdal,
  },
];

for (const { name, body, as, properties: wanted, skip } of FILES) {
  test(`a file lands on the map and is drawn: ${name}`, { skip }, async () => {
    const watched = await open();
    const { page } = watched;
    const empty = await middle(page);
    const file = { name, mimeType: 'application/octet-stream', buffer: await body() };
    await page.locator('yzt-add-data input[type="file"]').setInputFiles(file);
    await page.getByRole('textbox', { name: '图层名称' }).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await show(page, as.length);
    await looksOther(page, empty);
    const layers = await ownLayers(page);
    assert.deepEqual(layers.map((layer) => layer.as).sort(), [...as].sort());
    const found = await Promise.all(layers.map(({ id }) => properties(page, id)));
    const byName = (one: unknown) => JSON.stringify(one);
    assert.deepEqual(found.flat().map(byName).sort(), wanted.map(byName).sort());
    await isOwn(watched);
    await page.context().close();
  });
}

describe('services, through the proxy of the server', { skip: noMapServer }, () => {
  /** Reads the address of the service, and chooses its towns. */
  async function chooseTowns(page: Page, query: string): Promise<void> {
    const address = `${server.url}api/counties/330521/services/gs${query}`;
    await page.getByRole('textbox', { name: '或者用服务地址' }).fill(address);
    await page.getByRole('button', { name: '读取' }).click();
    await page.getByRole('checkbox', { name: /^镇（街道）/ }).check();
  }
  const town = (): GeoJSON.Position => service!.towns.features[0]!.geometry.coordinates;

  test('a WMS', async () => {
    const watched = await open(town());
    const { page } = watched;
    const empty = await middle(page);
    await chooseTowns(page, '?service=WMS');
    await show(page);
    await looksOther(page, empty);
    assert.deepEqual(
      (await ownLayers(page)).map((layer) => layer.as),
      ['raster'],
    );
    await isOwn(watched);
    await page.context().close();
  });

  test('a WFS', async () => {
    const watched = await open(town());
    const { page } = watched;
    const empty = await middle(page);
    await chooseTowns(page, '?service=WFS');
    await page.getByRole('radio', { name: '点', exact: true }).check();
    await show(page);
    await looksOther(page, empty);
    const [layer] = await ownLayers(page);
    const names = (await properties(page, layer!.id)).map((one) => one?.['name'] as string);
    assert.ok(names.includes('武康街道'), names.join());
    await isOwn(watched);
    await page.context().close();
  });

  test('an address that the policy of the page forbids is said, and what was typed stays', async () => {
    const { page } = await open();
    const address = page.getByRole('textbox', { name: '或者用服务地址' });
    await address.fill(`${service!.ows}?service=WMS`);
    await page.getByRole('button', { name: '读取' }).click();
    await page.locator('yzt-add-data [role="alert"]').waitFor();
    assert.equal(await address.inputValue(), `${service!.ows}?service=WMS`);
    assert.deepEqual(await ownLayers(page), []);
    await page.context().close();
  });
});
