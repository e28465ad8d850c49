import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import { eventOf, idOf } from './testing/events.ts';
import {
  dayOf,
  entriesOf,
  isLate,
  lastSeq,
  newsAfter,
  rowOfDay,
  rowsOf,
  type Group,
  type Row,
} from './timeline-model.ts';

const seqs = (events: readonly CaseEvent[]) => entriesOf(events).map(({ event }) => event.seq);
const groups = (rows: readonly Row[]) => rows.flatMap(({ group }) => (group ? [group] : []));

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
      assert.deepEqual(entriesOf(mixed), entriesOf(events));
      const times = entriesOf(mixed).map(({ at }) => at);
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
      assert.deepEqual(entriesOf([...events, ...events]), entriesOf(events));
      assert.equal(entriesOf(events).length, events.length);
    }),
  );
});

test('what is given last of an event is shown', () => {
  const shown = entriesOf([eventOf(1, { data: { note: 'a' } }), eventOf(1, { data: {} })]);
  assert.deepEqual(
    shown.map(({ event }) => event.data),
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

test('groups hold every row once, and none is without', () => {
  const grouping = fc.constantFrom('day', 'stage', 'department');
  fc.assert(
    fc.property(someEvents, grouping, fc.boolean(), (events, by, newestFirst) => {
      const rows = rowsOf(entriesOf(events), {
        grouping: by as Group['by'],
        newestFirst,
      });
      assert.deepEqual(
        rows.map(({ entry }) => entry.event.seq).sort((a, b) => a - b),
        events.map(({ seq }) => seq),
      );
      assert.equal(rows[0]?.group === undefined, rows.length === 0);
      if (by === 'day') {
        const days = groups(rows).map((group) => (group.by === 'day' ? group.day : NaN));
        assert.deepEqual(days, [...new Set(days)]);
      }
    }),
  );
});

test('a day begins at midnight in Beijing', () => {
  const rows = rowsOf(
    entriesOf([
      eventOf(1, { occurredAt: '2026-11-01T15:59:59Z' }),
      eventOf(2, { occurredAt: '2026-11-01T16:00:00Z' }),
    ]),
    { grouping: 'day', newestFirst: false },
  );
  assert.deepEqual(groups(rows), [
    { by: 'day', day: Date.UTC(2026, 10, 1) / 86_400_000 },
    { by: 'day', day: Date.UTC(2026, 10, 2) / 86_400_000 },
  ]);
});

test('a stage comes again when the matter is opened again; notes belong to the stage that they fall in', () => {
  const types = ['submitted', 'accepted', 'dispatched', 'noted', 'signed', 'answered'];
  const again = [...types, 'reopened', 'dispatched', 'answered', 'revisited', 'closed'];
  const rows = rowsOf(entriesOf(again.map((type, i) => eventOf(i + 1, { type }))), {
    grouping: 'stage',
    newestFirst: false,
  });
  assert.deepEqual(
    groups(rows).map((group) => group.by === 'stage' && [group.stage, group.round]),
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
  const rows = rowsOf(
    entriesOf([
      eventOf(1, { type: 'answered' }),
      eventOf(2, { type: 'revisited', data: { redo: true } }),
    ]),
    { grouping: 'stage', newestFirst: false },
  );
  assert.deepEqual(groups(rows).at(-1), { by: 'stage', stage: 'handling', round: 1 });
});

test('departments stand in the order in which they came to it, each once', () => {
  const housing = { division: { code: '330521', name: '县' }, organisation: '住建局' };
  const water = { division: { code: '330521', name: '县' }, organisation: '水利局' };
  const actors = [{ role: 'resident' as const }, housing, water, housing, { system: true }];
  const rows = rowsOf(entriesOf(actors.map((actor, i) => eventOf(i + 1, { actor }))), {
    grouping: 'department',
    newestFirst: false,
  });
  assert.deepEqual(
    rows.map(({ entry }) => entry.event.seq),
    [1, 2, 4, 3, 5],
  );
  assert.equal(groups(rows).length, 4);
});

test('a correction marks what it corrects; of several the last counts; nothing goes', () => {
  const entries = entriesOf([
    eventOf(1),
    eventOf(2, { type: 'corrected', supersedes: idOf(1) }),
    eventOf(4, { type: 'corrected', supersedes: idOf(1) }),
    eventOf(3, { type: 'corrected', supersedes: idOf(7) }),
    eventOf(5, { type: 'corrected', supersedes: idOf(5) }),
  ]);
  assert.deepEqual(
    entries.map(({ supersededBy }) => supersededBy?.seq),
    [4, undefined, undefined, undefined, undefined],
  );
});

test('late is what was recorded more than ten minutes after it happened', () => {
  const recorded = (recordedAt: string) =>
    entriesOf([eventOf(1, { occurredAt: '2026-11-01T08:00:00Z', recordedAt })]).map(isLate)[0];
  assert.equal(recorded('2026-11-01T08:10:00Z'), false);
  assert.equal(recorded('2026-11-01T08:10:01Z'), true);
  assert.equal(recorded('2026-11-01T16:00:00+08:00'), false);
});

test('news is what has a higher number, also when it happened before', () => {
  const late = eventOf(3, { occurredAt: '2026-10-01T00:00:00Z' });
  const entries = entriesOf([eventOf(1), eventOf(2), late]);
  assert.equal(lastSeq(entries), 3);
  assert.deepEqual(
    newsAfter(entries, 2).map(({ event }) => event.seq),
    [3],
  );
});

test('a day without events leads to the nearest that has some', () => {
  const rows = rowsOf(
    entriesOf(
      ['2026-11-01', '2026-11-05', '2026-11-05'].map((day, i) =>
        eventOf(i + 1, { occurredAt: `${day}T04:00:00Z` }),
      ),
    ),
    { grouping: 'day', newestFirst: false },
  );
  const day = (text: string) => dayOf(Date.parse(`${text}T00:00:00+08:00`));
  assert.equal(rowOfDay(rows, day('2026-11-04')), 1);
  assert.equal(rowOfDay(rows, day('2020-01-01')), 0);
  assert.equal(rowOfDay([], 0), -1);
});
