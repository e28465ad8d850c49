/** What pages are on paper: nothing that is cut off, nothing that only a screen can press. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { isQuiet, openBrowser, openPage, PHONE } from './testing/browser.ts';
import { openSite, type Site } from './testing/site.ts';

/** The width of an A4 page between its margins, in CSS pixels. */
const PAPER = { viewport: { width: 717, height: 1046 } };

const PAGES = [
  'deqing.html',
  'deqing.html#portal-panel=gep',
  'report.html',
  'gep-report.html',
  'case-detail.html',
  'timeline.html',
];

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

for (const path of PAGES) {
  test(`${path} fits paper`, async () => {
    const { page } = await openPage(browser, `${site.url}/examples/${path}`, PAPER);
    await isQuiet(page);
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() => {
      function* all(root: Element | ShadowRoot): Generator<Element> {
        for (const child of root.children) {
          yield child;
          if (child.shadowRoot) yield* all(child.shadowRoot);
          yield* all(child);
        }
      }
      const wide = document.documentElement.clientWidth + 1;
      return [...all(document.body)].flatMap((one) => {
        const { right, width, height } = one.getBoundingClientRect();
        if (width < 2 || height < 2) return [];
        const name = `${one.localName}.${one.getAttribute('class') ?? ''} ${one.textContent.trim().slice(0, 20)}`;
        const { overflowX, overflowY, objectFit } = getComputedStyle(one);
        const scrolls = (over: string, has: number, room: number) =>
          /auto|scroll/.test(over) && has > room + 1;
        if (one.matches('td, th, table') && right > wide) return [`beyond the page: ${name}`];
        if (scrolls(overflowX, one.scrollWidth, one.clientWidth))
          return [`cut at the right: ${name}`];
        if (scrolls(overflowY, one.scrollHeight, one.clientHeight)) return [`cut below: ${name}`];
        if (one.matches('.maplibregl-canvas') && objectFit !== 'contain')
          return [`cut, as wide as the screen: ${name}`];
        if (one.matches('.scale')) return [`a scale that is not that of the page: ${name}`];
        return [];
      });
    });
    assert.deepEqual(cut, []);
    const pressed = page.locator(
      'yzt-gep-report .button, yzt-case-detail .button, .rail button, #display button',
    );
    assert.equal(await pressed.filter({ visible: true }).count(), 0);
    await page.context().close();
  });
}

test('the approval stands on paper with all its sources', async () => {
  const { page } = await openPage(browser, `${site.url}/examples/report.html`, PHONE);
  const line = page.locator('yzt-map .line');
  await line.waitFor();
  assert.equal(await line.getByRole('button', { name: '来源' }).isVisible(), true);
  assert.equal(await line.getByText('示例数据').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await line.getByText('示例底图，无审图号，不得公开发布').isVisible(), true);
  assert.equal(await line.getByText('示例数据').isVisible(), true);
  assert.equal(await line.getByRole('button').count(), 0);
  await page.context().close();
});
