import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError, type CatalogueEntry, type LngLat } from '@yizhangtu/standard';
import type { TileSet } from '../sources/tiles.ts';
import { PressQuestions, showsAt, type Askable } from './press-questions.ts';

const AT: LngLat = [119.96, 30.54];
const feature = (name: string): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Point', coordinates: [...AT] },
});
const layer = (
  id: string,
  query: NonNullable<TileSet['query']>,
  tiles: Partial<TileSet> = {},
  entry: Partial<CatalogueEntry> = {},
): Askable => ({
  entry: {
    id,
    domain: 'd',
    title: id,
    source: { type: 'wms', href: 'http://example.test', layers: 'a', datum: 'CGCS2000' },
    ...entry,
  },
  tiles: {
    content: 'raster',
    minZoom: 8,
    maxZoom: 22,
    tileSize: 512,
    bounds: [119, 30, 121, 31],
    sourceLayer: undefined,
    read: async () => undefined,
    query,
    ...tiles,
  },
});
const none = (): never => assert.fail('an error was told');

test('answers come in the order of the layers, whoever answers first', async () => {
  let answerFirst: (features: GeoJSON.Feature[]) => void = none;
  const slow = layer('top', () => new Promise((resolve) => (answerFirst = resolve)));
  const quick = layer('low', async () => [feature('b')]);
  const asked = new PressQuestions().ask([slow, quick], AT, 12, none);
  answerFirst([feature('a')]);
  const hits = (await asked)!;
  assert.deepEqual(
    hits.map((hit) => [hit.entry.id, hit.feature.properties?.['name']]),
    [
      ['top', 'a'],
      ['low', 'b'],
    ],
  );
});

test('the last press wins: what an earlier one brings is nothing, and its requests end', async () => {
  const questions = new PressQuestions();
  let ended = false;
  const waiting = layer(
    'slow',
    (_at, _zoom, signal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          ended = true;
          reject(signal.reason);
        }),
      ),
  );
  const first = questions.ask([waiting], AT, 12, none);
  const second = await questions.ask([layer('quick', async () => [feature('b')])], AT, 12, none);
  assert.equal(await first, undefined);
  assert.equal(ended, true);
  assert.equal(second?.length, 1);
});

test('a service that fails costs the others nothing, and is told of', async () => {
  const told: string[] = [];
  const failing = layer('bad', async () => {
    throw new YztError({ code: 'timeout', message: 'no answer' });
  });
  const good = layer('good', async () => [feature('b')]);
  const hits = await new PressQuestions().ask([failing, good], AT, 12, ({ code }) =>
    told.push(code),
  );
  assert.deepEqual(
    hits?.map(({ entry }) => entry.id),
    ['good'],
  );
  assert.deepEqual(told, ['timeout']);
});

test('words of a service are a field with a label in both languages', async () => {
  const words = { ...feature(''), properties: { $words: 'depth = 3' } };
  const [hit] = (await new PressQuestions().ask(
    [layer('words', async () => [words])],
    AT,
    12,
    none,
  ))!;
  const [field] = hit!.entry.fields!;
  assert.equal(field?.name, '$words');
  assert.deepEqual(Object.keys(field!.label).sort(), ['en', 'zh-CN']);
});

test('a layer is asked only where and when it is shown', () => {
  const query = async () => [];
  assert.equal(showsAt(layer('a', query), AT, 12), true);
  assert.equal(showsAt(layer('a', query), [118, 30.5], 12), false);
  assert.equal(showsAt(layer('a', query), AT, 7), false);
  // Pictures of 256 pixels are asked for one level earlier.
  assert.equal(showsAt(layer('a', query, { tileSize: 256 }), AT, 7), true);
  assert.equal(showsAt(layer('a', query, {}, { minZoom: 13 }), AT, 12), false);
  assert.equal(showsAt(layer('a', query, {}, { maxZoom: 11 }), AT, 12), false);
});
