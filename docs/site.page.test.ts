import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeViolations, openBrowser, openPage, PHONE } from '../examples/testing/browser.ts';
import { openSite, type Site } from '../examples/testing/site.ts';

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const PAGES = [
  '/',
  '/en/',
  '/guide/county-file.html',
  '/en/guide/start.html',
  '/elements/yzt-legend.html',
  '/en/elements/yzt-inbox.html',
  '/guide/components.html',
  '/en/guide/hostile-hosts.html',
  '/reference/speeds.html',
];

for (const path of PAGES) {
  test(`${path} opens under the strict policy without a foreign request, axe clean`, async () => {
    const { page, problems } = await openPage(browser, `${site.url}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // All that the page asks for by and by is a part of what is proved, however slowly it comes.
    await page.waitForLoadState('networkidle', { timeout: 120_000 });
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });
}

test('a Chinese word is found in the middle of a sentence', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/`);
  await page.getByRole('button', { name: '搜索' }).first().click();
  await page.getByRole('searchbox').fill('审图号');
  const results = page.getByRole('listbox').getByRole('option');
  await results.first().waitFor();
  assert.match((await results.allTextContents()).join('\n'), /地图与审图号/);
  await page.getByRole('searchbox').fill('图号审');
  await page.getByText('没有找到').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a live example is edited and run in place, and goes back to its file', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/elements/yzt-legend.html`);
  const frame = page.frameLocator('.live iframe');
  await frame.getByText('农村公路').waitFor();
  await page.getByRole('button', { name: '改代码' }).click();
  const editor = page.getByRole('textbox', { name: '示例的 HTML' });
  await editor.waitFor();
  await editor.press('Control+End');
  // A slash is a letter here and not the key of the search.
  await page.keyboard.type('</b>');
  await editor.getByText('</b>').waitFor();
  assert.equal(await page.getByRole('searchbox').count(), 0);
  await editor.press('Control+a');
  await page.keyboard.insertText(
    '<!doctype html><html lang="zh-CN"><head><link rel="stylesheet" href="alone.css">' +
      '<script type="module" src="/yzt/loader.js"></script></head>' +
      '<body><p>改过的页面</p><yzt-legend></yzt-legend></body></html>',
  );
  await editor.press('Control+Enter');
  await frame.getByText('改过的页面').waitFor();
  await frame.getByRole('region', { name: '图例' }).waitFor();
  await page.getByRole('button', { name: '还原' }).click();
  await frame.getByText('农村公路').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the framework tabs of an element go by keys, and the chosen one stays chosen on other pages', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/elements/yzt-inbox.html`);
  const shown = page.locator('.vp-code-group .blocks > :visible');
  const tab = (name: string) => page.getByRole('radio', { name, exact: true });
  await shown.getByText('/yzt/loader.js').waitFor();
  await tab('HTML').focus();
  await page.keyboard.press('ArrowRight');
  await shown.getByText('onYztMessageOpen').waitFor();
  await page.keyboard.press('ArrowRight');
  await shown.getByText('@yzt-message-open').waitFor();
  assert.equal(await shown.count(), 1);
  assert.notEqual(
    await page
      .locator('.vp-code-group label', { hasText: 'Vue' })
      .evaluate((label) => getComputedStyle(label).outlineStyle),
    'none',
  );
  assert.deepEqual(await axeViolations(page), []);
  // Through a link, and by loading the page.
  await page.getByRole('link', { name: 'yzt-message-bell' }).first().click();
  await shown.getByText('@yzt-count-change').waitFor();
  await page.goto(`${site.url}/en/elements/yzt-map.html`);
  await shown.getByText('@yzt-map-move').waitFor();
  assert.equal(await tab('Vue').isChecked(), true);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('Escape in the search gives the focus back', async () => {
  const { page } = await openPage(browser, `${site.url}/guide/start.html`);
  const focused = page.locator(':focus');
  const search = page.getByRole('button', { name: '搜索' }).first();
  await search.click();
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body);
  assert.equal(await focused.getAttribute('aria-label'), '搜索');
  const link = page.getByRole('link', { name: '县文件', exact: true }).first();
  await link.focus();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body);
  assert.equal(await focused.textContent(), await link.textContent());
  await page.context().close();
});

test('labels of links and buttons are in the language of the page', async () => {
  for (const [path, title, labels] of [
    ['/guide/start.html', /^/, ['“语言和外观”的链接', '复制代码']],
    ['/en/guide/start.html', /^/, ['Permalink to "Language and looks"', 'Copy Code']],
    ['/', /^首页 \| 一张图$/, []],
    ['/en/', /^Home \| Yizhangtu$/, []],
  ] as const) {
    const { page } = await openPage(browser, `${site.url}${path}`);
    const [link, copy] = labels;
    if (link !== undefined) await page.getByRole('link', { name: link }).waitFor();
    if (copy !== undefined) await page.getByTitle(copy).first().waitFor();
    assert.match(await page.title(), title);
    await page.context().close();
  }
});

test('words of the map are found in Chinese: 图层', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/`);
  await page.getByRole('button', { name: '搜索' }).first().click();
  await page.getByRole('searchbox').fill('图层');
  const results = page.getByRole('listbox').getByRole('option');
  await results.first().waitFor();
  assert.match((await results.allTextContents()).join('\n'), /图层/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('an example that a reader breaks says so in its pane, and the page lives on', async () => {
  const { page } = await openPage(browser, `${site.url}/elements/yzt-legend.html`);
  const frame = page.frameLocator('.live iframe');
  await frame.getByText('农村公路').waitFor();
  await page.getByRole('button', { name: '改代码' }).click();
  const editor = page.getByRole('textbox', { name: '示例的 HTML' });
  const run = async (text: string): Promise<void> => {
    await editor.press('Control+a');
    await page.keyboard.insertText(text);
    await editor.press('Control+Enter');
  };
  const told = page.locator('.live-problems');
  const loader = '<script type="module" src="/yzt/loader.js"></script>';
  // No head, a tag that is none, a file that is not there, a script that the policy stops.
  await run(`${loader}<yzt-lengend></yzt-lengend><script src="gone.js"></script>`);
  await told.getByText('没有组件 <yzt-lengend>，最接近的是 <yzt-legend>').waitFor();
  await told.getByText('gone.js 没有取到').waitFor();
  await run('<html><head></head><body><script>throw new Error()</script>');
  await told.getByText('Content-Security-Policy 不允许').waitFor();
  assert.equal(await told.getByText('gone.js').count(), 0);
  await page.getByRole('button', { name: '还原' }).click();
  await frame.getByText('农村公路').waitFor();
  assert.equal(await told.locator('li').count(), 0);
  await page.context().close();
});

test('the switches of an example turn its language, theme and large text', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/elements/yzt-legend.html`);
  const frame = page.frameLocator('.live iframe');
  await frame.getByRole('region', { name: '图例' }).waitFor();
  await page.getByRole('combobox', { name: '语言' }).selectOption('en');
  await frame.getByRole('region', { name: 'Legend' }).waitFor();
  await page.getByRole('combobox', { name: '外观' }).selectOption('dark');
  await page.locator('.live-looks').getByRole('button', { name: '大字' }).click();
  const size = await frame
    .locator('yzt-legend')
    .evaluate((legend) => [legend.getAttribute('theme'), getComputedStyle(legend).fontSize]);
  assert.deepEqual(size, ['dark', '22px']);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the standard, the guides and the file for programs are there', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/standard/api.html`);
  await page.getByRole('heading', { name: /listCatalogue/ }).waitFor();
  for (const path of ['/llms.txt', '/schemas/openapi.json', '/schemas/county.schema.json']) {
    const answer = await page.request.get(`${site.url}${path}`);
    assert.equal(answer.status(), 200, path);
  }
  const text = await (await page.request.get(`${site.url}/llms.txt`)).text();
  assert.match(text, /^# Yizhangtu\n\n> /);
  assert.match(text, /\[yzt-legend\]\(\/en\/elements\/yzt-legend\.html\)/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('on a phone the site does not scroll sideways', async () => {
  const { page } = await openPage(browser, `${site.url}/guide/county-file.html`, PHONE);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(wide, 0);
  await page.context().close();
});
