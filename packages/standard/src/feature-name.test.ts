import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameProperty } from './feature-name.ts';

const entry = (labelField?: string) => ({
  style: { geometry: 'point' as const, ...(labelField === undefined ? {} : { labelField }) },
  fields: [
    { name: 'depth', label: '深度', type: 'number' as const },
    { name: 'plot', label: '编号' },
  ],
});

test('a feature is named by what the map writes, else a common name, else its first text', () => {
  assert.equal(nameProperty(entry('road'), { road: '塔山路', name: '1 号' }), 'road');
  assert.equal(nameProperty(entry('road'), { road: ' ', name: '1 号' }), 'name');
  assert.equal(nameProperty(entry(), { 名称: '鱼塘', plot: 'A-1' }), '名称');
  assert.equal(nameProperty(entry(), { depth: 3, plot: 'A-1' }), 'plot');
  assert.equal(nameProperty(entry(), { depth: 3, plot: null }), undefined);
});
