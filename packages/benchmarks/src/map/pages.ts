import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from '@yizhangtu/server';
import { build } from 'vite';
import { countyFolders, ensureSnapshot, SNAPSHOT } from '../../../../scripts/ensure-sample.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ROOT = here('../../../../');
const PAGES = ['bare', 'ours', 'lifetime'];

const html = (name: string) => `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8" />
  <title>${name}</title>
  <link rel="stylesheet" href="page.css" />
  <div id="map" data-script="page-${name}.js"></div>
</html>
`;

/** Bundles a page into `folder` as a vendor would: with Vite, as it comes. */
async function buildPage(name: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    base: '/bench/',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        input: { [basename(name)]: here(`${dirname(name)}/page-${basename(name)}.ts`) },
        output: { entryFileNames: 'page-[name].js' },
      },
    },
  });
}

export interface PagesInit {
  /** Names of the pages, with their folder: `peers/leaflet` is `peers/page-leaflet.ts`. */
  readonly pages?: readonly string[];
  /** Made files beside the pages, by their names. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** Builds the pages under measurement in the way a vendor would and serves them beside the sample counties. */
export async function servePages({ pages: names = PAGES, files = {} }: PagesInit = {}): Promise<{
  url: string;
  close(): Promise<void>;
}> {
  const directory = mkdtempSync(join(tmpdir(), 'yzt-bench-'));
  const pages = join(directory, 'pages');
  mkdirSync(pages);
  // Each page is an application of its own: together they would be cut along what they share.
  for (const name of names) await buildPage(name, pages);
  for (const name of names.map((one) => basename(one))) {
    writeFileSync(join(pages, `${name}.html`), html(name));
  }
  writeFileSync(join(pages, 'page.css'), 'html,body,#map{margin:0;height:100%}');
  const worker = createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl-worker.mjs');
  cpSync(worker, join(pages, 'maplibre-gl-worker.mjs'));
  const geojsonWorker = fileURLToPath(import.meta.resolve('@yizhangtu/map/yzt-geojson-worker.mjs'));
  cpSync(geojsonWorker, join(pages, 'yzt-geojson-worker.mjs'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(pages, name), text);
  await ensureSnapshot();
  const server = await createServer({
    counties: countyFolders().map((folder: string) => ROOT + folder),
    statics: [{ path: '/bench/', dir: pages }],
    dataDir: join(directory, 'data'),
    snapshot: ROOT + SNAPSHOT,
    rate: false,
  });
  return {
    url: server.url.replace(/\/$/, ''),
    close: async () => {
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}
