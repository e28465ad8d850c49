import { extname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { countBytes } from '../../../../examples/testing/count-bytes.ts';
import { inFreshBrowser } from '../browser.ts';

/** A page that asks for nothing for so long has what it needs. */
const QUIET_MS = 1_500;
const CODE = new Set(['.js', '.mjs', '.css']);
/** What every page of `servePages` holds, and what a browser asks for by itself. */
const NOT_OF_THE_PAGE = new Set(['/bench/page.css', '/favicon.ico']);
const KB = 1024;

/** A page of `servePages` whose bytes are counted. */
export interface WeighedPage {
  /** Its name, with what follows it in the address. */
  readonly page: string;
  /** What is on the screen once it stands, as a selector. Unset: a map, which tells when it is drawn. */
  readonly stands?: string;
  /** Answers in place of a backend. */
  readonly answer?: (page: Page) => Promise<unknown>;
}

/** KB (1,024 bytes) of what a page asked for until it stood and was quiet. */
export type Weight = {
  /** Scripts, workers and styles, gzip -9 each. */
  readonly code: number;
  /** All else, as it was sent. */
  readonly data: number;
  /** Files of code. */
  readonly files: number;
};

async function gzipped(url: string): Promise<number> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}: ${url}`);
  return gzipSync(await answer.bytes(), { level: 9 }).length;
}

/** Opens a page of the site in a browser of its own and weighs what it asks for. */
export async function weigh(
  site: string,
  { page: name, stands, answer }: WeighedPage,
): Promise<Weight> {
  const through = await countBytes(site);
  const sent = new Map<string, number>();
  try {
    await inFreshBrowser(async ({ page, start }) => {
      await answer?.(page);
      await start(`${through.url}/bench/${name}`, 'began');
      if (stands !== undefined) await page.locator(stands).first().waitFor();
      else {
        await page.waitForFunction(() => 'subject' in globalThis);
        await page.evaluate(() => globalThis.subject.full);
      }
      for (let news = through.take(); news.size > 0; news = through.take()) {
        for (const [path, bytes] of news) sent.set(path, (sent.get(path) ?? 0) + bytes);
        await setTimeout(QUIET_MS);
      }
    });
  } finally {
    await through.close();
  }
  const paths = [...sent.keys()].filter(
    (path) => !path.startsWith(`/bench/${name}`) && !NOT_OF_THE_PAGE.has(path),
  );
  const isCode = (path: string) => CODE.has(extname(new URL(path, site).pathname));
  const code = await Promise.all(paths.filter(isCode).map((path) => gzipped(site + path)));
  const data = paths.filter((path) => !isCode(path)).map((path) => sent.get(path)!);
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0) / KB;
  return { code: sum(code), data: sum(data), files: code.length };
}
