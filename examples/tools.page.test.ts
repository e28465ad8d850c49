import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
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

/** Presses Tab until the focus is on a control of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${name}`);
}

/** Where the map came to rest. */
const restsAt = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const map = document.querySelector('yzt-map') as unknown as {
      mapHost: { state: { view: unknown } };
    };
    return JSON.stringify(map.mapHost.state.view);
  });

/** Presses a key that moves the map, until it rests elsewhere. */
async function move(page: Page, key: string): Promise<void> {
  const before = await restsAt(page);
  await page.keyboard.press(key);
  for (let tries = 0; tries < 100 && (await restsAt(page)) === before; tries += 1) {
    await page.waitForTimeout(100);
  }
}

/** The map moves under its cross, and Enter sets a corner: at each stop. */
async function cornersByKeys(page: Page, ways: readonly (readonly string[])[]): Promise<void> {
  for (const way of ways) {
    for (const key of way) await move(page, key);
    await page.keyboard.press('Enter');
  }
}
/** Closer first: the map does not leave its county. */
const AROUND = [['Equal', 'Equal'], ['ArrowRight'], ['ArrowDown'], ['ArrowLeft']] as const;

test('an area is measured by keys alone, from the tool to its size', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/measure.html`);
  await waitForMap(page, 3);
  await page.getByText('877.7 亩').first().waitFor();
  await tabTo(page, '量面积');
  await page.keyboard.press('Enter');
  await page.getByText('请在地图上依次点选范围的各个角').first().waitFor();
  await cornersByKeys(page, AROUND);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page
    .getByText(/^面积：.*亩/)
    .first()
    .waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await tabTo(page, '完成');
  await page.keyboard.press('Enter');
  await page.locator('yzt-measure .headline strong').first().waitFor();
  const corners = await page.evaluate(
    () =>
      (document.querySelector('yzt-measure') as unknown as { geometry: GeoJSON.Polygon }).geometry
        .coordinates[0]!.length,
  );
  assert.equal(corners, 5);
  assert.deepEqual(await axeViolations(page), []);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a line is drawn, named and taken back by keys alone', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/draw.html`);
  await waitForMap(page, 3);
  await page.getByText('示例水塘').first().waitFor();
  await tabTo(page, '线');
  await page.keyboard.press('Enter');
  await page.getByText('请在地图上依次点选线上的各个点').first().waitFor();
  await cornersByKeys(page, AROUND.slice(0, 2));
  await tabTo(page, '完成');
  await page.keyboard.press('Enter');
  await page.getByText('已画好“线 1”').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('灌溉渠');
  await page.keyboard.press('Enter');
  await page.getByText('已改名为“灌溉渠”').waitFor();
  await tabTo(page, '在地图上看');
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销：已改名为“灌溉渠”').waitFor();
  assert.deepEqual(await axeViolations(page), []);
  assert.deepEqual(problems, []);
  await page.context().close();
});

/** A part of the page comes to stand wholly above the lower edge, however long a sheet slides. */
const inSight = (part: Locator): Promise<unknown> =>
  part.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const { bottom } = element.getBoundingClientRect();
          if (bottom <= innerHeight) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
/** The sheet has gone down so far that a place on the map is free for a thumb. */
const isFree = (page: Page, x: number, y: number): Promise<unknown> =>
  page.waitForFunction(
    ([px, py]) => document.elementFromPoint(px!, py!)?.localName === 'yzt-map',
    [x, y],
  );

test('a thumb measures on a phone: the sheet makes room, and comes back with the result', async () => {
  const { page, problems } = await openPage(browser, `${site.url}/examples/measure.html`, PHONE);
  await waitForMap(page, 3);
  await page.getByRole('tab', { name: '工具' }).tap();
  await page.getByRole('button', { name: '量距离' }).tap();
  await page.getByText('请在地图上依次点选线上的各个点').first().waitFor();
  await isFree(page, 300, 300);
  await page.touchscreen.tap(100, 200);
  await page.touchscreen.tap(300, 300);
  await page
    .getByText(/^全长：/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '完成' }).tap();
  const result = page.locator('yzt-measure .headline strong');
  await result.filter({ hasText: '公里' }).waitFor();
  await inSight(result);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('drawing and measuring fit a desk without scrolling sideways', async () => {
  for (const file of ['draw.html', 'measure.html']) {
    const { page } = await openPage(browser, `${site.url}/examples/${file}`, DESK);
    await waitForMap(page, 3);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    assert.equal(wide, false, file);
    await page.context().close();
  }
});
