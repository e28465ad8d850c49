import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joins, logOf, withNews, withPage } from './event-log.ts';
import { eventOf, idOf } from './testing/events.ts';
import { ShownRows } from './timeline-rows.ts';

const AS = { grouping: 'day', newestFirst: true } as const;
const shown = (rows: ShownRows) => rows.feed(AS).items.map(({ seq }) => seq);
const some = (...seqs: number[]) => seqs.map((seq) => eventOf(seq));

test('what comes while somebody reads waits, and is marked as new when it is shown', () => {
  const rows = new ShownRows();
  rows.take(some(1, 2), 'wait');
  assert.deepEqual(shown(rows), [2, 1]);
  rows.take(some(1, 2, 3, 4), 'wait');
  assert.deepEqual([shown(rows), rows.waiting], [[2, 1], 2]);
  rows.take(some(1, 2, 3, 4, 5), 'wait');
  assert.equal(rows.waiting, 3);
  rows.reveal();
  assert.deepEqual([shown(rows), rows.waiting], [[5, 4, 3, 2, 1], 0]);
  assert.deepEqual(
    rows.feed(AS).items.map((event) => rows.isFresh(event)),
    [true, true, true, false, false],
  );
});

test('what comes while nobody is disturbed is shown at once', () => {
  const rows = new ShownRows();
  rows.take(some(1), 'atOnce');
  assert.equal(rows.take(some(1, 2), 'atOnce'), 1);
  assert.deepEqual([shown(rows), rows.waiting], [[2, 1], 0]);
});

test('earlier events are shown wherever somebody reads, and are not new', () => {
  const rows = new ShownRows();
  rows.take(some(5), 'wait');
  rows.take(some(3, 4, 5), 'wait');
  assert.deepEqual([shown(rows), rows.waiting], [[5, 4, 3], 0]);
  assert.equal(
    rows.feed(AS).items.some((event) => rows.isFresh(event)),
    false,
  );
});

test('later events that somebody asked for are shown at once, and are not new', () => {
  const rows = new ShownRows();
  rows.take(some(1), 'wait');
  assert.equal(rows.take(some(1, 2), 'expected'), 0);
  assert.deepEqual(
    rows.feed(AS).items.map((event) => rows.isFresh(event)),
    [false, false],
  );
});

test('another case begins anew', () => {
  const rows = new ShownRows();
  rows.take(some(1, 2), 'wait');
  rows.take([eventOf(7, { case: idOf(2) })], 'wait');
  assert.deepEqual([shown(rows), rows.waiting], [[7], 0]);
});

test('the same rows are the same list, so that nothing is drawn for nothing', () => {
  const rows = new ShownRows();
  rows.take(some(1), 'wait');
  assert.equal(rows.feed(AS).items, rows.feed(AS).items);
});

test('pages join on both sides; the stream adds only where nothing is missing before it', () => {
  const log = logOf({ items: some(3, 4), previous: 'p', next: 'n' });
  assert.equal(withNews(log, some(9)), log);
  const newer = withPage(log, { items: some(5, 6) }, 'newer');
  assert.equal(newer.newer, undefined);
  const older = withPage(newer, { items: some(1, 2) }, 'older');
  assert.equal(older.older, undefined);
  assert.deepEqual(
    withNews(older, some(7)).events.map(({ seq }) => seq),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.equal(joins(older, { items: some(6, 7), previous: 'x' }), true);
  assert.equal(joins(older, { items: some(8, 9), previous: 'x' }), false);
});
