import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAfter } from './grid-keys.ts';

const SIZE = { rows: 100, columns: 4, page: 10 };
const after = (key: string, row: number, column: number, ctrlKey = false) => {
  const cell = cellAfter({ key, ctrlKey }, { row, column }, SIZE);
  return cell && [cell.row, cell.column];
};

test('arrows go to the next cell, up into the head, and stop at the edges', () => {
  assert.deepEqual(after('ArrowDown', 0, 1), [1, 1]);
  assert.deepEqual(after('ArrowUp', 0, 1), [-1, 1]);
  assert.deepEqual(after('ArrowUp', -1, 1), [-1, 1]);
  assert.deepEqual(after('ArrowDown', 99, 1), [99, 1]);
  assert.deepEqual(after('ArrowLeft', 5, 0), [5, 0]);
  assert.deepEqual(after('ArrowRight', 5, 3), [5, 3]);
});

test('page keys go by what is in sight, Home and End to the edges', () => {
  assert.deepEqual(after('PageDown', 5, 2), [15, 2]);
  assert.deepEqual(after('PageUp', 5, 2), [0, 2]);
  assert.deepEqual(after('Home', 5, 2), [5, 0]);
  assert.deepEqual(after('End', 5, 2), [5, 3]);
  assert.deepEqual(after('Home', 5, 2, true), [0, 0]);
  assert.deepEqual(after('End', 5, 2, true), [99, 3]);
  assert.equal(after('a', 5, 2), undefined);
});
