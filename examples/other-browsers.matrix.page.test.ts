import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { coloursIn } from './testing/colours.ts';
import type { DrivenBrowser, DrivenPage } from './testing/driven.ts';
import { noFirefox, openFirefox } from './testing/firefox.ts';
import { openSite, type Site } from './testing/site.ts';
import { noWebKit, openWebKit } from './testing/webkit.ts';

/** What `testing/watched/watch.js` gives the page under test. */
declare const pageTest: {
  readonly problems: readonly string[];
  all(selector: string, text?: string): HTMLElement[];
};

interface ShownMap extends HTMLElement {
  whenReady(): Promise<void>;
  readonly mapHost: {
    readonly state: {
      readonly layers: readonly { entry: { id: string }; status: { state: string } }[];
      readonly division?: { name: unknown };
    };
  };
}

let folder: string;
let site: Site | undefined;
/** Both skipped: nothing is started. */
const none = noFirefox !== false && noWebKit !== false;

before(async () => {
  if (none) return;
  const here = (file: string) => new URL(file, import.meta.url);
  folder = await mkdtemp(join(tmpdir(), 'yzt-watched-'));
  for (const file of ['whole.css', 'testing/watched/watch.js']) {
    await copyFile(here(file), join(folder, file.replace(/.*\//, '')));
  }
  const portal = await readFile(here('deqing.html'), 'utf8');
  const watched = portal.replace('<head>', '<head><script src="watch.js"></script>');
  await writeFile(join(folder, 'deqing.html'), watched);
  site = await openSite({ path: '/watched/', dir: folder });
});
after(async () => {
  await site?.close();
  if (!none) await rm(folder, { recursive: true });
});

/** Asks again until `look` finds something, and returns that. */
async function until<Found>(what: string, look: () => Promise<Found | undefined | null | false>) {
  for (let tries = 0; tries < 240; tries += 1) {
    const found = await look();
    if (found) return found;
    await wait(250);
  }
  return assert.fail(`no ${what}`);
}

/** Presses the first element that `selector` names and that holds `text`, as a pointer does. */
async function press(page: DrivenPage, selector: string, text = ''): Promise<void> {
  const at = await until(`${selector} ${text}`, () =>
    page.run(
      (selector, text) => {
        const [element] = pageTest.all(selector, text);
        if (element === undefined) return null;
        element.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      selector,
      text,
    ),
  );
  await page.press(at.x, at.y);
}

const BROWSERS = [
  { name: 'Firefox', skip: noFirefox, open: openFirefox },
  { name: 'WebKit', skip: noWebKit, open: openWebKit },
];

for (const { name, skip, open } of BROWSERS) {
  describe(`the Deqing portal in ${name}`, { skip }, () => {
    let browser: DrivenBrowser;
    let page: DrivenPage;
    before(async () => {
      browser = await open(1440, 900);
      ({ page } = browser);
      await page.open(`${site?.url}/watched/deqing.html`);
    });
    after(() => browser.close());

    test('the map is drawn', async (context) => {
      context.diagnostic(browser.version);
      await until('map', () => page.run(() => pageTest.all('yzt-map canvas, canvas').length > 0));
      await page.run(() => (pageTest.all('yzt-map')[0] as ShownMap | undefined)?.whenReady());
      const { area, scale } = await page.run(() => {
        const { x, y, width, height } = pageTest.all('yzt-map')[0]!.getBoundingClientRect();
        return { area: [x, y, width, height], scale: devicePixelRatio };
      });
      const [x = 0, y = 0, width = 0, height = 0] = area.map((one) => Math.round(one * scale));
      assert.ok(width > 300 && height > 300, `the map is ${width} × ${height}`);
      const colours = coloursIn(await page.picture(), { x, y, width, height });
      assert.ok(colours >= 8, `the map shows ${colours} colours`);
    });

    test('the layer list shows the domains of the county', async () => {
      const catalogue = await readFile(
        new URL('../.cache/sample/330521/catalogue.json', import.meta.url),
        'utf8',
      );
      const entries = JSON.parse(catalogue) as { domain: string }[];
      const domains = new Set(entries.map(({ domain }) => domain));
      const shown = await page.run(() => pageTest.all('.domain > summary').length);
      assert.equal(shown, domains.size);
    });

    test('a layer found by its pinyin is switched on and drawn', async () => {
      await press(page, 'yzt-layer-list input[type=search], input[type=search]');
      await page.write('cunweishengshi');
      await press(page, 'label', '村卫生室');
      const status = await until('state of the layer', () =>
        page.run(() => {
          const layers =
            (pageTest.all('yzt-map')[0] as ShownMap | undefined)?.mapHost.state.layers ?? [];
          const state = layers.find(({ entry }) => entry.id === 'clinic')?.status.state;
          return state === 'loading' ? undefined : state;
        }),
      );
      assert.equal(status, 'ready');
    });

    test('a village is found by its pinyin and gone to', async () => {
      await press(page, '[role=combobox]');
      await page.write('wusicun');
      await press(page, '[role=option]', '五四村');
      await until('way to the village', () =>
        page.run(() => pageTest.all('nav', '五四村').length > 0),
      );
      await page.run(() => (pageTest.all('yzt-map')[0] as ShownMap | undefined)?.whenReady());
    });

    test('nothing went wrong in the page', async () => {
      assert.deepEqual(await page.run(() => pageTest.problems), []);
    });
  });
}
