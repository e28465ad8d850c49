import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, orderOf } from '../testing/case-samples.test.helper.ts';
import { changesOf } from './case-changes.ts';
import { clocksOf, newestOf, pauseOf, roundsOf } from './case-model.ts';

test('rounds: the present one first, and what counts no more behind what does', () => {
  const orders = [
    orderOf(1, { round: 0 }),
    orderOf(2, { round: 1, ended: 'reassigned' }),
    orderOf(3, { round: 1 }),
  ];
  const rounds = roundsOf({ orders, round: 1 });
  const ids = rounds.map(([round, here]) => [round, here.map(({ id }) => id.split('.')[1])]);
  assert.deepEqual(ids, [
    [1, ['3', '2']],
    [0, ['1']],
  ]);
  assert.deepEqual(roundsOf({ orders: [], round: 0 }), []);
});

const clock = {
  limit: { kind: 'work-day', amount: 5 },
  startedAt: '2026-11-16T01:00:00.000Z',
  state: 'running',
  warning: 'none',
  late: false,
  pauses: [],
} as const;

test('the clock of accepting gives way to that of handling, unless it was late', () => {
  const named = (clocks: Parameters<typeof clocksOf>[0]['clocks']) =>
    clocksOf({ clocks }).map((each) => each.of);
  const fact = { ...clock, pauses: [] };
  assert.deepEqual(named({ acceptance: fact }), ['acceptance']);
  assert.deepEqual(named({ acceptance: fact, handling: fact }), ['handling']);
  assert.deepEqual(named({ acceptance: { ...fact, late: true }, handling: fact }), [
    'acceptance',
    'handling',
  ]);
  assert.deepEqual(named(undefined), []);
});

test('a clock stands still for the pause that has no end', () => {
  const pauses = [
    { from: '2026-11-16T02:00:00Z', to: '2026-11-16T03:00:00Z', why: 'needs-info' as const },
    { from: '2026-11-17T02:00:00Z', why: 'suspended' as const },
  ];
  assert.equal(pauseOf({ ...clock, state: 'paused', pauses })?.why, 'suspended');
  assert.equal(pauseOf({ ...clock, pauses: pauses.slice(0, 1) }), undefined);
});

test('what changed between two versions', () => {
  const before = caseOf({ version: 4, orders: [orderOf(1)] });
  const after = caseOf({
    version: 6,
    state: 'answered',
    orders: [orderOf(1, { state: 'done' }), orderOf(2)],
    answer: { for: 'reporter', answer: '已修好', solved: true },
    published: true,
  });
  const what = changesOf(before, after).map((change) =>
    change.what === 'order' ? `${change.order.id.split('.')[1]} ${change.added}` : change.what,
  );
  assert.deepEqual(what, ['state', '1 false', '2 true', 'answer', 'published']);
});

test('a change that is not shown is told all the same, and none is none', () => {
  const before = caseOf({ version: 4 });
  assert.deepEqual(changesOf(before, caseOf({ version: 5 })), [{ what: 'more' }]);
  assert.deepEqual(changesOf(before, before), []);
});

test('the newest is shown, of the same case alone', () => {
  const base = caseOf({ version: 4 });
  const later = caseOf({ version: 5 });
  assert.equal(newestOf(base, later), later);
  assert.equal(newestOf(later, base), later);
  assert.equal(newestOf(base, { ...later, id: 'other' }), base);
  assert.equal(newestOf(undefined, later), undefined);
});
