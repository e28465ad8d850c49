import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ROLE_NAMES } from '@yizhangtu/standard/identity.js';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, waitForMap } from './testing/browser.ts';
import { signInAs, signOut } from './testing/people.ts';
import { openSite, type Site } from './testing/site.ts';

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** The layers of unsafe houses, as the county's own file has them. */
const houses = async () => {
  const file = new URL('../.cache/sample/330521/catalogue.json', import.meta.url);
  const entries = JSON.parse(await readFile(file, 'utf8')) as {
    title: { 'zh-CN': string };
    roles?: string[];
  }[];
  return entries.filter(({ title }) => title['zh-CN'].includes('危房'));
};

test('each role finds the layers that are for it, one after another on one page', async () => {
  const limited = await houses();
  assert.ok(limited.length > 0);
  const { page, problems } = await openPage(browser, `${site.url}/examples/deqing.html`);
  await waitForMap(page);
  const list = page.locator('yzt-layer-list');
  await list.getByRole('searchbox').fill('危房');
  for (const [role, words] of Object.entries(ROLE_NAMES)) {
    await signInAs(page, words['zh-CN']);
    const count = limited.filter(({ roles }) => roles?.includes(role)).length;
    await list
      .getByText(count > 0 ? `找到 ${count} 个图层` : /没有找到/)
      .first()
      .waitFor();
    await signOut(page);
    await list
      .getByText(/没有找到/)
      .first()
      .waitFor();
  }
  assert.deepEqual(problems, []);
  await page.context().close();
});
