import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measured } from './measured.ts';
import { headline, liveText, wholeText } from './measure-words.ts';

const LINE: Measured = { kind: 'length', length: 1500, segments: [1000, 500] };
const FIELD: Measured = {
  kind: 'area',
  area: 20_000 / 3,
  length: 330,
  segments: [100, 65, 100, 65],
};

test('the headline: length, or area in the unit that fits', () => {
  assert.deepEqual(headline(LINE, 'zh-CN'), { name: '全长', value: '1.5 公里' });
  assert.deepEqual(headline(FIELD, 'zh-CN'), { name: '面积', value: '10 亩' });
  assert.deepEqual(headline(FIELD, 'en'), { name: 'Area', value: '10 mu' });
});

test('while it is drawn: the whole and the last segment, or other units and the perimeter', () => {
  assert.equal(liveText(LINE, 'zh-CN'), '全长：1.5 公里\n本段 500 米');
  assert.equal(liveText({ kind: 'length', length: 12, segments: [12] }, 'en'), 'Length: 12 m');
  assert.equal(liveText(FIELD, 'zh-CN'), '面积：10 亩 · 6,667 平方米\n周长：330 米');
});

test('all of it, to be copied', () => {
  assert.equal(wholeText(LINE, 'zh-CN'), '全长：1.5 公里\n第 1 段：1 公里\n第 2 段：500 米');
  assert.equal(
    wholeText(FIELD, 'en').split('\n').slice(0, 3).join('\n'),
    'Area: 10 mu = 6,667 m² = 0.667 ha\nPerimeter: 330 m\nSegment 1: 100 m',
  );
});
