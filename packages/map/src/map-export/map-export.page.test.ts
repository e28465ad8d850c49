import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { decode } from 'fast-png';
import { chromium, type Browser, type Page } from 'playwright-core';
// @ts-expect-error -- a plain script of the workspace, without types
import { CHROMIUM_FLAGS, findChromium } from '../../../../scripts/chromium.mjs';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>
<yzt-map id="map"></yzt-map><yzt-map-export for="map"></yzt-map-export></html>`;
const SCRIPT = `
import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/map/define.js';
setAssetBase('/');
const square = (x, y, size) => ({ type: 'Polygon',
  coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] });
const feature = (id, geometry) => ({ type: 'Feature', id, properties: { kind: id }, geometry });
const colours = ['#1f7a5c', '#b5446e', '#0a5f8a', '#e0b84c', '#7a5c1f'];
const patterns = [undefined, 'diagonal', 'cross', 'dots', 'wave', 'horizontal', 'vertical'];
const land = { id: 'land', domain: 'd', title: '土地利用现状', sample: true, attribution: '县自然资源和规划局',
  fields: [{ name: 'kind', label: '地类' }],
  style: { geometry: 'area', field: 'kind', classes: Array.from({ length: 70 }, (_, i) => ({
    value: i, label: '第 ' + i + ' 类用地', colour: colours[i % 5],
    ...(patterns[i % 7] === undefined ? {} : { pattern: patterns[i % 7] }) })) },
  source: { type: 'geojson', datum: 'WGS84', data: { type: 'FeatureCollection',
    features: Array.from({ length: 16 }, (_, i) => feature(i, square(119.9 + (i % 4) * 0.05, 30.4 + Math.floor(i / 4) * 0.05, 0.04))) } } };
const red = { id: 'red', domain: 'd', title: '红', style: { geometry: 'area', colour: '#ff0000' },
  source: { type: 'geojson', datum: 'WGS84', data: feature(1, square(119.98, 30.48, 0.04)) } };
const map = document.querySelector('yzt-map');
map.county = { standard: '1.0', sample: true,
  county: { code: '330521', name: '德清县', line: { href: 'line', datum: 'WGS84', attribution: '© OpenStreetMap contributors' }, bounds: [119.9, 30.4, 120.1, 30.6] },
  divisions: { kinds: [], units: [] }, domains: { preset: '2022' }, catalogue: { layers: [] },
  baseMaps: [{ type: 'plain', id: 'plain', name: '底图', approvalNumber: null, sample: true }] };
map.line = feature(0, square(119.9, 30.4, 0.2));
map.areas = [];
map.layers = [red, land];
`;
const APPROVAL = '示例底图，无审图号，不得公开发布';
const INCH = 25.4;

const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
const skip = hasPoppler ? false : 'pdftoppm (Debian: poppler-utils) is not installed';

let folder = '';
let server: Server;
let browser: Browser;
let origin = '';

const own = (path: string) => fileURLToPath(new URL(path, import.meta.url));

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yzt-export-'));
  await build({
    stdin: { contents: SCRIPT, resolveDir: own('.'), sourcefile: 'page.js' },
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
    conditions: ['yizhangtu-source'],
    logLevel: 'error',
    tsconfig: own('../../../../tsconfig.base.json'),
  });
  const worker = own('../../../../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs');
  const files: Record<string, readonly [type: string, content: string | Buffer]> = {
    '/': ['text/html', PAGE],
    '/page.css': [
      'text/css',
      'html,body{height:100%;margin:0}yzt-map{height:100%}yzt-map-export{position:fixed;top:8px;right:60px}',
    ],
    '/page.js': ['text/javascript', await readFile(join(folder, 'page.js'))],
    '/favicon.ico': ['image/x-icon', ''],
    '/maplibre-gl-worker.mjs': ['text/javascript', await readFile(worker)],
  };
  server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'self'");
    const file = files[request.url!.split('?')[0]!];
    if (file === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', file[0]).end(file[1]);
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

async function open(viewport = { width: 1000, height: 640 }) {
  const page = await browser.newPage({ viewport });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(origin);
  await page.getByRole('button', { name: '导出地图' }).click();
  await page.getByRole('img', { name: /纸面预览/ }).waitFor({ timeout: 60_000 });
  return { page, problems };
}

/** Presses the button and keeps the file that comes down. */
async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: '导出', exact: true }).click(),
  ]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
};

/** Colours of a sheet by millimetres. */
function sheetOf(file: Uint8Array, dpi: number) {
  const { data, width, height, channels, resolution } = decode(file);
  const at = (x: number, y: number) => {
    const from = (Math.round((y / INCH) * dpi) * width + Math.round((x / INCH) * dpi)) * channels;
    return [data[from]!, data[from + 1]!, data[from + 2]!] as const;
  };
  return { at, width, height, resolution };
}

const isRed = ([r, g, b]: readonly [number, number, number]) => r > 180 && g < 140 && b < 140;
const isPaper = ([r, g, b]: readonly [number, number, number]) => r > 250 && g > 250 && b > 250;

test(
  'a PDF at paper size holds the map, its legend over pages and the words of the law',
  { skip },
  async () => {
    const { page, problems } = await open();
    const path = await download(page);
    await page.getByText('已导出').waitFor();
    assert.match(path, /德清县 · 红 \d{4}-\d\d-\d\d\.pdf$/);
    const info = run('pdfinfo', path);
    assert.match(info, /Page size: +841\.\d+ x 595\.\d+ pts \(A4\)/);
    assert.match(info, /Title: +德清县 · 红/);
    const pages = Number(/Pages: +(\d+)/.exec(info)![1]);
    assert.ok(pages > 1);
    const words = run('pdftotext', '-raw', path, '-').replace(/\s/g, '');
    for (const said of [
      APPROVAL,
      '示例数据',
      '县自然资源和规划局',
      '©OpenStreetMapcontributors',
      '图例',
      '地类',
    ]) {
      assert.ok(words.includes(said.replace(/\s/g, '')), said);
    }
    for (let index = 0; index < 70; index += 1) assert.ok(words.includes(`第${index}类用地`));
    assert.match(words, /\d{4}年\d{1,2}月\d{1,2}日/);
    run('pdftoppm', '-r', '100', '-f', '1', '-l', '1', '-png', '-singlefile', path, `${path}.page`);
    const { at } = sheetOf(await readFile(`${path}.page.png`), 100);
    // The red square lies in the middle of the map's frame, which lies left of the legend.
    assert.ok(isRed(at(10 + (277 - 60) / 2, 95)));
    assert.ok(isPaper(at(4, 100)) && isPaper(at(293, 100)) && isPaper(at(150, 206)));
    assert.deepEqual(problems, []);
    await page.close();
  },
);

test('a PNG says its size, and shows the map as the screen does', async () => {
  const { page, problems } = await open({ width: 700, height: 800 });
  await page.getByLabel('PNG').check();
  await page.getByLabel('精度').selectOption('150');
  await page.getByRole('textbox', { name: '标题' }).fill('红方块：第一张/图');
  const path = await download(page);
  assert.match(path, /红方块：第一张 图 \d{4}-\d\d-\d\d\.png$/);
  const sheet = sheetOf(await readFile(path), 150);
  // Upright paper suits an upright screen; the pages of its legend lie below one another.
  assert.equal(sheet.width, Math.round((210 / INCH) * 150));
  const height = Math.round((297 / INCH) * 150);
  assert.equal(sheet.height % height, 0);
  assert.deepEqual(sheet.resolution, { x: 5906, y: 5906, unit: 1 });
  const reds: number[] = [];
  for (let y = 0; y < 297; y += 1) if (isRed(sheet.at(105, y))) reds.push(y);
  assert.ok(reds.length > 5, 'the red square is on the axis of the paper');
  assert.deepEqual(problems, []);
  await page.close();
});

test('what was typed outlives closing; Escape closes and the button has the focus again', async () => {
  const { page } = await open();
  await page.getByRole('textbox', { name: '标题' }).fill('我的标题');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const focused = await page.evaluate(() => document.activeElement?.localName);
  assert.equal(focused, 'yzt-map-export');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  assert.equal(await page.getByRole('textbox', { name: '标题' }).inputValue(), '我的标题');
  await page.close();
});

test('whoever cancels the event takes the file', async () => {
  const { page } = await open();
  await page.getByLabel('精度').selectOption('150');
  const taken = page.evaluate(
    () =>
      new Promise<[string, string, number]>((resolve) => {
        document.addEventListener('yzt-map-export', (event) => {
          event.preventDefault();
          const { name, type, size } = (event as unknown as { file: File }).file;
          resolve([name, type, size]);
        });
      }),
  );
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const [name, type, size] = await taken;
  assert.match(name, /\.pdf$/);
  assert.equal(type, 'application/pdf');
  assert.ok(size > 10_000);
  await page.getByText('已生成').waitFor();
  await page.close();
});
