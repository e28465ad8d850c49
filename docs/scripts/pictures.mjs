/**
 * Takes the pictures of the readme from the running Deqing page:
 * `node --conditions=yizhangtu-source docs/scripts/pictures.mjs`.
 *
 * @packageDocumentation
 */
import { fileURLToPath } from 'node:url';
import { openBrowser, PHONE, waitForMap } from '../../examples/testing/browser.ts';
import { openSite } from '../../examples/testing/site.ts';

const PICTURES = [
  { name: 'deqing', size: { viewport: { width: 1280, height: 800 } } },
  { name: 'phone', size: { ...PHONE, deviceScaleFactor: 1.5 } },
];

const site = await openSite();
const browser = await openBrowser();
try {
  for (const { name, size } of PICTURES) {
    const context = await browser.newContext(size);
    const page = await context.newPage();
    await page.goto(`${site.url}/examples/deqing.html`);
    await waitForMap(page);
    await page.locator('yzt-map').evaluate(
      (map) =>
        new Promise((resolve) => {
          const isReady = ({ layers }) =>
            layers.length > 0 && layers.every(({ status }) => status.state === 'ready');
          if (isReady(map.mapHost.state)) resolve();
          else map.mapHost.subscribe((state) => isReady(state) && resolve());
        }),
    );
    // Labels fade in after the data are there.
    await page.waitForTimeout(1500);
    const path = new URL(`../public/picture-${name}.png`, import.meta.url);
    await page.screenshot({ path: fileURLToPath(path) });
    await context.close();
  }
} finally {
  await browser.close();
  await site.close();
}
