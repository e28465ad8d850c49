import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowed, apply, CASE_RULES } from './apply.ts';
import { byClock, restingSince, suspendedUntil } from './by-clock.ts';
import { as, CENTRE, idOf, REPORTER, Story } from './cases.test.helper.ts';
import type { Command } from './commands.ts';
import { SYSTEM, type Viewer } from './viewer.ts';

const DAYS = { closeAfter: 7 };
const answered = (): Story => {
  const story = new Story('2026-03-02T09:00:00+08:00').dispatched().handled(1);
  story.do({ type: 'answer', answer: '已修好', solved: true }, CENTRE, '2026-03-03T02:00:00.000Z');
  return story;
};
const code = (story: Story, command: Command, viewer: Viewer): string => {
  const applied = apply(story.state, command, {
    viewer,
    actor: {},
    id: idOf(99),
    now: story.now,
    rules: CASE_RULES,
  });
  return applied.ok ? 'ok' : applied.code;
};
const next = (story: Story, days: { closeAfter: number | undefined } = DAYS): unknown => {
  const due = byClock(story.state!, story.log, days);
  return due && [due.command.type, new Date(due.at).toISOString()];
};

describe('what happens by a clock', () => {
  it('closes what was answered after the days that the county names, and never without', () => {
    const story = answered();
    assert.deepEqual(next(story), ['close', '2026-03-10T02:00:00.000Z']);
    assert.equal(next(story, { closeAfter: undefined }), undefined);
    // Words between do not put it off; a revisit begins the days anew.
    story.do({ type: 'note', note: '看过' }, CENTRE, '2026-03-04T02:00:00.000Z');
    assert.deepEqual(next(story), ['close', '2026-03-10T02:00:00.000Z']);
    story.do({ type: 'revisit', satisfaction: 'neutral' }, REPORTER, '2026-03-05T02:00:00.000Z');
    assert.deepEqual(next(story), ['close', '2026-03-12T02:00:00.000Z']);
    story.do({ type: 'reopen', reason: '又坏了' }, REPORTER);
    assert.deepEqual([next(story), restingSince(story.state!, story.log)], [undefined, undefined]);
  });

  it('counts from the last answer, where there was a round before', () => {
    const story = answered();
    story.do({ type: 'revisit', satisfaction: 'dissatisfied', redo: true }, REPORTER);
    const unit = { division: '330521', organisation: '城管局' };
    story.do({ type: 'dispatch', orders: [{ unit, role: 'lead' }] }, CENTRE);
    story.handled(2);
    story.do({ type: 'answer', answer: '换了', solved: true }, CENTRE, '2026-04-01T02:00:00.000Z');
    assert.deepEqual(next(story), ['close', '2026-04-08T02:00:00.000Z']);
  });

  it('is for the server alone: nobody else closes what was not revisited', () => {
    const story = answered();
    assert.equal(code(story, { type: 'close' }, CENTRE), 'wrong_state');
    assert.equal(code(story, { type: 'close' }, as('tier')), 'wrong_state');
    assert.equal(code(story, { type: 'close' }, REPORTER), 'denied');
    assert.equal(code(story, { type: 'close' }, SYSTEM), 'ok');
    assert.ok(!allowed(story.state!, CENTRE).some(({ type }) => type === 'close'));
    assert.equal(story.do({ type: 'close' }, SYSTEM).state, 'closed');
    assert.equal(next(story), undefined);
    // It is a moment too late for the server that comes second.
    assert.equal(code(story, { type: 'close' }, SYSTEM), 'wrong_state');
  });

  it('goes on with what is suspended at its date, and with nothing that has none', () => {
    const story = new Story().dispatched();
    const reason = { reason: '等雨停', basis: '施工规范' };
    story.do({ type: 'suspend', ...reason }, CENTRE);
    assert.equal(next(story), undefined);
    story.do({ type: 'resume' }, CENTRE);
    story.do({ type: 'suspend', ...reason, until: '2026-03-20T09:00:00+08:00' }, CENTRE);
    assert.deepEqual(next(story), ['resume', '2026-03-20T01:00:00.000Z']);
    assert.equal(story.do({ type: 'resume' }, SYSTEM).state, 'dispatched');
    assert.equal(suspendedUntil(story.state!, story.log), undefined);
  });
});
