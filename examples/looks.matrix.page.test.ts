/**
 * What pages look like, against pictures that people have looked at: `npm run looks:accept` takes them anew. How
 * letters are smoothed is no difference; what moved, came or went is one.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DESK, isQuiet, openBrowser, PHONE } from './testing/browser.ts';
import { LOOKS, type Look } from './testing/looks.ts';
import { signInEach, type Storage } from './testing/people.ts';
import { fromKept, keptPath, toKept } from './testing/pictures.ts';
import { openSiteAt, type Site } from './testing/site.ts';

const ACCEPT = process.argv.includes('--accept');
/** The sample data end the day before. */
const NOW = Date.UTC(2026, 10, 21, 2);
const SIZES = { phone: PHONE, desk: DESK, wall: { viewport: { width: 3840, height: 2160 } } };

/** A page may change in so many of its cells, and a hundred cells beside each other in so many. */
const MOST = { share: 0.005, densest: 3 };

let site: Site;
let browser: Browser;
let people: ReadonlyMap<string, Storage>;
let folder: string;

before(async () => {
  [site, browser] = await Promise.all([openSiteAt(() => NOW), openBrowser()]);
  people = await signInEach(
    browser,
    site.url,
    LOOKS.flatMap(({ as }) => as ?? []),
  );
  folder = ACCEPT ? dirname(keptPath('')) : mkdtempSync(join(tmpdir(), 'looks-'));
  mkdirSync(folder, { recursive: true });
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Maps are drawn, and two pictures after each other are the same. */
async function settled(page: Page): Promise<Buffer> {
  await isQuiet(page);
  for (const map of await page.locator('yzt-map').all()) {
    await map.evaluate((element) =>
      (element as HTMLElement & { whenReady(): Promise<void> }).whenReady(),
    );
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let last = await take();
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(700);
    const now = await take();
    if (now.equals(last)) return now;
    last = now;
  }
  return assert.fail('it does not stand still');
}

async function look({ path, size, as, lang, theme, large, then }: Look): Promise<Buffer> {
  const context = await browser.newContext({
    ...SIZES[size],
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(as === undefined ? {} : { storageState: people.get(as)! }),
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(`${site.url}${path}`);
    await page.evaluate(
      ({ lang, theme, large }) => {
        if (lang) document.documentElement.lang = lang;
        const outermost = [...document.querySelectorAll('body *')].filter(
          (each) =>
            each.localName.startsWith('yzt-') && !each.parentElement?.closest('yzt-provider'),
        );
        for (const element of outermost) {
          if (theme) element.setAttribute('theme', theme);
          if (large) element.toggleAttribute('large-text', true);
        }
      },
      { lang, theme, large },
    );
    await isQuiet(page);
    await then?.(page);
    return await settled(page);
  } finally {
    await context.close();
  }
}

for (const one of LOOKS) {
  test(`${one.name} looks as it did`, async (t) => {
    const png = await look(one);
    if (ACCEPT) return writeFileSync(keptPath(one.name), await toKept(png));
    const changed = await fromKept(one.name, png, SIZES[one.size].viewport.width);
    t.diagnostic(JSON.stringify(changed));
    const isSame =
      changed !== undefined && changed.share <= MOST.share && changed.densest <= MOST.densest;
    if (!isSame) writeFileSync(join(folder, `${one.name}.webp`), await toKept(png));
    assert.ok(
      isSame,
      `${JSON.stringify(changed)} See ${folder} and ${keptPath(one.name)}; when the change is meant: npm run looks:accept`,
    );
  });
}
