import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleHeight, sheetPixels, stepHeight } from './sheet-model.ts';

const space = { total: 800, head: 80 };

test('three heights, and a strip of the map stays at full', () => {
  assert.equal(sheetPixels('peek', space), 80);
  assert.equal(sheetPixels('half', space), 384);
  assert.equal(sheetPixels('full', space), 736);
});

test('a low container never makes the sheet lower than its head or higher than itself', () => {
  assert.equal(sheetPixels('half', { total: 120, head: 80 }), 80);
  assert.equal(sheetPixels('peek', { total: 60, head: 80 }), 60);
});

test('a slow release rests at the nearest height', () => {
  assert.equal(settleHeight(300, 0, space), 'half');
  assert.equal(settleHeight(600, 0.1, space), 'full');
  assert.equal(settleHeight(10, 0, space), 'peek');
});

test('a fling goes on in its direction', () => {
  assert.equal(settleHeight(120, 1, space), 'half');
  assert.equal(settleHeight(400, 1, space), 'full');
  assert.equal(settleHeight(730, -1, space), 'half');
  assert.equal(settleHeight(790, 1, space), 'full');
});

test('a step stops at both ends', () => {
  assert.equal(stepHeight('peek', 1), 'half');
  assert.equal(stepHeight('full', 1), 'full');
  assert.equal(stepHeight('peek', -1), 'peek');
});
