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
