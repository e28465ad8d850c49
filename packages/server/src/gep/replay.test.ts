import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gepPackage, gepRun } from '../testing/gep-desk.ts';
import { Replays } from './replay.ts';

const draws = 200_000;
const uncertainty = {
  seed: 1,
  draws,
  variables: [
    {
      of: 'coolingDays',
      distribution: { kind: 'normal' as const, deviation: 0.1 },
      source: 'test',
    },
  ],
};
const heavy = gepPackage(gepRun('330521', { uncertainty }));
const light = gepPackage();

const replays = new Replays();
after(() => replays.close());

test('packages that wait for each other are each told of themselves', async () => {
  const { hash: _hash, ...bare } = light;
  const told = await Promise.allSettled([light, bare, heavy].map((one) => replays.check(one)));
  assert.deepEqual(
    told.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('a run that takes too long is given up, and the next one is computed', async () => {
  const hasty = new Replays({ mostMs: 1 });
  await assert.rejects(hasty.check(heavy), { name: 'YztError', code: 'timeout' });
  await assert.rejects(hasty.check(heavy), { code: 'timeout' });
  await hasty.close();
  await replays.check(light);
});

test('a run that takes too much memory is given up', async () => {
  const small = new Replays({ mostMegabytes: 4 });
  await assert.rejects(small.check(heavy), { name: 'YztError', code: 'too_large' });
  await small.close();
});
