import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CENTRE, REPORT, REPORTER, Story } from './cases.test.helper.ts';
import { readyCaseSettings } from './case-settings.ts';
import { countStats, factsOf, percent, type CaseFacts } from './count-stats.ts';

const { clocks } = readyCaseSettings();
const NOW = Date.parse('2020-12-31T09:00:00+08:00');

/** A case as one of the village's was: created and done at these times. */
function told(created: string, done: string | undefined, days = 3): CaseFacts {
  const story = new Story();
  story.limit = { kind: 'work-day', amount: days };
  const at = (time: string) => new Date(`${time}+08:00`).toISOString();
  story.do({ type: 'submit', report: REPORT }, REPORTER, at(created));
  story.do({ type: 'accept' }, CENTRE, at(created));
  const lead = { unit: { division: '330521001001' }, role: 'lead' as const };
  story.do({ type: 'dispatch', orders: [lead] }, CENTRE, at(created));
  if (done !== undefined) {
    story.now = at(done);
    for (const type of ['sign', 'start'] as const) {
      story.do({ type, order: story.order(1) }, story.of(1), at(done));
    }
    story.do({ type: 'finish', order: story.order(1), result: '已办' }, story.of(1), at(done));
    story.do({ type: 'answer', answer: '已办', solved: true }, CENTRE, at(done));
    story.do({ type: 'revisit', satisfaction: 'satisfied' }, REPORTER, at(done));
    story.do({ type: 'close' }, CENTRE, at(done));
  }
  return factsOf(story.log, NOW, clocks);
}

describe('the numbers of cases', () => {
  it('give 96.45 % for 957 received and 923 closed, counted from their events', () => {
    const closed = [
      told('2020-11-09T14:38:39', '2020-11-12T09:38:41'),
      told('2020-10-27T12:26:54', '2020-10-29T16:25:21'),
    ];
    const open = told('2020-11-09T14:38:39', undefined);
    const all = Array.from({ length: 957 }, (_, index) =>
      index < 923 ? closed[index % 2]! : open,
    );
    const stats = countStats(all);
    assert.deepEqual([stats.received, stats.closed, stats.late], [957, 923, 34]);
    assert.equal(percent(stats.rate!), '96.45 %');
    // Three working days from Monday afternoon, and from Tuesday noon: both were in time.
    assert.equal(stats.onTimeRate, 1);
  });

  it('tell those that were closed late', () => {
    const facts = [
      told('2020-11-09T14:38:39', '2020-11-12T09:38:41', 2),
      told('2020-10-27T12:26:54', '2020-10-29T16:25:21'),
    ];
    assert.deepEqual(countStats(facts), {
      received: 2,
      closed: 2,
      rate: 1,
      onTime: 1,
      onTimeRate: 0.5,
      late: 0,
    });
  });

  it('leave out what was withdrawn, and divide by nothing', () => {
    const story = new Story();
    story.do({ type: 'submit', report: REPORT }, REPORTER);
    story.do({ type: 'withdraw' }, REPORTER);
    const facts = factsOf(story.log, NOW, clocks);
    assert.deepEqual(countStats([facts]), { received: 0, closed: 0, onTime: 0, late: 0 });
    assert.deepEqual(factsOf([], NOW, clocks), { received: false, closed: false, late: false });
  });

  it('are rounded as offices publish them', () => {
    assert.deepEqual([1, 0, 923 / 957, 2 / 3, 0.99999].map(percent), [
      '100.00 %',
      '0.00 %',
      '96.45 %',
      '66.67 %',
      '100.00 %',
    ]);
  });
});
