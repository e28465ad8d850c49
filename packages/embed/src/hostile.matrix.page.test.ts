import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, waitForMap } from './testing/browser.ts';
import { COUNTY_FILES } from './testing/county.ts';
import { openSite, type Site } from './testing/site.ts';

/** Pages of old portals, which were not written for guests. */
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const LOADER = '<script type="module" src="/yzt/loader.js"></script>';
const MAP = '<yzt-map county="/county/county.json"></yzt-map>';
const LIST = `<yzt-provider county="/county/county.json"><yzt-layer-list></yzt-layer-list></yzt-provider>`;

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

/** Opens a page as it is written, without a doctype of ours. */
async function host(page: string, folders: Record<string, string> = {}) {
  const site = await openSite({
    folders: { '/yzt/': DIST, ...folders },
    files: { ...COUNTY_FILES, '/index.html': page, '/deep/page.html': page },
  });
  open.push(site);
  return { site, watched: await openPage(browser, site.origin) };
}
const doc = (body: string, head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>${head}</head><body>${body}</body></html>`;

const listed = (page: Page) =>
  page.locator('yzt-layer-list').getByText('乡村规划', { exact: true }).first().waitFor();

/** How the list looks from inside. */
const looks = (page: Page) =>
  page
    .locator('yzt-layer-list .domain > summary')
    .first()
    .evaluate((row) => {
      const { fontSize, color, display, textTransform, lineHeight } = getComputedStyle(row);
      const { width, height } = row.getBoundingClientRect();
      return { fontSize, color, display, textTransform, lineHeight, width, height };
    });

test('a CSS reset with !important changes nothing inside an element', async () => {
  const reset = `<style>
    * { margin: 0 !important; padding: 0 !important; border: 0 !important; font-size: 9px !important; color: red !important;
        line-height: 1 !important; box-sizing: content-box !important; display: inline !important; float: left !important }
    body { text-transform: uppercase; letter-spacing: 5px; text-align: right; font-style: italic; white-space: nowrap; cursor: wait }
  </style>`;
  // The element's own box is the page's: what it says of the box, such as a width, holds.
  const place = '<style>yzt-layer-list{display:block!important;width:400px!important}</style>';
  const first = await host(doc(LOADER + LIST, place));
  await listed(first.watched.page);
  const plain = await looks(first.watched.page);
  const second = await host(doc(LOADER + LIST, reset + place));
  await listed(second.watched.page);
  const { textTransform, fontSize } = await looks(second.watched.page);
  assert.equal(textTransform, plain.textTransform);
  assert.equal(fontSize, plain.fontSize);
  assert.deepEqual(second.watched.errors, []);
});

test('quirks mode', async () => {
  const { watched } = await host(
    `<html><head><meta charset=utf-8><title>t</title></head><body><table><tr><td>${LOADER}${MAP}</td></tr></table></body></html>`,
  );
  assert.equal(await watched.page.evaluate(() => document.compatMode), 'BackCompat');
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

test('a global AMD define, polluted prototypes and a JSON of its own, as old libraries leave them', async () => {
  const pollution = `<script>
    window.define = function () { throw new Error('AMD was called') }; window.define.amd = {};
    window.require = window.define; window.module = undefined; window.exports = undefined;
    Array.prototype.each = function () {}; Array.prototype.last = function () { return this[this.length - 1] };
    Array.prototype.toJSON = function () { return '[polluted]' };
    String.prototype.trim2 = function () {}; Function.prototype.bindAsEventListener = function () {};
    window.$ = function () { throw new Error('not ours') }; window.name = 'map'; window.L = 1; window.map = 1; window.event2 = 1;
  </script>`;
  const { watched } = await host(doc(LOADER + MAP + LIST, pollution));
  await listed(watched.page);
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

test('jQuery 1.x with its own extensions of objects, before and after the loader', async () => {
  const jquery = fileURLToPath(new URL('.', import.meta.resolve('jquery')));
  const script = '<script src="/jquery/jquery.js"></script>';
  const old = `${script}<script>
    var $j = jQuery.noConflict(true); window.jQuery = window.$ = $j;
    $j(function () {
      $j('yzt-layer-list').addClass('widget').attr('data-old', '1').data('old', 1);
      $j('#gone').html('<yzt-legend></yzt-legend>').empty();
      $j('body').on('click', 'yzt-layer-list', function () { window.clicked = this.tagName; });
    });
  </script>`;
  const { watched } = await host(doc(`${LOADER}<div id="gone"></div>${MAP}${LIST}`, old), {
    '/jquery/': jquery,
  });
  await listed(watched.page);
  await waitForMap(watched);
  assert.equal(await watched.page.evaluate('jQuery.fn.jquery'), '1.12.4');
  await watched.page.locator('yzt-layer-list .domain > summary').first().click();
  assert.equal(await watched.page.evaluate('window.clicked'), 'YZT-LAYER-LIST');
  // Taken out and put in again by jQuery, it works as before.
  await watched.page.evaluate(`$('yzt-provider').detach().appendTo('#gone')`);
  await listed(watched.page);
  assert.deepEqual(watched.errors, []);
});

/** What a page may put on `Object.prototype`. */
const MEMBERS = `{ extend: function () { return this }, keys: function () { return [] }, forEach: function () {},
  size: 7, href: 'x', error: 'x' }`;

test('members on Object.prototype that every for…in sees: all but the map', async () => {
  const pollution = `<script>(function (more) { for (var name in more) Object.prototype[name] = more[name] })(${MEMBERS})</script>`;
  const { watched } = await host(doc(LOADER + LIST, pollution));
  assert.equal(await watched.page.evaluate('({}).size'), 7);
  await listed(watched.page);
  assert.deepEqual(watched.errors, []);
});

/** The engine keeps its listeners in a plain object: a member with the name of one of its events stops it. */
test('members on Object.prototype that no for…in sees, and no event is named after: the map too', async () => {
  const pollution = `<script>(function (more) {
    delete more.error;
    Object.keys(more).forEach(function (name) {
      Object.defineProperty(Object.prototype, name, { value: more[name], writable: true, configurable: true });
    });
  })(${MEMBERS})</script>`;
  const { watched } = await host(doc(LOADER + MAP + LIST, pollution));
  assert.equal(await watched.page.evaluate('({}).size'), 7);
  await listed(watched.page);
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

/** Widths of a page of 1280 px at 200 % and at 400 %: WCAG 2.2, 1.4.10. */
for (const [zoom, width, height] of [
  ['200 %', 640, 400],
  ['400 %', 320, 256],
] as const) {
  test(`${zoom} zoom: nothing is lost, and it scrolls one way alone`, async () => {
    const whole = '<yzt-portal county="/county/county.json"></yzt-portal>';
    const style = '<style>body{margin:0}</style>';
    const { watched } = await host(doc(LOADER + LIST + whole, style));
    const { page } = watched;
    await page.setViewportSize({ width, height });
    await listed(page);
    await page.locator('yzt-portal h1').getByText('德清县').waitFor();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(sideways, 0);
    // Each control can be reached: within the width, or in a row that scrolls by itself.
    const outside = await page.locator('yzt-portal button:visible').evaluateAll(
      (buttons, room) =>
        buttons
          .filter((button) => {
            button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            const { left, right } = button.getBoundingClientRect();
            return left < -1 || right > room + 1;
          })
          .map((button) => button.textContent?.trim()),
      width,
    );
    assert.deepEqual(outside, []);
    assert.deepEqual(watched.errors, []);
  });
}

test('left by a link and come back to: the page is as it was, and works', async () => {
  const keeping = await openBrowser({ keepsPages: true });
  try {
    const site = await openSite({
      folders: { '/yzt/': DIST },
      files: { ...COUNTY_FILES, '/index.html': doc(LOADER + MAP + LIST), '/other.html': doc('') },
    });
    open.push(site);
    const watched = await openPage(keeping, site.origin);
    const { page } = watched;
    await listed(page);
    await waitForMap(watched);
    await page.evaluate(() =>
      addEventListener(
        'pageshow',
        ({ persisted }) => (document.title = persisted ? 'kept' : 'anew'),
      ),
    );
    await page.goto(`${site.origin}/other.html`);
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.title !== 't');
    assert.equal(await page.title(), 'kept');
    await listed(page);
    await waitForMap(watched);
    await page.evaluate(() => (document.documentElement.lang = 'en'));
    await page.locator('yzt-layer-list').getByText('Planning').first().waitFor();
    assert.deepEqual(watched.errors, []);
  } finally {
    await keeping.close();
  }
});

test('printed: the map is a picture of the size of the page, with its county, without controls', async () => {
  const { watched } = await host(doc(LOADER + MAP + LIST));
  const { page } = watched;
  await listed(page);
  await waitForMap(watched);
  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('yzt-map').evaluate((map) => {
    const shown = [...map.shadowRoot!.querySelectorAll('*')].filter(
      (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible',
    );
    return {
      controls: shown.filter((one) => one.matches('button, input, select')).length,
      pictures: shown.filter((one) => one.matches('canvas, img')).length,
    };
  });
  assert.deepEqual({ ...printed, pictures: printed.pictures > 0 }, { controls: 0, pictures: true });
  await waitForMap(watched);
  const pdf = await page.pdf();
  assert.ok(pdf.byteLength > 20_000, `${pdf.byteLength} bytes`);
  assert.deepEqual(watched.errors, []);
});

test('two counties with two backends on one page: each asks its own, in its own language', async () => {
  const county = JSON.parse(COUNTY_FILES['/county/county.json'] ?? '') as {
    county: { code: string; name: object };
    services?: object;
  };
  const of = (code: string, name: string, api: string) =>
    JSON.stringify({
      ...county,
      county: { ...county.county, code, name: { 'zh-CN': name, en: name } },
      divisions: {
        kinds: [{ id: 'county', name: '县', rank: 0 }],
        units: [{ code, name, kind: 'county' }],
      },
      services: { api },
    });
  const session = (name: string) =>
    JSON.stringify({ user: null, ways: [{ way: 'demo' }], county: name });
  const page =
    LOADER +
    ['a', 'b']
      .map(
        (one) =>
          `<yzt-provider id="${one}" lang="${one === 'a' ? 'zh-CN' : 'en'}" county="/county/${one}.json">` +
          '<yzt-layer-list></yzt-layer-list><yzt-login></yzt-login></yzt-provider>',
      )
      .join('');
  const site = await openSite({
    folders: { '/yzt/': DIST },
    files: {
      ...COUNTY_FILES,
      '/county/a.json': of('330521', '德清县', '/backend-a'),
      '/county/b.json': of('330523', '安吉县', '/backend-b'),
      '/backend-a/session': session('a'),
      '/backend-b/session': session('b'),
      '/index.html': doc(page),
    },
  });
  open.push(site);
  const watched = await openPage(browser, site.origin);
  const list = (id: string, words: string) =>
    watched.page
      .locator(`#${id} yzt-layer-list`)
      .getByText(words, { exact: true })
      .first()
      .waitFor();
  await list('a', '乡村规划');
  await list('b', 'Planning');
  const asked = (backend: string, code: string) =>
    watched.requests.filter((url) => url.includes(`/${backend}/`) && url.includes(code)).length;
  await watched.page.waitForFunction(
    () =>
      performance.getEntriesByType('resource').filter(({ name }) => /backend-[ab]/.test(name))
        .length > 1,
  );
  assert.equal(asked('backend-a', '330523'), 0);
  assert.equal(asked('backend-b', '330521'), 0);
  assert.ok(asked('backend-a', '330521') > 0 && asked('backend-b', '330523') > 0);
  const counties = await watched.page.evaluate(() =>
    [...document.querySelectorAll('yzt-provider')].map(
      (one) => (one as HTMLElement & { loaded?: { county: { code: string } } }).loaded?.county.code,
    ),
  );
  assert.deepEqual(counties, ['330521', '330523']);
});

test('a <base href> elsewhere: the folder is found, addresses are as the page has them', async () => {
  const { watched } = await host(doc(LOADER + MAP, '<base href="/deep/nothing/">'));
  await waitForMap(watched);
  assert.deepEqual(watched.errors, []);
});

test('two versions of the kit on one page: one defines, the console says which, both tags work', async () => {
  const { watched } = await host(
    doc(`${LOADER}<script type="module" src="/old/loader.js"></script>${LIST}`),
    { '/old/': DIST },
  );
  await listed(watched.page);
  assert.deepEqual(watched.errors, []);
  const clash = await watched.page.evaluate(async () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warned.push(text);
    const path = '/old/all.js';
    await import(path);
    console.warn = warn;
    return warned;
  });
  assert.ok(
    [...watched.warnings, ...clash].some((text) => /is already defined by version/.test(text)),
  );
});

test('a portal that writes itself with document.write, and throws its page away', async () => {
  const written = (LOADER + LIST).replaceAll('</script>', '<\\/script>');
  const { watched } = await host(
    doc(`<script>document.write(${JSON.stringify(written).replaceAll('<\\\\/', '<\\/')})</script>`),
  );
  await listed(watched.page);
  await watched.page.evaluate(
    (page) => {
      document.open();
      document.write(page);
      document.close();
    },
    doc(LOADER + LIST),
  );
  await listed(watched.page);
  assert.deepEqual(watched.errors, []);
});

test('the language of the page changes at run time, again and again', async () => {
  const { watched } = await host(doc(LOADER + LIST));
  const { page } = watched;
  await listed(page);
  const placeholder = () =>
    page.locator('yzt-layer-list input[type=search]').first().getAttribute('placeholder');
  const chinese = await placeholder();
  for (const lang of ['en', 'zh', 'en-GB', 'fr', 'en']) {
    await page.evaluate((value) => (document.documentElement.lang = value), lang);
    await page.waitForFunction(
      ([before, english]) => {
        const list = document.querySelector('yzt-layer-list')!.shadowRoot!;
        const now = list.querySelector('input')!.getAttribute('placeholder');
        return english ? now !== before : now === before;
      },
      [chinese, lang.startsWith('en')] as const,
    );
  }
  assert.deepEqual(watched.errors, []);
});

test('elements are moved, cloned and removed 1,000 times, and give everything back', async () => {
  const { watched } = await host(doc(`${LOADER}<div id="a">${LIST}</div><div id="b"></div>`));
  const { page } = watched;
  await listed(page);
  const count = await page.evaluate(async () => {
    const kept: WeakRef<Element>[] = [];
    const provider = document.querySelector('yzt-provider')!;
    const [a, b] = [document.querySelector('#a')!, document.querySelector('#b')!];
    for (let turn = 0; turn < 1000; turn += 1) {
      (turn % 2 === 0 ? b : a).append(provider);
      const copy = provider.cloneNode(true) as Element;
      a.append(copy);
      if (turn % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
      copy.remove();
      kept.push(new WeakRef(copy));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    Object.assign(globalThis, { kept });
    return document.querySelectorAll('yzt-layer-list').length;
  });
  assert.equal(count, 1);
  await listed(page);
  const session = await page.context().newCDPSession(page);
  const alive = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(
      () =>
        (globalThis as unknown as { kept: WeakRef<Element>[] }).kept.filter((one) => one.deref())
          .length,
    );
  };
  let left = await alive();
  for (let tries = 0; left > 5 && tries < 20; tries += 1) {
    await page.waitForTimeout(100);
    left = await alive();
  }
  assert.ok(left <= 5, `${left} of 1,000 copies are still held`);
  assert.deepEqual(watched.errors, []);
});
