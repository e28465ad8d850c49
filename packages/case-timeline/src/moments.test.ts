import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lengthWords, momentsIn } from './moments.ts';
import { dayOf } from './timeline-model.ts';

const AT = Date.parse('2026-11-21T22:08:00Z');

test('moments are those of the clock of Beijing, wherever the reader sits', () => {
  const zh = momentsIn('zh-CN');
  assert.equal(zh.time(AT), '06:08');
  assert.equal(zh.full(AT), '2026年11月22日 06:08');
  assert.equal(zh.short(AT), '11月22日 06:08');
  assert.equal(zh.day(dayOf(AT), AT), '11月22日 星期日');
  assert.equal(zh.day(dayOf(AT), Date.parse('2027-02-01T00:00:00Z')), '2026年11月22日 星期日');
  const en = momentsIn('en');
  assert.equal(en.full(AT), '22 November 2026, 06:08');
  assert.equal(en.short(AT), '22 Nov, 06:08');
  assert.match(en.day(dayOf(AT), AT), /Sunday.* 22 November/);
});

test('a length of time has at most two units', () => {
  const minute = 60_000;
  assert.equal(lengthWords(59_999, 'zh-CN'), '不到 1 分钟');
  assert.equal(lengthWords(61 * minute, 'zh-CN'), '1 小时 1 分钟');
  assert.equal(lengthWords(24 * 60 * minute, 'en'), '1 day');
  assert.equal(lengthWords((2 * 24 * 60 + 3 * 60 + 5) * minute, 'en'), '2 days 3 hours');
});
