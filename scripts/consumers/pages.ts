import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  foreign,
  openBrowser,
  openPage,
  waitForMap,
} from '../../packages/embed/src/testing/browser.ts';
import { openSite, type SiteOptions } from '../../packages/embed/src/testing/site.ts';
import assert from 'node:assert/strict';

export { COUNTY_FILES, html, TWO_LINES } from '../../packages/embed/src/testing/county.ts';

/**
 * Opens a site in Chromium and sees to it that its map is drawn, that `more` holds, nothing fails and nothing
 * foreign is asked.
 */
export async function showsMap(
  options: SiteOptions,
  path = '/',
  more: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const site = await openSite(options);
  let browser: Browser | undefined;
  try {
    browser = await openBrowser();
    const watched = await openPage(browser, site.origin + path);
    await waitForMap(watched);
    await more(watched.page);
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, site.origin), []);
  } finally {
    await browser?.close();
    await site.close();
  }
}

/** The built site of a project. */
export const built = (folder: string, dist = 'dist'): string => join(folder, dist, '/');
