import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { YztError } from '../problem.ts';
import { businessCalendar } from './calendar/calendar.ts';
import { CALENDAR_YEARS } from './calendar/years/index.ts';
import { BEGINNING, CASE, CENTRE, REPORT, REPORTER, Story, unit } from './cases.test.helper.ts';
import { advance, measure, OFFICE_HOURS, UNIT_MS } from './clock-time.ts';
import {
  CLOCK_WARNINGS,
  clocksOf,
  dueAfter,
  isLate,
  nextDue,
  type ClockSettings,
} from './clocks.ts';
import type { CaseEvent } from './event.ts';
import { CLOCK_KINDS, type ClockKind, type Limit } from './parts.ts';

const settings: ClockSettings = {
  calendar: businessCalendar(CALENDAR_YEARS),
  hours: OFFICE_HOURS,
  ...CLOCK_WARNINGS,
};
/** `2026-02-13 17:00` at Deqing. */
const at = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
const due = (from: string, kind: ClockKind, amount: number) =>
  dueAfter(at(from), { kind, amount }, settings);

describe('a limit', () => {
  it('is used up at the time that the calendar gives', () => {
    const rows: [string, ClockKind, number, string][] = [
      // Over lunch, over a night, from a night.
      ['2026-03-02 11:30', 'work-hour', 1, '2026-03-02 14:30'],
      ['2026-03-02 17:30', 'work-hour', 1, '2026-03-03 08:30'],
      ['2026-03-02 23:30', 'work-hour', 2, '2026-03-03 10:00'],
      // A whole day ends when the office closes, not when it opens again.
      ['2026-03-02 08:00', 'work-day', 1, '2026-03-02 18:00'],
      ['2026-03-02 08:00', 'work-hour', 4, '2026-03-02 12:00'],
      // Over a weekend.
      ['2026-03-06 17:00', 'work-day', 1, '2026-03-09 17:00'],
      // The Saturday before the Spring Festival is worked, the nine days from the Sunday on are not.
      ['2026-02-13 17:00', 'work-day', 2, '2026-02-24 17:00'],
      // From within the holiday.
      ['2026-10-03 10:00', 'work-day', 1, '2026-10-08 18:00'],
      // Urgent hours run through nights and holidays, natural days as well.
      ['2026-03-02 23:30', 'urgent-hour', 2, '2026-03-03 01:30'],
      ['2026-02-15 10:00', 'urgent-hour', 24, '2026-02-16 10:00'],
      ['2026-02-14 17:00', 'natural-day', 3, '2026-02-17 17:00'],
      // Over the end of a year that has data into one that has as well.
      ['2025-12-31 17:00', 'work-day', 1, '2026-01-04 17:00'],
    ];
    for (const [from, kind, amount, wanted] of rows) {
      assert.equal(due(from, kind, amount), at(wanted), `${from} + ${amount} ${kind}`);
    }
  });

  it('is refused where it runs into a year without a calendar', () => {
    const incomplete = (error: unknown) =>
      error instanceof YztError &&
      error.code === 'calendar_incomplete' &&
      error.facts?.['year'] === 2027;
    assert.throws(() => due('2026-12-31 17:30', 'work-hour', 1), incomplete);
    assert.equal(due('2026-12-31 17:30', 'urgent-hour', 10), at('2027-01-01 03:30'));
    assert.equal(due('2026-12-31 17:30', 'work-hour', 0.5), at('2026-12-31 18:00'));
  });

  it('does not depend on where the machine stands', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'UTC']) {
        process.env['TZ'] = zone;
        assert.equal(due('2026-03-08 23:30', 'work-hour', 2), at('2026-03-09 10:00'), zone);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  const instants = fc.integer({
    min: Date.parse('2020-01-01T00:00:00Z'),
    max: Date.parse('2026-06-01T00:00:00Z'),
  });
  const kinds = fc.constantFrom(...CLOCK_KINDS);
  const amounts = fc.integer({ min: 1, max: 40 * 8 * 3_600_000 });

  it('is measured as it is advanced, and grows with its amount', () => {
    fc.assert(
      fc.property(instants, kinds, amounts, amounts, (from, kind, one, other) => {
        const end = advance(from, one, kind, settings);
        assert.equal(measure(from, end, kind, settings), one);
        // The first such instant: a millisecond before, it is not used up.
        assert.equal(measure(from, end - 1, kind, settings), one - 1);
        assert.ok(advance(from, one + other, kind, settings) > end);
      }),
    );
  });
});

const limit: Limit = { kind: 'work-day', amount: 1 };

/** A case with both clocks, dispatched on Monday 2026-03-02 at 09:00. */
function running(amount = 1): Story {
  const story = new Story('2026-03-02T08:29:00+08:00');
  story.limit = { kind: 'work-day', amount };
  const acceptance: Limit = { kind: 'work-hour', amount: 2 };
  story.do({ type: 'submit', report: REPORT }, REPORTER, at('2026-03-02 08:30'), {
    begins: { id: CASE, beginning: { ...BEGINNING, acceptance } },
  });
  story.do({ type: 'accept' }, CENTRE, at('2026-03-02 08:45'));
  const lead = { unit: unit('城管局'), role: 'lead' } as const;
  story.do({ type: 'dispatch', orders: [lead] }, CENTRE, at('2026-03-02 09:00'));
  return story;
}
const clocks = (story: Story, now: string) => clocksOf(story.log, Date.parse(at(now)), settings);

describe('the clocks of a case', () => {
  it('run from submission and from dispatch, whenever it is signed for', () => {
    const story = running();
    const order = story.order(1);
    story.do({ type: 'sign', order }, story.of(1), at('2026-03-02 17:00'));
    const { acceptance, handling, orders } = clocks(story, '2026-03-02 17:30');
    assert.equal(acceptance?.startedAt, at('2026-03-02 08:30'));
    assert.equal(acceptance.dueAt, at('2026-03-02 10:30'));
    assert.equal(acceptance.finishedAt, at('2026-03-02 08:45'));
    assert.equal(acceptance.late, false);
    assert.equal(handling?.startedAt, at('2026-03-02 09:00'));
    assert.equal(handling.dueAt, at('2026-03-03 09:00'));
    assert.deepEqual(orders[order], handling);
    assert.equal(nextDue(clocks(story, '2026-03-02 17:30')), at('2026-03-03 09:00'));
  });

  it('warn yellow, then red, and then it is overdue, which is no state', () => {
    const story = running();
    const rows: [string, string, boolean][] = [
      ['2026-03-02 15:30', 'none', false],
      // 5.6 and 7.2 hours of 8.
      ['2026-03-02 16:36', 'yellow', false],
      ['2026-03-03 08:12', 'red', false],
      ['2026-03-03 09:00', 'red', false],
      ['2026-03-03 09:01', 'overdue', true],
    ];
    for (const [now, warning, late] of rows) {
      const { handling } = clocks(story, now);
      assert.deepEqual([handling?.warning, handling?.late], [warning, late], now);
    }
    assert.equal(story.state?.state, 'dispatched');
    story.handled(1);
    story.do({ type: 'answer', answer: '好了', solved: true }, CENTRE, at('2026-03-04 09:00'));
    const late = clocks(story, '2026-05-01 09:00');
    assert.deepEqual([late.handling?.state, late.handling?.late], ['finished', true]);
    assert.equal(isLate(late), true);
    assert.equal(nextDue(late), undefined);
  });

  it('stand still while it is suspended or needs information', () => {
    const story = running();
    story.do({ type: 'suspend', reason: '等雨停', basis: '规范' }, CENTRE, at('2026-03-02 10:00'));
    const paused = clocks(story, '2026-03-10 10:00').handling;
    assert.deepEqual([paused?.state, paused?.dueAt, paused?.late], ['paused', undefined, false]);
    story.do({ type: 'resume' }, CENTRE, at('2026-03-10 10:00'));
    // An hour had been used; seven are left from 10:00 on.
    assert.equal(clocks(story, '2026-03-10 10:00').handling?.dueAt, at('2026-03-11 09:00'));
    const waiting = running();
    waiting.do({ type: 'ask-info', question: '哪里？' }, CENTRE, at('2026-03-02 10:00'));
    waiting.do({ type: 'resume' }, CENTRE, at('2026-03-10 10:00'));
    assert.equal(clocks(waiting, '2026-03-10 10:00').handling?.dueAt, at('2026-03-11 09:00'));
    assert.deepEqual(clocks(story, '2026-03-10 10:00').handling?.pauses, [
      { from: at('2026-03-02 10:00'), to: at('2026-03-10 10:00'), why: 'suspended' },
    ]);
  });

  it('stand still while an extension waits, and get longer when it is granted', () => {
    for (const granted of [true, false]) {
      const story = running();
      const order = story.order(1);
      const more: Limit = { kind: 'work-day', amount: 2 };
      story.do({ type: 'sign', order }, story.of(1), at('2026-03-02 09:30'));
      story.do({ type: 'start', order }, story.of(1), at('2026-03-02 09:30'));
      story.do(
        { type: 'request-extension', order, reason: '等配件', limit: more },
        story.of(1),
        at('2026-03-02 10:00'),
      );
      assert.equal(clocks(story, '2026-03-02 11:00').handling?.state, 'paused');
      if (granted) story.do({ type: 'grant-extension', order }, CENTRE, at('2026-03-02 11:00'));
      else
        story.do(
          { type: 'deny-extension', order, reason: '不同意' },
          CENTRE,
          at('2026-03-02 11:00'),
        );
      const found = clocks(story, '2026-03-02 11:00');
      const wanted = at(granted ? '2026-03-05 10:00' : '2026-03-03 10:00');
      assert.equal(found.handling?.dueAt, wanted);
      assert.equal(found.orders[order]?.dueAt, wanted);
    }
  });

  it('start again with a new round, and go on when another unit takes over', () => {
    const story = running();
    const order = story.order(1);
    story.do(
      { type: 'return', order, reason: '不属', basis: '清单' },
      story.of(1),
      at('2026-03-02 16:00'),
    );
    const to = { unit: unit('水利局'), role: 'lead' } as const;
    story.do({ type: 'reassign', order, to, reason: '改派' }, CENTRE, at('2026-03-02 17:00'));
    const found = clocks(story, '2026-03-02 17:30');
    assert.equal(found.handling?.dueAt, at('2026-03-03 09:00'));
    assert.equal(found.orders[story.order(2)]?.dueAt, at('2026-03-03 17:00'));
    assert.equal(found.orders[order]?.state, 'finished');
  });

  it('tell of a first round that was late while a second one is in time, and after it', () => {
    const story = running();
    const answer = (time: string): void => {
      story.handled(story.state!.orders.length);
      story.do({ type: 'answer', answer: '好了', solved: true }, CENTRE, at(time));
    };
    answer('2026-03-05 09:00');
    const redo = { type: 'revisit', satisfaction: 'dissatisfied', redo: true } as const;
    story.do(redo, REPORTER, at('2026-03-05 10:00'));
    const lead = { unit: unit('水利局'), role: 'lead' } as const;
    story.do({ type: 'dispatch', orders: [lead] }, CENTRE, at('2026-03-05 11:00'));
    const second = clocks(story, '2026-03-05 12:00');
    assert.deepEqual([second.handling?.late, isLate(second)], [false, true]);
    answer('2026-03-05 16:00');
    assert.equal(isLate(clocks(story, '2026-03-06 09:00')), true);
  });

  it('tell that it was late before it was given more time', () => {
    for (const [asked, late] of [
      ['2026-03-04 10:00', true],
      ['2026-03-02 10:00', false],
    ] as const) {
      const story = running();
      const order = story.order(1);
      const more: Limit = { kind: 'work-day', amount: 9 };
      story.do({ type: 'sign', order }, story.of(1), at('2026-03-02 09:30'));
      story.do({ type: 'start', order }, story.of(1), at('2026-03-02 09:30'));
      const request = { type: 'request-extension', order, reason: '等配件', limit: more } as const;
      story.do(request, story.of(1), at(asked));
      story.do({ type: 'grant-extension', order }, CENTRE, at('2026-03-05 11:00'));
      const found = clocks(story, '2026-03-05 11:00');
      assert.deepEqual([found.handling?.late, isLate(found)], [false, late], asked);
    }
  });

  it('cannot be met afterwards by saying that it was earlier', () => {
    const story = running();
    story.handled(1);
    story.do(
      { type: 'answer', answer: '好了', solved: true, occurredAt: at('2026-03-02 10:00') },
      CENTRE,
      at('2026-03-05 10:00'),
    );
    assert.equal(story.log.at(-1)?.occurredAt, at('2026-03-02 10:00'));
    assert.equal(clocks(story, '2026-03-06 10:00').handling?.late, true);
  });

  it('never give less time for a pause, nor for a longer limit', () => {
    const base = running().log;
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 20 });
    const start = Date.parse(at('2026-03-02 09:00'));
    const dueOf = (log: readonly CaseEvent[]) =>
      Date.parse(clocksOf(log, start, settings).handling!.dueAt!);
    const withLimit = (log: readonly CaseEvent[], amount: number) =>
      log.map((event) =>
        event.type === 'dispatched'
          ? {
              ...event,
              data: {
                ...event.data,
                orders: [{ ...(event.data['orders'] as object[])[0], limit: { ...limit, amount } }],
              },
            }
          : event,
      );
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 8 }), (after, length, amount) => {
        const event = (type: string, at: number, seq: number): CaseEvent => ({
          ...base[0]!,
          type,
          seq,
          data: {},
          recordedAt: new Date(at).toISOString(),
        });
        const from = start + after * 60_000;
        const log = withLimit(base, amount);
        const paused = [
          ...log,
          event('suspended', from, 4),
          event('resumed', from + length * 60_000, 5),
        ];
        assert.ok(dueOf(paused) >= dueOf(log));
        assert.ok(dueOf(paused) <= dueOf(log) + 30 * 24 * 3_600_000);
        assert.ok(dueOf(withLimit(paused, amount + 1)) > dueOf(paused));
      }),
    );
    assert.equal(UNIT_MS['work-day'], 8 * 3_600_000);
  });
});
