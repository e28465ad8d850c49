import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerStatus, ShownLayer } from '@yizhangtu/core';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import { FailureWatch } from './failure-watch.ts';

const layer = (id: string, status: LayerStatus): ShownLayer => ({
  entry: { id } as CatalogueEntry,
  opacity: 1,
  status,
});
const gone = new YztError({ code: 'not_found', message: '404' });
const error: LayerStatus = { state: 'error', error: gone };

test('a failure is told once, and again when it comes again', () => {
  const watch = new FailureWatch();
  assert.deepEqual(
    watch.look([layer('a', error)]).map(({ error: cause, died }) => [cause, died]),
    [[gone, false]],
  );
  assert.deepEqual(watch.look([layer('a', error)]), []);
  assert.deepEqual(watch.look([layer('a', { state: 'loading' })]), []);
  assert.equal(watch.look([layer('a', error)]).length, 1);
});

test('a layer that was shown has died, and stays so until it comes back or goes', () => {
  const watch = new FailureWatch();
  watch.look([layer('a', { state: 'ready' }), layer('b', { state: 'loading' })]);
  const told = watch.look([layer('a', error), layer('b', error)]);
  assert.deepEqual(
    told.map(({ died }) => died),
    [true, false],
  );
  watch.look([layer('a', error), layer('b', error)]);
  assert.equal(watch.hasDied(layer('a', error)), true);
  assert.equal(watch.hasDied(layer('b', error)), false);
  watch.look([layer('a', { state: 'ready' })]);
  assert.equal(watch.hasDied(layer('a', error)), false);
});
