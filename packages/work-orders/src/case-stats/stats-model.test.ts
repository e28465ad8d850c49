import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, groupName, ordered, percent, rateOf } from './stats-model.ts';

const group = (key: string, received: number, closed = received) => ({
  key,
  received,
  closed,
  onTime: closed,
  late: 0,
});

test('957 received and 923 closed are 96.45 %', () => {
  assert.equal(percent(rateOf(undefined, 923, 957)), '96.45%');
  assert.equal(percent(923 / 957), '96.45%');
  assert.equal(percent(rateOf(undefined, 0, 0)), '—');
  assert.equal(percent(1), '100.00%');
});

test('months stand in their order, others by how many there are', () => {
  const months = [group('2026-03', 1), group('2025-12', 9)];
  assert.deepEqual(
    ordered(months, 'month').map(({ key }) => key),
    ['2025-12', '2026-03'],
  );
  assert.deepEqual(
    ordered(months, 'category').map(({ key }) => key),
    ['2025-12', '2026-03'],
  );
  assert.deepEqual(
    ordered([group('a', 1), group('b', 5)], 'division').map(({ key }) => key),
    ['b', 'a'],
  );
});

test('bars are parts of the longest, and the last months of many are shown', () => {
  const bars = barsOf([group('a', 10, 5), group('b', 40, 40)], 'kind', 'zh-CN', 12);
  assert.deepEqual(
    bars.map(({ key, received, closed }) => [key, received, closed]),
    [
      ['b', 100, 100],
      ['a', 25, 12.5],
    ],
  );
  const months = Array.from({ length: 14 }, (_, i) =>
    group(`2025-${String(i + 1).padStart(2, '0')}`, 1),
  );
  assert.equal(barsOf(months, 'month', 'en', 12)[0]!.key, '2025-03');
  assert.deepEqual(barsOf([], 'month', 'en', 12), []);
});

test('groups by their names, and months in words', () => {
  assert.equal(groupName({ ...group('2026-03', 1) }, 'zh-CN'), '2026年3月');
  assert.equal(groupName({ ...group('2026-03', 1) }, 'en'), 'Mar 2026');
  const named = { ...group('city', 1), name: { 'zh-CN': '市容', en: 'Streets' } };
  assert.equal(groupName(named, 'en'), 'Streets');
});
