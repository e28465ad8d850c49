import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import { eventOf, idOf } from './testing/events.ts';
import {
  dayOf,
  feedOf,
  itemOfDay,
  lateBy,
  timelineOf,
  upTo,
  type Feed,
  type Grouping,
  type Group,
} from './timeline-model.ts';

const seqs = (events: readonly CaseEvent[]) => timelineOf(events).events.map(({ seq }) => seq);
const groups = ({ items, groupAt }: Feed): Group[] =>
  items.flatMap((_, index) => groupAt(index) ?? []);
const feed = (events: readonly CaseEvent[], grouping: Grouping, newestFirst = false) =>
  feedOf(timelineOf(events).events, { grouping, newestFirst });

/** Events of one case: numbered without gaps, at times that need not follow the numbers. */
const someEvents = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 0, max: 200 }),
      delay: fc.integer({ min: 0, max: 100 }),
      zone: fc.constantFrom('Z', '+08:00'),
      type: fc.constantFrom('submitted', 'accepted', 'dispatched', 'answered', 'noted', 'made-up'),
      unit: fc.constantFrom('a', 'b', undefined),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ hours, delay, zone, type, unit }, i) => {
      const at = Date.parse('2026-10-01T00:00:00Z') + hours * 3_600_000;
      const shift = zone === 'Z' ? 0 : 8 * 3_600_000;
      const written = new Date(at + shift).toISOString().replace('Z', zone);
      return eventOf(i + 1, {
        type,
        occurredAt: written,
        recordedAt: new Date(at + delay * 3_600_000).toISOString(),
        actor: unit === undefined ? {} : { division: { code: unit, name: unit } },
      });
    }),
  );

test('events stand in the order in which they happened, whatever order they come in', () => {
  fc.assert(
    fc.property(someEvents, fc.array(fc.nat()), (events, keys) => {
      const mixed = [...events].sort(
        (a, b) => (keys[a.seq] ?? 0) - (keys[b.seq] ?? 0) || b.seq - a.seq,
      );
      assert.deepEqual(timelineOf(mixed), timelineOf(events));
      const times = timelineOf(mixed).events.map(({ occurredAt }) => Date.parse(occurredAt));
      assert.deepEqual(
        times,
        [...times].sort((a, b) => a - b),
      );
    }),
  );
});

test('each event stands once, however often the stream gives it', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      assert.deepEqual(timelineOf([...events, ...events]), timelineOf(events));
      assert.equal(timelineOf(events).events.length, events.length);
    }),
  );
});

test('what is given last of an event is shown', () => {
  const { events } = timelineOf([eventOf(1, { data: { note: 'a' } }), eventOf(1, { data: {} })]);
  assert.deepEqual(
    events.map(({ data }) => data),
    [{}],
  );
});

test('at one moment the number in the case decides', () => {
  const occurredAt = '2026-11-01T08:00:00+08:00';
  assert.deepEqual(
    seqs([eventOf(10, { occurredAt }), eventOf(9, { occurredAt: '2026-11-01T00:00:00Z' })]),
    [9, 10],
  );
});

test('groups hold every event once, and none is without', () => {
  const grouping = fc.constantFrom<Grouping[]>('day', 'stage', 'department');
  fc.assert(
    fc.property(someEvents, grouping, fc.boolean(), (events, by, newestFirst) => {
      const shown = feed(events, by, newestFirst);
      assert.deepEqual(
        shown.items.map(({ seq }) => seq).sort((a, b) => a - b),
        events.map(({ seq }) => seq),
      );
      assert.equal(shown.groupAt(0) === undefined, events.length === 0);
      if (by === 'day') {
        const days = groups(shown).map((group) => (group.by === 'day' ? group.day : NaN));
        assert.deepEqual(days, [...new Set(days)]);
      }
    }),
  );
});

test('a day begins at midnight in Beijing', () => {
  const shown = feed(
    [
      eventOf(1, { occurredAt: '2026-11-01T15:59:59Z' }),
      eventOf(2, { occurredAt: '2026-11-01T16:00:00Z' }),
    ],
    'day',
  );
  assert.deepEqual(groups(shown), [
    { by: 'day', day: Date.UTC(2026, 10, 1) / 86_400_000 },
    { by: 'day', day: Date.UTC(2026, 10, 2) / 86_400_000 },
  ]);
});

test('a stage comes again when the matter is opened again; notes belong to the stage that they fall in', () => {
  const types = ['submitted', 'accepted', 'dispatched', 'noted', 'signed', 'answered'];
  const again = [...types, 'reopened', 'dispatched', 'answered', 'revisited', 'closed'];
  const shown = feed(
    again.map((type, i) => eventOf(i + 1, { type })),
    'stage',
  );
  assert.deepEqual(
    groups(shown).map((group) => group.by === 'stage' && [group.stage, group.round]),
    [
      ['report', 0],
      ['acceptance', 0],
      ['handling', 0],
      ['answer', 0],
      ['handling', 1],
      ['answer', 1],
      ['revisit', 1],
      ['end', 1],
    ],
  );
});

test('a reporter who is not content sends it back to be handled', () => {
  const redo = eventOf(2, { type: 'revisited', data: { redo: true } });
  const shown = feed([eventOf(1, { type: 'answered' }), redo], 'stage');
  assert.deepEqual(groups(shown).at(-1), { by: 'stage', stage: 'handling', round: 1 });
});

test('departments stand in the order in which they came to it, each once', () => {
  const housing = { division: { code: '330521', name: '县' }, organisation: '住建局' };
  const water = { division: { code: '330521', name: '县' }, organisation: '水利局' };
  const actors = [{ role: 'resident' as const }, housing, water, housing, { system: true }];
  const shown = feed(
    actors.map((actor, i) => eventOf(i + 1, { actor })),
    'department',
  );
  assert.deepEqual(
    shown.items.map(({ seq }) => seq),
    [1, 2, 4, 3, 5],
  );
  assert.equal(groups(shown).length, 4);
});

test('a correction marks what it corrects; of several the last counts; nothing goes', () => {
  const { events, corrections } = timelineOf([
    eventOf(1),
    eventOf(2, { type: 'corrected', supersedes: idOf(1) }),
    eventOf(4, { type: 'corrected', supersedes: idOf(1) }),
    eventOf(3, { type: 'corrected', supersedes: idOf(7) }),
    eventOf(5, { type: 'corrected', supersedes: idOf(5) }),
  ]);
  assert.equal(events.length, 5);
  assert.deepEqual(
    events.map(({ id }) => corrections.get(id)?.seq),
    [4, undefined, undefined, undefined, undefined],
  );
});

test('late is what was recorded more than ten minutes after it happened', () => {
  const recorded = (recordedAt: string) =>
    lateBy(eventOf(1, { occurredAt: '2026-11-01T08:00:00Z', recordedAt }));
  assert.equal(recorded('2026-11-01T08:10:00Z'), 0);
  assert.equal(recorded('2026-11-01T08:10:01Z'), 601_000);
  assert.equal(recorded('2026-11-01T16:00:00+08:00'), 0);
});

test('what came first is told from what came later by the number in the case, not by when it happened', () => {
  const late = eventOf(3, { occurredAt: '2026-10-01T00:00:00Z' });
  const { events, last } = timelineOf([eventOf(1), eventOf(2), late]);
  assert.equal(last, 3);
  assert.deepEqual(seqs(upTo(events, 2)), [1, 2]);
});

test('made-up data are known by the event that began them', () => {
  const sample = (type: string) =>
    timelineOf([eventOf(1, { type, data: { sample: true } })]).sample;
  assert.deepEqual([sample('submitted'), sample('noted')], [true, false]);
});

test('a day without events leads to the nearest that has some', () => {
  const { items } = feed(
    ['2026-11-01', '2026-11-05', '2026-11-05'].map((day, i) =>
      eventOf(i + 1, { occurredAt: `${day}T04:00:00Z` }),
    ),
    'day',
  );
  const day = (text: string) => dayOf(Date.parse(`${text}T00:00:00+08:00`));
  assert.equal(itemOfDay(items, day('2026-11-04')), 1);
  assert.equal(itemOfDay(items, day('2020-01-01')), 0);
  assert.equal(itemOfDay([], 0), -1);
});
