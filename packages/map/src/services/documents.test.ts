import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { Documents } from './documents.ts';

test('a document is read once for all who ask, also at one time', async () => {
  const documents = new Documents();
  let reads = 0;
  const read = async (): Promise<number> => (reads += 1);
  const all = await Promise.all([documents.once('a', read), documents.once('a', read)]);
  assert.deepEqual([...all, await documents.once('a', read)], [1, 1, 1]);
  assert.equal(await documents.once('b', read), 2);
});

test('what failed is read again', async () => {
  const documents = new Documents();
  const failing = async (): Promise<number> => {
    throw new YztError({ code: 'timeout', message: 'no answer' });
  };
  await assert.rejects(documents.once('a', failing), { code: 'timeout' });
  assert.equal(await documents.once('a', async () => 2), 2);
});

test('a layer that goes while it reads does not end the reading of another', async () => {
  const documents = new Documents();
  let leave: (error: YztError) => void = () => assert.fail('nothing is read');
  const first = documents.once('a', () => new Promise((_, reject) => (leave = reject)));
  const second = documents.once('a', async () => 2);
  leave(new YztError({ code: 'aborted', message: 'given up' }));
  await assert.rejects(first, { code: 'aborted' });
  assert.equal(await second, 2);
});
