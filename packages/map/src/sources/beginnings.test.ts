import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Beginnings } from './beginnings.ts';

test('what is under way, or was taken, is not begun again', async () => {
  const beginnings = new Beginnings<object, number>();
  const key = {};
  let opened = 0;
  const open = async () => (opened += 1);
  beginnings.begin(key, open);
  beginnings.begin(key, open);
  await beginnings.settled();
  assert.equal(beginnings.done.get(key), 1);
  assert.equal(await beginnings.take(key)?.result, 1);
  beginnings.begin(key, open);
  assert.equal(opened, 1);
  assert.equal(beginnings.take(key), undefined);
});

test('what nobody took is ended', async () => {
  const beginnings = new Beginnings<object, number>();
  const ended: boolean[] = [];
  const open = (lifetime: AbortSignal) => {
    lifetime.addEventListener('abort', () => ended.push(true));
    return new Promise<number>(() => undefined);
  };
  const [kept, left] = [{}, {}];
  beginnings.begin(kept, open);
  beginnings.begin(left, open);
  beginnings.take(kept);
  beginnings.close();
  assert.equal(ended.length, 1);
});
