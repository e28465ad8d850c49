import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, openPage, PHONE, noSession } from './testing/browser.ts';
import { COUNTY, openCaseSite } from './testing/case-site.ts';
import { openCutLine } from './testing/cut-line.ts';
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

const PATH = '/examples/report.html';
/** Small, because maps are drawn without a graphics card. */
const WINDOW = { viewport: { width: 1000, height: 700 } };
const open = (size: typeof WINDOW = WINDOW, origin = site.url) =>
  openPage(browser, `${origin}${PATH}`, size);
const form = (page: Page): Locator => page.locator('yzt-report-form');
const lookup = (page: Page): Locator => page.locator('yzt-case-lookup');

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  const isFocused = () =>
    control.evaluate(
      (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    );
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await control.count()) > 0 && (await isFocused())) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${String(control)}`);
}

/** As a phone makes it: large, with the place where it was taken. */
async function phonePhoto(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3, (Math.random() * 256) | 0);
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '30/1 32/1 7/1' };
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { ImageDescription: 'my-own-home' }, IFD3: place })
    .jpeg()
    .toBuffer();
}

async function choosePhoto(page: Page, buffer: Buffer): Promise<void> {
  const photo = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer };
  await form(page).locator('#pick').setInputFiles(photo);
  await form(page).getByRole('img', { name: '照片 1' }).waitFor();
}

async function choosePlaceOnMap(page: Page, press: (map: Locator) => Promise<void>): Promise<void> {
  await form(page).getByRole('button', { name: '在地图上指' }).click();
  await page.getByText('指出事情发生的地点').first().waitFor();
  await press(page.locator('yzt-map'));
  await form(page).getByText('已在地图上指定').waitFor();
}

/** Fills in what has to be filled in. */
async function fill(page: Page, description: string): Promise<void> {
  await form(page).locator('#description').fill(description);
  await form(page)
    .getByRole('button', { name: /路灯损坏/ })
    .first()
    .click();
  await form(page).getByLabel('镇、街道').selectOption({ label: '新市镇' });
  await form(page).getByLabel('村、社区').selectOption({ label: '舍渎村' });
}

const send = (page: Page) => form(page).getByRole('button', { name: '发送', exact: true });

/** The receipt number and the code, once the server has the report. */
async function received(page: Page): Promise<readonly [number: string, code: string]> {
  await form(page).getByRole('heading', { name: '已收到' }).waitFor();
  const [number = '', code = ''] = await form(page).locator('.number').allTextContents();
  assert.match(number, /^330521-\d{8}-[0-9A-Y]{7}$/);
  return [number, code];
}

interface Found {
  readonly title: string;
  readonly description: string;
  readonly photos: readonly string[];
  readonly reporter?: { readonly anonymous: boolean; readonly agent?: object };
}

/** The answer to a GET of the county's API, as whoever is signed in on the page. */
async function getBytes(page: Page, path: string): Promise<Buffer> {
  const url = `${site.url}/api/counties/${COUNTY}/${path}`;
  const answer = await page.context().request.get(url, { headers: { 'x-yzt-session': '1' } });
  assert.equal(answer.status(), 200, path);
  return answer.body();
}

const get = async (page: Page, path: string): Promise<unknown> =>
  JSON.parse(String(await getBytes(page, path)));

/** Cases with these words, as the village's cadre sees them. */
async function casesLike(page: Page, words: string): Promise<readonly Found[]> {
  const { items } = (await get(page, `cases?q=${encodeURIComponent(words)}`)) as {
    items: readonly { id: string }[];
  };
  return Promise.all(items.map(({ id }) => get(page, `cases/${id}`) as Promise<Found>));
}

test('the language is kept in the address', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(page.url(), /\?lang=en$/);
  await page.reload();
  await page.getByRole('heading', { name: 'Report and follow' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.context().close();
});

test('by keyboard alone: a report by nobody in particular, and what became of it by its number and code', async () => {
  const { page, problems } = await open();
  await form(page).locator('#description').waitFor();
  await tabTo(page, form(page).locator('#description'));
  await page.keyboard.type('村口第三根灯杆三天没亮。晚上看不见路。');
  await tabTo(page, form(page).locator('#category'));
  await page.keyboard.type('路灯');
  await form(page).getByText('1 个类别').waitFor();
  await tabTo(
    page,
    form(page)
      .getByRole('button', { name: /路灯损坏/ })
      .last(),
  );
  await page.keyboard.press('Enter');
  await form(page).getByText('公用设施 › 路灯损坏').waitFor();
  for (const name of ['镇、街道', '村、社区']) {
    await tabTo(page, form(page).getByLabel(name));
    await page.keyboard.press('ArrowDown');
  }
  await tabTo(page, send(page));
  await page.keyboard.press('Enter');
  const [number, code] = await received(page);
  assert.notEqual(code, '');

  const summary = page.locator('summary', { hasText: '凭编号查询' });
  await tabTo(page, summary);
  await page.keyboard.press('Enter');
  await tabTo(page, lookup(page).getByRole('textbox', { name: '受理编号' }));
  await page.keyboard.type(number.replaceAll('-', ' ').toLowerCase());
  await tabTo(page, lookup(page).getByRole('textbox', { name: '查询码' }));
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Enter');
  await lookup(page).getByRole('heading', { name: '村口第三根灯杆三天没亮' }).waitFor();
  await lookup(page).locator('ol li').first().waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('on a phone: a photo and a place on the map; nothing of where it was taken leaves the phone', async (t) => {
  const line = await openCutLine(site.url);
  t.after(line.close);
  const { page, problems } = await open(PHONE, line.url);
  await form(page).locator('#description').fill('路面塌了一块。夜里骑车很危险。');
  await form(page)
    .getByRole('button', { name: /道路破损/ })
    .first()
    .tap();
  await choosePlaceOnMap(page, (map) => map.tap());
  // What the map gave is in the lists too, where it can be read and changed.
  assert.equal(await form(page).getByLabel('村、社区').inputValue(), '330521100201');
  const photo = await phonePhoto(4000, 3000);
  assert.ok(photo.includes('my-own-home'));
  await choosePhoto(page, photo);
  await send(page).tap();
  const [number, code] = await received(page);
  const heard = line.heard();
  for (const secret of ['my-own-home', 'Exif\0\0', 'IMG_1']) assert.ok(!heard.includes(secret));

  await page.locator('summary', { hasText: '凭编号查询' }).tap();
  await lookup(page).getByRole('textbox', { name: '受理编号' }).fill(number);
  await lookup(page).getByRole('textbox', { name: '查询码' }).fill(code);
  await lookup(page).getByRole('button', { name: '查询' }).tap();
  await lookup(page).getByRole('heading', { name: '路面塌了一块' }).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test(
  'a cadre reports for a villager, and is asked whether it is what was reported nearby',
  { skip: noSession },
  async () => {
    const { page, problems } = await open();
    await signInAs(page, '村干部', '舍渎村');
    await form(page).locator('#description').fill('路上有个大坑，老人摔了一跤。');
    await form(page).locator('#category').fill('道路破损');
    await form(page)
      .getByRole('button', { name: /道路破损/ })
      .first()
      .click();
    await choosePlaceOnMap(page, (map) => map.click());
    const near = form(page).locator('.near');
    await near.getByText('路面塌了一块').waitFor();
    // The one that is there can be looked at, and what is filled in stays.
    await near.getByRole('button', { name: '是同一件，看进展' }).first().click();
    await page.locator('yzt-case-detail').getByText('夜里骑车很危险').first().waitFor();
    // With its photo, made smaller on the phone.
    const canvas = page.locator('yzt-case-detail canvas[data-drawn]').first();
    await canvas.waitFor();
    const [first] = await casesLike(page, '路面塌了一块');
    const photo = await getBytes(page, `photos/${first?.photos[0]}`);
    const { width, height, exif } = await sharp(photo).metadata();
    assert.deepEqual([width, height, exif], [1920, 1440, undefined]);

    await near.getByRole('button', { name: '不是，继续填' }).click();
    await near.waitFor({ state: 'detached' });
    await form(page).getByLabel('替村民上报（代办）').check();
    await send(page).click();
    await form(page).getByText('请写村民的姓名').first().waitFor();
    await form(page).getByLabel('村民姓名').fill('示例村民');
    await form(page).getByLabel('手机号').fill('13800000000');
    await send(page).click();
    const [, code] = await received(page);
    // For the villager, who has no account here.
    assert.notEqual(code, '');
    const [made] = await casesLike(page, '路上有个大坑');
    assert.equal(made?.reporter?.anonymous, false);
    assert.ok(made.reporter.agent, 'it says who reported it');
    assert.deepEqual(problems, []);
    await page.context().close();
  },
);

/**
 * Runs in the page: whether the device keeps reports that were filled in with as many photos each as `photos` says
 * (`''` for no report). Once it does, the page may be left.
 */
const keepsPhotos = (photos: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('yzt-drafts');
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const store = opening.result.transaction('drafts').objectStore('drafts');
      const reading = store.getAll() as IDBRequest<{ photos: unknown[] }[]>;
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map((kept) => kept.photos.length).join() === photos);
      };
    };
  });

test('what nobody signed goes once somebody is signed in, without their name, and no other tab shows it', async () => {
  const { page } = await open();
  const context = page.context();
  const words = '桥头的路灯倒在路边';
  const cut = /\/cases$/;
  await context.route(cut, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await fill(page, `${words}。`);
  await send(page).click();
  await form(page).getByText('还没有发出去').first().waitFor();
  const next = await context.newPage();
  await next.goto(`${site.url}${PATH}`);
  await form(next).locator('#description').waitFor();
  await next.waitForTimeout(500);
  assert.equal(await form(next).getByText(words).count(), 0);
  await next.close();
  await signInAs(page, '村干部', '舍渎村');
  await context.unroute(cut);
  let found: readonly Found[] = [];
  for (let tries = 0; found.length === 0 && tries < 60; tries += 1) {
    await page.waitForTimeout(250);
    found = await casesLike(page, words);
  }
  assert.deepEqual(
    found.map(({ reporter }) => reporter?.agent),
    [undefined],
  );
  await context.close();
});

test('what is filled in is there after a reload, with its photo, and can be thrown away', async () => {
  const { page, problems } = await open();
  await fill(page, '路灯不亮，写到一半');
  await choosePhoto(page, await phonePhoto(64, 48));
  await form(page).getByText('已存在这台设备上').waitFor();
  await page.waitForFunction(keepsPhotos, '1');
  await page.reload();
  await form(page).getByText('上次没填完的还在').waitFor();
  assert.equal(await form(page).locator('#description').inputValue(), '路灯不亮，写到一半');
  await form(page).getByText('公用设施 › 路灯损坏').waitFor();
  assert.equal(await form(page).getByLabel('村、社区').inputValue(), '330521100201');
  await form(page).getByRole('img', { name: '照片 1' }).waitFor();
  await form(page).getByRole('button', { name: '清空重填' }).click();
  assert.equal(await form(page).locator('#description').inputValue(), '');
  await page.waitForFunction(keepsPhotos, '');
  await page.reload();
  await form(page).locator('#description').waitFor();
  assert.equal(await form(page).getByText('上次没填完的还在').count(), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

for (const [where, head, when] of [
  ['while a photo is on its way', `PATCH /api/counties/${COUNTY}/uploads/`, 'request'],
  [
    'after the server has it and before it has said so',
    `POST /api/counties/${COUNTY}/cases `,
    'answer',
  ],
] as const) {
  test(`the network is cut ${where}: it is kept, survives a reload, and is there once`, async (t) => {
    const line = await openCutLine(site.url);
    t.after(line.close);
    const { page } = await open(PHONE, line.url);
    const words = `路灯不亮，断网${when}`;
    await fill(page, words);
    await choosePhoto(page, await phonePhoto(800, 600));
    const cut = line.cutAt(head, when);
    await send(page).click();
    await cut;
    await page.context().setOffline(true);
    const kept = form(page).getByRole('region', { name: words });
    await kept.getByText('已存在这台设备上，还没有发出去').waitFor();
    line.mend();
    await page.context().setOffline(false);
    await page.reload();
    await received(page);
    await form(page).getByRole('button', { name: '再报一件' }).click();
    await form(page).locator('#description').waitFor();
    assert.equal(await form(page).locator('.kept').count(), 0);

    await page.context().close();
  });
}

test(
  'what a cut line has made is there once each, with its photo',
  { skip: noSession },
  async () => {
    const { page } = await open();
    await signInAs(page, '村干部', '舍渎村');
    const cases = await casesLike(page, '断网');
    assert.deepEqual(cases.map(({ title, photos }) => [title, photos.length]).sort(), [
      ['路灯不亮，断网answer', 1],
      ['路灯不亮，断网request', 1],
    ]);
    await page.context().close();
  },
);
