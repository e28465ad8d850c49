import type { Page } from 'playwright-core';

/** Signs in as the first made-up person with one post alone whose button says all of `words`. */
export async function signInAs(page: Page, ...words: readonly string[]): Promise<void> {
  const login = page.locator('yzt-login');
  await login.locator('summary').first().click();
  const people = words
    .reduce((all, hasText) => all.filter({ hasText }), login.locator('.sample'))
    .filter({ hasNot: page.locator('.quiet ~ .quiet') });
  await people.first().waitFor({ state: 'attached' });
  for (const folded of await login.locator('details.many:not([open]) > summary').all()) {
    await folded.click();
  }
  await people.first().click();
  await page.locator('yzt-user-menu summary').waitFor();
}
