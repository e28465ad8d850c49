import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeatureHit, FeaturesInView } from '@yizhangtu/core';
import { YztError, type BaseMap, type CatalogueEntry, type Division } from '@yizhangtu/standard';
import type { Scene } from '../model/scene.ts';
import { NO_COUNTY } from '../model/county-ground.ts';
import type { Surface } from './map-hands.ts';
import { MapModel } from './map-model.ts';

const entry = (id: string, more: object = {}): CatalogueEntry => ({
  id,
  domain: 'd',
  title: id,
  source: { type: 'geojson', href: `https://example.org/${id}`, datum: 'WGS84' },
  style: { geometry: 'area' },
  ...more,
});
const units: Division[] = [
  { code: '330521', name: '德清县', kind: 'county' },
  { code: '330521115', name: '莫干山镇', kind: 'town', parent: '330521', bounds: [1, 2, 3, 4] },
];
const plain = (id: string): BaseMap => ({ type: 'plain', id, name: id, approvalNumber: null });

function setUp() {
  const said: YztError[] = [];
  const calls: unknown[][] = [];
  let scene: Scene | undefined;
  let changes = 0;
  const place: GeoJSON.Point = { type: 'Point', coordinates: [0, 0] };
  const drawn: FeaturesInView = {
    features: [
      { type: 'Feature', id: 7, properties: { name: 'well', level: 0 }, geometry: place },
      { type: 'Feature', id: 8, properties: { name: 'weir' }, geometry: place },
    ],
    complete: false,
  };
  const model = new MapModel({
    changed: () => (changes += 1),
    failed: (error) => said.push(error),
    pick: () => Promise.resolve([0, 0]),
    draw: () => Promise.reject(new Error('unused')),
    endTask: () => undefined,
    imprint: () => ({ county: undefined, approval: '', credits: [] }),
    picture: () => Promise.reject(new Error('no picture')),
    read: async (entry, bounds) => {
      calls.push(['read', entry.id, bounds]);
      if (entry.id === 'late') throw new YztError({ code: 'timeout', message: 'late' });
      return { features: [], complete: true };
    },
  });
  const surface: Surface = {
    draw: (next) => (scene = next),
    mark: (hit) => calls.push(['mark', hit?.feature.id]),
    fit: (bounds) => calls.push(['fit', bounds]),
    jump: (view) => calls.push(['jump', view.zoom]),
    setFeatureState: (...given) => calls.push(['state', ...given]),
    featuresInView: () => Promise.resolve(drawn),
  };
  return { model, surface, said, calls, scene: () => scene, changes: () => changes };
}
const ids = (model: MapModel) => model.state.layers.map((layer) => layer.entry.id);

test('a new layer is on top; layers are moved and faded by place and share', () => {
  const { model, surface, scene } = setUp();
  model.attach(surface);
  for (const id of ['a', 'b', 'c']) model.showLayer(entry(id));
  assert.deepEqual(ids(model), ['c', 'b', 'a']);
  model.moveLayer('a', 0);
  model.moveLayer('c', 99);
  assert.deepEqual(ids(model), ['a', 'b', 'c']);
  model.setLayerOpacity('b', 7);
  assert.equal(model.state.layers[1]?.opacity, 1);
  model.setLayerOpacity('b', 0.4);
  assert.deepEqual(
    scene()?.layers.map(({ entry: { id }, opacity }) => [id, opacity]),
    [
      ['a', 1],
      ['b', 0.4],
      ['c', 1],
    ],
  );
});

test('what the host wants on is on, in its order; the rest goes off', () => {
  const { model } = setUp();
  model.setLayers([entry('a'), entry('b'), entry('c')]);
  model.setLayerOpacity('b', 0.5);
  model.setLayers([entry('c'), entry('b')]);
  assert.deepEqual(ids(model), ['c', 'b']);
  assert.equal(model.state.layers[1]?.opacity, 0.5);
});

test('what elements of the page put on by themselves stays, on top, whatever the host wants on', () => {
  const { model } = setUp();
  model.showLayer(entry('~area'));
  model.showLayer(entry('~point'));
  model.showLayer(entry('chosen'));
  model.setLayerOpacity('~area', 0.5);
  model.setLayers([entry('a'), entry('b')]);
  assert.deepEqual(ids(model), ['~point', '~area', 'a', 'b']);
  assert.equal(model.state.layers[1]?.opacity, 0.5);
});

test('the thirty-first layer is refused with a typed error, and the thirty stay', () => {
  const { model, said } = setUp();
  for (let index = 0; index < 31; index += 1) model.showLayer(entry(`l${index}`));
  assert.equal(model.state.layers.length, 30);
  assert.deepEqual(
    said.map(({ code, where }) => [code, where]),
    [['too_large', 'l30']],
  );
});

test('a layer of an unknown source is in error and is not drawn', () => {
  const { model, surface, scene } = setUp();
  model.attach(surface);
  model.showLayer(entry('odd', { source: { type: 'hologram', datum: 'WGS84' } }));
  const status = model.state.layers[0]?.status;
  assert.equal(status?.state === 'error' && status.error.code, 'unsupported');
  assert.deepEqual(scene()?.layers, []);
});

test('a retry asks for the layer anew', () => {
  const { model, surface, scene } = setUp();
  model.attach(surface);
  model.showLayer(entry('a'));
  const error = new YztError({ code: 'timeout', message: 'late' });
  assert.equal(model.setLayerStatus('a', { state: 'error', error }), true);
  assert.equal(model.setLayerStatus('a', { state: 'error', error }), false);
  model.retryLayer('a');
  assert.equal(model.state.layers[0]?.status.state, 'loading');
  assert.equal(scene()?.layers[0]?.attempt, 1);
});

test('how much of a layer has come is news', () => {
  const { model } = setUp();
  model.showLayer(entry('a'));
  assert.equal(model.setLayerStatus('a', { state: 'loading', progress: 0.5 }), true);
  assert.equal(model.setLayerStatus('a', { state: 'loading', progress: 0.5 }), false);
  assert.deepEqual(model.state.layers[0]?.status, { state: 'loading', progress: 0.5 });
});

test('hits of a layer that goes off go with it', () => {
  const { model } = setUp();
  const hit = (id: string): FeatureHit => ({
    entry: entry(id),
    feature: {
      type: 'Feature',
      id,
      properties: {},
      geometry: { type: 'Point', coordinates: [0, 0] },
    },
  });
  model.setLayers([entry('a'), entry('b')]);
  model.showHits([hit('a'), hit('b')]);
  model.select(1);
  assert.equal(model.state.selected, 1);
  model.hideLayer('a');
  assert.deepEqual(
    model.state.hits.map(({ feature }) => feature.id),
    ['b'],
  );
  assert.equal(model.state.selected, 0);
  model.select(5);
  assert.equal(model.state.selected, -1);
});

test('wishes that come before the county are kept until it is there', () => {
  const { model, surface, calls } = setUp();
  model.attach(surface);
  model.setBaseMap('second');
  model.goToDivision('330521115');
  const county = { ...NO_COUNTY, code: '330521', baseMaps: [plain('first'), plain('second')] };
  model.setCounty(county);
  assert.equal(model.state.baseMap, 'second');
  assert.equal(model.state.divisionPath.length, 0);
  model.setCounty({ ...county, units });
  assert.equal(model.state.division?.name, '莫干山镇');
  assert.deepEqual(
    model.state.divisionPath.map(({ code }) => code),
    ['330521', '330521115'],
  );
  assert.deepEqual(calls.at(-1), ['fit', [1, 2, 3, 4]]);
});

test('without a drawing surface all is kept, and shown when there is one', () => {
  const { model, surface, calls, scene } = setUp();
  model.showLayer(entry('a'));
  model.fitBounds([1, 2, 3, 4]);
  model.attach(surface);
  assert.deepEqual(scene()?.layers.length, 1);
  assert.deepEqual(calls.at(-1), ['fit', [1, 2, 3, 4]]);
  const view = { center: [0, 0], zoom: 9, bearing: 0, pitch: 0 } as const;
  model.setView({ ...view, center: [0, 0] }, [0, 0, 1, 1]);
  model.attach(undefined);
  model.attach(surface);
  assert.deepEqual(calls.at(-1), ['jump', 9]);
});

test('many changes of one task are told once', async () => {
  const { model, changes } = setUp();
  const states: unknown[] = [];
  const stop = model.subscribe((state) => states.push(state));
  for (const id of ['a', 'b', 'c']) model.showLayer(entry(id));
  assert.equal(states.length, 0);
  await Promise.resolve();
  assert.equal(states.length, 1);
  assert.equal(states[0], model.state);
  assert.equal(changes(), 1);
  stop();
  model.hideLayer('a');
  await Promise.resolve();
  assert.equal(states.length, 1);
});

test('paint states wait for what draws, add up, and go when their layer does', () => {
  const { model, surface, calls, scene } = setUp();
  model.showLayer(entry('a'));
  model.setFeatureState('a', 7, { level: 1 });
  model.setFeatureState('a', 7, { alarm: true });
  model.attach(surface);
  assert.deepEqual(scene()?.states.get('a')?.get(7), { level: 1, alarm: true });
  model.setFeatureState('a', 7, { level: 2 });
  assert.deepEqual(calls.at(-1), ['state', 'a', 7, { level: 2, alarm: true }]);
  model.hideLayer('a');
  assert.equal(scene()?.states.get('a'), undefined);
});

test('a chosen feature of a live layer shows its live values as they come', () => {
  const { model } = setUp();
  const live = entry('a', { live: { href: 'https://example.org/live', by: 'poll' } });
  model.showLayer(live);
  const place: GeoJSON.Point = { type: 'Point', coordinates: [0, 0] };
  const hit = (one: CatalogueEntry): FeatureHit => ({
    entry: one,
    feature: { type: 'Feature', id: 7, properties: { name: 'well', level: 0 }, geometry: place },
  });
  model.setFeatureState('a', 7, { level: 1 });
  model.showHits([hit(live), hit(entry('b'))]);
  const levels = () =>
    model.state.hits.map(({ feature }) => feature.properties?.['level'] as number);
  assert.deepEqual(levels(), [1, 0]);
  const { hits } = model.state;
  model.setFeatureState('a', 8, { level: 5 });
  model.setFeatureState('b', 7, { level: 5 });
  assert.equal(model.state.hits, hits);
  model.setFeatureState('a', 7, { level: 2 });
  assert.deepEqual(levels(), [2, 0]);
  assert.equal(model.state.selected, 0);
});

test('what is said of live values stays beside what is said of the layer, until they come', () => {
  const { model } = setUp();
  const words = { 'zh-CN': '', en: '' };
  const issue = (code: string) => ({ path: '', code, message: words, mend: words });
  const codes = () => {
    const [shown] = model.state.layers;
    return shown?.status.state === 'ready' ? shown.status.issues?.map(({ code }) => code) : [];
  };
  model.showLayer(entry('a'));
  model.setLiveIssue('a', issue('live'));
  model.setLayerStatus('a', { state: 'ready', issues: [issue('too_many')] });
  assert.deepEqual(codes(), ['too_many', 'live']);
  model.setLayerStatus('a', { state: 'ready' });
  assert.deepEqual(codes(), ['live']);
  model.setLiveIssue('a', undefined);
  assert.equal(codes(), undefined);
  model.setLiveIssue('a', issue('live'));
  model.hideLayer('a');
  model.showLayer(entry('a'));
  model.setLayerStatus('a', { state: 'ready' });
  assert.equal(codes(), undefined);
});

test('what is in view is told by what draws, with live values over the properties', async () => {
  const { model, surface } = setUp();
  model.showLayer(entry('a'));
  model.attach(surface);
  model.setFeatureState('a', 7, { level: 3 });
  const { features, complete } = await model.featuresInView('a');
  assert.equal(complete, false);
  assert.deepEqual(
    features.map(({ properties }) => properties),
    [{ name: 'well', level: 3 }, { name: 'weir' }],
  );
});

test('without what draws, a layer is read where the division lies, or the county', async () => {
  const { model, calls } = setUp();
  model.setCounty({ ...NO_COUNTY, code: '330521', bounds: [0, 0, 9, 9], units });
  model.showLayer(entry('a'));
  await model.featuresInView('a');
  model.goToDivision('330521115');
  await model.featuresInView('a');
  assert.deepEqual(calls, [
    ['read', 'a', [0, 0, 9, 9]],
    ['read', 'a', [1, 2, 3, 4]],
  ]);
});

test('a layer that nothing draws is ready when it was read, and in error when it could not be', async () => {
  const { model } = setUp();
  model.setLayers([entry('a'), entry('late')]);
  await model.featuresInView('a');
  await assert.rejects(model.featuresInView('late'), { code: 'timeout' });
  assert.deepEqual(
    model.state.layers.map(({ status }) => status.state),
    ['ready', 'error'],
  );
});

test('what is in view of a layer that is off or failed is an error that says so', async () => {
  const { model } = setUp();
  await assert.rejects(model.featuresInView('a'), { code: 'not_found', where: 'a' });
  model.showLayer(entry('a'));
  const error = new YztError({ code: 'quota', message: 'used up' });
  model.setLayerStatus('a', { state: 'error', error });
  await assert.rejects(model.featuresInView('a'), (thrown) => thrown === error);
});
