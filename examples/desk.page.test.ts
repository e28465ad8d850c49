import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { APIResponse, Browser, Locator, Page } from 'playwright-core';
import { axeViolations, openBrowser, openPage, PHONE, type Watched } from './testing/browser.ts';
import { COUNTY, openCaseSite, VILLAGE } from './testing/case-site.ts';
import { signInAs } from './testing/people.ts';
import type { Site } from './testing/site.ts';

const WORKS = '住房和城乡建设局';
/** What was reported: titles with their categories. */
const REPORTED = [
  ['村口的路面塌了一块', 'city.roads.surface'],
  ['桥头路面裂开', 'city.roads.surface'],
  ['学校门口路灯不亮', 'city.facilities.lamp'],
  ['河边有一堆垃圾', 'city.appearance.waste'],
] as const;

/** Small, because maps are drawn without a graphics card; the least with list, map and case beside each other. */
const WINDOW = { viewport: { width: 1120, height: 700 } };

let site: Site;
let browser: Browser;

async function report([title, category]: readonly [string, string], at: number): Promise<void> {
  const answer = await fetch(`${site.url}/api/counties/${COUNTY}/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'city-event',
      category,
      title,
      description: `${title}，请来看看。`,
      place: { division: VILLAGE, point: [119.95 + at / 100, 30.5], datum: 'WGS84' },
      anonymous: true,
    }),
  });
  assert.equal(answer.status, 201, await answer.text());
}

before(async () => {
  [site, browser] = await Promise.all([openCaseSite(), openBrowser()]);
  for (const [at, one] of REPORTED.entries()) await report(one, at);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Takes on all that came in, as whoever is signed in on the page. */
async function acceptAll(page: Page): Promise<void> {
  const { request } = page.context();
  const cases = `${site.url}/api/counties/${COUNTY}/cases`;
  const headers = { 'x-yzt-session': '1', 'content-type': 'application/json' };
  const found = await request.get(`${cases}?state=submitted`, { headers });
  const { items } = (await found.json()) as { items: { id: string; version: number }[] };
  assert.equal(items.length, REPORTED.length);
  for (const { id, version } of items) {
    const answer = await request.post(`${cases}/${id}/commands`, {
      headers: { ...headers, 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
      data: JSON.stringify({ type: 'accept' }),
    });
    assert.equal(answer.status(), 200, await answer.text());
  }
}

/** Someone at work at the desk. */
async function enter(page: string, ...words: readonly string[]): Promise<Watched> {
  const opened = await openPage(browser, `${site.url}/examples/${page}.html`, WINDOW);
  await signInAs(opened.page, ...words);
  return opened;
}

const list = (page: Page): Locator => page.locator('yzt-work-order-list');
const rows = (page: Page): Locator => list(page).getByRole('article');
const detail = (page: Page): Locator => page.locator('yzt-case-detail');
const timeline = (page: Page): Locator => page.locator('yzt-case-timeline');

/** Waits until the list has so many lines. */
const shows = (page: Page, count: number): Promise<void> =>
  list(page)
    .getByText(new RegExp(`^\\s*${count} 件\\s*$`))
    .waitFor();

async function openRow(page: Page, title: string): Promise<void> {
  await rows(page).filter({ hasText: title }).locator('.line').click();
  await detail(page).getByRole('heading', { name: title }).waitFor();
}

/** The button of an action, wherever it stands. */
async function actionOf(page: Page, name: string): Promise<Locator> {
  const hasText = new RegExp(`^\\s*${name}\\s*$`);
  const button = detail(page).locator('[data-action]', { hasText }).first();
  await button.waitFor({ state: 'attached' });
  if (!(await button.isVisible())) {
    const has = page.locator('[data-action]', { hasText });
    await detail(page)
      .locator('details:not([open])')
      .filter({ has })
      .first()
      .locator('summary')
      .click();
  }
  return button;
}

const press = async (page: Page, name: string): Promise<void> =>
  (await actionOf(page, name)).click();
const confirm = (page: Page, name: string): Promise<void> =>
  detail(page)
    .locator('form')
    .getByRole('button', { name: `确定${name}` })
    .click();
const happened = (page: Page, event: string): Promise<void> =>
  timeline(page).getByRole('heading', { name: event, exact: true }).first().waitFor();

let works: Watched;

test('a centre takes on what came in and gives three of four to a department at once', async () => {
  const { page, problems } = await enter('desk', '县级中心');
  await acceptAll(page);
  await list(page).getByRole('button', { name: '待派单' }).click();
  await shows(page, REPORTED.length);
  for (const [title] of REPORTED.slice(0, 3)) {
    await list(page)
      .getByRole('checkbox', { name: `选中“${title}”` })
      .check();
  }
  await list(page).getByText('已选 3 件').waitFor();
  await list(page).getByRole('button', { name: '批量派单' }).click();
  const form = list(page).getByRole('form', { name: '给 3 件事件派单' });
  await form.locator('#a-unit-0').fill(WORKS);
  await form.locator('#a-unit-0').blur();
  assert.deepEqual(await axeViolations(page), []);
  await form.getByRole('button', { name: '派出 3 件' }).click();
  await list(page).getByText('派出 3 件。').waitFor();
  await shows(page, 1);
  // The fourth by keyboard alone.
  await rows(page).first().focus();
  await page.keyboard.press(' ');
  await list(page).getByText('已选 1 件').waitFor();
  await page.keyboard.press('Enter');
  await detail(page).getByRole('heading', { name: REPORTED[3][0] }).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a department finds its orders, narrows them and takes them away as CSV', async () => {
  works = await enter('desk', WORKS);
  const { page, problems } = works;
  await shows(page, 3);
  await list(page).locator('summary', { hasText: '筛选' }).click();
  await list(page).getByLabel('类别').selectOption({ label: '公用设施' });
  await shows(page, 1);
  await rows(page).filter({ hasText: '学校门口路灯不亮' }).waitFor();
  await list(page).getByLabel('类别').selectOption({ label: '不限' });
  await shows(page, 3);
  const search = list(page).getByRole('searchbox');
  await search.fill('路面');
  await search.press('Enter');
  await shows(page, 2);
  const saved = page.waitForEvent('download');
  await list(page).getByRole('button', { name: '导出 CSV' }).click();
  const file = await saved;
  assert.match(file.suggestedFilename(), /^工单.*\.csv$/);
  const csv = await readFile(await file.path(), 'utf8');
  const lines = csv.trim().split(/\r?\n/);
  assert.equal(lines.length, 3);
  // So that a spreadsheet reads it as UTF-8.
  assert.ok(csv.startsWith('\uFEFF'));
  assert.ok(csv.includes('村口的路面塌了一块') && csv.includes('桥头路面裂开'));
  await search.fill('');
  await search.press('Enter');
  await shows(page, 3);
  assert.deepEqual(problems, []);
});

test('it signs for one, asks for more time, which is given, and finishes it', async () => {
  const { page, problems } = works;
  const title = REPORTED[0][0];
  await openRow(page, title);
  assert.equal(new URL(page.url()).searchParams.get('case')?.length, 36);
  await press(page, '签收');
  await happened(page, '签收');
  await press(page, '开始处置');
  await happened(page, '开始处置');
  await press(page, '申请延期');
  const form = detail(page).locator('form');
  // Without an amount it is not sent, and what is missing is said beside the field.
  await confirm(page, '申请延期');
  await form.getByText('请填写。').first().waitFor();
  await form.getByLabel('时限（数字）').fill('2');
  await form.locator('#a-reason').fill('等沥青到货');
  await confirm(page, '申请延期');
  await happened(page, '申请延期');

  const centre = await enter('desk', '县级中心');
  await centre.page.goto(page.url());
  await press(centre.page, '同意延期');
  await confirm(centre.page, '同意延期');
  await happened(centre.page, '同意延期');
  await centre.page.context().close();

  // The department sees it without a reload.
  await happened(page, '同意延期');
  await press(page, '办理完成');
  await form.locator('#a-result').fill('补了沥青');
  await confirm(page, '办理完成');
  await happened(page, '办理完成');
  await rows(page).filter({ hasText: title }).getByText('已完成').waitFor();
  assert.deepEqual([...problems, ...centre.problems], []);
});

test('two handlers at one order: the second sees what changed and loses nothing typed', async () => {
  const title = REPORTED[1][0];
  const { page } = works;
  await openRow(page, title);
  for (const name of ['签收', '开始处置']) {
    await press(page, name);
    await happened(page, name);
  }
  const { page: second } = await enter('desk', WORKS);
  // It hears of nothing that happens, as behind a line that has died: what it reads again is as it was.
  await second.route('**/stream*', (route) => route.abort());
  let dead = true;
  let first: APIResponse | undefined;
  await second.route(/\/cases\/[\da-f-]{36}$/, async (route) => {
    if (!dead) return route.continue();
    first ??= await route.fetch();
    return route.fulfill({ response: first });
  });
  await second.goto(page.url());
  await press(second, '办理完成');
  const result = detail(second).locator('#a-result');
  await result.fill('写了很久的办理情况');
  await press(page, '申请延期');
  await detail(page).getByLabel('时限（数字）').fill('1');
  await detail(page).locator('#a-reason').fill('下雨');
  await confirm(page, '申请延期');
  await happened(page, '申请延期');
  const refused = second
    .waitForResponse((answer) => answer.status() === 412)
    .then(() => (dead = false));
  await confirm(second, '办理完成');
  await refused;
  assert.match(await detail(second).locator('.news').innerText(), /申请延期/);
  // It cannot be finished now; what was typed stays until it can.
  await detail(second).getByText('现在不能这样处理').waitFor();
  assert.equal(await result.inputValue(), '写了很久的办理情况');
  assert.deepEqual(await axeViolations(second), []);
  const centre = await enter('desk', '县级中心');
  await centre.page.goto(page.url());
  await press(centre.page, '不同意延期');
  await detail(centre.page).locator('#a-reason').fill('天晴了');
  await confirm(centre.page, '不同意延期');
  await happened(centre.page, '不同意延期');
  await centre.page.context().close();
  await second.reload();
  await press(second, '办理完成');
  assert.equal(await result.inputValue(), '写了很久的办理情况');
  await confirm(second, '办理完成');
  await rows(page).filter({ hasText: title }).getByText('已完成').waitFor();
  await happened(page, '办理完成');
  await second.context().close();
});

test('the figures are those of what happened', async () => {
  const { page } = await enter('desk', '县级中心');
  const stats = page.locator('yzt-case-stats');
  await stats.getByRole('heading', { name: new RegExp(`^\\D*${REPORTED.length}\\D`) }).waitFor();
  await page.context().close();
});

const LOOKS = [
  ['light', 'zh-CN', false],
  ['dark', 'en', false],
  ['light', 'en', true],
  ['dark', 'zh-CN', true],
] as const;

for (const name of ['desk', 'matter', 'report']) {
  test(`${name}.html is accessible in light and dark, in both languages, with large text`, async () => {
    const { page } = await enter(name, '村干部', '舍渎村');
    await page.setViewportSize(PHONE.viewport);
    if (name !== 'report') {
      const chosen = works.page.url().split('?')[1];
      await page.goto(`${site.url}/examples/${name}.html?${chosen}`);
      await happened(page, '办理完成');
    }
    for (const [theme, lang, large] of LOOKS) {
      await page.evaluate(
        ([look, isLarge]) => {
          const provider = document.querySelector('yzt-provider')!;
          provider.setAttribute('theme', look);
          provider.toggleAttribute('large-text', isLarge);
        },
        [theme, large] as const,
      );
      if ((await page.locator('html').getAttribute('lang')) !== lang) {
        await page.locator('.language').click();
      }
      assert.deepEqual(await axeViolations(page), [], `${theme}, ${lang}, large: ${large}`);
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.ok(over <= 0, `${over} pixels too wide: ${theme}, ${lang}, large: ${large}`);
    }
    await page.context().close();
  });
}

for (const [name, size] of Object.entries({ desk: WINDOW, phone: PHONE })) {
  test(`in the whole portal on a ${name}, a case chosen in a panel opens there and leads back`, async () => {
    const { page, problems } = await openPage(
      browser,
      `${site.url}/examples/deqing.html#portal-panel=orders`,
      size,
    );
    await signInAs(page, '县级中心');
    const panel = page.locator('.panel[aria-labelledby=title-orders]');
    await panel.waitFor();
    await list(page).getByRole('button', { name: '待派单' }).click();
    const row = rows(page).filter({ hasText: REPORTED[3][0] });
    await row.locator('.line').click();
    await detail(page).getByRole('heading', { name: REPORTED[3][0] }).waitFor();
    await page.getByRole('region', { name: '这件事' }).waitFor();
    await timeline(page).getByRole('heading').first().waitFor();
    await page.waitForFunction(() => /portal-case=[0-9a-f-]{36}/.test(location.hash));
    assert.deepEqual(await axeViolations(page), []);
    // The address shows the same to whoever opens it.
    await page.reload();
    await detail(page).getByRole('heading', { name: REPORTED[3][0] }).waitFor();
    await page.getByRole('button', { name: '返回' }).click();
    await panel.locator('yzt-work-order-list').waitFor();
    await page.waitForFunction(() => !/portal-case/.test(location.hash));
    await panel.locator('.head > .quiet').click();
    await panel.waitFor({ state: 'hidden' });
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}
