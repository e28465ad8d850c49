import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { coloursIn } from './colours.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1440, height: 900 } };

export function openBrowser(): Promise<Browser> {
  const executablePath: string | undefined = findChromium();
  assert.ok(executablePath, 'no Chromium: set YZT_CHROMIUM');
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/**
 * For `skip` of a test in which a person signs in. Without TLS Chromium 109 does not keep a `__Host-` cookie, on this
 * machine neither; later ones do.
 */
export const noSession = process.env['YZT_OLDEST']
  ? 'Chromium 109 keeps no session without TLS'
  : false;

/** A page, and what went wrong in it: errors, violations of its policy, requests to other hosts. */
export interface Watched {
  readonly page: Page;
  readonly problems: string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = DESK,
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  const { origin } = new URL(url);
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!/^(data|blob|about):/.test(address) && !address.startsWith(`${origin}/`)) {
      problems.push(`foreign request: ${address}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  return { page, problems };
}

/** Distinct colours (in steps of 16) of what `selector` shows, without those that cover under 0.1 % of it. */
export async function coloursOf(page: Page, selector: string): Promise<number> {
  return coloursIn(await page.locator(selector).first().screenshot());
}

/** Waits until the map shows more than its ground: a drawn county has many colours. */
export async function waitForMap(page: Page, least = 8): Promise<void> {
  let seen = 0;
  for (let tries = 0; tries < 60; tries += 1) {
    seen = await coloursOf(page, 'yzt-map');
    if (seen >= least) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`the map shows ${seen} colours`);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeReport {
  violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

interface Axe {
  run(within: string, options: object): Promise<unknown>;
}

/** Rules of WCAG 2.2 AA that the page breaks, or what `within` selects of it, with the places. */
export async function axeViolations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(AXE);
  const report = await page.evaluate(
    async (selector) =>
      (await (globalThis as unknown as { axe: Axe }).axe.run(selector, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      })) as AxeReport,
    within,
  );
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}

/** Every element is there, and what it says stays the same for a while. */
export async function isQuiet(page: Page): Promise<void> {
  await page.evaluate(async () => {
    function* all(root: Element): Generator<Element> {
      yield root;
      for (const child of root.shadowRoot?.children ?? []) yield* all(child);
      for (const child of root.children) yield* all(child);
    }
    const seen = (): string =>
      [...all(document.body)]
        .map((each) => each.localName + (each.shadowRoot ?? each).textContent)
        .join();
    const isWhole = (): boolean =>
      [...all(document.body)].every(
        (each) => !each.localName.startsWith('yzt-') || each.matches(':defined'),
      );
    for (let [last, same, tries] = ['', 0, 0]; same < 4 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = seen();
      same = now === last && isWhole() ? same + 1 : 0;
      last = now;
    }
  });
}
