import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer, type RunningServer } from '@yizhangtu/server';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, openPage } from './testing/browser.ts';
import { EMPTY, HOMES, smallCounty } from './testing/small-county.ts';

/** One green pixel, and one that is transparent. */
const PIXEL = {
  vec: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
  cva: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
} as const;
const EMBED = fileURLToPath(new URL('../packages/embed/dist', import.meta.url));

let upstream: Server;
let server: RunningServer;
let browser: Browser;
let folder = '';
let quota = false;
const asked = new Set<string>();

before(async () => {
  upstream = createHttpServer((request, response) => {
    const [path = ''] = request.url!.slice(1).split('?');
    asked.add(path);
    if (quota) {
      // As Tianditu answers: not a picture, and the status does not say so.
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end('{"code":301001,"msg":"Key 配额超限"}');
    }
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(Buffer.from(PIXEL[path as keyof typeof PIXEL], 'base64'));
  });
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  const tiles = `127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const made = await smallCounty(tiles);
  folder = made.folder;
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
  upstream.closeAllConnections();
  upstream.close();
  await rm(folder, { recursive: true });
});

interface TestedMap extends HTMLElement {
  whenReady(): Promise<void>;
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly { readonly status: { readonly state: string } }[];
      readonly hits: readonly unknown[];
    };
    fitBounds(bounds: readonly number[]): void;
    setBaseMap(id: string): void;
  };
}

async function open() {
  const opened = await openPage(browser, `${server.url}page/`);
  await opened.page.waitForFunction(() => 'whenReady' in (document.querySelector('yzt-map') ?? {}));
  await whenReady(opened.page);
  return opened;
}
const whenReady = (page: Page) =>
  page.evaluate(() => document.querySelector<TestedMap>('yzt-map')!.whenReady());
const fit = (page: Page, bounds: readonly number[]) =>
  page.evaluate(
    (to) => document.querySelector<TestedMap>('yzt-map')!.mapHost.fitBounds(to),
    bounds,
  );

/** Turns a layer on in the list, and waits until the map is drawn with it. */
async function turnOn(page: Page, title: string): Promise<void> {
  const list = page.locator('yzt-layer-list');
  await list.getByRole('searchbox').fill(title);
  await list.getByRole('checkbox', { name: title }).check();
  await list.getByRole('searchbox').fill('');
  await whenReady(page);
}

const words = (card: Locator) => card.evaluate((element) => element.shadowRoot!.textContent);

/** Presses the middle of the part of the map that the panel leaves free. */
async function pressMiddle(page: Page): Promise<void> {
  const map = (await page.locator('yzt-map').boundingBox())!;
  const panel = (await page.locator('yzt-map-panel .sheet').boundingBox())!;
  const left = panel.x + panel.width;
  await page.mouse.click((left + map.x + map.width) / 2, map.y + map.height / 2);
}

test('Tianditu through the tile proxy: tiles and labels, then its quota in words, and a retry', async () => {
  const { page } = await open();
  assert.deepEqual([...asked].sort(), ['cva', 'vec']);
  const map = page.locator('yzt-map');
  await map.getByText('审图号：GS(2024)0650号').waitFor();
  quota = true;
  await fit(page, [119.99, 30.49, 120.01, 30.51]);
  const notice = map.locator('.notice');
  await notice.getByText('天地图矢量').waitFor();
  assert.match((await notice.textContent()) ?? '', /额度/);
  quota = false;
  await notice.getByRole('button', { name: '重试' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.context().close();
});

test('OGC API Features: every page is read, a press gives the card its fields', async () => {
  const { page } = await open();
  const answers: Promise<{ numberMatched?: number; features: unknown[] }>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/collections/homes/items')) answers.push(response.json());
  });
  await turnOn(page, '照料点');
  const pages = await Promise.all(answers);
  const sizes = pages.map(({ features }) => features.length);
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    HOMES,
  );
  assert.equal(sizes.length, Math.ceil(HOMES / 1000));
  assert.equal(pages[0]?.numberMatched, HOMES);
  await pressMiddle(page);
  const card = page.locator('yzt-feature-card');
  await card.getByRole('heading', { name: '中心照料点' }).waitFor();
  assert.match((await words(card)) ?? '', /床位\s*36\s*张/);
  await page.context().close();
});

test('vector tiles: drawn, and a press gives the card its fields', async () => {
  const { page } = await open();
  await turnOn(page, '宅基地');
  await pressMiddle(page);
  const card = page.locator('yzt-feature-card');
  await card.getByText('面积').waitFor();
  assert.match((await words(card)) ?? '', /面积\s*128\s*m²/);
  await page.context().close();
});

test('a layer that is gone says so in the list, and is asked for again there', async () => {
  const { page } = await open();
  let times = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('gone.geojson')) times += 1;
  });
  await turnOn(page, '已停用图层');
  const row = page.locator('yzt-layer-list .shown-row');
  const retry = row.getByRole('button', { name: '重试' });
  await retry.waitFor();
  assert.equal(times, 1);
  await retry.click();
  await whenReady(page);
  assert.equal(times, 2);
  await page.context().close();
});
