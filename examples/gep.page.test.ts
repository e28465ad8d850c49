import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, DESK, openBrowser, openPage, PHONE } from './testing/browser.ts';
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

const GEP = '/examples/gep.html';
const total = (page: Page) => page.locator('yzt-gep-calculator .total');
const isDrawn = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector('yzt-gep-result')?.shadowRoot;
    const canvas = root?.querySelector('canvas');
    return canvas !== null && canvas !== undefined && canvas.width > 300;
  });

test("the sample county's account: a price is changed, and the page says why the total moved", async () => {
  const { page, problems } = await openPage(browser, `${site.url}${GEP}`);
  await total(page).getByText('亿元').waitFor();
  await page.getByText('示例数据，不是实际核算结果。').first().waitFor();
  const was = await total(page).textContent();
  await page.getByRole('textbox', { name: /^居民用电价格 .*数值/ }).fill('0.6');
  const moved = page.locator('yzt-gep-calculator .moved');
  await moved.getByText(/价格：居民用电价格 .* → 0\.6 元\/千瓦时，总值 \+/).waitFor();
  await moved.getByText(/其中 气候调节 \+/).waitFor();
  assert.notEqual(await total(page).textContent(), was);
  await isDrawn(page);
  await page.locator('yzt-gep-result').getByRole('button', { name: '年际变化' }).click();
  await page.locator('yzt-gep-result h2').getByText('2020 年到2023 年').waitFor();
  await page.getByRole('button', { name: '报告' }).click();
  await page.locator('yzt-gep-report .warning').getByText('未核对').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('an account is taken away as a workbook and as a run package', async () => {
  const { page, problems } = await openPage(browser, `${site.url}${GEP}`);
  await page.locator('yzt-gep-calculator').getByRole('button', { name: '4 结果' }).click();
  for (const [name, start] of [
    ['Excel', 'PK'],
    ['运行包', '{"engine"'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const file = await (await coming).path();
    assert.ok((await readFile(file, 'latin1')).startsWith(start), name);
  }
  assert.deepEqual(problems, []);
  await page.context().close();
});

const LOOKS = {
  'light, on a desk': { size: DESK, scheme: 'light', large: false },
  'dark, on a desk': { size: DESK, scheme: 'dark', large: false },
  'in large text, on a phone': { size: PHONE, scheme: 'light', large: true },
} as const;

for (const [name, { size, scheme, large }] of Object.entries(LOOKS)) {
  test(`the page of accounts is axe clean ${name}`, async () => {
    const options = { ...size, colorScheme: scheme };
    const { page, problems } = await openPage(browser, `${site.url}${GEP}`, options);
    if (large) {
      const provider = page.locator('yzt-provider');
      await provider.evaluate((element) => element.setAttribute('large-text', ''));
    }
    await total(page).getByText('亿元').waitFor();
    await isDrawn(page);
    assert.deepEqual(await axeViolations(page), []);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    assert.equal(isWide, false);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}
