import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemAfter } from './feed-keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test('page keys go to the next and the one before, and stay in the feed', () => {
  assert.equal(itemAfter(press('PageDown'), 0, 3), 1);
  assert.equal(itemAfter(press('PageDown'), 2, 3), 2);
  assert.equal(itemAfter(press('PageUp'), 0, 3), 0);
  assert.equal(itemAfter(press('Home'), 2, 3), 0);
  assert.equal(itemAfter(press('End'), 0, 3), 2);
});

test('other keys, keys of the browser and keys of an empty feed are not taken', () => {
  assert.equal(itemAfter(press('ArrowDown'), 0, 3), undefined);
  assert.equal(itemAfter(press('End', { ctrlKey: true }), 0, 3), undefined);
  assert.equal(itemAfter(press('PageDown'), 0, 0), undefined);
});
