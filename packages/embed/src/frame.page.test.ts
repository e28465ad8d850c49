import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './testing/browser.ts';
import { COUNTY_FILES } from './testing/county.ts';
import { openSite, type Site } from './testing/site.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const TAGS = { 'yzt-service-list': [], 'yzt-legend': ['for'] };

let browser: Browser;
let county: Site;
let host: Site;
let stranger: Site;

const settings = (origins: readonly string[]): string =>
  JSON.stringify({ county: 'county.json', origins, tags: TAGS }).replaceAll('"', '&quot;');
const framePage = (origins: readonly string[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="yzt-frame" content="${settings(origins)}"><title>一张图</title><script type="module" src="/yzt/frame.js"></script></head><body></body></html>`;

const SERVICE = {
  id: 'jobs',
  title: '就业',
  domain: 'service',
  owner: '示例',
  links: [{ href: '/jobs' }],
};
const file = (): string =>
  JSON.stringify({
    ...(JSON.parse(COUNTY_FILES['/county/county.json']!) as object),
    services: { list: [SERVICE] },
  });

/** A page that keeps every message that it is told. */
const holder = (frame: string): string =>
  `<!doctype html><html><body><script>window.told=[];addEventListener('message',(e)=>told.push([e.origin,e.data]))</script>
  <script type="module" src="${county.origin}/yzt/frame-host.js"></script><iframe src="${frame}" width="500"></iframe></body></html>`;

before(async () => {
  assert.ok(existsSync(`${DIST}frame.js`), 'build first: npm run build');
  browser = await openBrowser();
  const pages: Record<string, string> = {};
  county = await openSite({
    folders: { '/yzt/': DIST },
    files: pages,
    headers: { 'access-control-allow-origin': '*' },
  });
  const held: Record<string, string> = {};
  host = await openSite({ files: held });
  stranger = await openSite({ files: held });
  held['/index.html'] = holder(`${county.origin}/a/frame?tag=yzt-service-list&county=x&lang=en`);
  held['/refused.html'] = holder(`${county.origin}/a/frame?tag=yzt-map`);
  Object.assign(pages, COUNTY_FILES, {
    '/a/frame': framePage([host.origin]),
    '/a/county.json': file(),
    '/a/line.geojson': COUNTY_FILES['/county/line.geojson'],
  });
});
after(async () => {
  await browser.close();
  await Promise.all([county, host, stranger].map((site) => site.close()));
});

async function openHolder(site: Site, path = ''): Promise<{ page: Page; warnings: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await page.goto(`${site.origin}/${path}`);
  return { page, warnings };
}
const inside = (page: Page) => page.frameLocator('iframe');
const told = (page: Page) =>
  page.evaluate(
    () => (globalThis as unknown as { told: [string, { type: string; height?: number }][] }).told,
  );

test('a frame shows what the county allows, and the page around follows its height', async () => {
  const { page, warnings } = await openHolder(host);
  await inside(page).getByRole('heading', { name: '就业' }).waitFor();
  await inside(page)
    .getByRole('link', { name: /Online/ })
    .waitFor();
  await page.waitForFunction(() => document.querySelector('iframe')!.style.height !== '');
  const messages = await told(page);
  assert.ok(messages.every(([origin]) => origin === county.origin));
  const last = messages.at(-1)?.[1];
  assert.equal(last?.type, 'yzt-frame-height');
  const content = await inside(page)
    .locator('yzt-service-list')
    .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  await page.waitForFunction(
    (height) => document.querySelector('iframe')!.style.height === `${height}px`,
    content,
  );
  assert.ok(warnings.some((text) => /does not allow: county/.test(text)));
  await page.context().close();
});

test('looks are told by the page around; what is no message is refused, and nothing breaks', async () => {
  const { page, warnings } = await openHolder(host);
  await inside(page).getByRole('heading', { name: '就业' }).waitFor();
  const tell = (data: unknown) =>
    page.evaluate(
      (message) => document.querySelector('iframe')!.contentWindow!.postMessage(message, '*'),
      data,
    );
  await tell({ type: 'yzt-frame-looks', theme: '"><script>' });
  await tell({ type: 'yzt-frame-looks', theme: 'dark', lang: 'zh-CN', largeText: true });
  await inside(page)
    .getByRole('link', { name: /网上办/ })
    .waitFor();
  const provider = inside(page).locator('yzt-provider');
  assert.equal(await provider.getAttribute('theme'), 'dark');
  assert.equal(await provider.getAttribute('large-text'), '');
  assert.equal(warnings.filter((text) => /is none that this frame reads/.test(text)).length, 1);
  await page.context().close();
});

test('a page of another site is told nothing and not heard', async () => {
  const { page } = await openHolder(stranger);
  await inside(page).getByRole('heading', { name: '就业' }).waitFor();
  await page.evaluate(() =>
    document
      .querySelector('iframe')!
      .contentWindow!.postMessage({ type: 'yzt-frame-looks', theme: 'dark' }, '*'),
  );
  assert.equal(await inside(page).locator('yzt-provider').getAttribute('theme'), null);
  assert.deepEqual(await told(page), []);
  await page.context().close();
});

test('an element that the county has not allowed is not made', async () => {
  const { page } = await openHolder(host, 'refused.html');
  await inside(page).getByRole('alert').waitFor();
  assert.equal(await inside(page).locator('yzt-map').count(), 0);
  await page.context().close();
});

test('a token of which it is not known whose it is goes nowhere else, and breaks nothing', async () => {
  const { page } = await openHolder(host);
  await inside(page).getByRole('heading', { name: '就业' }).waitFor();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const asked: (string | undefined)[] = [];
  await page.route('**/a/session', (route) => {
    asked.push(route.request().headers()['authorization']);
    return asked.length < 2 ? route.abort() : route.fulfill({ status: 502, body: '<html>' });
  });
  for (const token of ['a.b.c', 'd.e.f']) {
    const answered = page.waitForEvent('request', (request) => /\/a\/session$/.test(request.url()));
    await page.evaluate(
      (message) => document.querySelector('iframe')!.contentWindow!.postMessage(message, '*'),
      { type: 'yzt-frame-token', token },
    );
    await answered;
  }
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ['Bearer a.b.c', 'Bearer d.e.f']);
  assert.deepEqual(faults, []);
  await page.context().close();
});
