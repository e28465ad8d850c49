import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { MapHost } from '@yizhangtu/core';
import { openBrowser, openPage, waitForMap } from './testing/browser.ts';
import { countBytes, type Sent } from './testing/count-bytes.ts';
import { openSite, type Site } from './testing/site.ts';

/** What the two lines may transfer besides what bare maplibre-gl does. */
const MOST = 0.15;
const VIEW = { viewport: { width: 1440, height: 900 } };

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** The same tiles and the same data in a page that somebody has written for this county alone. */
const BARE_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<link rel="stylesheet" href="maplibre-gl.css"><link rel="stylesheet" href="page.css">
<div id="map"></div><script src="pmtiles.js"></script><script type="module" src="page.js"></script></html>`;
const BARE_STYLE = `html, body, #map { height: 100%; margin: 0 }`;
const BARE_SCRIPT = `import { addProtocol, Map } from './maplibre-gl.mjs';
addProtocol('pmtiles', new pmtiles.Protocol().tile);
const at = (path) => new URL('/api/counties/330521/' + path, location.href).href;
const archive = (name) => ({ type: 'vector', url: 'pmtiles://' + at('archives/' + name + '.pmtiles') });
const data = (path) => ({ type: 'geojson', data: at(path) });
const items = (layer) => data('ogc/collections/' + layer + '/items?bbox=119.441264%2C30.232445%2C120.655694%2C30.893356&limit=1000');
const [lng, lat, zoom] = location.hash.slice(1).split(',').map(Number);
new Map({
  container: 'map',
  center: [lng, lat],
  zoom,
  style: {
    version: 8,
    sources: {
      base: archive('base'),
      building: archive('buildings'),
      line: data('line'),
      towns: data('division-areas?parent=330521'),
      water: items('water-quality'),
      scenery: items('scenic-spot'),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4f1ea' } },
      ...['earth', 'landuse', 'water', 'buildings'].map((layer) => (
        { id: layer, type: 'fill', source: 'base', 'source-layer': layer, paint: { 'fill-color': '#c5d8c0' } })),
      { id: 'roads', type: 'line', source: 'base', 'source-layer': 'roads', paint: { 'line-color': '#8a8f88' } },
      { id: 'building', type: 'fill', source: 'building', 'source-layer': 'buildings', paint: { 'fill-color': '#b9aa92' } },
      ...['line', 'towns'].map((source) => ({ id: source, type: 'line', source, paint: { 'line-color': '#176b4d' } })),
      ...['water', 'scenery'].map((source) => (
        { id: source + '-points', type: 'circle', source, paint: { 'circle-color': '#1f5fa8' } })),
    ],
  },
}).once('idle', () => document.body.classList.add('drawn'));
`;

type MapElement = HTMLElement & { readonly mapHost: MapHost };

const sum = (sent: Sent, part = ''): number =>
  [...sent].reduce((all, [path, bytes]) => (path.includes(part) ? all + bytes : all), 0);

let site: Site;
let browser: Browser;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bare-'));
  await cp(join(folderOf('maplibre-gl'), 'dist'), folder, { recursive: true });
  await cp(join(folderOf('pmtiles'), 'dist/pmtiles.js'), join(folder, 'pmtiles.js'));
  await writeFile(join(folder, 'index.html'), BARE_PAGE);
  await writeFile(join(folder, 'page.css'), BARE_STYLE);
  await writeFile(join(folder, 'page.js'), BARE_SCRIPT);
  [site, browser] = await Promise.all([openSite({ path: '/bare/', dir: folder }), openBrowser()]);
});
after(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

test('two lines transfer at most 15 % more than bare maplibre-gl with the same tiles', async (t) => {
  const through = await countBytes(site.url);
  try {
    const ours = await openPage(browser, `${through.url}/examples/two-lines.html`, VIEW);
    await waitForMap(ours.page);
    await ours.page.waitForLoadState('networkidle');
    const own = through.take();
    const { center, zoom } = await ours.page.evaluate(
      () => document.querySelector<MapElement>('yzt-map')!.mapHost.state.view!,
    );
    await ours.page.context().close();
    through.take();

    const bare = await openPage(browser, `${through.url}/bare/#${center},${zoom}`, VIEW);
    await bare.page.locator('body.drawn').waitFor();
    await bare.page.waitForLoadState('networkidle');
    const theirs = through.take();
    assert.deepEqual(bare.problems, []);
    await bare.page.context().close();

    // A request that is given up has headers alone.
    const near = Math.abs(sum(own, '.pmtiles') - sum(theirs, '.pmtiles'));
    assert.ok(near < 10_000, `the tiles are not the same: ${near} bytes`);
    const [more, bytes] = [sum(own) - sum(theirs), sum(theirs)];
    const said = `${more + bytes} bytes against ${bytes}: ${((more / bytes) * 100).toFixed(1)} % more`;
    t.diagnostic(said);
    assert.ok(more <= MOST * bytes, said);
  } finally {
    await through.close();
  }
});
