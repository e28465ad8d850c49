import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleAttributes } from './policy.mjs';

test('style attributes are found, other attributes are not', () => {
  assert.deepEqual(styleAttributes('<p class="a" style="color:red">x</p><p data-style="b">'), [
    '<p class="a" style="color:red"',
  ]);
});
