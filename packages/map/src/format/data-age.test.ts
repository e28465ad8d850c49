import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCivil } from '@yizhangtu/standard/civil-time.js';
import { ageReader } from './data-age.ts';

const now = new Date('2026-11-21T14:38:00+08:00');
const dataAge = (
  updated: string | undefined,
  refresh: string | undefined,
  at: Date,
  locale: string,
) => ageReader(at, locale)({ updated, refresh });
const zh = (updated: string, refresh?: string) => dataAge(updated, refresh, now, 'zh-CN');

test('says how old data are, in Chinese with a space about the numeral', () => {
  assert.equal(zh('2026-11-18')?.ago, '3 天前');
  assert.equal(zh('2026-11-21')?.ago, '今天');
  assert.equal(zh('2026-11-21T14:20:00+08:00')?.ago, '18 分钟前');
  assert.equal(zh('2026-11-21T09:00')?.ago, '5 小时前');
  assert.equal(zh('2026-08-01')?.ago, '3 个月前');
  assert.equal(zh('2023-05-01')?.ago, '3 年前');
  assert.equal(zh('2025-06-01')?.ago, '1 年前');
});

test('says the same in English', () => {
  assert.equal(dataAge('2026-11-18', undefined, now, 'en')?.ago, '3 days ago');
  assert.equal(dataAge('2026-11-18', undefined, now, 'en')?.full, '18 November 2026');
});

test('gives the full date, and the time of day in Beijing when there is one', () => {
  assert.equal(zh('2026-11-18')?.full, '2026年11月18日');
  assert.equal(zh('2026-11-18T06:38:00Z')?.full, '2026年11月18日 14:38');
  assert.equal(zh('2026-11-18T23:30')?.full, '2026年11月18日 23:30');
});

test('a day is counted by the calendar of Beijing', () => {
  const earlyMorning = new Date('2026-11-20T16:30:00Z');
  assert.equal(dataAge('2026-11-20', undefined, earlyMorning, 'zh-CN')?.ago, '昨天');
});

test('is overdue after the refresh interval, not on the due day', () => {
  assert.equal(zh('2026-11-20', 'P1D')?.overdue, false);
  assert.equal(zh('2026-11-19', 'P1D')?.overdue, true);
  assert.equal(zh('2026-11-14', 'P1W')?.overdue, false);
  assert.equal(zh('2026-10-21', 'P1M')?.overdue, false);
  assert.equal(zh('2026-10-20', 'P1M')?.overdue, true);
  assert.equal(zh('2026-11-21T13:00', 'PT1H')?.overdue, true);
  assert.equal(zh('2026-11-21T14:00', 'PT1H')?.overdue, false);
  assert.equal(zh('2020-01-01')?.overdue, false);
});

test('a month after the last of a month is the last of the next', () => {
  const first = new Date('2026-03-01T12:00:00+08:00');
  const last = new Date('2026-02-28T12:00:00+08:00');
  assert.equal(dataAge('2026-01-31', 'P1M', first, 'en')?.overdue, true);
  assert.equal(dataAge('2026-01-31', 'P1M', last, 'en')?.overdue, false);
});

test('what is no date gives no age', () => {
  assert.equal(dataAge(undefined, 'P1D', now, 'zh-CN'), undefined);
  assert.equal(zh('yesterday'), undefined);
  assert.equal(zh('2026-02-31'), undefined);
  assert.equal(zh('2026-11-18', 'often')?.overdue, false);
  assert.equal(parseCivil('2026'), undefined);
});
