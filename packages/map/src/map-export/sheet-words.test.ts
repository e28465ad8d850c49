import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MapHostState, ShownLayer } from '@yizhangtu/core';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import { failureWords, sheetNotes } from './desk-words.ts';
import { exportDeskStrings } from './export-desk.strings.ts';
import { paperScale } from './paper-scale.ts';
import { defaultTitle, fileName, sheetContent, sheetDate, suitedTo } from './sheet-words.ts';

const t = exportDeskStrings['zh-CN'];
const layer = (id: string, geometry: 'raster' | 'area' = 'area', error?: YztError): ShownLayer => ({
  entry: {
    id,
    domain: 'd',
    title: { 'zh-CN': `图层${id}`, en: `Layer ${id}` },
    source: { type: 'geojson', href: 'a.json', datum: 'WGS84' },
    style: { geometry },
  } satisfies CatalogueEntry,
  opacity: 1,
  status: error === undefined ? { state: 'ready' } : { state: 'error', error },
});
const state = (layers: readonly ShownLayer[], more: Partial<MapHostState> = {}): MapHostState => ({
  view: { center: [120, 30.5], zoom: 12, bearing: 0, pitch: 0 },
  bounds: [119.9, 30.4, 120.1, 30.6],
  baseMaps: [],
  baseMap: undefined,
  layers,
  division: undefined,
  divisionPath: [
    { code: '330521', name: '德清县', kind: 'county' },
    { code: '330521103', name: { 'zh-CN': '莫干山镇', en: 'Moganshan' }, kind: 'town' },
  ],
  hits: [],
  selected: -1,
  ...more,
});
const imprint = { county: '德清县', approval: '审图号：浙S(2026)1号', credits: ['示例数据'] };
const failed = new YztError({ code: 'network', message: 'x' });

test('the title names county, division and the topmost layer that stands', () => {
  const layers = [layer('坏', 'area', failed), layer('一'), layer('二')];
  assert.equal(defaultTitle(state(layers), imprint, 'zh-CN'), '德清县 · 莫干山镇 · 图层一');
  const sketch = layer('画');
  const drawn = [{ ...sketch, entry: { ...sketch.entry, domain: 'drawn' } }, layer('一')];
  assert.equal(defaultTitle(state(drawn), imprint, 'zh-CN'), '德清县 · 莫干山镇 · 图层一');
  const far = { ...layer('远'), entry: { ...layer('远').entry, minZoom: 13 } };
  assert.equal(
    defaultTitle(state([far, layer('一')]), imprint, 'zh-CN'),
    '德清县 · 莫干山镇 · 图层一',
  );
  const county = state([], { divisionPath: state([]).divisionPath.slice(0, 1) });
  assert.equal(defaultTitle(county, imprint, 'zh-CN'), '德清县');
  assert.equal(defaultTitle(state([]), imprint, 'en'), '德清县 · Moganshan');
});

test('a file name holds nothing that a file system refuses, and the date of Beijing', () => {
  const late = new Date('2026-11-21T18:00:00Z');
  assert.equal(fileName('德清县: 水/土 "图"\u202e', late, 'pdf'), '德清县 水 土 图 2026-11-22.pdf');
  assert.equal(fileName(' .. ', late, 'png'), '2026-11-22.png');
  assert.equal(sheetDate(late, 'zh-CN'), '2026年11月22日');
  assert.equal(sheetDate(late, 'en'), '22 November 2026');
});

test('the sheet says what the map must carry, and leaves out what is left out', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  const layers = [layer('一'), layer('二'), layer('坏', 'area', failed)];
  const words = { t, locale: 'zh-CN', now, images: new Map() } as const;
  const content = sheetContent({ state: state(layers), imprint }, ' 题 ', new Set(['二']), words);
  assert.deepEqual(
    [content.title, content.approval, content.credits, content.noScale],
    ['题', imprint.approval, imprint.credits, undefined],
  );
  assert.deepEqual(
    content.legend.sections.map(({ id }) => id),
    ['一'],
  );
  const tilted = state([], { view: { center: [120, 30], zoom: 12, bearing: 0, pitch: 40 } });
  const { noScale } = sheetContent({ state: tilted, imprint }, '', new Set(), words);
  assert.match(noScale!, /不标比例尺/);
});

test('the scale bar is true on paper and fits its place', () => {
  // 200 mm of paper for 2000 pixels of 5 m: 50 m to a millimetre.
  const box = { x: 0, y: 0, height: 100 };
  const layout = { map: { ...box, width: 200 }, scale: { ...box, width: 64 } };
  const bar = paperScale({ image: { width: 2000 }, metresPerPixel: 5 }, layout)!;
  assert.deepEqual(bar, { metres: 2000, pixels: 40 });
  assert.equal(
    paperScale({ image: { width: 2000 }, metresPerPixel: undefined }, layout),
    undefined,
  );
});

test('the paper is held as what is in view is shaped on the ground', () => {
  assert.equal(suitedTo([119, 30, 121, 31]), 'landscape');
  // A degree of longitude is shorter than one of latitude.
  assert.equal(suitedTo([119, 30, 120.1, 31]), 'portrait');
  assert.equal(suitedTo(undefined), 'landscape');
});

const words = (
  error: YztError,
  dpi: 150 | 300 = 300,
  layers = [layer('一'), layer('影', 'raster')],
) => failureWords({ error, layers, dpi, t, locale: 'zh-CN' });

test('each failure says what happened and offers a way on', () => {
  const unread = words(new YztError({ code: 'network', message: 'x', where: '影' }));
  assert.match(unread.what, /图层影/);
  assert.deepEqual(
    unread.remedies.map(({ type }) => type),
    ['leave-out', 'retry'],
  );
  const tainted = words(new YztError({ code: 'denied', message: 'x' }));
  assert.deepEqual(tainted.remedies, [{ type: 'leave-out', layer: '影', label: '去掉“图层影”' }]);
  const large = new YztError({ code: 'too_large', message: 'x' });
  assert.deepEqual(words(large).remedies, [{ type: 'smaller', dpi: 200 }]);
  assert.deepEqual(words(large, 150).remedies, [{ type: 'retry' }]);
  assert.match(words(new YztError({ code: 'graphics', message: 'x' })).what, /图形显示中断/);
});

const notes = (
  width: number,
  height: number,
  more: Partial<Parameters<typeof sheetNotes>[0]> = {},
) =>
  sheetNotes({
    state: state([layer('一'), layer('坏', 'area', failed), layer('二')]),
    without: new Set(['二']),
    images: new Map(),
    picture: { image: { width, height }, onScreen: { x: 0, y: 0, width: 100, height: 100 } },
    pages: 1,
    format: 'pdf',
    t,
    locale: 'zh-CN',
    ...more,
  });

test('a person is told what the paper shows more, which layers are not on it and how many pages there are', () => {
  assert.deepEqual(notes(100, 100), [t.notShown('图层坏'), t.withoutLayer('图层二')]);
  const far = { ...layer('远'), entry: { ...layer('远').entry, minZoom: 13 } };
  assert.deepEqual(notes(100, 100, { state: state([far]) }), [t.tooFar('图层远')]);
  assert.ok(notes(150, 100).includes(t.beside));
  assert.ok(notes(100, 150).includes(t.above));
  assert.ok(notes(100, 100, { pages: 2 }).includes(t.pages(2)));
  assert.ok(notes(100, 100, { pages: 2, format: 'png' }).includes(t.pagesPng(2)));
});
