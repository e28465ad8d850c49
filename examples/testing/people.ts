import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Signs in as the first made-up person with one post alone whose button says all of `words`. */
export async function signInAs(page: Page, ...words: readonly string[]): Promise<void> {
  const login = page.locator('yzt-login');
  await login.locator('summary').first().click();
  const people = words
    .reduce((all, hasText) => all.filter({ hasText }), login.locator('.sample'))
    .filter({ hasNot: page.locator('.quiet ~ .quiet') });
  await people.first().waitFor({ state: 'attached' });
  const folded = login.locator('details.many:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  await people.first().click();
  await page.locator('yzt-user-menu summary').waitFor();
}

/** Through the menu of the person. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('yzt-user-menu summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.locator('yzt-login summary').waitFor();
}

/** What a browser keeps of somebody who is signed in. */
export type Storage = NonNullable<BrowserContextOptions['storageState']>;

/** Signs people in, each by the words on their button, so that other contexts can open pages as them. */
export async function signInEach(
  browser: Browser,
  site: string,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, Storage>> {
  const people = new Map<string, Storage>();
  for (const words of new Set(names)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site}/examples/sign-in.html`);
    await signInAs(page, words);
    people.set(words, await context.storageState());
    await context.close();
  }
  return people;
}
