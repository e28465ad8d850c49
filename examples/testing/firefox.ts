import { launch } from 'puppeteer-core';
import { FIREFOX, without } from '../../scripts/other-browsers.mjs';
import { openDisplay } from './display.ts';
import type { DrivenBrowser, DrivenPage } from './driven.ts';

/** For `skip` of a test: false when Firefox can be run, else why it is skipped. */
export const noFirefox: string | false = without('Firefox', FIREFOX);

export async function openFirefox(width: number, height: number): Promise<DrivenBrowser> {
  const display = await openDisplay(width, height + 200);
  const browser = await launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: FIREFOX.path,
    // Without a display there is no WebGL2.
    headless: false,
    env: { ...process.env, DISPLAY: display.name },
    defaultViewport: { width, height },
    extraPrefsFirefox: { 'webgl.force-enabled': true },
  }).catch(async (error: unknown) => {
    await display.close();
    throw error;
  });
  const page = await browser.newPage();
  const driven: DrivenPage = {
    open: async (url) => {
      await page.goto(url);
    },
    run: (work, ...given) => page.evaluate(work as never, ...given) as never,
    press: (x, y) => page.mouse.click(x, y),
    write: (text) => page.keyboard.type(text),
    picture: () => page.screenshot({ type: 'png' }),
  };
  return {
    version: await browser.version(),
    page: driven,
    close: async () => {
      await browser.close();
      await display.close();
    },
  };
}
