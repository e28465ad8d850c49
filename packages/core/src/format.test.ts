import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAge, formatDate, formatDateTime, formatNumber } from './format.ts';

const NOW = new Date('2026-11-21T06:38:00Z');

test('date and time are those of Beijing', () => {
  assert.equal(formatDateTime(NOW, 'zh-CN'), '2026年11月21日 14:38');
  assert.equal(formatDateTime(NOW, 'en'), '21 November 2026 at 14:38');
  assert.equal(formatDateTime('2026-11-20T16:05:00Z', 'zh-CN'), '2026年11月21日 00:05');
});

test('a day without a time stays that day', () => {
  assert.equal(formatDate('2026-03-01', 'zh-CN'), '2026年3月1日');
  assert.equal(formatDateTime('2026-03-01', 'zh-CN'), '2026年3月1日');
  assert.equal(formatDate('2026-03-01', 'en'), '1 March 2026');
});

test('what is no date stays as the county wrote it', () => {
  assert.equal(formatDate('去年冬天', 'zh-CN'), '去年冬天');
  assert.equal(formatAge('去年冬天', NOW, 'zh-CN'), '去年冬天');
});

test('ages', () => {
  const age = (date: string, locale: 'zh-CN' | 'en') => formatAge(date, NOW, locale);
  assert.equal(age('2026-11-18T06:00:00Z', 'zh-CN'), '3 天前');
  assert.equal(age('2026-11-18T06:00:00Z', 'en'), '3 days ago');
  assert.equal(age('2026-11-21T06:37:30Z', 'zh-CN'), '刚刚');
  assert.equal(age('2026-11-21T06:37:30Z', 'en'), 'just now');
  assert.equal(age('2026-11-21T04:38:00Z', 'zh-CN'), '2 小时前');
  assert.equal(age('2026-09-20T04:38:00Z', 'zh-CN'), '2 个月前');
  assert.equal(age('2024-09-20T04:38:00Z', 'en'), '2 years ago');
});

test('numbers', () => {
  assert.equal(formatNumber(12345.678, 'zh-CN'), '12,345.68');
  assert.equal(formatNumber(0.5, 'en', 0), '1');
});
