import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer, type RunningServer } from '@yizhangtu/server';
import type { Browser, Page } from 'playwright-core';
import { LIVE_ANSWERS } from './live/feed.mjs';
import { axeViolations, openBrowser, openPage } from './testing/browser.ts';
import { noMapServer, openMapServer, type MapServer } from './testing/mapserver.ts';
import { EMPTY } from './testing/small-county.ts';

const EMBED = fileURLToPath(new URL('../packages/embed/dist', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('.', import.meta.url));

interface TestedMap extends HTMLElement {
  layers: readonly object[];
  whenReady(): Promise<void>;
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly {
        readonly entry: { readonly id: string };
        readonly status: {
          readonly state: string;
          readonly error?: { readonly code: string };
          readonly issues?: readonly { readonly code: string }[];
        };
      }[];
    };
    fitBounds(bounds: readonly number[]): void;
    hideLayer(id: string): void;
    featuresInView(layer: string): Promise<{ readonly features: readonly GeoJSON.Feature[] }>;
    showHits(hits: readonly object[]): void;
  };
}

let server: RunningServer;
let browser: Browser;
let folder = '';
/** Streams of live values that are open. */
const streams = new Set<ServerResponse>();
/** Whether a new stream breaks off at once. */
let isCut = false;
/** Services that fail, each in its own way, and a feed that the test speaks for. */
const services = createHttpServer((request, response) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', '*');
  const [path = ''] = request.url!.split('?');
  if (path.startsWith('/arcgis')) {
    return void response.end('{"error":{"code":499,"message":"Token Required"}}');
  }
  if (path === '/wfs') {
    response.setHeader('content-type', 'text/xml');
    const words = 'The table is being rebuilt';
    return void response.end(
      `<ExceptionReport><Exception exceptionCode="NoApplicableCode"><ExceptionText>${words}</ExceptionText></Exception></ExceptionReport>`,
    );
  }
  if (path === '/live') {
    if (isCut) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return void response.write('data: {"features":[]}\n\n');
  }
  response.writeHead(404).end();
});
let origin = '';

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="/examples/whole.css"><script type="module" src="/yzt/loader.js"></script></head>
<body><yzt-provider county="/examples/map-static/county.json"><yzt-map-panel><yzt-map></yzt-map><yzt-layer-list slot="layers"></yzt-layer-list>
<yzt-feature-card slot="card"></yzt-feature-card></yzt-map-panel></yzt-provider></body></html>`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yzt-feature-layers-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await new Promise<void>((done) => services.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  // The county names these hosts in its policy.
  const policy = `default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' http://127.0.0.1:*`;
  [server, browser] = await Promise.all([
    createServer({
      counties: [],
      statics: [
        { path: '/yzt/', dir: EMBED },
        { path: '/examples/', dir: EXAMPLES },
        { path: '/page/', dir: folder, policy },
      ],
      answers: LIVE_ANSWERS,
      dataDir: join(folder, 'database'),
      snapshot: EMPTY,
      rate: false,
    }),
    openBrowser(),
  ]);
});
after(async () => {
  await browser.close();
  services.closeAllConnections();
  services.close();
  await server.close();
  await rm(folder, { recursive: true });
});

const entry = (id: string, source: object, more: object = {}) => ({
  id,
  domain: 'd',
  title: id,
  source: { datum: 'CGCS2000', ...source },
  style: { geometry: 'point', colour: '#0000ff', size: 10 },
  ...more,
});

async function open(layers: readonly object[]): Promise<Page> {
  const { page } = await openPage(browser, `${server.url}page/`);
  await page.waitForFunction(() => 'whenReady' in (document.querySelector('yzt-map') ?? {}));
  await page.evaluate(async (given) => {
    const map = document.querySelector<TestedMap>('yzt-map')!;
    await map.whenReady();
    map.mapHost.fitBounds([119.7, 30.4, 120.4, 30.75]);
    await map.whenReady();
    map.layers = given;
    await map.whenReady();
  }, layers);
  return page;
}

const statuses = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      document
        .querySelector<TestedMap>('yzt-map')!
        .mapHost.state.layers.map(({ entry, status }) => [
          entry.id,
          status.error?.code ?? status.issues?.[0]?.code ?? status.state,
        ]),
    ),
  );

const inView = (page: Page, layer: string) =>
  page.evaluate(
    async (id) =>
      (await document.querySelector<TestedMap>('yzt-map')!.mapHost.featuresInView(id)).features.map(
        ({ properties }) => properties,
      ),
    layer,
  );

describe('layers of services', { skip: noMapServer }, () => {
  let service: MapServer;
  before(async () => {
    service = await openMapServer();
  });
  after(() => service.close());

  test('a service that fails costs its own layer alone, and the list has its words', async () => {
    const page = await open([
      entry('towns', { type: 'wfs', href: service.ows, typeName: 'towns' }),
      entry('rebuilt', { type: 'wfs', href: `${origin}/wfs`, typeName: 'towns' }),
      entry('token', { type: 'arcgis-features', href: `${origin}/arcgis/FeatureServer/0` }),
      entry('gone', { type: 'flatgeobuf', href: `${origin}/gone.fgb` }),
      entry('unlike', { type: 'flatgeobuf', href: `${server.url}page/index.html` }),
    ]);
    assert.deepEqual(await statuses(page), {
      towns: 'ready',
      rebuilt: 'bad_response',
      token: 'unauthenticated',
      gone: 'not_found',
      unlike: 'bad_response',
    });
    assert.equal((await inView(page, 'towns')).length, service.towns.features.length);
    const list = page.locator('yzt-layer-list');
    await list.getByText('The table is being rebuilt').waitFor();
    await list.getByText('Token Required').waitFor();
    await page.context().close();
  });
});

test('a stream of live values: shown as they come, kept when it breaks off, closed with the layer', async () => {
  const station = {
    type: 'Feature',
    id: 7,
    properties: { name: '水位站', level: 1 },
    geometry: { type: 'Point', coordinates: [120, 30.55] },
  };
  const page = await open([
    entry(
      'levels',
      { type: 'geojson', data: station },
      { live: { href: `${origin}/live`, by: 'sse' } },
    ),
  ]);
  for (let tries = 0; streams.size === 0 && tries < 100; tries += 1) await page.waitForTimeout(100);
  assert.equal(streams.size, 1);
  const say = (level: number) => {
    const message = { features: [{ id: 7, properties: { level } }] };
    for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  const level = async (expected: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const [station] = await inView(page, 'levels');
      if (station?.['level'] === expected) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`the level is not ${expected}`);
  };
  say(3);
  await level(3);
  isCut = true;
  for (const stream of streams) stream.destroy();
  await page.locator('yzt-layer-list').getByText('实时数据中断').waitFor();
  assert.deepEqual(await statuses(page), { levels: 'live' });
  assert.equal((await inView(page, 'levels'))[0]?.['level'], 3);
  // It comes back by itself.
  isCut = false;
  await page.locator('yzt-layer-list').getByText('实时数据中断').waitFor({ state: 'detached' });
  say(4);
  await level(4);
  await page.evaluate(() =>
    document.querySelector<TestedMap>('yzt-map')!.mapHost.hideLayer('levels'),
  );
  for (let tries = 0; streams.size > 0 && tries < 100; tries += 1) await page.waitForTimeout(100);
  assert.equal(streams.size, 0);
  await page.context().close();
});

test('the live example: the card follows the feed', async () => {
  const { page } = await openPage(browser, `${server.url}examples/live.html`);
  await page.waitForFunction(() => 'whenReady' in (document.querySelector('yzt-map') ?? {}));
  await page.evaluate(async () => {
    const map = document.querySelector<TestedMap>('yzt-map')!;
    await map.whenReady();
    const { mapHost } = map;
    const { features } = await mapHost.featuresInView('water-level');
    const [shown] = mapHost.state.layers;
    mapHost.showHits([{ entry: shown!.entry, feature: features[0] }]);
  });
  const card = page.locator('yzt-feature-card');
  await card.getByText('示例水位站').first().waitFor();
  const words = () => card.evaluate((element) => element.shadowRoot!.textContent);
  const first = await words();
  await page.waitForFunction(
    (before) => document.querySelector('yzt-feature-card')!.shadowRoot!.textContent !== before,
    first,
  );
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});
