import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, waitForMap } from './testing/browser.ts';
import { openJavaSite, type JavaSite } from './testing/java-site.ts';

let site: JavaSite;
let browser: Browser;
before(async () => {
  [site, browser] = await Promise.all([openJavaSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

test('a map of a backend that knows nothing of the contract', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/java-backend/`);
  await page.getByText('民宿').first().waitFor();
  await waitForMap(page, 6);
  assert.ok(site.asked.some((path) => path.startsWith('GET /java/gis/feature/page?layerId=1001')));
  assert.ok(!site.asked.some((path) => path.includes('layerId=1002')), 'only what is shown');
  assert.deepEqual(problems, []);
});
