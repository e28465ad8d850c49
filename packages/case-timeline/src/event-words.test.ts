import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT_TYPES } from '@yizhangtu/standard/cases.js';
import { actorWords, departmentWords, detailsOf, eventTitle } from './event-words.ts';
import { eventOf } from './testing/events.ts';

const division = { code: '330521', name: { 'zh-CN': '德清县', en: 'Deqing' } };

test('every type of event has words in both languages', () => {
  for (const type of EVENT_TYPES) {
    for (const locale of ['zh-CN', 'en'] as const) {
      assert.notEqual(eventTitle({ type }, locale), type);
    }
  }
});

test('an event of a newer standard is shown with what it says, and without what it hides', () => {
  const event = eventOf(1, {
    type: 'blessed',
    data: { words: 'hello', count: 3, deep: { a: 1 } },
    redacted: ['secret'],
  });
  assert.equal(eventTitle(event, 'en'), 'blessed');
  assert.deepEqual(detailsOf(event, 'en'), [
    { name: 'words', label: 'words', lines: ['hello'] },
    { name: 'count', label: 'count', lines: ['3'] },
    { name: '', label: 'Content', withheld: true },
  ]);
});

test('a name that every object has is no name of an event', () => {
  assert.equal(eventTitle({ type: 'constructor' }, 'zh-CN'), 'constructor');
});

test('what is redacted is said to be withheld, what was never there is not told', () => {
  const event = eventOf(1, { type: 'finished', data: {}, redacted: ['result'] });
  assert.deepEqual(detailsOf(event, 'zh-CN'), [
    { name: 'result', label: '办理结果', withheld: true },
  ]);
  assert.deepEqual(detailsOf(eventOf(1, { type: 'finished' }), 'zh-CN'), []);
});

test('names that only the server needs are not told, redacted or not', () => {
  const event = eventOf(1, {
    type: 'submitted',
    data: { county: '330521', receipt: 'X' },
    redacted: ['acceptance', 'mayPublish'],
  });
  assert.deepEqual(detailsOf(event, 'en'), []);
});

test('units stand with their part and what they are allowed', () => {
  const event = eventOf(1, {
    type: 'dispatched',
    data: {
      orders: [
        {
          id: 'x',
          unit: { division: '330521', organisation: '住建局' },
          role: 'lead',
          limit: { kind: 'work-day', amount: 5 },
        },
        {
          id: 'y',
          unit: { division: '330521', name: { 'zh-CN': '水利局', en: 'Water' } },
          role: 'assist',
        },
      ],
    },
  });
  assert.deepEqual(detailsOf(event, 'zh-CN'), [
    { name: 'orders', label: '单位', lines: ['住建局（主办，限 5 个工作日）', '水利局（协办）'] },
  ]);
  assert.deepEqual(detailsOf(event, 'en'), [
    {
      name: 'orders',
      label: 'Units',
      lines: ['住建局 (Lead, 5 working days)', 'Water (Assist)'],
    },
  ]);
});

test('data of a wrong shape are left out and break nothing', () => {
  const event = eventOf(1, {
    type: 'dispatched',
    data: {
      orders: [null, 3, {}, { unit: 'x' }],
      limit: 'soon',
      photos: 'a',
      place: null,
      title: {},
    },
  });
  assert.deepEqual(detailsOf(event, 'en'), []);
});

test('an actor is told as far as the viewer may know', () => {
  const actor = { division, organisation: '住建局', role: 'department-handler' as const };
  assert.equal(actorWords({ ...actor, name: '张*' }, 'zh-CN'), '德清县 住建局 张*');
  assert.equal(actorWords({ ...actor, name: '张*' }, 'en'), '张*, 住建局, Deqing');
  assert.equal(actorWords(actor, 'zh-CN'), '德清县 住建局');
  assert.equal(actorWords({ role: 'resident' }, 'zh-CN'), '村民');
  assert.equal(actorWords({ role: 'county-centre', division }, 'zh-CN'), '德清县 县级中心');
  assert.equal(actorWords({ system: true }, 'en'), 'System');
  assert.equal(actorWords({}, 'en'), undefined);
  assert.equal(departmentWords({}, 'zh-CN'), '其他');
  assert.equal(departmentWords({ role: 'resident', division }, 'zh-CN'), '村民');
});
