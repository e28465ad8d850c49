import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { TRUSTED_TYPES } from '../../create/src/check/policy.ts';
import { FAMILIES } from './families.ts';
import { foreign, openBrowser, openPage, waitForMap, type Watched } from './testing/browser.ts';
import { COUNTY_FILES, html, TWO_LINES } from './testing/county.ts';
import { openSite, type Site, type SiteOptions } from './testing/site.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const STRICT = "default-src 'self'";
/** As `check` prints it. */
const TRUSTED = TRUSTED_TYPES;
const policy = (value: string) => ({ 'content-security-policy': value });

interface TestedCounty {
  baseMaps: readonly object[];
  catalogue: { layers: readonly object[] };
  start: { layers: readonly string[] };
}
const countyOf = (files: Readonly<Record<string, string>>): TestedCounty =>
  JSON.parse(files['/county/county.json']!) as TestedCounty;
const layersOf = (files: Readonly<Record<string, string>>) => countyOf(files).catalogue.layers;
const withLayers = (layers: readonly object[]): string =>
  JSON.stringify({
    ...countyOf(COUNTY_FILES),
    catalogue: { layers },
    start: { layers: layers.map((layer) => (layer as { id: string }).id) },
  });

/** The same county with its layer in a document that is too large to be parsed beside the page's work. */
const LARGE_FILES = {
  '/county/large.geojson': `{"type":"FeatureCollection","features":[${COUNTY_FILES['/county/line.geojson']}]${' '.repeat(3_000_000)}}`,
  '/county/county.json': withLayers([
    {
      ...layersOf(COUNTY_FILES)[0],
      source: { type: 'geojson', href: 'large.geojson', datum: 'WGS84' },
    },
  ]),
};
/** The same county over tiles in the grid of degrees, each one white pixel. */
const DEGREES_FILES = {
  '/county/tile.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
    'base64',
  ),
  '/county/county.json': JSON.stringify({
    ...countyOf(COUNTY_FILES),
    baseMaps: [
      {
        type: 'xyz',
        id: 'degrees',
        name: '经纬度底图',
        tiles: ['tile.png?{z}/{x}/{y}'],
        crs: 'EPSG:4490',
        datum: 'CGCS2000',
        approvalNumber: null,
      },
    ],
  }),
};

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

interface TestedMap extends HTMLElement {
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly {
        readonly entry: { readonly id: string };
        readonly status: { readonly state: string; readonly error?: { readonly code: string } };
      }[];
    };
  };
}

/** How the layers of the map stand: their state, or the code of their error. */
const states = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const { layers } = (document.querySelector('yzt-map') as TestedMap).mapHost.state;
    return Object.fromEntries(
      layers.map(({ entry, status }) => [entry.id, status.error?.code ?? status.state]),
    );
  });

async function waitForStates(page: Page, wanted: Record<string, string>): Promise<void> {
  const [as, now] = [JSON.stringify(wanted), async () => JSON.stringify(await states(page))];
  for (let tries = 0; tries < 150 && (await now()) !== as; tries += 1)
    await page.waitForTimeout(200);
  assert.equal(await now(), as);
}

for (const [name, value] of [
  ["default-src 'self'", STRICT],
  ["default-src 'self' and Trusted Types", `${STRICT}; ${TRUSTED}`],
] as const) {
  test(`large GeoJSON goes through its worker: ${name}`, async () => {
    const { origin } = await site(TWO_LINES(), { files: LARGE_FILES, headers: policy(value) });
    const watched = await openPage(browser, origin);
    await waitForMap(watched);
    await waitForStates(watched.page, { signal: 'ready' });
    assert.ok(chunks(watched).includes('yzt-geojson-worker.mjs'));
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, origin), []);
  });

  test(`a base map in EPSG:4490 goes through its worker: ${name}`, async () => {
    const { origin } = await site(TWO_LINES(), { files: DEGREES_FILES, headers: policy(value) });
    const watched = await openPage(browser, origin);
    await waitForMap(watched);
    await waitForStates(watched.page, { signal: 'ready' });
    assert.ok(chunks(watched).includes('yzt-crs-worker.mjs'));
    assert.ok(watched.requests.some((url) => url.includes('/county/tile.png')));
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, origin), []);
  });
}

test('a page that forbids the worker of large files loses these alone', async () => {
  // The engine keeps the policy that it has.
  const trusted = TRUSTED.replace(' yzt-geojson-worker', '');
  const files = withLayers([
    ...layersOf(LARGE_FILES),
    { ...layersOf(COUNTY_FILES)[0], id: 'small', title: '小' },
  ]);
  const { origin } = await site(TWO_LINES(), {
    files: { ...LARGE_FILES, '/county/county.json': files },
    headers: policy(`${STRICT}; ${trusted}`),
  });
  const watched = await openPage(browser, origin);
  await waitForMap(watched);
  await waitForStates(watched.page, { signal: 'worker', small: 'ready' });
  await watched.page.getByText(/后台/).first().waitFor();
});

/** What Chromium 109 cannot do, for `skip`; later ones can. */
const inOldest = (what: string): string | false =>
  process.env['YZT_OLDEST'] === undefined ? false : `Chromium 109 ${what}`;

const noForeignWorker = inOldest('starts no worker of modules of another origin');
test('the page and the folder may be of different origins', { skip: noForeignWorker }, async () => {
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

const noSecondTry = inOldest('remembers that a module failed until the page is loaded anew');
test(
  'code that does not arrive is said, and the next element tries again',
  { skip: noSecondTry },
  async () => {
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
  },
);

test('yzt-ready comes when the tags of the page are defined, as an event and a promise', async () => {
  const { origin } = await site(
    '<script type="module" src="/yzt/loader.js"></script><yzt-legend></yzt-legend><yzt-nothing></yzt-nothing>',
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    document.addEventListener('yzt-ready', () => {
      const all = [...document.querySelectorAll('yzt-legend')];
      Object.assign(globalThis, { readyWith: all.every((one) => one.matches(':defined')) });
    });
  });
  await page.goto(origin);
  await page.waitForFunction(() => 'readyWith' in globalThis);
  assert.equal(await page.evaluate(() => (globalThis as { readyWith?: boolean }).readyWith), true);
  const address = '/yzt/loader.js';
  assert.equal(
    await page.evaluate(
      async (path) => ((await import(path)) as { ready: Promise<void> }).ready.then(() => 'done'),
      address,
    ),
    'done',
  );
});

test('what stands in an element does not flash before its code has come, and shows when it cannot come', async () => {
  const { origin } = await site(
    '<script type="module" src="/yzt/loader.js"></script><yzt-guard>内部</yzt-guard><yzt-legend>图例在别处</yzt-legend>',
    { headers: policy(STRICT) },
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/\/yzt\/identity-/, (route) => route.abort());
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/yzt\/map-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(origin);
  const seen = (tag: string): Promise<string> =>
    page.locator(tag).evaluate((element) => getComputedStyle(element).visibility);
  await page.waitForFunction(() => {
    const one = document.querySelector('yzt-guard');
    return one && getComputedStyle(one).visibility === 'visible' && !one.matches(':defined');
  });
  assert.equal(await seen('yzt-legend'), 'hidden');
  release();
  await page.waitForFunction(() => document.querySelector('yzt-legend')?.matches(':defined'));
  assert.equal(await seen('yzt-legend'), 'visible');
});

test('a browser below the floor is told so in the place of each element, in the language of the page', async () => {
  const { origin } = await site(
    '<script type="module" src="/yzt/loader.js"></script><yzt-provider><yzt-map></yzt-map></yzt-provider><yzt-legend></yzt-legend>',
    { headers: policy(STRICT) },
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(
    () => delete (Document.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets,
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(origin);
  const notes = page.getByRole('alert');
  await notes.first().waitFor();
  assert.equal(await notes.count(), 2);
  assert.match((await notes.first().textContent()) ?? '', /版本过低/);
  assert.ok(!asked.some((url) => /\/yzt\/(core|map)-/.test(url)));
});

test('all.js defines every tag that the loader knows', async () => {
  const { origin } = await site('<script type="module" src="/yzt/all.js"></script>');
  const { page, errors } = await openPage(browser, origin);
  const tags = Object.keys(FAMILIES);
  await page.waitForFunction(
    (all) => all.every((tag) => customElements.get(tag) !== undefined),
    tags,
  );
  assert.deepEqual(errors, []);
});

test('a folder with versions, tags with integrity: changed bytes are not run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhangtu-tags-'));
  try {
    const bin = fileURLToPath(new URL('../bin/embed.mjs', import.meta.url));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' }).stdout;
    run('copy', folder);
    const tags = run('tags', '/own/');
    const hash = /'sha256-[^']+'/.exec(tags)?.[0] ?? '';
    const headers = policy(`${STRICT}; script-src 'self' ${hash}`);
    const files = { '/index.html': html(`${tags}<yzt-legend></yzt-legend>`), ...COUNTY_FILES };
    const good = await openSite({ folders: { '/own/': folder }, files, headers });
    open.push(good);
    const watched = await openPage(browser, good.origin);
    await watched.page.waitForFunction(() => customElements.get('yzt-legend') !== undefined);
    assert.deepEqual(watched.errors, []);
    const { version } = JSON.parse(readFileSync(`${DIST}manifest.json`, 'utf8')) as {
      version: string;
    };
    writeFileSync(
      join(folder, version, 'loader.js'),
      'globalThis.ran = true; export const ready = 0;',
    );
    const bad = await openPage(browser, good.origin);
    await bad.page.waitForLoadState('networkidle');
    assert.equal(await bad.page.evaluate(() => 'ran' in globalThis), false);
    assert.match(bad.errors.join('\n'), /integrity/i);
    const stable = await openSite({
      folders: { '/own/': folder },
      files: { '/index.html': html('<script type="module" src="/own/host-session.js"></script>') },
    });
    open.push(stable);
    assert.deepEqual((await openPage(browser, stable.origin)).errors, []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
