import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { partsOf } from './base-feed.ts';

test('a base map whose tiles fail stays in error, however well its labels come', () => {
  const said: string[] = [];
  const part = partsOf(({ state }) => said.push(state));
  const [tiles, labels] = [part(), part()];
  const error = new YztError({ code: 'quota', message: 'used up' });
  tiles({ state: 'loading' });
  labels({ state: 'loading' });
  tiles({ state: 'error', error });
  labels({ state: 'ready' });
  tiles({ state: 'ready' });
  assert.deepEqual(said, ['loading', 'loading', 'error', 'error', 'ready']);
});

test('it is ready when both are', () => {
  const said: string[] = [];
  const part = partsOf(({ state }) => said.push(state));
  const [tiles, labels] = [part(), part()];
  tiles({ state: 'loading' });
  labels({ state: 'loading' });
  tiles({ state: 'ready' });
  labels({ state: 'ready' });
  assert.deepEqual(said, ['loading', 'loading', 'loading', 'ready']);
});
