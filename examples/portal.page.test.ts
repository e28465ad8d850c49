import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  DESK,
  openBrowser,
  openPage,
  PHONE,
  waitForMap,
} from './testing/browser.ts';
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

const DEQING = '/examples/deqing.html';
const WALL = { viewport: { width: 3840, height: 2160 } };
const SAMPLE_NOTICE = '示例底图，无审图号，不得公开发布';

const open = (path: string, size?: typeof DESK) => openPage(browser, `${site.url}${path}`, size);

/** Ids of the layers that are on, as the map tells them to any element. */
const layersOn = (page: Page) =>
  page.locator('yzt-map').evaluate((element) => {
    const map = element as unknown as {
      mapHost: { state: { layers: { entry: { id: string } }[] } };
    };
    return map.mapHost.state.layers.map(({ entry }) => entry.id);
  });

for (const [name, size] of Object.entries({ desk: DESK, phone: PHONE })) {
  test(`the Deqing portal opens on a ${name}: map drawn, sample notices, no foreign request, axe clean`, async () => {
    const { page, problems } = await open(DEQING, size);
    await page.getByRole('heading', { name: '德清县数字乡村一张图' }).waitFor();
    await waitForMap(page);
    await page.getByText(SAMPLE_NOTICE).waitFor();
    await page.getByText('示例数据', { exact: true }).first().waitFor();
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });
}

test('the two portal pages differ by the county file alone', async () => {
  const read = (file: string) => readFile(new URL(file, import.meta.url), 'utf8');
  const [deqing, anji] = await Promise.all([read('deqing.html'), read('anji.html')]);
  assert.equal(deqing.replace('/330521/', '/330523/'), anji);
});

test('Anji appears by data alone', async () => {
  const { page, problems } = await open('/examples/anji.html');
  await page.getByRole('heading', { name: '安吉县数字乡村一张图' }).waitFor();
  await waitForMap(page);
  await page.getByText(SAMPLE_NOTICE).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('Anji has a wall that says something: figures, what nature is worth, and what the signs mean', async () => {
  const { page, problems } = await open('/examples/anji.html#portal-theme=wall', WALL);
  await page.getByRole('heading', { name: '收到 684 件，办结 668 件，办结率 97.66%' }).waitFor();
  const board = page.getByRole('region', { name: '数字看板' });
  const legend = board.locator('yzt-legend');
  for (const name of ['茶园', '民宿', '景区景点', '水质监测站']) {
    await legend.getByRole('heading', { name }).waitFor();
  }
  await page.getByRole('button', { name: '自动轮播' }).waitFor();
  const { bottom } = await legend.evaluate((element) => element.getBoundingClientRect());
  assert.ok(bottom <= WALL.viewport.height, `the legend ends at ${bottom}`);
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('what has nothing to show takes no turn on a wall, and what the page adds takes its own', async () => {
  const context = await browser.newContext(WALL);
  const page = await context.newPage();
  const few = { received: 0, closed: 0, onTime: 0, late: 0, few: true, groups: [] };
  await page.route('**/case-stats*', (route) => route.fulfill({ json: few }));
  await page.goto(`${site.url}/examples/own-panel.html#portal-theme=wall`);
  await page.getByRole('heading', { name: '水库' }).waitFor();
  await page.getByRole('rowheader', { name: '示例一库' }).waitFor();
  assert.equal(await page.locator('yzt-case-stats').isVisible(), false);
  assert.deepEqual(await axeViolations(page), []);
  await context.close();
});

test('messages have one heading', async () => {
  const { page, problems } = await open('/examples/sign-in.html', PHONE);
  await signInAs(page, '县级中心');
  await page.goto(`${site.url}${DEQING}#portal-panel=inbox`);
  await page
    .locator('yzt-inbox')
    .getByText('没有消息')
    .or(page.locator('yzt-inbox article'))
    .first()
    .waitFor();
  const headings = page.getByRole('heading', { name: '消息', exact: true });
  assert.equal(await headings.filter({ visible: true }).count(), 1);
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('English, a theme and large text are chosen by buttons and kept in the address', async () => {
  const { page, problems } = await open(DEQING);
  await page.getByRole('heading', { name: '德清县数字乡村一张图' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Deqing County on one map' }).waitFor();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Large text' }).click();
  const portal = page.locator('yzt-portal');
  assert.equal(await portal.getAttribute('theme'), 'dark');
  assert.notEqual(await portal.getAttribute('large-text'), null);
  const said = new URLSearchParams(new URL(page.url()).hash.slice(1));
  assert.equal(said.get('portal-lang'), 'en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.title(), 'Deqing County on one map');
  assert.equal(said.get('portal-theme'), 'dark');
  assert.equal(said.get('portal-large'), '');
  await page.reload();
  await page.getByRole('heading', { name: 'Deqing County on one map' }).waitFor();
  assert.equal(await portal.getAttribute('theme'), 'dark');
  assert.equal(
    await page.getByRole('button', { name: 'Large text' }).getAttribute('aria-pressed'),
    'true',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('the wall layout is chosen by the address', async () => {
  const { page, problems } = await open(`${DEQING}#portal-theme=wall`);
  await page.getByRole('heading', { name: '德清县数字乡村一张图' }).waitFor();
  assert.equal(await page.locator('yzt-portal').getAttribute('theme'), 'wall');
  const size = await page
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => getComputedStyle(heading).fontSize);
  assert.ok(Number.parseFloat(size) >= 32, size);
  assert.deepEqual(problems, []);
  await page.context().close();
});

for (const [name, size] of Object.entries({ desk: DESK, phone: PHONE })) {
  test(`a panel of the page’s own stands among the others on a ${name}`, async () => {
    const { page, problems } = await open('/examples/own-panel.html', size);
    await waitForMap(page);
    const ways = page.getByRole('navigation', { name: '栏目' }).getByRole('button');
    assert.deepEqual(await ways.allInnerTexts(), ['地图', '办事', '诉求', '水库', '生态价值']);
    await ways.filter({ hasText: '水库' }).click();
    await page.getByRole('heading', { name: '水库' }).waitFor();
    await page.getByRole('rowheader', { name: '示例一库' }).waitFor();
    assert.match(new URL(page.url()).hash, /portal-panel=reservoirs/);
    assert.deepEqual(await axeViolations(page), []);
    await page.goto(`${page.url()}&portal-theme=dark&portal-lang=en`);
    await page.reload();
    await page.getByRole('heading', { name: 'Reservoirs' }).waitFor();
    await page.getByRole('rowheader', { name: '示例二库' }).waitFor();
    assert.deepEqual(problems, []);
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });
}

test('what nature is worth opens beside the map, as the county has published it', async () => {
  const { page, problems } = await open(`${DEQING}#portal-panel=gep`);
  const result = page.locator('yzt-gep-result');
  await result.getByRole('img').waitFor();
  assert.match((await result.locator('h2').textContent()) ?? '', /250\.65/);
  assert.match((await result.locator('.sample').textContent()) ?? '', /示例数据/);
  await result.getByRole('button', { name: '年际变化' }).click();
  await result.getByText('+18.4353 亿元').first().waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('a layer found by name and turned on is drawn and has a legend', async () => {
  const { page, problems } = await open(DEQING);
  await waitForMap(page);
  await page.getByRole('searchbox').fill('村卫生室');
  await page.getByRole('checkbox', { name: '村卫生室' }).first().check();
  await page.getByRole('tab', { name: '图例' }).click();
  await page.locator('yzt-legend').getByText('村卫生室').first().waitFor();
  assert.ok((await layersOn(page)).includes('clinic'));
  await page.waitForFunction(() => location.hash.includes('clinic'));
  assert.deepEqual(problems, []);
  await page.context().close();
});

for (const [name, size] of Object.entries({ desk: DESK, phone: PHONE })) {
  test(`signing in on a ${name} brings a layer to the map, and signing out takes it`, async () => {
    const { page, problems } = await open(DEQING, size);
    await waitForMap(page);
    if (name === 'phone') await page.getByRole('tab', { name: '图层' }).click();
    const box = page.locator('yzt-layer-list').getByRole('searchbox');
    const none = page.locator('yzt-layer-list').getByText(/没有找到/);
    const layer = page.getByRole('checkbox', { name: '危房', exact: true });
    await box.fill('危房');
    await none.first().waitFor();
    assert.equal(await layer.count(), 0);
    await signInAs(page, '县级中心');
    await layer.check();
    await page.waitForFunction(() => location.hash.includes('dangerous-house'));
    assert.ok((await layersOn(page)).includes('dangerous-house'));
    assert.deepEqual(await axeViolations(page), []);
    await signOut(page);
    await layer.waitFor({ state: 'detached' });
    assert.ok(!(await layersOn(page)).includes('dangerous-house'));
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test('a person with several posts acts in another one, and the page follows', async () => {
  const { page, problems } = await open(DEQING);
  await waitForMap(page);
  await page.locator('yzt-login summary').first().click();
  const both = page.locator('yzt-login .sample').filter({ has: page.locator('.quiet + .quiet') });
  await both.first().waitFor({ state: 'attached' });
  await both.first().evaluate((button) => {
    const folded = button.closest('details.many');
    if (folded instanceof HTMLDetailsElement) folded.open = true;
  });
  await both.first().click();
  const menu = page.locator('yzt-user-menu');
  await menu.locator('summary').click();
  const posts = page.locator('yzt-role-switch select');
  assert.deepEqual(await axeViolations(page), []);
  const [first, second] = await posts.locator('option').allTextContents();
  assert.ok(first && second);
  await posts.selectOption({ label: second });
  await menu.locator('summary').getByText(second).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await menu
    .locator('summary')
    .getByText(/^[\w ]+, [\w ]+$/)
    .waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a place is found by its pinyin and gone to by keyboard alone', async () => {
  const { page, problems } = await open(DEQING);
  await waitForMap(page);
  const box = page.getByRole('combobox', { name: '查找地点' });
  await box.focus();
  await page.keyboard.type('yongxingshequxuexiao');
  await page.getByRole('option', { name: '永兴社区学校' }).first().waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /永兴社区学校/ }).waitFor();
  await page.getByRole('tab', { name: '图例' }).click();
  await page.locator('yzt-legend').getByText('学校').first().waitFor();
  assert.ok((await layersOn(page)).some((id) => id.startsWith('school')));
  await box.fill('新市镇');
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  await page.getByRole('navigation').getByText('新市镇').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the panel of a desk folds, and opens at a tab', async () => {
  const { page, problems } = await open(DEQING);
  await waitForMap(page);
  await page.getByRole('button', { name: '收起面板' }).click();
  await page.getByRole('searchbox').waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '图例' }).click();
  await page.getByRole('button', { name: '收起面板' }).waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('a press on a feature opens its card', async () => {
  const { page, problems } = await open(`${DEQING}#map-layers=land-use`);
  await waitForMap(page);
  // What is counted is drawn: until then, a press goes to the division.
  await page.getByRole('tab', { name: '图例' }).click();
  await page
    .locator('yzt-legend')
    .getByText(/^视野内至?少? ?\d/)
    .first()
    .waitFor();
  const box = await page.locator('yzt-map').boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const card = page.locator('yzt-feature-card');
  await card.getByRole('heading').first().waitFor();
  assert.equal(await card.getAttribute('empty'), null);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a town and a village are reached by keyboard, the address says where, and Escape leads up', async () => {
  const { page, problems } = await open(DEQING);
  await waitForMap(page);
  const steps = page.locator('yzt-map').getByRole('navigation').getByRole('listitem');
  await page.getByRole('region', { name: /德清县地图/ }).focus();
  await page.keyboard.press('Enter');
  await steps.nth(1).waitFor();
  const town = await steps.nth(1).textContent();
  assert.match(town ?? '', /(镇|街道)\s*$/);
  await page.waitForFunction(() => /map-at=330521\d{3}(&|$)/.test(location.hash));
  // A village is gone to once it is drawn.
  while (!(await steps.nth(2).isVisible())) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1000);
  }
  await page.waitForFunction(() => /map-at=330521\d{6}(&|$)/.test(location.hash));
  await page.keyboard.press('Escape');
  await steps.nth(2).waitFor({ state: 'detached' });
  await page.waitForFunction(() => /map-at=330521\d{3}(&|$)/.test(location.hash));
  assert.deepEqual(problems, []);
  await page.context().close();
});
