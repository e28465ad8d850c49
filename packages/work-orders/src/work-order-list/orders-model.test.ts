import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import {
  divisionsOf,
  dueOf,
  fits,
  isLate,
  NO_FILTER,
  rowOfCase,
  rowOfLine,
  sorted,
  toggled,
  withCase,
  type BoardRow,
} from './orders-model.ts';

const clock = (dueAt: string | undefined, more: object = {}) => ({
  limit: { kind: 'work-day' as const, amount: 5 },
  startedAt: '2026-11-16T01:00:00.000Z',
  state: 'running' as const,
  warning: 'none' as const,
  late: false,
  pauses: [],
  ...(dueAt === undefined ? {} : { dueAt }),
  ...more,
});
const line = (number: number, dueAt?: string, more: object = {}): BoardRow => ({
  ...rowOfLine({
    case: summaryOf(number),
    order: orderOf(number, { clock: clock(dueAt, more) }),
  }),
  key: String(number),
});

test('the nearest end comes first, instants compared and not their texts', () => {
  const rows = [
    line(1, '2026-11-24T02:00:00Z'),
    line(2),
    line(3, '2026-11-24T09:00:00+08:00'),
    line(4, '2026-11-20T02:00:00Z', { state: 'finished' }),
  ];
  assert.deepEqual(
    sorted(rows).map(({ key }) => key),
    ['3', '1', '2', '4'],
  );
});

test('the assignment’s own clock counts, and the case’s where it has none', () => {
  const row = line(1, '2026-11-24T02:00:00Z');
  assert.equal(dueOf(row), '2026-11-24T02:00:00Z');
  assert.equal(
    dueOf(rowOfCase(summaryOf(1, { dueAt: '2026-11-19T00:00:00Z' }))),
    '2026-11-19T00:00:00Z',
  );
  // Paused: the case's end is not the assignment's.
  const paused = { ...line(1), case: summaryOf(1, { dueAt: '2026-11-19T00:00:00Z' }) };
  assert.equal(dueOf(paused), undefined);
  assert.ok(isLate(rowOfCase(summaryOf(1, { late: true }))));
});

test('conditions narrow, each by its own', () => {
  const row: BoardRow = {
    key: '1',
    case: summaryOf(1, { category: 'city.roads.pothole', title: 'Pothole on the bridge' }),
    order: orderOf(1, {
      state: 'processing',
      yours: true,
      clock: clock('2026-11-20T00:00:00Z', { late: true }),
    }),
  };
  const is = (filter: Partial<typeof NO_FILTER>) => fits(row, { ...NO_FILTER, ...filter });
  assert.ok(is({}));
  assert.ok(is({ state: 'processing', role: 'lead', late: true, mine: true, q: ' bridge ' }));
  assert.ok(is({ category: 'city.roads' }) && is({ category: 'city' }));
  assert.ok(!is({ category: 'city.road' }), 'a category is no prefix of letters');
  assert.ok(!is({ state: 'done' }) && !is({ role: 'assist' }) && !is({ q: 'lamp' }));
  assert.ok(is({ division: '330521001001' }) && !is({ division: '330521002' }));
  assert.ok(fits(row, { ...NO_FILTER, division: '330521' }, (code, top) => code.startsWith(top)));
});

test('what happens to a case changes its lines alone, and an older version none', () => {
  const rows = [line(1), line(2)];
  const fresh = summaryOf(2, { version: 9, title: '改过的标题' });
  const changed = withCase(rows, fresh);
  assert.equal(changed[0], rows[0]);
  assert.equal(changed[1]!.case.title, '改过的标题');
  assert.equal(withCase(changed, summaryOf(2, { version: 4 }))[1], changed[1]);
  const orders = [{ ...orderOf(2, { state: 'done' }), id: '2' }];
  assert.equal(withCase(rows, fresh, orders)[1]!.order?.state, 'done');
});

test('choices and divisions', () => {
  const chosen = toggled(toggled(new Set(['a']), 'b'), 'a');
  assert.deepEqual([...chosen], ['b']);
  const rows = [line(1), line(2)];
  assert.deepEqual(divisionsOf(rows, 'zh-CN'), [{ id: '330521001001', name: '示例村' }]);
});
