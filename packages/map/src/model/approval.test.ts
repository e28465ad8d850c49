import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditsOf } from './approval.ts';

test('nobody is named twice, nor in words that another name holds', () => {
  const names = ['示例数据', '天地图', '示例数据，由程序生成', '天地图'];
  assert.deepEqual(creditsOf(names), ['天地图', '示例数据，由程序生成']);
});
