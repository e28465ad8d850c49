import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { diffScenes, type SceneOperation } from './scene-diff.ts';
import { EMPTY_SCENE, type Scene, type SceneLayer } from './scene.ts';

const layer = (id: string, more: Partial<SceneLayer> = {}, entry: object = {}): SceneLayer => ({
  entry: {
    id,
    domain: 'd',
    title: id,
    source: { type: 'geojson', href: `https://example.org/${id}`, datum: 'WGS84' },
    style: { geometry: 'area' },
    ...entry,
  } as CatalogueEntry,
  opacity: 1,
  attempt: 0,
  ...more,
});

const scene = (...layers: SceneLayer[]): Scene => ({ ...EMPTY_SCENE, layers });

/** What a plain list of ids, the topmost first, becomes when the operations are carried out on it. */
function replay(ids: readonly string[], operations: readonly SceneOperation[]): string[] {
  let list = [...ids];
  const put = (id: string, below: string | undefined) =>
    list.splice(below === undefined ? 0 : list.indexOf(below) + 1, 0, id);
  for (const operation of operations) {
    if (operation.type === 'remove') list = list.filter((id) => id !== operation.id);
    if (operation.type === 'add') put(operation.layer.entry.id, operation.below);
    if (operation.type === 'move') {
      list = list.filter((id) => id !== operation.id);
      put(operation.id, operation.below);
    }
  }
  return list;
}

test('the same scene asks for nothing', () => {
  const same = scene(layer('a'), layer('b'));
  assert.deepEqual(diffScenes(same, same), []);
  assert.deepEqual(diffScenes(same, { ...same, layers: [...same.layers] }), []);
});

test('an equal entry that was read anew asks for nothing', () => {
  assert.deepEqual(diffScenes(scene(layer('a')), scene(layer('a'))), []);
});

test('every order of four layers is reached from every other, with layers coming and going', () => {
  const orders: string[][] = [[]];
  const grow = (order: string[]) => {
    for (const id of ['a', 'b', 'c', 'd']) {
      if (order.includes(id)) continue;
      orders.push([...order, id]);
      grow([...order, id]);
    }
  };
  grow([]);
  const layers = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, layer(id)]));
  const sceneOf = (order: string[]) => scene(...order.map((id) => layers[id]!));
  for (const from of orders) {
    for (const to of orders) {
      assert.deepEqual(replay(from, diffScenes(sceneOf(from), sceneOf(to))), to);
    }
  }
});

test('turning one layer on among thirty touches that one alone', () => {
  const many = Array.from({ length: 29 }, (_, index) => layer(`l${index}`));
  const operations = diffScenes(scene(...many), scene(layer('new'), ...many));
  assert.deepEqual(
    operations.map(({ type }) => type),
    ['add'],
  );
});

test('opacity is a change of its own', () => {
  const from = layer('a');
  assert.deepEqual(diffScenes(scene(from), scene({ ...from, opacity: 0.5 })), [
    { type: 'opacity', id: 'a', opacity: 0.5 },
  ]);
});

test('a retry makes the layer anew', () => {
  const from = layer('a');
  const operations = diffScenes(scene(from), scene({ ...from, attempt: 1 }));
  assert.deepEqual(
    operations.map(({ type }) => type),
    ['remove', 'add'],
  );
});

test('another style keeps the source; another source does not', () => {
  const from = layer('a');
  const restyled = layer('a', {}, { style: { geometry: 'area', colour: '#ff0000' } });
  assert.deepEqual(
    diffScenes(scene(from), scene(restyled)).map(({ type }) => type),
    ['restyle'],
  );
  const moved = layer(
    'a',
    {},
    { source: { type: 'geojson', href: 'https://example.org/z', datum: 'WGS84' } },
  );
  assert.deepEqual(
    diffScenes(scene(from), scene(moved)).map(({ type }) => type),
    ['remove', 'add'],
  );
});

test('new inline data go into the source that stands', () => {
  const inline = (data: unknown) =>
    layer('a', {}, { source: { type: 'geojson', data, datum: 'WGS84' } });
  assert.deepEqual(
    diffScenes(scene(inline({ n: 1 })), scene(inline({ n: 2 }))).map(({ type }) => type),
    ['data'],
  );
});

test('another theme draws the base map and every layer anew, and loads nothing', () => {
  const light = scene(layer('a'));
  const types = diffScenes(light, { ...light, theme: 'dark' }).map(({ type }) => type);
  assert.deepEqual(types, ['base', 'ground-style', 'restyle']);
});

test('standing buildings up or down restyles buildings alone', () => {
  const building = layer('b', {}, { style: { geometry: 'building' } });
  const flat: Scene = { ...scene(layer('a'), building), extruded: false };
  const operations = diffScenes(flat, { ...flat, extruded: true });
  assert.deepEqual(
    operations.map((one) => one.type === 'restyle' && one.layer.entry.id),
    ['b'],
  );
});
