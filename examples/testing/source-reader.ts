import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { CatalogueEntry, Bounds } from '@yizhangtu/standard';
import type { Browser } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a source gave, or how it failed. */
export interface SourceAnswer {
  readonly features: readonly GeoJSON.Feature[];
  /** Codes of what was said of it. */
  readonly issues: readonly string[];
  /** How many features stood there after each part. */
  readonly counts: readonly number[];
  readonly error?: {
    readonly code: string;
    readonly message: string;
    /** The first issue in words. */
    readonly words: string | undefined;
  };
}

export interface ReadRequest {
  readonly source: CatalogueEntry['source'];
  readonly view: Bounds;
  /** Where the data should lie. */
  readonly near?: Bounds;
  /** Milliseconds that a request may take. */
  readonly timeout?: number;
}

export interface SourceReader {
  read(request: ReadRequest): Promise<SourceAnswer>;
  close(): Promise<void>;
}

const PROGRAM = `
import { createClient } from '@yizhangtu/client';
import { openSource } from './packages/map/src/sources/open-source.ts';
globalThis.readSource = async ({ source, view, near, timeout = 20000 }) => {
  const counts = [];
  let last = { features: [], issues: [] };
  const answer = () => ({ features: last.features, issues: last.issues.map(({ code }) => code), counts });
  try {
    const client = createClient({ baseUrl: location.origin, timeout });
    const entry = { id: 'x', domain: 'd', title: 'X', source };
    const lifetime = new AbortController().signal;
    const opened = await openSource(entry, { client, lifetime, near });
    await opened.read(view, (read) => {
      last = read;
      counts.push(read.features.length);
    });
    return answer();
  } catch (error) {
    const { code, message, issues } = error;
    return { ...answer(), error: { code: code ?? 'none', message, words: issues?.[0]?.message.en } };
  }
};`;

/** Reads sources in a browser, which has the parser of XML that Node lacks, on a page of `origin`. */
export async function openSourceReader(browser: Browser, origin: string): Promise<SourceReader> {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['yizhangtu-source'],
    logLevel: 'error',
  });
  const page = await browser.newPage();
  await page.goto(origin);
  await page.addScriptTag({ content: outputFiles[0]!.text });
  return {
    read: (request) =>
      page.evaluate(
        (one) =>
          (globalThis as unknown as { readSource(one: unknown): Promise<SourceAnswer> }).readSource(
            one,
          ),
        request as unknown,
      ),
    close: () => page.close(),
  };
}
