import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.mjs';

export interface Measured {
  readonly browser: Browser;
  readonly page: Page;
  /** CPU seconds that all processes of the browser have used. */
  cpu(): Promise<number>;
}

async function cpuSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, process) => sum + process.cpuTime, 0);
}

/** Opens a page in a browser of its own, hands it to `work`, and ends the browser. */
export async function inFreshBrowser<T>(work: (measured: Measured) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      deviceScaleFactor: 1,
    });
    const session = await browser.newBrowserCDPSession();
    return await work({ browser, page, cpu: () => cpuSeconds(session) });
  } finally {
    await browser.close();
  }
}
