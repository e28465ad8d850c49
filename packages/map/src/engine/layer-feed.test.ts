import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError, type ErrorCode } from '@yizhangtu/standard';
import { tileReport } from './layer-feed.ts';

function setUp() {
  const said: string[] = [];
  const report = tileReport((status) =>
    said.push(status.state === 'error' ? status.error.code : status.state),
  );
  const tile = (code?: ErrorCode) => {
    report.started();
    report.ended(code && new YztError({ code, message: code }));
    return said.at(-1);
  };
  return { said, tile };
}

test('a set of tiles is loading until the first, then ready', () => {
  const { said, tile } = setUp();
  tile();
  assert.deepEqual(said, ['loading', 'ready']);
});

test('a failed tile leaves a hole, so the layer stays in error', () => {
  const { tile } = setUp();
  assert.equal(tile('quota'), 'quota');
  assert.equal(tile(), 'quota');
  assert.equal(tile('timeout'), 'quota');
});

test('404 for all is an error; 404 beside tiles is only an empty place', () => {
  const { tile } = setUp();
  assert.equal(tile('not_found'), 'not_found');
  assert.equal(tile(), 'ready');
  assert.equal(tile('not_found'), 'ready');
});

test('tiles that are no longer wanted say nothing of the layer', () => {
  const { tile } = setUp();
  assert.equal(tile('aborted'), 'ready');
  assert.equal(tile(), 'ready');
});
