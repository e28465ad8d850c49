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

const countyWith = (baseMaps: readonly object[]): object | undefined =>
  baseMaps.length === 0
    ? undefined
    : {
        standard: '1.0',
        county: {
          code: '330521',
          name: '德清县',
          line: { href: 'line', datum: 'WGS84' },
          bounds: [119.7, 30.4, 120.4, 30.75],
        },
        divisions: {
          kinds: [{ id: 'county', name: '县', rank: 0 }],
          units: [{ code: '330521', name: '德清县', kind: 'county' }],
        },
        domains: { preset: '2020' },
        baseMaps,
        catalogue: { layers: [] },
      };

type Rgb = readonly [number, number, number];

interface TestedMap extends HTMLElement {
  county: unknown;
  view: unknown;
  layers: unknown;
  whenReady(): Promise<void>;
  readonly mapHost: {
    setBaseMap(id: string): void;
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

  /** A tile of the grid of EPSG:4490, drawn by the service: level 0 is 360 degrees from -180, 90. */
  function degreesTile([z = 0, x = 0, y = 0]: readonly (string | number)[]): string {
    const span = 360 / 2 ** Number(z);
    const [west, north] = [Number(x) * span - 180, 90 - Number(y) * span];
    const box = [west, north - span, west + span, north];
    return `${service.ows}?service=WMS&version=1.1.1&request=GetMap&layers=county,towns&styles=&srs=EPSG:4490&bbox=${box}&width=256&height=256&format=image/png`;
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yzt-services-'));
    // First of all: a source that does not build must not leave servers open.
    await build({
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
    await build({
      entryPoints: [repository('packages/map/src/engine/crs-worker.ts')],
      outfile: join(folder, 'crs.js'),
      format: 'esm',
      tsconfig: repository('tsconfig.base.json'),
    });
    const files: Readonly<Record<string, readonly [string, () => Promise<string | Buffer>]>> = {
      '/': ['text/html', async () => PAGE],
      '/line': ['application/geo+json', async () => JSON.stringify(service.county)],
      '/page.css': ['text/css', async () => STYLE],
      '/page.js': ['text/javascript', () => readFile(join(folder, 'page.js'))],
      '/yzt-crs-worker.mjs': ['text/javascript', () => readFile(join(folder, 'crs.js'))],
      '/maplibre-gl-worker.mjs': [
        'text/javascript',
        () => readFile(repository('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs')),
      ],
    };
    pages = createServer((request, response) => {
      const tile = /^\/degrees\/(\d+)\/(\d+)\/(\d+)$/.exec(request.url!);
      if (tile !== null) {
        return void response.writeHead(302, { location: degreesTile(tile.slice(1)) }).end();
      }
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
    [service, browser] = await Promise.all([openMapServer(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await service.close();
    pages.closeAllConnections();
    pages.close();
    await rm(folder, { recursive: true });
  });

  /** A map of the layers, with a town in its middle; `baseMaps` come with a county. */
  async function open(
    layers: readonly object[],
    middle = service.towns.features[0]!,
    baseMaps: readonly object[] = [],
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 520, height: 900 } });
    await page.goto(origin);
    await page.waitForFunction(() => 'whenReady' in document.querySelector('yzt-map')!);
    await page.evaluate(
      async ([given, center, county]) => {
        const map = document.querySelector('yzt-map') as TestedMap;
        if (county !== undefined) map.county = county;
        map.view = { center, zoom: 12, bearing: 0, pitch: 0 };
        map.layers = given;
        await map.whenReady();
      },
      [layers, middle.geometry.coordinates, countyWith(baseMaps)] as const,
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

  test('on a base map in EPSG:4490 tiles, services and features stand together', async () => {
    const base = (id: string, more: object): object => ({
      type: 'xyz',
      id,
      name: id,
      approvalNumber: null,
      datum: 'CGCS2000',
      minZoom: 1,
      tiles: [`${origin}/degrees/{z}/{x}/{y}`],
      ...more,
    });
    const baseMaps = [
      base('degrees', { crs: 'EPSG:4490' }),
      { type: 'plain', id: 'plain', name: 'plain', approvalNumber: null },
    ];
    // One that no edge of a tile cuts.
    const town = service.towns.features[4]!;
    const [longitude = 0, latitude = 0] = town.geometry.coordinates;
    // Green, from 0.01° to 0.03° north of the town: 58 to 175 pixels where a degree is as long both ways.
    const [south, north] = [latitude + 0.01, latitude + 0.03];
    const [west, east] = [longitude - 0.01, longitude + 0.01];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const green = {
      id: 'green',
      domain: 'd',
      title: '绿',
      source: {
        type: 'geojson',
        datum: 'CGCS2000',
        data: {
          type: 'Feature',
          id: 1,
          properties: {},
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      },
      style: { geometry: 'area', colour: '#00ff00' },
    };
    const tiles = {
      id: 'tiles',
      domain: 'd',
      title: '瓦片',
      source: { type: 'mvt', tiles: [service.tiles], sourceLayer: 'county', datum: 'CGCS2000' },
      style: { geometry: 'line', colour: '#000000' },
    };
    service.asked.length = 0;
    const page = await open([green, tiles], town, baseMaps);
    const errors = (): Promise<[string, string][]> =>
      page.evaluate(() => (globalThis as unknown as { errors: [string, string][] }).errors);
    assert.deepEqual(
      (await errors()).map(([code]) => code),
      ['unsupported'],
    );
    const colours = await coloursAt(page, [
      [0, 0],
      [0, 40],
      [0, -110],
      [75, -110],
      [0, -45],
    ]);
    isNear(colours[0]!, PAINT.town);
    isNear(colours[1]!, PAINT.county);
    const isGreen = ([r = 0, g = 0, b = 0]: readonly number[]): boolean => g > r + 60 && g > b - 60;
    assert.deepEqual(colours.map(isGreen), [false, false, true, false, false]);

    // A service follows the grid, in the order of axes that its version has there.
    await page.evaluate(
      async (given) => {
        const map = document.querySelector('yzt-map') as TestedMap;
        map.layers = given;
        await map.whenReady();
      },
      [wms({ version: '1.3.0' })],
    );
    const [middle] = await coloursAt(page, [[0, 0]]);
    isNear(middle!, PAINT.town);
    const pictures = service.asked
      .map((query) => new URLSearchParams(query))
      .filter((query) => query.get('request') === 'GetMap' && query.get('version') === '1.3.0');
    assert.ok(pictures.length > 0);
    for (const picture of pictures) {
      assert.equal(picture.get('crs'), 'EPSG:4490');
      assert.ok(Number(picture.get('bbox')!.split(',')[0]) < 90);
    }

    // Back on a map in metres, what was refused is shown.
    const state = await page.evaluate(
      async (given) => {
        const map = document.querySelector('yzt-map') as TestedMap;
        map.layers = given;
        await map.whenReady();
        map.mapHost.setBaseMap('plain');
        await new Promise((resolve) => setTimeout(resolve));
        await map.whenReady();
        return map.mapHost.state.layers.map(({ status }) => status.state);
      },
      [tiles],
    );
    assert.deepEqual(state, ['ready']);
    await page.close();
  });
});
