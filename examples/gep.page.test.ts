import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, DESK, openBrowser, openPage, PHONE, noSession } from './testing/browser.ts';
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
  await page.locator('yzt-gep-report .warning').getByText('未经核对').waitFor();
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

/** Signs in as a made-up person of a post at the county, who has proved who they are. */
async function signIn(page: Page, role: string): Promise<void> {
  const place = page.url();
  // From a page that asks for nothing: one that does would be answered as somebody else meanwhile.
  await page.goto(`${site.url}/examples/alone.css`);
  await page.evaluate(async (wanted) => {
    const at = '/api/counties/330521/session';
    interface People {
      items: { id: string; posts: { role: string; division: { code: string } }[] }[];
    }
    const { items } = (await (await fetch(`${at}/sample-people`)).json()) as People;
    const person = items.find(
      ({ posts: [post, ...others] }) =>
        others.length === 0 && post?.role === wanted && post.division.code === '330521',
    );
    const answer = await fetch(`${at}/sample`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yzt-session': '1' },
      body: JSON.stringify({ person: person?.id, assurance: 'real-name' }),
    });
    if (!answer.ok) throw new Error(`${wanted}: ${answer.status}`);
  }, role);
  await page.goto(place);
}

/** A total to the digits that every element shows. */
const inShort = (total: string | null): string => /\d+\.\d\d/.exec(total ?? '')?.[0] ?? 'no total';
const ACCOUNTS = '/examples/gep-accounts.html';

test(
  'an accountant stores a version and hands it in; another signs and publishes it; everyone sees it, and that it was withdrawn',
  { skip: noSession },
  async () => {
    const accountant = await openPage(browser, `${site.url}${ACCOUNTS}`);
    const makes = accountant.page.locator('yzt-gep-calculator');
    await makes.getByText('还没有核算').waitFor();
    await signIn(accountant.page, 'department-handler');
    const open = (calculator: typeof makes) =>
      calculator.locator('.list > li', { hasText: '2023' }).getByRole('button', { name: '打开' });
    await open(makes).click();
    const was = await total(accountant.page).textContent();
    await makes.getByRole('textbox', { name: /^居民用电价格 .*数值/ }).fill('0.6');
    await makes.getByRole('textbox', { name: /为什么改/ }).fill('县发改局公布的电价');
    const made = await total(accountant.page).textContent();
    assert.notEqual(made, was);
    await makes.getByRole('button', { name: '存为新版本' }).click();
    await makes.getByText('已存为第 2 版。').waitFor();
    await makes.getByRole('button', { name: '提交签核' }).click();
    await makes.getByText('已提交签核。').waitFor();
    assert.deepEqual(await axeViolations(accountant.page), []);

    const centre = await openPage(browser, `${site.url}${ACCOUNTS}`);
    const signs = centre.page.locator('yzt-gep-calculator');
    await signIn(centre.page, 'county-centre');
    await open(signs).click();
    for (const step of ['签核', '公开']) {
      await signs.getByRole('button', { name: step, exact: true }).click();
      await signs.getByText(`已${step}。`).waitFor();
    }
    const reader = await openPage(browser, `${site.url}/examples/deqing.html#portal-panel=gep`);
    const shown = reader.page.locator('yzt-gep-result');
    await shown.locator('h2').getByText(inShort(made)).waitFor();
    await reader.page.context().close();

    await signs.getByRole('button', { name: '撤回', exact: true }).click();
    await signs.getByRole('textbox', { name: '为什么撤回' }).fill('电价用错了年份');
    await signs.getByRole('button', { name: '确定撤回' }).click();
    await signs.getByText('已撤回。').waitFor();
    await makes.getByRole('button', { name: '回到列表' }).click();
    await makes.locator('.list > li', { hasText: '2023' }).getByText('已撤回').waitFor();
    // What was published before stands again.
    const after = await openPage(browser, `${site.url}/examples/deqing.html#portal-panel=gep`);
    const back = after.page.locator('yzt-gep-result');
    await back.locator('h2').getByText(inShort(was)).waitFor();
    for (const { page, problems } of [accountant, centre, after]) {
      assert.deepEqual(problems, []);
      await page.context().close();
    }
  },
);

test(
  'stored accounts whose part did not come are asked for again by a press',
  { skip: noSession },
  async () => {
    const { page, problems } = await openPage(browser, `${site.url}${ACCOUNTS}`);
    const calculator = page.locator('yzt-gep-calculator');
    await calculator.getByText('还没有核算').waitFor();
    const part = '**/stored-part-*.js';
    await page.route(part, (route) => route.abort());
    await signIn(page, 'department-handler');
    const again = calculator.getByRole('button', { name: '重试' });
    await again.waitFor();
    assert.deepEqual(await axeViolations(page), []);
    // A file can be opened all the same.
    await calculator.locator('input[type=file]').waitFor();
    await page.unroute(part);
    await again.click();
    await calculator.locator('.list > li', { hasText: '2023' }).waitFor();
    assert.equal(await again.count(), 0);
    assert.ok(
      problems.every((one) => one.includes('ERR_FAILED')),
      problems.join(),
    );
    await page.context().close();
  },
);

test('the language is kept in the address', async () => {
  const { page } = await openPage(browser, `${site.url}${GEP}`);
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(page.url(), /\?lang=en$/);
  await page.reload();
  await page.getByRole('heading', { name: 'Gross ecosystem product' }).first().waitFor();
  await page.context().close();
});
