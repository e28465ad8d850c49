import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsCsv } from './event-lines.ts';
import { takeAwayStrings } from './take-away.strings.ts';
import { eventOf, idOf } from './testing/events.ts';
import { timelineOf } from './timeline-model.ts';

const csv = (...events: Parameters<typeof eventOf>[]) =>
  eventsCsv(timelineOf(events.map((each) => eventOf(...each))), 'zh-CN', takeAwayStrings['zh-CN']);

test('times on the clock of Beijing, content by name, a remark for what was corrected', () => {
  const text = csv(
    [1, { type: 'answered', data: { answer: '已修好' }, recordedAt: '2026-11-03T00:00:00Z' }],
    [2, { type: 'corrected', supersedes: idOf(1), actor: { system: true } }],
  );
  const [head, first, second] = text.slice(1).split('\r\n');
  assert.equal(text[0], '\ufeff');
  assert.equal(head, '序号,时间,记录时间,事项,经办,内容,备注');
  assert.equal(
    first,
    '1,2026-11-01 01:00:00,2026-11-03 08:00:00,答复,不公开,答复：已修好,已由第 2 条更正',
  );
  assert.equal(second, '2,2026-11-01 02:00:00,2026-11-01 02:00:00,更正,系统,,');
});

test('what is withheld is said to be', () => {
  assert.match(csv([1, { type: 'finished', redacted: ['result'] }]), /办理结果：不公开/);
});

test('nothing that a person wrote runs as a formula', () => {
  const text = csv([1, { type: '=cmd()', data: {}, actor: { name: '@SUM(A1)' } }]);
  assert.match(text, /,'=cmd\(\),'@SUM\(A1\),/);
});

test('quotes, commas and lines stay in their cell', () => {
  const text = csv([1, { type: 'noted', data: { note: '一,"二"\n三' } }]);
  assert.match(text, /"备注：一,""二""\n三"/);
});
