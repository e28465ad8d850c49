import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
// @ts-expect-error -- a plain script of the workspace, without types
import { CHROMIUM_FLAGS, findChromium } from '../../../../scripts/chromium.mjs';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>
<yzt-map></yzt-map></html>`;
const SCRIPT = `
import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/map/define.js';
setAssetBase('/');
const layer = { id: 'red', domain: 'd', title: '红', style: { geometry: 'area', colour: '#ff0000' },
  source: { type: 'geojson', datum: 'WGS84', data: { type: 'Polygon', coordinates: [[[119,30],[121,30],[121,31],[119,31],[119,30]]] } } };
const map = document.querySelector('yzt-map');
globalThis.errors = [];
map.addEventListener('yzt-error', (event) => errors.push(event.error.code));
map.layers = [layer];
map.mapHost.fitBounds([119.9, 30.4, 120.1, 30.6]);
`;
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

let folder = '';
let server: Server;
let browser: Browser;
let origin = '';
let policy = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yzt-map-'));
  await build({
    stdin: {
      contents: SCRIPT,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      sourcefile: 'page.js',
    },
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    conditions: ['yizhangtu-source'],
    logLevel: 'error',
    tsconfig: fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url)),
  });
  const worker = fileURLToPath(
    new URL('../../../../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url),
  );
  server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!;
    response.setHeader('content-security-policy', policy);
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(PAGE);
    if (path === '/page.css') {
      return void response
        .setHeader('content-type', 'text/css')
        .end('html,body,yzt-map{height:100%;margin:0;display:block}');
    }
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
    readFile(path === '/maplibre-gl-worker.mjs' ? worker : join(folder, 'page.js')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function open(csp: string, before?: () => void) {
  policy = csp;
  const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
  if (before !== undefined) await page.addInitScript(before);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(origin);
  return { page, problems, requests };
}

test('strict Content-Security-Policy: the map is drawn, nothing is violated, nothing foreign asked', async () => {
  const { page, problems, requests } = await open("default-src 'self'");
  await page.waitForFunction(
    () => document.querySelector('yzt-map')!.mapHost.state.layers[0]?.status.state === 'ready',
  );
  assert.deepEqual(problems, []);
  const foreign = requests.filter((url) => !url.startsWith(origin) && !/^(data|blob):/.test(url));
  assert.deepEqual(foreign, []);
  assert.ok(requests.some((url) => url.endsWith('/maplibre-gl-worker.mjs')));
  await page.close();
});

test('a worker blocked by the policy is a typed error with words, not an empty map', async () => {
  const { page } = await open("default-src 'self'; worker-src 'none'");
  await page.waitForFunction(
    () => (globalThis as unknown as { errors: string[] }).errors.length > 0,
  );
  const errors = await page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors);
  assert.deepEqual([...new Set(errors)], ['worker']);
  await page.getByText('地图的后台线程没有启动').waitFor();
  await page.close();
});

test('without graphics the layers are rows, to be read and chosen by keys alone', async () => {
  const { page, problems } = await open("default-src 'self'", () => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      ...asked: Parameters<typeof getContext>
    ) {
      return asked[0] === 'webgl2' ? null : getContext.apply(this, asked);
    } as typeof getContext;
  });
  await page.getByText('这台设备暂时画不出地图').waitFor();
  const grid = page.getByRole('grid', { name: '红：全县 1 个' });
  await grid.waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '重试' }).focus();
  const focused = () =>
    page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? null;
    });
  // The sorting, the file, the rows: these come into sight, and are drawn, when the focus goes there.
  const first = grid.locator('[aria-rowindex="2"]');
  for (let stop = 0; stop < 4 && (await first.count()) === 0; stop += 1) {
    await page.keyboard.press('Tab');
    await first.waitFor({ state: 'attached', timeout: 3000 }).catch(() => undefined);
  }
  for (let stop = 0; stop < 3 && (await focused()) !== '2'; stop += 1) {
    await page.keyboard.press('Tab');
  }
  assert.equal(await focused(), '2', 'the first row is a stop of the Tab key');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('yzt-map')!.mapHost.state.hits.length === 1,
  );
  await grid.getByRole('row', { selected: true }).waitFor();
  assert.deepEqual(problems, []);
  await page.close();
});
