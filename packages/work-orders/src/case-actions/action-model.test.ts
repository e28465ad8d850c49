import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command, COMMAND_TYPES, transitionOf } from '@yizhangtu/standard/cases.js';
import { ACTION_FIELDS, isAction, type ActionType } from './action-fields.ts';
import {
  compose,
  emptyInput,
  fieldsOf,
  inputOf,
  isTyped,
  withUnit,
  type ActionInput,
} from './action-model.ts';

const CASE = '01930000-0000-7000-8000-000000000001';
const ORDER = `${CASE}.1`;
const POLICE = { division: '330521', organisation: '城管局' };
const WATER = { division: '330521', organisation: '水利局' };

const filled: ActionInput = {
  texts: {
    question: '具体在哪一段？',
    text: '在桥东',
    reason: '不属本单位职责',
    basis: '权责清单第 3 条',
    into: CASE,
    join: 'lead',
    result: '已经修好',
    decision: 'force',
    answer: '已安排修复',
    solved: 'true',
    satisfaction: 'satisfied',
    comment: '快',
    until: '2026-12-01T09:00',
    system: '省平台',
    number: '7',
    light: 'red',
    tier: 'village',
    note: '注意安全',
    event: CASE,
    title: '桥东路灯不亮',
  },
  flags: {},
  limit: { kind: 'work-day', amount: '3' },
  units: [{ unit: POLICE, role: 'lead', limit: { kind: 'work-day', amount: '' } }],
};

const orderOf = (type: ActionType) => (transitionOf(type).order === undefined ? undefined : ORDER);

test('every command but those that begin a case has a form, and what it makes is a command', () => {
  for (const type of COMMAND_TYPES) {
    if (!isAction(type)) {
      assert.ok(type === 'draft' || type === 'submit', type);
      continue;
    }
    const input =
      type === 'add-department'
        ? { ...filled, units: [{ ...filled.units[0]!, role: 'assist' as const }] }
        : filled;
    const made = compose({ type, order: orderOf(type) }, input);
    assert.ok(made.ok, type);
    const parsed = Command.safeParse(made.command);
    assert.ok(parsed.success, `${type}: ${JSON.stringify(parsed.error?.issues)}`);
    assert.deepEqual(Object.keys(parsed.data).sort(), Object.keys(made.command).sort(), type);
  }
});

test('a form asks for all that the command needs', () => {
  for (const type of COMMAND_TYPES.filter(isAction)) {
    const made = compose({ type, order: orderOf(type) }, emptyInput(type));
    const required = ACTION_FIELDS[type].filter((field) => field.required === true);
    const missing = made.ok ? [] : made.faults.map(({ field, code }) => `${field} ${code}`);
    const wanted = required.map(({ name }) => `${name} missing`);
    // Of a correction, something has to be other than it was.
    assert.deepEqual(missing, wanted, type);
    if (made.ok) assert.ok(Command.safeParse(made.command).success, type);
  }
});

test('blanks are nothing, and what came with a pasted text is taken out', () => {
  const blank = { ...filled, texts: { ...filled.texts, note: ' \n ' } };
  assert.deepEqual(compose({ type: 'note' }, blank), {
    ok: false,
    faults: [{ field: 'note', code: 'missing' }],
  });
  const pasted = { ...filled, texts: { note: ' 好\u202e的\u0000 ' } };
  assert.deepEqual(compose({ type: 'note' }, pasted), {
    ok: true,
    command: { type: 'note', note: '好的' },
  });
});

test('a text that is too long is told, and an emoji is one character', () => {
  const long = (text: string) => compose({ type: 'urge' }, { ...filled, texts: { text } });
  assert.ok(long('🙂'.repeat(500)).ok);
  assert.deepEqual(long('🙂'.repeat(501)), {
    ok: false,
    faults: [{ field: 'text', code: 'too_long' }],
  });
});

test('an amount that is no time is told', () => {
  const limit = (amount: string) =>
    compose(
      { type: 'grant-extension', order: ORDER },
      { ...filled, limit: { kind: 'work-day', amount } },
    );
  for (const amount of ['0', '-1', 'drei', '4000']) {
    assert.deepEqual(limit(amount), {
      ok: false,
      faults: [{ field: 'limit', code: 'bad_amount' }],
    });
  }
  assert.deepEqual(limit(''), { ok: true, command: { type: 'grant-extension', order: ORDER } });
  const granted = limit('0.5');
  assert.ok(granted.ok);
  assert.deepEqual(granted.command, {
    type: 'grant-extension',
    order: ORDER,
    limit: { kind: 'work-day', amount: 0.5 },
  });
});

test('dispatch needs one lead, and each unit once', () => {
  const none = { kind: 'work-day', amount: '' } as const;
  const to = (...units: ActionInput['units']) => {
    const made = compose({ type: 'dispatch' }, { ...filled, units });
    return made.ok ? made.command : made.faults;
  };
  const fault = (code: string) => [{ field: 'orders', code }];
  const lead = { unit: POLICE, role: 'lead', limit: none } as const;
  assert.deepEqual(to({ ...lead, role: 'assist' }), fault('no_lead'));
  assert.deepEqual(to(lead, { ...lead, unit: WATER }), fault('two_leads'));
  assert.deepEqual(to(lead, { ...lead, role: 'assist' }), fault('twice'));
  const both = to(lead, { unit: WATER, role: 'assist', limit: { kind: 'work-day', amount: '2' } });
  assert.deepEqual(both, {
    type: 'dispatch',
    join: 'lead',
    orders: [
      { unit: POLICE, role: 'lead' },
      { unit: WATER, role: 'assist', limit: { kind: 'work-day', amount: 2 } },
    ],
  });
  // A line in which nobody was chosen is no unit.
  assert.equal((to(...withUnit({ ...filled, units: [lead] }).units) as Command).type, 'dispatch');
});

test('an answer that the matter is not solved says why, and then the form asks', () => {
  const texts = { answer: '正在协调', solved: 'false' };
  const input = { ...filled, texts };
  assert.deepEqual(compose({ type: 'answer' }, input), {
    ok: false,
    faults: [{ field: 'unsolvedReason', code: 'unsolved' }],
  });
  const names = (given: ActionInput) => fieldsOf('answer', given).map(({ name }) => name);
  assert.ok(names(input).includes('unsolvedReason'));
  assert.ok(!names({ ...input, texts: { ...texts, solved: 'true' } }).includes('unsolvedReason'));
});

test('redo is offered to who is not satisfied', () => {
  const offered = (satisfaction: string) =>
    fieldsOf('revisit', { ...filled, texts: { satisfaction } }).some(({ name }) => name === 'redo');
  assert.ok(offered('dissatisfied') && offered('very-dissatisfied'));
  assert.ok(!offered('satisfied'));
});

test('the internal note and the public answer are fields of two forms with two readers', () => {
  const readers = (type: ActionType) =>
    ACTION_FIELDS[type].flatMap(({ reader }) => (reader === undefined ? [] : [reader]));
  assert.deepEqual(readers('note'), ['staff']);
  assert.deepEqual(readers('finish'), ['staff']);
  assert.deepEqual(readers('answer'), ['reporter', 'reporter']);
});

test('a moment is of Beijing', () => {
  const made = compose({ type: 'suspend' }, filled);
  assert.ok(made.ok && made.command.type === 'suspend');
  assert.equal(made.command.until, '2026-12-01T01:00:00.000Z');
});

test('whether something would be lost', () => {
  assert.ok(!isTyped(emptyInput('dispatch')));
  assert.ok(isTyped({ ...emptyInput('note'), texts: { note: '见' } }));
  assert.ok(isTyped(filled));
});

test('a form that could not be sent is filled in again as it was', () => {
  for (const type of COMMAND_TYPES.filter(isAction)) {
    if (type === 'add-department') continue;
    const action = { type, order: orderOf(type) };
    const made = compose(action, filled);
    assert.ok(made.ok);
    assert.deepEqual(compose(action, inputOf(made.command)), made, type);
  }
});
