import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './testing/browser.ts';
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

/** What a page may ask for at most: see `yizhangtu check`. */
const STRICT = [
  "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'",
  "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types yzt-worker yzt-geojson-worker yzt-gep-worker lit-html',
].join('; ');

for (const lang of ['zh-CN', 'en']) {
  test(`the elements of accounts work in 280 px, by the strictest policy and with Trusted Types (${lang})`, async () => {
    const context = await browser.newContext({ viewport: { width: 280, height: 800 } });
    await context.route(`${site.url}${GEP}*`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': STRICT };
      await route.fulfill({ response, headers });
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(`${site.url}${GEP}?lang=${lang}`);
    const isZh = lang === 'zh-CN';
    await page
      .locator('yzt-gep-calculator .total')
      .getByText(isZh ? '亿元' : 'CNY')
      .waitFor();
    const fits = async (what: string): Promise<void> => {
      const [wide, seen] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      assert.ok(wide <= seen, `${what} is ${wide} px wide`);
    };
    // From the worker.
    await page
      .locator('yzt-gep-calculator .switches')
      .getByText(isZh ? /总值 [+−]/ : /total [+−]/i)
      .first()
      .waitFor();
    await fits('parameters');
    const calculator = page.locator('yzt-gep-calculator');
    for (const step of isZh ? ['1 方法', '2 数据', '4 结果'] : ['1 Method', '2 Data', '4 Result']) {
      await calculator.getByRole('button', { name: step }).click();
      await fits(step);
    }
    const result = page.locator('yzt-gep-result');
    for (const view of isZh
      ? ['按区划', '年际变化', '不确定性', '构成']
      : ['By division', 'Between years', 'Uncertainty', 'Composition']) {
      await result.getByRole('button', { name: view }).click();
      await result.locator('canvas').waitFor();
      await fits(view);
    }
    await page.locator('[data-show="report"]').click();
    await page.locator('yzt-gep-report button:not([disabled])').waitFor();
    await fits('report');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
