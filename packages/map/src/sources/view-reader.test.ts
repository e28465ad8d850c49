import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewReader, type FeaturePart } from './view-reader.ts';

const well = (id: number): FeaturePart => ({
  value: {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', id, properties: {}, geometry: { type: 'Point', coordinates: [120, 30] } },
    ],
  },
});

/** A source that hands out its parts when it is told to, and does not heed that nobody wants them. */
function setUp() {
  const lifetime = new AbortController();
  const waiting: ((part: FeaturePart) => void)[] = [];
  let asked = 0;
  const reader = viewReader({
    async *parts() {
      asked += 1;
      yield await new Promise<FeaturePart>((resolve) => waiting.push(resolve));
    },
    where: 'https://gis.example/wells',
    datum: 'WGS84',
    lifetime: lifetime.signal,
    near: undefined,
  });
  return { reader, waiting, lifetime, asked: () => asked };
}

test('a part that comes when the view has moved on is not shown', async () => {
  const { reader, waiting } = setUp();
  const first = reader.read([119, 29, 121, 31], () => assert.fail('shown'));
  const shown: unknown[] = [];
  const second = reader.read([150, 29, 151, 31], ({ features }) =>
    shown.push(...features.map(({ id }) => id)),
  );
  waiting[0]?.(well(1));
  await assert.rejects(first, { code: 'aborted' });
  waiting[1]?.(well(2));
  await second;
  assert.deepEqual(shown, [2]);
});

test('a part that comes when the layer is off is not shown, and is asked for again', async () => {
  const { reader, waiting, lifetime, asked } = setUp();
  const read = reader.read([119, 29, 121, 31], () => assert.fail('shown'));
  lifetime.abort();
  waiting[0]?.(well(1));
  await assert.rejects(read, { code: 'aborted' });
  const again = reader.read([119, 29, 121, 31], () => assert.fail('shown'));
  waiting[1]?.(well(1));
  await assert.rejects(again, { code: 'aborted' });
  assert.equal(asked(), 2);
});
