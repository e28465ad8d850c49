import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { axeViolations, openBrowser } from './testing/browser.ts';
import { CLOSED, COUNTIES, openIdentitySite } from './testing/identity-site.ts';
import type { Site } from './testing/site.ts';

let site: Site;
let browser: Browser;
before(async () => {
  [site, browser] = await Promise.all([openIdentitySite(undefined), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const framed = (page: Page): FrameLocator => page.frameLocator('iframe');

async function search(place: Page | FrameLocator): Promise<void> {
  const list = place.locator('yzt-layer-list');
  await list.getByRole('searchbox').fill('图层');
  await list.getByText('已停用图层').first().waitFor();
}
const closed = (place: Page | FrameLocator) =>
  place.locator('yzt-layer-list').getByText(CLOSED).first();

test('a page of another site reads what its token may, and lends it to a frame or not', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}/another-site/`);
  await search(page);
  await search(framed(page));
  assert.equal(await closed(page).count(), 0);
  assert.equal(await closed(framed(page)).count(), 0);
  assert.deepEqual(await axeViolations(page), []);

  await page.locator('yzt-login button').click();
  await page.locator('h2:has-text("县级中心") + ul button').first().click();
  await page.locator('yzt-user-menu summary').first().waitFor();
  assert.equal(new URL(page.url()).search, '', 'no code stays in the address');
  await search(page);
  await closed(page).waitFor();
  await search(framed(page));
  assert.equal(await closed(framed(page)).count(), 0, 'the frame is anonymous');

  await page.getByRole('checkbox', { name: '把令牌给嵌入的页面' }).check();
  await framed(page).locator('yzt-user-menu summary').waitFor();
  await closed(framed(page)).waitFor();
  await page.getByRole('checkbox', { name: '把令牌给嵌入的页面' }).uncheck();
  await closed(framed(page)).waitFor({ state: 'detached' });

  const cookies = await context.cookies();
  assert.deepEqual(
    cookies.filter(({ name }) => name.startsWith('__Host-')),
    [],
    'no session of a cookie was made',
  );
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage, ...sessionStorage }]));
  assert.equal(await kept(), '[{}]');
  await page.locator('yzt-user-menu summary').first().click();
  // By key: the frame of another site under the panel takes a press until the browser has drawn the panel.
  await page.locator('yzt-user-menu').getByRole('button', { name: '退出登录' }).press('Enter');
  await closed(page).waitFor({ state: 'detached' });
  await context.close();
});

test('a county that has not allowed the site is not read from it', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}/another-site/`);
  const read = (county: string) =>
    page.evaluate(
      (address) => fetch(address).then(({ status }) => status, String),
      `${site.url}/api/counties/${county}/county.json`,
    );
  assert.equal(await read(COUNTIES[0]), 200);
  assert.match(String(await read(COUNTIES[1])), /TypeError/);
  await page.close();
});
