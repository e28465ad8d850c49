import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import { axisOf, drawnOn, processOf, ranFor, type Deadlines } from './process-model.ts';
import { eventOf, idOf } from './testing/events.ts';
import { timelineOf } from './timeline-model.ts';

const HOUR = 3_600_000;
/** Midnight of 1 November 2026 in Beijing: an event's number is its hour. */
const START = Date.parse('2026-11-01T00:00:00+08:00');
const hour = (n: number) => START + n * HOUR;
const iso = (n: number) => new Date(hour(n)).toISOString();
const orderId = (n: number) => `${idOf(999_999)}.${n}`;
const housing = { division: '330521', organisation: '住建局' };
const water = { division: '330521', organisation: '水利局' };

const at = (hours: number, type: string, more: Partial<CaseEvent> = {}) =>
  eventOf(hours, { type, ...more });
const process = (events: readonly CaseEvent[], now = 100, deadlines?: Deadlines) =>
  processOf(timelineOf(events).events, deadlines, hour(now));

const WAY = [
  at(1, 'submitted'),
  at(3, 'accepted'),
  at(4, 'dispatched', {
    data: {
      join: 'all',
      orders: [
        { id: orderId(1), unit: housing, role: 'lead' },
        { id: orderId(2), unit: water, role: 'assist' },
      ],
    },
  }),
  at(5, 'signed', { order: orderId(1) }),
  at(6, 'returned', { order: orderId(2) }),
  at(10, 'finished', { order: orderId(1) }),
  at(12, 'answered'),
  at(15, 'closed'),
];

test('a way from report to end has its parts, and each unit has its own', () => {
  const spans = process(WAY);
  assert.deepEqual(
    spans.map(({ kind, from, to, dropped }) => [kind, from, to, dropped]),
    [
      ['acceptance', hour(1), hour(3), false],
      ['dispatch', hour(3), hour(4), false],
      ['handling', hour(4), hour(12), false],
      ['order', hour(4), hour(10), false],
      ['order', hour(4), hour(6), true],
      ['revisit', hour(12), hour(15), false],
    ],
  );
  assert.deepEqual(spans[3]?.unit, housing);
  assert.equal(spans[4]?.role, 'assist');
});

test('what runs has no end', () => {
  const spans = process(WAY.slice(0, 4));
  assert.deepEqual(
    spans.map(({ kind, to }) => [kind, to === undefined]),
    [
      ['acceptance', false],
      ['dispatch', false],
      ['handling', true],
      ['order', true],
      ['order', true],
    ],
  );
});

test('a redo begins a second round with parts of its own', () => {
  const spans = process([
    ...WAY.slice(0, 7),
    at(13, 'revisited', { data: { redo: true } }),
    at(14, 'dispatched'),
  ]);
  assert.deepEqual(
    spans.slice(-3).map(({ kind, round, from }) => [kind, round, from]),
    [
      ['revisit', 0, hour(12)],
      ['dispatch', 1, hour(13)],
      ['handling', 1, hour(14)],
    ],
  );
});

test('without the case pauses are read from the events, and cut to what they pause', () => {
  const spans = process([
    at(1, 'submitted'),
    at(2, 'info-asked'),
    at(5, 'info-supplied'),
    at(7, 'accepted'),
    at(8, 'dispatched'),
    at(9, 'suspended'),
  ]);
  const [acceptance, , handling] = spans;
  assert.deepEqual(acceptance?.pauses, [{ why: 'needs-info', from: hour(2), to: hour(5) }]);
  assert.equal(ranFor(acceptance!, hour(100)), 3 * HOUR);
  assert.deepEqual(handling?.pauses, [{ why: 'suspended', from: hour(9), to: undefined }]);
  assert.equal(ranFor(handling!, hour(100)), HOUR);
});

test('deadlines, lateness and pauses are those of the clocks', () => {
  const limit = { kind: 'work-hour' as const, amount: 1 };
  const clock = {
    limit,
    startedAt: iso(4),
    dueAt: iso(8),
    state: 'finished' as const,
    finishedAt: iso(12),
    warning: 'overdue' as const,
    late: true,
    pauses: [{ from: iso(5), to: iso(6), why: 'suspended' as const }],
  };
  const spans = process(WAY, 100, { clocks: { handling: clock }, orders: [] });
  const handling = spans.find(({ kind }) => kind === 'handling');
  assert.equal(handling?.due, hour(8));
  assert.equal(handling?.late, true);
  assert.deepEqual(handling?.pauses, [{ why: 'suspended', from: hour(5), to: hour(6) }]);
  assert.equal(spans.find(({ kind }) => kind === 'acceptance')?.due, undefined);
});

test('a redacted dispatch leaves the units out and keeps the rest', () => {
  const spans = process([at(4, 'dispatched', { redacted: ['orders'] }), at(12, 'answered')]);
  assert.deepEqual(
    spans.map(({ kind }) => kind),
    ['handling', 'revisit'],
  );
});

test('no events have no process', () => {
  assert.deepEqual(process([]), []);
});

test('a stretch lies on the axis of its process', () => {
  const spans = process(WAY);
  const axis = axisOf(spans, hour(100));
  assert.deepEqual(axis, { from: hour(1), to: hour(15) });
  assert.deepEqual(drawnOn(axis, { from: hour(1), to: hour(15) }, hour(100)), {
    start: 0,
    width: 1,
  });
  assert.equal(drawnOn(axis, { from: hour(8) }, hour(100)).width, 0.5);
});

test('whatever happens, in whatever order: parts end after they begin, pauses lie in them', () => {
  const types = [
    'submitted',
    'accepted',
    'info-asked',
    'info-supplied',
    'dispatched',
    'suspended',
    'resumed',
    'answered',
    'reopened',
    'closed',
    'withdrawn',
    'unheard-of',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...types), { maxLength: 40 }), (list) => {
      const now = hour(60);
      const spans = process(
        list.map((type, i) => at(i + 1, type)),
        60,
      );
      for (const span of spans) {
        assert.ok((span.to ?? now) >= span.from);
        assert.ok(ranFor(span, now) >= 0);
        for (const { from, to } of span.pauses) {
          assert.ok(from >= span.from && (to ?? now) <= (span.to ?? now));
        }
        const { start, width } = drawnOn(axisOf(spans, now), span, now);
        assert.ok(start >= 0 && start + width <= 1.000001);
      }
    }),
  );
});
