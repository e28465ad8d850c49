import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encode } from 'fast-png';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, openPage, type Watched } from './testing/browser.ts';
import { openCaseSite } from './testing/case-site.ts';
import { signInAs } from './testing/people.ts';
import type { Site } from './testing/site.ts';

let site: Site;
let browser: Browser;
before(async () => {
  [site, browser] = await Promise.all([openCaseSite(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const WORKS = '住房和城乡建设局';
const ROADS = '交通运输局';
const TITLE = '村口的路面塌了一块';
const ANSWER = '路面已经补好。';
/** Small, because five pages draw their maps without a graphics card. */
const WINDOW = { viewport: { width: 1000, height: 800 } };

/** Someone at work on the page, in a browser context of their own. */
interface Person extends Watched {
  /** How often the page was loaded since it was opened. */
  readonly loads: () => number;
}

/** Opens the page and signs in as the first made-up person whose button says all of `words`. */
async function enter(...words: readonly string[]): Promise<Person> {
  const { page, problems } = await openPage(browser, `${site.url}/examples/matter.html`, WINDOW);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await signInAs(page, ...words);
  return { page, problems, loads: () => loads };
}

const detail = (page: Page): Locator => page.locator('yzt-case-detail');
const timeline = (page: Page): Locator => page.locator('yzt-case-timeline');
const mine = (page: Page): Locator => page.locator('yzt-my-cases').getByRole('listitem');

/** The version of the case that somebody has led to last. */
let newest = 0;

/**
 * Presses what may be done to the case, once its page has followed what others did, fills in its form, and
 * waits until the case is another one.
 */
async function act(
  page: Page,
  name: string,
  fill?: (form: Locator) => Promise<void>,
): Promise<void> {
  await reaches(page, newest);
  const hasText = new RegExp(`^\\s*${name}\\s*$`);
  const button = detail(page).locator('[data-action]', { hasText });
  await button.first().waitFor({ state: 'attached' });
  const folded = detail(page)
    .locator('details:not([open])')
    .filter({ has: page.locator('[data-action]', { hasText }) });
  if (!(await button.first().isVisible())) await folded.first().locator('summary').click();
  await button.first().click();
  if (fill !== undefined) {
    const form = detail(page).locator('form');
    await fill(form);
    await form.getByRole('button', { name: `确定${name}` }).click();
  }
  await reaches(page, newest + 1);
  newest = await versionOf(page);
}

/** Waits until the page shows the case at a version, or a later one. */
const reaches = (page: Page, version: number) =>
  page.waitForFunction((least) => {
    const element = document.querySelector('yzt-case-detail');
    return ((element as { shown?: { version: number } } | null)?.shown?.version ?? 0) >= least;
  }, version);

const versionOf = (page: Page): Promise<number> =>
  detail(page).evaluate(
    (element) => (element as { shown?: { version: number } }).shown?.version ?? 0,
  );

const write = (name: string, text: string) => async (form: Locator) =>
  form.locator(`#a-${name}`).fill(text);
const choose = (form: Locator, option: string) =>
  form.getByRole('radio', { name: option, exact: true }).check();

/** Gives it to organisations of the county, the first of them as the lead. */
const giveTo =
  (...organisations: readonly string[]) =>
  async (form: Locator): Promise<void> => {
    for (const [index, name] of organisations.entries()) {
      if (index > 0) await form.getByRole('button', { name: '再加一个单位' }).click();
      await form.locator(`#a-unit-${index}`).fill(name);
      await form.locator(`#a-unit-${index}`).blur();
    }
  };

/** Opens the matter from the newest notice that says `words`. */
async function openFromInbox(page: Page, words: string): Promise<void> {
  await page.locator('yzt-message-bell .bell').click();
  const inbox = page.locator('yzt-inbox');
  await inbox.locator('.headline', { hasText: words }).first().click();
  await inbox.getByRole('button', { name: '关闭' }).click();
  await detail(page).getByText(TITLE).first().waitFor();
}

const happened = (page: Page, event: string): Promise<void> =>
  timeline(page).getByRole('heading', { name: event }).first().waitFor();

/** Titles of the cases that the map shows. */
const onMap = (page: Page): Promise<string[]> =>
  page.locator('yzt-map').evaluate(async (element) => {
    const { mapHost } = element as unknown as {
      mapHost: {
        state: { layers: { entry: { id: string } }[] };
        featuresInView(layer: string): Promise<{ features: GeoJSON.Feature[] }>;
      };
    };
    const layer = mapHost.state.layers.find(({ entry }) => entry.id.startsWith('~cases'));
    if (layer === undefined) return [];
    const { features } = await mapHost.featuresInView(layer.entry.id);
    return features.map(({ properties }) => String(properties?.['title']));
  });

const photo = (): Buffer => {
  const [width, height] = [64, 48];
  const data = new Uint8Array(width * height * 3).map((_, index) => (index * 7) % 256);
  return Buffer.from(encode({ width, height, data, channels: 3 }));
};

async function report(page: Page): Promise<void> {
  await page.getByText('上报一件事').first().click();
  const form = page.locator('yzt-report-form');
  await form.locator('#description').fill(`${TITLE}。夜里骑车很危险。`);
  await form.locator('#category').fill('道路破损');
  await form
    .getByRole('button', { name: /道路破损/ })
    .first()
    .click();
  await form.getByRole('button', { name: '在地图上指' }).click();
  await page.getByText('指出事情发生的地点').first().waitFor();
  await page.locator('yzt-map').scrollIntoViewIfNeeded();
  await page.locator('yzt-map').click();
  await form.getByText('已在地图上指定').waitFor();
  await form.locator('#pick').setInputFiles({
    name: 'road.png',
    mimeType: 'image/png',
    buffer: photo(),
  });
  await form.getByRole('img', { name: '照片 1' }).waitFor();
  await form.getByRole('button', { name: '发送' }).click();
  await form.getByText('受理编号').first().waitFor();
}

test('a matter goes from report to answer among five people, and who reported it follows live', async () => {
  const resident = await enter('村民', '舍渎村');
  const cadre = await enter('村干部', '舍渎村');
  const works = await enter(WORKS);
  const roads = await enter(ROADS);
  const centre = await enter('县级中心');
  const everyone = [resident, cadre, works, roads, centre];
  const villager = resident.page;
  await report(villager);

  // Their own list, and the photo as the server has it.
  await mine(villager).getByText(TITLE).waitFor();
  await mine(villager).getByRole('button').first().click();
  await happened(villager, '提交');
  newest = await versionOf(villager);
  await detail(villager).locator('canvas').first().waitFor();

  // The village cadre is told, and takes it on.
  await openFromInbox(cadre.page, '有新的事件');
  await act(cadre.page, '受理');
  await happened(villager, '受理');

  // To two departments.
  await act(cadre.page, '派单', giveTo(WORKS, ROADS));
  await happened(villager, '派单');

  // One begins, the other returns it.
  await openFromInbox(works.page, '新工单');
  await act(works.page, '签收');
  await act(works.page, '开始处置');
  await openFromInbox(roads.page, '新工单');
  await act(roads.page, '退回', async (form) => {
    await write('reason', '这条路不归我们管')(form);
    await write('basis', '权责清单第 7 项')(form);
  });
  await happened(villager, '退回');

  // The county centre decides.
  await openFromInbox(centre.page, '请审定');
  await act(centre.page, '审定', async (form) => {
    await choose(form, '必须由它办');
    await write('reason', '是县道')(form);
    await write('basis', '县道名录')(form);
  });
  await happened(villager, '审定');

  // Both do their part.
  await act(works.page, '办理完成', write('result', '补了沥青'));
  for (const name of ['签收', '开始处置']) await act(roads.page, name);
  await act(roads.page, '办理完成', write('result', '设了警示牌'));
  const answer = async (form: Locator) => {
    await write('answer', ANSWER)(form);
    await choose(form, '已解决');
  };

  // The answer reaches the reporter.
  await act(works.page, '答复', answer);
  await detail(villager).getByText(ANSWER).first().waitFor();
  await villager.locator('yzt-message-bell .badge').waitFor();

  // Who is not satisfied asks for it to be done again.
  await act(villager, '评价回访', async (form) => {
    await choose(form, '不满意');
    await write('comment', '下雨又塌了')(form);
    await form.getByRole('checkbox').check();
  });
  await happened(villager, '评价回访');

  // A second round.
  await act(cadre.page, '派单', giveTo(WORKS));
  for (const name of ['签收', '开始处置']) await act(works.page, name);
  await act(works.page, '办理完成', write('result', '重做了路基'));
  await act(works.page, '答复', answer);
  await act(villager, '评价回访', (form) => choose(form, '满意'));
  await act(cadre.page, '办结');
  await happened(villager, '办结');
  await mine(villager).getByText('已办结').waitFor();
  await villager.locator('yzt-message-bell .bell').click();
  await villager.locator('yzt-inbox').getByText(`“${TITLE}”已办结`).first().waitFor();
  assert.deepEqual(await onMap(villager), [TITLE]);
  assert.deepEqual(
    everyone.map(({ loads }) => loads()),
    everyone.map(() => 0),
  );
  assert.deepEqual(
    everyone.flatMap(({ problems }) => problems),
    [],
  );
});
