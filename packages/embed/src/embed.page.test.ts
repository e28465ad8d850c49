import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { foreign, openBrowser, openPage, waitForMap, type Watched } from './testing/browser.ts';
import { COUNTY_FILES, html, TWO_LINES } from './testing/county.ts';
import { openSite, type Site, type SiteOptions } from './testing/site.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const STRICT = "default-src 'self'";
const TRUSTED = "require-trusted-types-for 'script'; trusted-types yzt-worker yzt-geojson-worker lit-html";
const policy = (value: string) => ({ 'content-security-policy': value });

let browser: Browser;
before(async () => {
  assert.ok(existsSync(`${DIST}loader.js`), 'build first: npm run build');
  browser = await openBrowser();
});
after(() => browser.close());

const open: Site[] = [];
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  for (const site of open.splice(0)) await site.close();
});

async function site(page: string, options: SiteOptions = {}): Promise<Site> {
  const opened = await openSite({
    folders: { '/yzt/': DIST },
    ...options,
    files: { ...COUNTY_FILES, '/index.html': html(page), ...options.files },
  });
  open.push(opened);
  return opened;
}

const chunks = ({ requests }: Watched): string[] =>
  requests.filter((url) => /\/yzt\//.test(url)).map((url) => url.replace(/^.*\//, ''));

for (const [name, value] of [
  ['no policy', undefined],
  ["default-src 'self'", STRICT],
  ["default-src 'self' and Trusted Types", `${STRICT}; ${TRUSTED}`],
] as const) {
  test(`two lines show the map: ${name}`, async () => {
    const { origin } = await site(TWO_LINES(), { headers: value ? policy(value) : {} });
    const watched = await openPage(browser, origin);
    await waitForMap(watched);
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, origin), []);
  });
}

test('the page and the folder may be of different origins', async () => {
  const folder = await site('', { headers: { 'access-control-allow-origin': '*' } });
  const { origin } = await site(TWO_LINES(`${folder.origin}/yzt/`), {
    folders: {},
    headers: policy(`${STRICT}; script-src ${folder.origin}; worker-src blob: ${folder.origin}`),
  });
  const watched = await openPage(browser, origin);
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
  assert.deepEqual(foreign(watched, origin, folder.origin), []);
});

test('plain HTTP on a name that is not this machine', async () => {
  const { port } = await site(TWO_LINES(), { headers: policy(`${STRICT}; ${TRUSTED}`) });
  const origin = `http://portal.example.test:${port}`;
  const watched = await openPage(browser, origin);
  assert.equal(await watched.page.evaluate(() => isSecureContext), false);
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
  assert.deepEqual(foreign(watched, origin), []);
});

test('two loaders, of two copies of the folder, show one map', async () => {
  const second = '<script type="module" src="/copy/loader.js"></script>';
  const { origin } = await site(second + TWO_LINES(), {
    folders: { '/yzt/': DIST, '/copy/': DIST },
    headers: policy(STRICT),
  });
  const watched = await openPage(browser, origin);
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

test('nothing but the loader loads before a tag appears, and then what that tag needs', async () => {
  const { origin } = await site('<script type="module" src="/yzt/loader.js"></script>');
  const watched = await openPage(browser, origin);
  const { page } = watched;
  await page.waitForLoadState('networkidle');
  assert.deepEqual(chunks(watched), ['loader.js']);
  await page.evaluate(() => {
    const box = document.createElement('div');
    const map = document.createElement('yzt-map');
    map.setAttribute('county', '/county/county.json');
    box.append(map);
    document.body.append(box);
  });
  await waitForMap(watched);
  assert.ok(chunks(watched).some((name) => name.startsWith('maplibre-gl')));
});

test('a provider alone brings no map code', async () => {
  const { origin } = await site(
    '<script type="module" src="/yzt/loader.js"></script><yzt-provider county="/county/county.json"></yzt-provider>',
  );
  const watched = await openPage(browser, origin);
  await watched.page.evaluate(() => customElements.whenDefined('yzt-provider'));
  await watched.page.waitForLoadState('networkidle');
  assert.equal(await watched.page.evaluate(() => !!customElements.get('yzt-map')), false);
  assert.deepEqual(
    chunks(watched).filter((name) => name.startsWith('maplibre')),
    [],
  );
});

test('a tag that does not exist is warned of once', async () => {
  const { origin } = await site(
    '<script type="module" src="/yzt/loader.js"></script><yzt-mapp></yzt-mapp><yzt-mapp></yzt-mapp>',
  );
  const { page, warnings, errors } = await openPage(browser, origin);
  await page.waitForLoadState('networkidle');
  assert.equal(warnings.length, 1, warnings.join('\n'));
  assert.match(warnings[0] ?? '', /<yzt-mapp> is not an element of this kit.*yzt-map/);
  assert.deepEqual(errors, []);
});

test('tags in a shadow root are found when it is watched', async () => {
  const { origin } = await site('<div id="host"></div>');
  const watched = await openPage(browser, origin);
  await watched.page.evaluate(async () => {
    const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
    const map = document.createElement('yzt-map');
    map.setAttribute('county', '/county/county.json');
    root.append(map);
    const address = '/yzt/loader.js';
    const { watchTags } = (await import(address)) as { watchTags(root: ShadowRoot): void };
    watchTags(root);
  });
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

test('code that does not arrive is said, and the next element tries again', async () => {
  const { origin } = await site('<script type="module" src="/yzt/loader.js"></script>');
  const { page, errors } = await openPage(browser, origin);
  const said = 'The code of <yzt-provider> could not be loaded.';
  await page.route(/\/yzt\/core-/, (route) => route.abort());
  const add = (): Promise<void> =>
    page.evaluate(() => void document.body.append(document.createElement('yzt-provider')));
  const failed = page.waitForEvent('console', (message) => message.text().includes(said));
  await add();
  await failed;
  await page.unroute(/\/yzt\/core-/);
  await add();
  await page.evaluate(() => customElements.whenDefined('yzt-provider'));
  assert.equal(errors.filter((text) => text.includes(said)).length, 1);
});
