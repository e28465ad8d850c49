import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { businessCalendar } from './calendar/calendar.ts';
import { CALENDAR_YEARS } from './calendar/years/index.ts';
import { CENTRE, REPORT, REPORTER, Story, unit } from './cases.test.helper.ts';
import { WARNINGS } from './clock-fact.ts';
import { OFFICE_HOURS } from './clock-time.ts';
import { CLOCK_WARNINGS, clocksOf, warningsOf, type ClockSettings } from './clocks.ts';

const settings: ClockSettings = {
  calendar: businessCalendar(CALENDAR_YEARS),
  hours: OFFICE_HOURS,
  ...CLOCK_WARNINGS,
};

/** A case in hand by one unit that has ten working hours for it. */
function inHand(): Story {
  const story = new Story();
  story.limit = { kind: 'work-hour', amount: 10 };
  const lead = { unit: unit('城管局'), role: 'lead' as const };
  assert.ok(story.try({ type: 'submit', report: REPORT }, REPORTER).ok);
  assert.ok(story.try({ type: 'accept' }, CENTRE).ok);
  assert.ok(story.try({ type: 'dispatch', orders: [lead] }, CENTRE).ok);
  return story;
}

describe('the moments at which clocks warn', () => {
  it('are those at which the clocks say so', () => {
    const { log } = inHand();
    const all = warningsOf(log, settings);
    assert.deepEqual(
      all.map(({ clock, warning }) => `${clock} ${warning}`).sort(),
      ['handling', 'order']
        .flatMap((clock) => ['overdue', 'red', 'yellow'].map((w) => `${clock} ${w}`))
        .sort(),
    );
    for (const { clock, order, warning, at } of all) {
      const level = (now: number): number => {
        const clocks = clocksOf(log, now, settings);
        const fact = clock === 'order' ? clocks.orders[order ?? ''] : clocks[clock];
        return WARNINGS.indexOf(fact?.warning ?? 'none');
      };
      const wanted = WARNINGS.indexOf(warning);
      assert.ok(level(Date.parse(at) - 1000) < wanted, `before ${warning}`);
      assert.ok(level(Date.parse(at) + 1000) >= wanted, `after ${warning}`);
    }
  });

  it('are none while a clock stands still, and none once it is done', () => {
    const story = inHand();
    const why = { reason: '等材料', basis: '规则' };
    assert.ok(story.try({ type: 'suspend', ...why }, CENTRE).ok);
    assert.deepEqual(warningsOf(story.log, settings), []);
    assert.ok(story.try({ type: 'resume' }, CENTRE).ok);
    assert.equal(warningsOf(story.log, settings).length, 6);
  });
});
