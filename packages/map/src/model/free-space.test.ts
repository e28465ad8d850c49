import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panInto } from './free-space.ts';

const free = { left: 100, top: 0, right: 400, bottom: 300 };
const at = (x: number, y: number, size = 0) => ({
  left: x,
  top: y,
  right: x + size,
  bottom: y + size,
});

test('what shows is left where it is', () => {
  assert.deepEqual(panInto(at(150, 150), free), [0, 0]);
  assert.deepEqual(panInto(at(100, 260, 40), free), [0, 0]);
});

test('what is covered comes just into the free part', () => {
  assert.deepEqual(panInto(at(40, 150), free), [-60, 0]);
  assert.deepEqual(panInto(at(200, 290, 30), free), [0, 20]);
  assert.deepEqual(panInto(at(500, 500), free), [100, 200]);
});

test('of a large thing a part is enough; unseen, it comes to the middle', () => {
  assert.deepEqual(panInto(at(-1000, -1000, 1200), free), [0, 0]);
  assert.deepEqual(panInto({ left: -1000, top: 0, right: 10, bottom: 50 }, free), [-745, 0]);
});
