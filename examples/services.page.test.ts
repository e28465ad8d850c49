import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './testing/browser.ts';
import { noMapServer, openMapServer, PAINT, type MapServer } from './testing/mapserver.ts';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>服务</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>
<yzt-map id="map"></yzt-map><yzt-legend for="map"></yzt-legend>
<yzt-feature-card for="map"></yzt-feature-card></html>`;
const STYLE = `html,body{margin:0}yzt-map{display:block;width:500px;height:500px}`;
const SCRIPT = `
import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/map/define.js';
setAssetBase('/');
globalThis.errors = [];
document.addEventListener('yzt-error', ({ error }) => errors.push([error.code, error.message]));
`;
const repository = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

type Rgb = readonly [number, number, number];

interface TestedMap extends HTMLElement {
  view: unknown;
  layers: unknown;
  whenReady(): Promise<void>;
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly {
        readonly status: { readonly state: string; readonly legend?: readonly { href: string }[] };
      }[];
      readonly hits: readonly { readonly feature: GeoJSON.Feature }[];
    };
  };
}

describe('services of MapServer', { skip: noMapServer }, () => {
  let service: MapServer;
  let pages: Server;
  let browser: Browser;
  let origin = '';
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yzt-services-'));
    const bundle = build({
      stdin: {
        contents: SCRIPT,
        resolveDir: repository('packages/map/src'),
        sourcefile: 'page.js',
      },
      outfile: join(folder, 'page.js'),
      bundle: true,
      format: 'esm',
      conditions: ['yizhangtu-source'],
      logLevel: 'error',
      tsconfig: repository('tsconfig.base.json'),
    });
    const files: Readonly<Record<string, readonly [string, () => Promise<string | Buffer>]>> = {
      '/': ['text/html', async () => PAGE],
      '/page.css': ['text/css', async () => STYLE],
      '/page.js': ['text/javascript', () => readFile(join(folder, 'page.js'))],
      '/maplibre-gl-worker.mjs': [
        'text/javascript',
        () => readFile(repository('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs')),
      ],
    };
    pages = createServer((request, response) => {
      const file = files[request.url!];
      if (file === undefined) return void response.writeHead(404).end();
      response.setHeader('content-type', file[0]);
      file[1]().then(
        (text) => response.end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((done) => pages.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    [service, browser] = await Promise.all([openMapServer(), openBrowser(), bundle]);
  });
  after(async () => {
    await browser.close();
    await service.close();
    pages.closeAllConnections();
    pages.close();
    await rm(folder, { recursive: true });
  });

  /** A map of the layers, with the first town in its middle. */
  async function open(layers: readonly object[], zoom = 12): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 520, height: 900 } });
    await page.goto(origin);
    await page.waitForFunction(() => 'whenReady' in document.querySelector('yzt-map')!);
    const [town] = service.towns.features;
    await page.evaluate(
      async ([given, center, level]) => {
        const map = document.querySelector('yzt-map') as TestedMap;
        map.view = { center, zoom: level, bearing: 0, pitch: 0 };
        map.layers = given;
        await map.whenReady();
      },
      [layers, town!.geometry.coordinates, zoom] as const,
    );
    return page;
  }

  const wms = (more: object): object => ({
    id: 'wms',
    domain: 'd',
    title: '服务图层',
    source: { type: 'wms', href: service.ows, layers: 'county,towns', datum: 'CGCS2000', ...more },
  });

  /** Colours at places of the map, given in pixels from its middle. */
  async function coloursAt(page: Page, places: readonly (readonly [number, number])[]) {
    const shot = (await page.locator('yzt-map').screenshot()).toString('base64');
    return page.evaluate(
      async ([data, wanted]) => {
        const answer = await fetch(`data:image/png;base64,${data}`);
        const bitmap = await createImageBitmap(await answer.blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return wanted.map(([x, y]) => [
          ...context
            .getImageData(bitmap.width / 2 + x, bitmap.height / 2 + y, 1, 1)
            .data.slice(0, 3),
        ]);
      },
      [shot, places] as const,
    );
  }

  const isNear = (colour: readonly number[], wanted: Rgb): void => {
    const apart = Math.max(...wanted.map((value, index) => Math.abs(value - colour[index]!)));
    assert.ok(apart <= 24, `${colour.join(' ')} is not ${wanted.join(' ')}`);
  };

  for (const version of ['1.1.1', '1.3.0'] as const) {
    for (const systems of ['EPSG:3857', 'EPSG:4326'] as const) {
      test(`WMS ${version} in ${systems}: a town is drawn where it stands`, async () => {
        const href = systems === 'EPSG:3857' ? service.ows : service.degrees;
        service.asked.length = 0;
        const page = await open([wms({ href, version })]);
        const [middle, beside] = await coloursAt(page, [
          [0, 0],
          [0, 40],
        ]);
        isNear(middle!, PAINT.town);
        isNear(beside!, PAINT.county);
        const pictures = service.asked.filter((query) => query.includes('request=GetMap'));
        assert.ok(pictures.length > 0);
        const name = version === '1.3.0' ? 'crs' : 'srs';
        for (const query of pictures) {
          const parameters = new URLSearchParams(query);
          assert.equal(parameters.get(name), systems);
          const [first = 0] = parameters.get('bbox')!.split(',').map(Number);
          // Only 1.3.0 has latitude first, and only in degrees.
          if (systems === 'EPSG:4326') assert.equal(first < 90, version === '1.3.0');
        }
        await page.close();
      });
    }
  }

  const hitsOf = (page: Page): Promise<GeoJSON.Feature[]> =>
    page.evaluate(() =>
      (document.querySelector('yzt-map') as TestedMap).mapHost.state.hits.map(
        ({ feature }) => feature,
      ),
    );
  const waitForHits = (page: Page, count: number): Promise<unknown> =>
    page.waitForFunction(
      (wanted) =>
        (document.querySelector('yzt-map') as TestedMap).mapHost.state.hits.length === wanted,
      count,
    );
  /** Presses the map, in pixels from its middle. */
  const press = (page: Page, x = 0, y = 0): Promise<void> => page.mouse.click(250 + x, 250 + y);

  for (const [name, version] of [
    ['ows', '1.1.1'],
    ['ows', '1.3.0'],
    ['degrees', '1.1.1'],
    ['degrees', '1.3.0'],
  ] as const) {
    test(`a press asks WMS ${version} (${name}) and the card shows what it knows`, async () => {
      const page = await open([wms({ href: service[name], version })]);
      await press(page);
      await waitForHits(page, 2);
      const [town] = service.towns.features;
      const hits = await hitsOf(page);
      const found = hits.find(
        ({ properties }) => properties?.['code'] === town!.properties!['code'],
      );
      assert.equal(found?.properties?.['name'], '武康街道');
      const at = (found?.geometry as GeoJSON.Point).coordinates;
      town!.geometry.coordinates.forEach((value, axis) =>
        assert.ok(Math.abs(value - at[axis]!) < 1e-6, `${at}`),
      );
      const county = hits.find(({ properties }) => properties?.['code'] === '330521');
      const [x = 0, y = 0] = (county!.geometry as GeoJSON.Polygon).coordinates[0]![0]!;
      assert.ok(Math.abs(x - 120) < 1 && Math.abs(y - 30.5) < 1, `${x} ${y}`);
      await page.getByText('武康街道').first().waitFor();

      // Beside the town there is the county alone.
      await press(page, 0, 60);
      await page.waitForFunction(() => {
        const { hits } = (document.querySelector('yzt-map') as TestedMap).mapHost.state;
        return hits.length === 1 && hits[0]!.feature.properties?.['code'] === '330521';
      });
      await page.close();
    });
  }

  test('the legend shows what the service draws', async () => {
    const page = await open([wms({})]);
    await page.waitForFunction(() => {
      const pictures = document.querySelector('yzt-legend')?.shadowRoot?.querySelectorAll('img');
      return pictures?.length === 2 && [...pictures].every((one) => one.naturalWidth > 0);
    });
    await page.close();
  });

  test('a layer that the service lacks is said by name, with those that it has', async () => {
    const page = await open([wms({ layers: 'county,nowhere' })]);
    const status = await page.evaluate(
      () => (document.querySelector('yzt-map') as TestedMap).mapHost.state.layers[0]!.status,
    );
    assert.equal(status.state, 'error');
    const told = await page.evaluate(
      () => (globalThis as unknown as { errors: [string, string][] }).errors,
    );
    assert.equal(told[0]![0], 'not_found');
    assert.match(told[0]![1], /nowhere/);
    await page.close();
  });

  test('an exception answered as 200 is the error of the layer, in the words of the service', async () => {
    const page = await open([wms({ layers: 'towns', styles: 'no-such-style' })]);
    await page.waitForFunction(
      () =>
        (document.querySelector('yzt-map') as TestedMap).mapHost.state.layers[0]!.status.state ===
        'error',
    );
    const [first] = await page.evaluate(
      () => (globalThis as unknown as { errors: [string, string][] }).errors,
    );
    assert.equal(first![0], 'not_found');
    assert.match(first![1], /style/i);
    await page.close();
  });
});
