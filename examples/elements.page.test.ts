import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  axeViolations,
  DESK,
  openBrowser,
  openPage,
  PHONE,
  waitForMap,
} from './testing/browser.ts';
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

test('two lines of HTML draw the map of the county', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/two-lines.html`);
  await waitForMap(page);
  await page.getByText('示例底图，无审图号，不得公开发布').waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('a map of static files draws its two inline layers', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/map-static.html`);
  await waitForMap(page, 5);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('on a phone, a tool beside the map leaves the approval in sight', async () => {
  const { page } = await openPage(browser, `${site.url}/examples/add-data.html`, PHONE);
  const approval = page.getByText('示例底图，无审图号，不得公开发布');
  await approval.waitFor();
  await page.getByRole('button', { name: '选择文件' }).waitFor();
  const { y, height } = (await approval.boundingBox())!;
  const { y: top } = (await page.locator('aside').boundingBox())!;
  assert.ok(y + height <= top, `${y + height} ${top}`);
  await page.context().close();
});

const ALONE = [
  { file: 'layer-list.html', words: '乡村环境' },
  { file: 'map-search.html', words: '试试' },
  { file: 'legend.html', words: 'Ⅲ 类' },
  { file: 'feature-card.html', words: '示例村卫生室' },
  { file: 'feature-table.html', words: '示例码头井' },
  { file: 'user-menu.html', words: '示例张三' },
  { file: 'role-switch.html', words: '当前岗位' },
  { file: 'guard.html', words: '村干部和镇街指挥室看这一句' },
  { file: 'person.html', words: '138****0002' },
  { file: 'report-form.html', words: '发生了什么' },
  { file: 'case-lookup.html', words: '装饰品已经固定好' },
  { file: 'my-cases.html', words: '村口路灯三天没亮' },
  { file: 'case-detail.html', words: '这段路由村里管护' },
  { file: 'work-order-list.html', words: '示例小学门口井盖松动' },
  { file: 'case-stats.html', words: '96.45%' },
  { file: 'timeline.html', words: '两盏路灯已修好' },
  { file: 'inbox.html', words: '水沟堵塞' },
  { file: 'gep-calculator.html', words: '居民用电价格' },
  { file: 'gep-result.html', words: '气候调节' },
  { file: 'gep-report.html', words: '参数、统计数和来源' },
  { file: 'service-list.html', words: '惠农补贴' },
];

for (const { file, words } of ALONE) {
  for (const [name, size] of Object.entries({ desk: DESK, phone: PHONE })) {
    test(`${file} shows its data without a map or a county, on a ${name}`, async () => {
      const { page, problems } = await openPage(browser, `${site.url}/examples/${file}`, size);
      await page.getByText(words).first().waitFor();
      assert.deepEqual(problems, []);
      assert.deepEqual(await axeViolations(page), []);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, 'the page scrolls sideways');
      await page.context().close();
    });
  }
}

test('the layer list finds a layer by the initials of its pinyin', async () => {
  const { page } = await openPage(browser, `${site.url}/examples/layer-list.html`);
  await page.getByRole('searchbox').fill('hd');
  await page.getByRole('checkbox', { name: '河道' }).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: '村卫生室' }).count(), 0);
  await page.context().close();
});

test('the card goes on to the second feature at the same place', async () => {
  const { page } = await openPage(browser, `${site.url}/examples/feature-card.html`);
  await page.getByText('126.5').waitFor();
  await page.getByRole('button', { name: '下一个' }).click();
  await page.getByRole('heading', { name: '示例村委会站' }).waitFor();
  await page.context().close();
});
