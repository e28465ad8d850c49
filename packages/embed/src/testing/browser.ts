import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../../scripts/chromium.mjs';
import { SIGNAL } from './county.ts';

/**
 * Chromium, with names of hosts that do not exist led to this machine. `keepsPages`: a page that is left is kept
 * whole for the way back, as in a browser of people.
 */
export function openBrowser({ keepsPages = false } = {}): Promise<Browser> {
  const executablePath: string | undefined = findChromium();
  assert.ok(executablePath, 'no Chromium: set YZT_CHROMIUM');
  const args = [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP *.example.test 127.0.0.1'];
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : [];
  return chromium.launch({ executablePath, args, ignoreDefaultArgs });
}

/** What a page did while it was open. */
export interface Watched {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
  readonly warnings: string[];
}

export async function openPage(browser: Browser, url: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  const watched: Watched = { page, requests: [], errors: [], warnings: [] };
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
    if (message.type() === 'warning') watched.warnings.push(message.text());
  });
  await page.goto(url);
  return watched;
}

/** Requests that went neither to `origins` nor to memory. */
export const foreign = ({ requests }: Watched, ...origins: string[]): string[] =>
  requests.filter(
    (url) => !/^(data|blob):/.test(url) && !origins.some((origin) => url.startsWith(`${origin}/`)),
  );

/** Waits until the layer of the test county covers a good part of the page: the map is drawn. */
export async function waitForMap({ page, errors }: Watched): Promise<void> {
  const least = 20_000;
  for (let tries = 0, seen = 0; tries < 60; tries++) {
    seen = await signalPixels(page);
    if (seen > least) return;
    await page.waitForTimeout(500);
    if (tries === 59)
      assert.fail(`${seen} pixels of the layer are on the page. ${errors.join('\n')}`);
  }
}

/** Pixels whose hue is that of the test layer, however light its fill is. */
async function signalPixels(page: Page): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  // Decoded elsewhere: the page's own policy may forbid it, and a page behind another draws no frames.
  const context = await page.context().browser()?.newContext();
  assert.ok(context);
  const decoder = await context.newPage();
  try {
    return await decoder.evaluate(
      async ([data, hue]) => {
        const answer = await fetch(`data:image/png;base64,${data}`);
        const bitmap = await createImageBitmap(await answer.blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        const hueOf = (r: number, g: number, b: number): number => {
          const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
          if (high - low < 12) return -1;
          const part =
            high === r
              ? (g - b) / (high - low)
              : high === g
                ? 2 + (b - r) / (high - low)
                : 4 + (r - g) / (high - low);
          return ((part + 6) % 6) * 60;
        };
        let count = 0;
        for (let at = 0; at < pixels.length; at += 4) {
          const found = hueOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
          if (found >= 0 && Math.abs(found - hue) < 12) count++;
        }
        return count;
      },
      [picture, hueOfSignal()] as const,
    );
  } finally {
    await context.close();
  }
}

/** Hue of {@link SIGNAL} in degrees. */
function hueOfSignal(): number {
  const [r, g, b] = SIGNAL;
  return (((g - b) / (r - g) + 6) % 6) * 60;
}
