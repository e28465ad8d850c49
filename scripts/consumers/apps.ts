import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT, runNode, writeProject, type PackageName } from './consumer.ts';
import { COUNTY_FILES, showsMap } from './pages.ts';

const EXAMPLES = join(ROOT, 'examples/frameworks');

/** What the apps without wrappers install. */
export const KIT = [
  'standard',
  'client',
  'core',
  'map',
  'messages',
] as const satisfies PackageName[];

/** Versions that several of the apps use. */
export const VERSIONS = { 'maplibre-gl': '6.17.0', vite: '8.3.8' } as const;

export const indexHtml = (body: string): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一张图</title></head>' +
  `<body>${body}</body></html>`;

/** Writes the app that the docs show for a framework, and its messages, into `into` of a project. */
export function writeApp(folder: string, framework: string, into = ''): void {
  const read = (path: string): string => readFileSync(join(EXAMPLES, path), 'utf8');
  const sources = readdirSync(join(EXAMPLES, framework)).map(
    (name) => [join(into, name), read(`${framework}/${name}`)] as const,
  );
  const messages = read('messages.ts');
  writeProject(folder, {
    ...Object.fromEntries(sources),
    ...(framework === 'rollup'
      ? { [join(into, 'messages.js')]: stripTypeScriptTypes(messages) }
      : { [join(into, 'messages.ts')]: messages }),
  });
}

/** Options of the compiler for an app; the declarations of the kit are read in full elsewhere. */
export const tsconfig = (more: object = {}, others: object = {}): string =>
  JSON.stringify({
    compilerOptions: {
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      verbatimModuleSyntax: true,
      types: [],
      ...more,
    },
    // The bundler's own options are read by the bundler.
    exclude: ['node_modules', 'dist', '*.config.*'],
    ...others,
  });

/** Runs a program of the project's own packages. */
export const runBin = (folder: string, bin: string, ...args: string[]): string =>
  runNode(folder, [join(folder, 'node_modules', bin), ...args]);

/**
 * The app draws its map; its inbox has the messages that were set as a property; marking them is heard by
 * the app with the ids; a change of the app's state reaches both elements.
 */
export async function appWorks(folder: string, dist: string): Promise<void> {
  const worker = 'maplibre-gl-worker.mjs';
  const from = join(folder, 'node_modules/maplibre-gl/dist', worker);
  cpSync(from, join(folder, dist, 'assets', worker));
  const site = { folders: { '/': join(folder, dist, '/') }, files: COUNTY_FILES };
  await showsMap(site, '/', async (page: Page) => {
    await page.getByText('外墙瓷砖松动').waitFor();
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.locator('output', { hasText: /^1$/ }).waitFor();
    await page.getByRole('button', { name: '大字' }).click();
    await page.locator('yzt-map[large-text]').waitFor();
    await page.locator('yzt-inbox[large-text]').waitFor();
  });
}
