import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, waitForMap } from './testing/browser.ts';
import { COUNTY_FILES, html, TWO_LINES } from './testing/county.ts';
import { openSite } from './testing/site.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const BARE = join(
  dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')),
  'dist',
);
/**
 * What the two lines may add to bare maplibre-gl where no tile is transferred; each tile makes the share smaller: with
 * those of a county it is at most 15 %, see `examples/weight.page.test.ts`.
 */
const MOST = 1.22;

let browser: Browser;
before(async () => {
  assert.ok(existsSync(`${DIST}loader.js`), 'build first: npm run build');
  browser = await openBrowser();
});
after(() => browser.close());

/** Bytes of everything that a page asked for, each file compressed as servers do (gzip -9). */
async function bytesOf(page: string, files: Readonly<Record<string, string>>): Promise<number> {
  const folders = { '/yzt/': DIST, '/bare/': BARE };
  const site = await openSite({
    folders,
    files: { ...COUNTY_FILES, ...files, '/index.html': page },
  });
  try {
    const watched = await openPage(browser, site.origin);
    await waitForMap(watched);
    assert.deepEqual(watched.errors, []);
    const read = (path: string): Buffer | string => {
      if (path === '/') return page;
      const own = files[path] ?? COUNTY_FILES[path];
      if (own !== undefined) return own;
      const [prefix, folder] = Object.entries(folders).find(([start]) => path.startsWith(start))!;
      return readFileSync(join(folder, path.slice(prefix.length)));
    };
    const paths = new Set(
      watched.requests
        .filter((url) => url.startsWith(site.origin) && !url.endsWith('favicon.ico'))
        .map((url) => new URL(url).pathname),
    );
    await watched.page.context().close();
    return [...paths].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
  } finally {
    await site.close();
  }
}

const bare = `import { Map } from '/bare/maplibre-gl.mjs';
new Map({ container: 'map', bounds: [119.75, 30.4, 120.35, 30.72], style: { version: 8, sources: {
  line: { type: 'geojson', data: '/county/line.geojson' } }, layers: [
  { id: 'signal', type: 'fill', source: 'line', paint: { 'fill-color': '#c2185b', 'fill-opacity': 0.5 } }] } });`;

test('two lines transfer at most 22 % more than bare maplibre-gl with the same data and no tiles', async (t) => {
  assert.ok(readdirSync(BARE).includes('maplibre-gl.mjs'));
  const theirs = await bytesOf(
    html(
      '<link rel="stylesheet" href="/bare/maplibre-gl.css"><style>#map{height:500px}</style><div id="map"></div><script type="module" src="/bare.js"></script>',
    ),
    { '/bare.js': bare },
  );
  const ours = await bytesOf(html(TWO_LINES()), {});
  const share = ours / theirs;
  t.diagnostic(`${ours} bytes against ${theirs}: ${((share - 1) * 100).toFixed(1)} % more`);
  assert.ok(
    share <= MOST,
    `${ours} bytes are ${((share - 1) * 100).toFixed(1)} % more than ${theirs}`,
  );
});
