import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueWords, isSameUnit, limitWords, unitWords } from './case-words.ts';

const NOW = Date.parse('2026-11-20T10:00:00+08:00');

test('a limit is said in its own kind of time', () => {
  assert.equal(limitWords({ kind: 'work-day', amount: 5 }, 'zh-CN'), '5 个工作日');
  assert.equal(limitWords({ kind: 'urgent-hour', amount: 2 }, 'zh-CN'), '2 紧急工作时');
  assert.equal(limitWords({ kind: 'work-day', amount: 1 }, 'en'), '1 working day');
  assert.equal(limitWords({ kind: 'natural-day', amount: 3 }, 'en'), '3 calendar days');
});

test('what is left and what is over, by the calendar of Beijing', () => {
  assert.equal(dueWords('2026-11-23T09:00:00Z', NOW, 'zh-CN'), '还有 3 天');
  assert.equal(dueWords('2026-11-20T12:30:00+08:00', NOW, 'zh-CN'), '还有 2 小时');
  assert.equal(dueWords('2026-11-20T09:40:00+08:00', NOW, 'zh-CN'), '已超 20 分钟');
  assert.equal(dueWords('2026-11-18T09:40:00+08:00', NOW, 'en'), '2 days over');
  assert.equal(dueWords('2026-11-20T11:00:00+08:00', NOW, 'en'), '1 hour left');
});

test('the night before midnight is hours away and not a day', () => {
  const evening = Date.parse('2026-11-20T23:30:00+08:00');
  assert.equal(dueWords('2026-11-21T08:30:00+08:00', evening, 'zh-CN'), '还有 9 小时');
});

test('a unit is called by its name, its organisation or its place', () => {
  assert.equal(unitWords({ division: '330521', organisation: '城管局' }, 'en'), '城管局');
  assert.equal(
    unitWords({ division: '330521', name: { 'zh-CN': '中心', en: 'Centre' } }, 'en'),
    'Centre',
  );
});

test('a unit is itself under another name', () => {
  const one = { division: '330521', organisation: '城管局' };
  assert.ok(isSameUnit(one, { ...one, name: '综合行政执法局' }));
  assert.ok(!isSameUnit(one, { division: '330521' }));
});
