import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '@yizhangtu/client';
import { YztError } from '@yizhangtu/standard';
import type { SceneLayer } from '../model/scene.ts';
import { MapLive } from './map-live.ts';
import type { MapModel } from './map-model.ts';

const settle = () => new Promise((done) => setImmediate(done));
const layer = (id: string, attempt: number, live = true) =>
  ({ entry: { id, ...(live ? { live: {} } : {}) }, attempt }) as SceneLayer;

/** A map with these layers, on which what follows them loads only when it may. */
function setUp() {
  const seen = { loads: 0, followed: 0, told: [] as string[], comes: false };
  const model = { scene: { layers: [] as SceneLayer[] } };
  const live = new MapLive(
    {
      model: model as unknown as MapModel,
      client: () => ({}) as Client,
      failed: ({ code }) => seen.told.push(code),
    },
    async () => {
      seen.loads += 1;
      await settle();
      if (!seen.comes) throw new YztError({ code: 'network', message: 'It did not load' });
      return { followLive: () => void (seen.followed += 1) };
    },
  );
  const show = async (...layers: SceneLayer[]) => {
    model.scene.layers = layers;
    live.look();
    live.look();
    await settle();
    await settle();
    live.look();
  };
  return { live, seen, show };
}

test('nothing is loaded for layers without live values', async () => {
  const { seen, show } = setUp();
  await show(layer('wells', 0, false));
  assert.equal(seen.loads, 0);
});

test('what did not load is loaded again when a live layer is retried or shown, and not before', async () => {
  const { seen, show } = setUp();
  await show(layer('a', 0));
  await show(layer('a', 0), layer('wells', 0, false));
  assert.deepEqual([seen.loads, seen.told], [1, ['network']]);
  await show(layer('a', 1));
  assert.equal(seen.loads, 2);
  await show();
  await show(layer('a', 1));
  assert.equal(seen.loads, 3);
  seen.comes = true;
  await show(layer('a', 1), layer('b', 0));
  assert.deepEqual([seen.loads, seen.followed, seen.told.length], [4, 1, 3]);
  await show(layer('a', 2), layer('b', 0));
  assert.equal(seen.loads, 4);
});

test('a map that leaves says nothing of it, and begins anew when it comes back', async () => {
  const { live, seen, show } = setUp();
  const shown = show(layer('a', 0));
  live.close();
  seen.comes = true;
  await shown;
  assert.deepEqual(seen.told, []);
  assert.equal(seen.loads, 2);
});
