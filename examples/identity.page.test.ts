import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page, Request, Route } from 'playwright-core';
import { axeViolations, openBrowser } from './testing/browser.ts';
import { CLOSED, COUNTIES, foreignIssuer, openIdentitySite } from './testing/identity-site.ts';
import type { Site } from './testing/site.ts';

const foreign = foreignIssuer(process.env);
/** Who is made up is there with the development issuer alone. */
const ours = { skip: foreign && 'an issuer that is not ours has no sample people' };

let site: Site;
let browser: Browser;
before(async () => {
  [site, browser] = await Promise.all([openIdentitySite(foreign), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const ONE = '/page/one.html';
const county = (page: Page, code: string = COUNTIES[0]): Locator =>
  page.locator(`yzt-provider[data-county="${code}"]`);
const signedIn = (page: Page, code?: string): Locator =>
  county(page, code).locator('yzt-user-menu summary');

async function open(context: BrowserContext, path = ONE): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url + path);
  await county(page).locator('yzt-login').getByText('登录').or(signedIn(page)).first().waitFor();
  return page;
}

const SUBMIT = '[type="submit"]:visible, button:not([type]):visible';
const NAME = ['[type="text"]', '[type="email"]', ':not([type])'].map(
  (one) => `input${one}:visible`,
);

/**
 * One step of a page of sign-in that is not known: the first field for a name and the one for a password are
 * filled, as far as they are there, and the form is sent; without either the first button that sends one is
 * pressed, as on a page that asks for consent.
 */
async function passStep(page: Page): Promise<void> {
  const name = page.locator(NAME.join()).first();
  const password = page.locator('input[type="password"]:visible').first();
  const person = page.locator('button[name="person"]:visible').first();
  const submit = page.locator(SUBMIT).first();
  await submit.or(person).or(name).or(password).first().waitFor();
  const [named, secret] = [(await name.count()) > 0, (await password.count()) > 0];
  if (named) await name.fill(foreign?.user ?? '');
  if (secret) await password.fill(foreign?.password ?? '');
  const moved = page.waitForEvent('framenavigated');
  if ((await person.count()) > 0) await person.click();
  else if (named || secret) await (secret ? password : name).press('Enter');
  else await submit.click();
  await moved;
  await page.waitForLoadState();
}

const isAway = (url: URL): boolean => !url.pathname.startsWith('/page/');

/** Signs in with the pages of any issuer: by a made-up person, or by name and password. */
async function passIssuer(page: Page): Promise<void> {
  for (let step = 0; step < 6 && isAway(new URL(page.url())); step++) await passStep(page);
  assert.ok(!isAway(new URL(page.url())), `the issuer did not lead back: ${page.url()}`);
}

async function signInByIssuer(page: Page, code?: string): Promise<void> {
  const login = county(page, code).locator('yzt-login');
  await login.locator('summary, button.main').first().click();
  const way = login.getByRole('button', { name: /^用.+登录$/ });
  if ((await way.count()) > 0) await way.first().click();
  // Where somebody is signed in with the issuer already, there may be no page of it to see.
  await Promise.race([page.waitForURL(isAway), signedIn(page, code).waitFor()]);
  await passIssuer(page);
  await signedIn(page, code).waitFor();
}

/** As a made-up person of a role; with an issuer that is not ours as whoever there is, who has no post. */
async function signInAs(page: Page, role: string, code?: string): Promise<void> {
  if (foreign) return signInByIssuer(page, code);
  const login = county(page, code).locator('yzt-login');
  await login.locator('summary').click();
  await login.locator('.sample', { hasText: role }).first().click();
  await signedIn(page, code).waitFor();
}

/** Signs out, and comes back where the issuer wanted to be told in a page of its own. */
async function signOut(page: Page): Promise<void> {
  const here = page.url();
  const told: { location?: string } = {};
  // To be read before the page is left.
  await page.route('**/session/sign-out', async (route) => {
    const response = await route.fetch();
    Object.assign(told, await response.json());
    await route.fulfill({ response });
  });
  await signedIn(page).click();
  const answered = page.waitForResponse('**/session/sign-out');
  await county(page).locator('yzt-user-menu').getByText('退出登录').click();
  await answered;
  await page.unroute('**/session/sign-out');
  if (told.location !== undefined) {
    await page.waitForURL((url) => url.href !== here);
    await page.goto(here);
  }
  await county(page).locator('yzt-login').getByText('登录').first().waitFor();
}

/** All that the page keeps on the device. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        rows.push(...(await done(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    // What the tab is called is by chance, and says nothing of anybody.
    const stores = [localStorage, sessionStorage].map((store) =>
      Object.fromEntries(Object.entries({ ...store }).filter(([key]) => key !== 'yzt-tab')),
    );
    return JSON.stringify([stores, rows, document.cookie]);
  });

/** Searches the catalogue for the layer that only a county centre sees. */
async function findsClosed(page: Page): Promise<boolean> {
  const list = county(page).locator('yzt-layer-list');
  const box = list.getByRole('searchbox');
  await box.fill('图层');
  await list.getByText('已停用图层').first().waitFor();
  return (await list.getByText(CLOSED).count()) > 0;
}

test('signs in at the issuer and comes back to where the page was, with nothing kept', async () => {
  const context = await browser.newContext();
  const page = await open(context, `${ONE}?a=1#there`);
  assert.deepEqual(await axeViolations(page), []);
  await signInByIssuer(page);
  assert.equal(page.url(), `${site.url}${ONE}?a=1#there`);
  assert.deepEqual(await axeViolations(page), []);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.startsWith('__Host-'));
  assert.ok(session?.httpOnly && session.secure && session.sameSite === 'Strict');
  assert.deepEqual(JSON.parse(await kept(page)), [[{}, {}], [], '']);
  await signOut(page);
  assert.deepEqual(JSON.parse(await kept(page)), [[{}, {}], [], '']);
  await context.close();
});

test('what a role may see comes and goes with it, without a new page', ours, async () => {
  const context = await browser.newContext();
  const page = await open(context);
  let loads = 0;
  page.on('load', () => loads++);
  assert.equal(await findsClosed(page), false);
  assert.equal(await page.locator('.inside').isVisible(), false);
  await signInAs(page, '县级中心');
  await county(page).locator('yzt-layer-list').getByText(CLOSED).first().waitFor();
  assert.equal(await page.locator('.inside').isVisible(), true);
  await signOut(page);
  assert.equal(await findsClosed(page), false);
  assert.equal(await page.locator('.inside').isVisible(), false);
  await signInAs(page, '审计员');
  assert.equal(await findsClosed(page), false);
  assert.equal(loads, 0);
  await context.close();
});

test('a stolen cookie is of no use without the header', async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await signInAs(page, '县级中心');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const api = `${site.url}/api/counties/${COUNTIES[0]}`;
  const bare = await fetch(`${api}/session`, { headers: { cookie } });
  assert.equal(((await bare.json()) as { state: string }).state, 'signedOut');
  const closed = await fetch(`${api}/catalogue/closed`, { headers: { cookie } });
  assert.equal(closed.status, 404);
  const out = await fetch(`${api}/session/sign-out`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  assert.ok(out.status >= 400, String(out.status));
  await page.reload();
  await signedIn(page).waitFor();
  await context.close();
});

for (const to of ['https://elsewhere.example/x', '//elsewhere.example/x', '/\\elsewhere.example']) {
  test(`nobody is led to ${to} after signing in`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const went: string[] = [];
    page.on('request', (request) => went.push(request.url()));
    const query = new URLSearchParams({ return_to: to });
    await page.goto(`${site.url}/api/counties/${COUNTIES[0]}/session/sign-in?${query}`);
    const { origin, pathname } = new URL(page.url());
    // To a place of the own site it might lead in the end.
    if (origin !== site.url || pathname.startsWith('/issuer')) await passStep(page);
    assert.deepEqual(
      went.filter((url) => new URL(url).hostname === 'elsewhere.example'),
      [],
    );
    await context.close();
  });
}

test('where storage is blocked signing in and out work all the same', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(window, 'BroadcastChannel', { value: refuse });
  });
  const page = await open(context);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await signInAs(page, '县级中心');
  await signOut(page);
  assert.deepEqual(problems, []);
  await context.close();
});

test('two counties on one page are two sessions', async () => {
  const context = await browser.newContext();
  const page = await open(context, '/page/two.html');
  await signInAs(page, '县级中心', COUNTIES[0]);
  assert.equal(await signedIn(page, COUNTIES[1]).count(), 0);
  await signInAs(page, '审计员', COUNTIES[1]);
  await page.reload();
  const menus = COUNTIES.map((code) => signedIn(page, code));
  await Promise.all(menus.map((menu) => menu.waitFor()));
  if (!foreign) {
    assert.match(await menus[0]!.innerText(), /县级中心/);
    assert.match(await menus[1]!.innerText(), /审计员/);
  }
  await signOut(page);
  await menus[1]!.waitFor();
  await context.close();
});

test('an answer that is on its way when somebody signs out is never shown', ours, async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await signInAs(page, '县级中心');
  await county(page).locator('yzt-layer-list').getByText(/\d/).first().waitFor();
  const isForSomebody = (request: Request): boolean =>
    request.url().includes('/catalogue?') && request.headers()['x-yzt-session'] !== undefined;
  let hold: (route: Route) => void = () => undefined;
  const holding = new Promise<Route>((resolve) => (hold = resolve));
  let isHeld = false;
  await page.route('**/catalogue?*', async (route) => {
    // What is asked before it is known who asks is answered as to anybody.
    if (isHeld || !isForSomebody(route.request())) return route.continue();
    isHeld = true;
    hold(route);
  });
  // Another post, or the same person again, asks for the catalogue anew.
  await page.reload();
  const [held] = await Promise.all([holding, signedIn(page).waitFor()]);
  const answer = await held.fetch();
  assert.ok((await answer.text()).includes(CLOSED), 'the answer has the closed layer');
  await signOut(page);
  await held.fulfill({ response: answer }).catch(() => undefined);
  assert.equal(await findsClosed(page), false);
  await context.close();
});

test('ten tabs learn of a sign-out with a question each, and none is loaded anew', async () => {
  const context = await browser.newContext();
  const tabs: Page[] = [];
  for (let count = 0; count < 10; count++) tabs.push(await open(context));
  await signInAs(tabs[0]!, '县级中心');
  await Promise.all(tabs.map((tab) => signedIn(tab).waitFor()));
  const asked = new Map<Page, number>();
  let loads = 0;
  const others = tabs.slice(1);
  for (const tab of others) {
    tab.on('load', () => loads++);
    tab.on('request', (request) => {
      if (request.method() === 'GET' && request.url().endsWith('/session')) {
        asked.set(tab, (asked.get(tab) ?? 0) + 1);
      }
    });
  }
  await signOut(tabs[0]!);
  await Promise.all(tabs.map((tab) => signedIn(tab).waitFor({ state: 'detached' })));
  assert.deepEqual(
    others.map((tab) => asked.get(tab)),
    Array.from({ length: 9 }, () => 1),
  );
  assert.equal(loads, 0);
  await context.close();
});

for (const locale of ['zh-CN', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(
      `the pages of the server itself are accessible (${locale}, ${colorScheme})`,
      ours,
      async () => {
        const viewport = { width: 390, height: 844 };
        const context = await browser.newContext({ locale, colorScheme, viewport });
        const page = await context.newPage();
        const session = `${site.url}/api/counties/${COUNTIES[0]}/session`;
        for (const [address, control] of [
          [`${session}/sign-in?return_to=${ONE}`, 'button[name="person"]:visible'],
          [`${session}/callback?state=of-another-browser`, 'a.main'],
        ] as const) {
          await page.goto(address);
          await page.locator(control).first().waitFor();
          assert.equal(await page.locator('html').getAttribute('lang'), locale);
          for (const size of ['100%', '200%']) {
            await page.evaluate((set) => (document.documentElement.style.fontSize = set), size);
            assert.deepEqual(await axeViolations(page), [], `${address} at ${size}`);
            const over = await page.evaluate(() => {
              const { scrollWidth, clientWidth } = document.documentElement;
              return scrollWidth - clientWidth;
            });
            assert.equal(over, 0, `${address} at ${size} is too wide`);
          }
        }
        await context.close();
      },
    );
  }
}
