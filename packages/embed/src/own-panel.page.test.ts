import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from './testing/browser.ts';
import { COUNTY_FILES } from './testing/county.ts';
import { openSite } from './testing/site.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const PANEL = fileURLToPath(new URL('../../create/component/src/define.js', import.meta.url));
const GAUGES = [{ id: '1', name: '示例站一', level: 4.61, warning: 4.5 }];

let browser: Browser;
before(async () => {
  assert.ok(existsSync(`${DIST}loader.js`), 'build first: npm run build');
  browser = await openBrowser();
});
after(() => browser.close());

/** As `npm run build` of a county's panel makes it: one file, with a copy of core of its own. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [PANEL],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    conditions: ['yizhangtu-source', 'browser', 'production'],
  });
  return outputFiles[0]?.text ?? '';
}

test('a county’s own panel in a slot of the portal fetches through its provider, under the strict policy', async () => {
  const county = JSON.parse(COUNTY_FILES['/county/county.json'] ?? '') as object;
  const page =
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>' +
    '<script type="module" src="/yzt/loader.js"></script><script type="module" src="/my-panel.js"></script></head>' +
    '<body><yzt-portal county="/county/county.json" panel="services" without="who map">' +
    '<my-panel slot="services"></my-panel></yzt-portal></body></html>';
  const site = await openSite({
    folders: { '/yzt/': DIST },
    files: {
      ...COUNTY_FILES,
      '/county/county.json': JSON.stringify({ ...county, services: { api: '/api' } }),
      '/api/counties/330521/my-panel': JSON.stringify(GAUGES),
      '/my-panel.js': await bundled(),
      '/index.html': page,
    },
    headers: {
      'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'",
    },
  });
  try {
    const watched = await openPage(browser, site.origin);
    const panel = watched.page.locator('my-panel');
    await panel.getByText('1 个水位站超过警戒水位').waitFor();
    await watched.page.evaluate(() =>
      document.querySelector('yzt-portal')?.setAttribute('lang', 'en'),
    );
    await panel.getByText('1 of 1 gauges stand above warning level').waitFor();
    const size = () => panel.evaluate((element) => getComputedStyle(element).fontSize);
    assert.equal(await size(), '16px');
    await watched.page.evaluate(() =>
      document.querySelector('yzt-portal')?.toggleAttribute('large-text', true),
    );
    assert.equal(await size(), '22px');
    const broken = watched.errors.filter((text) =>
      /Content Security|TrustedHTML|my-panel/.test(text),
    );
    assert.deepEqual(broken, []);
  } finally {
    await site.close();
  }
});
