import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allowed } from './apply.ts';
import { readyCaseSettings } from './case-settings.ts';
import { REPORT, Story, unit } from './cases.test.helper.ts';
import { clocksOf, isLate } from './clocks.ts';
import { Command, type CommandType } from './commands.ts';
import { CaseEvent } from './event.ts';
import { fold, project } from './fold.ts';
import { edgesOf } from './mermaid.ts';
import { JOIN_RULES } from './states.ts';
import { RELATIONS } from './relations.ts';
import { COMMAND_TYPES } from './command-names.ts';
import { commandOfEvent, transitionOf } from './transitions.ts';
import type { Viewer } from './viewer.ts';

/** One step of a walk: a command, someone to give it, and which assignment it is about. */
interface Step {
  readonly type: CommandType;
  readonly relation: (typeof RELATIONS)[number];
  readonly order: number;
  readonly unit: number;
  readonly yes: boolean;
  readonly hours: number;
}

const UNITS = ['城管局', '交通局', '水利局', '民政局'];
const why = { reason: '缘由', basis: '依据' };

function commandOf(step: Step, story: Story): Command {
  const { type, yes } = step;
  const order = story.order(step.order);
  const given = {
    unit: unit(UNITS[step.unit]!),
    role: yes ? ('lead' as const) : ('assist' as const),
  };
  const both = [
    { unit: unit(UNITS[step.unit]!), role: 'lead' as const },
    { unit: unit(UNITS[(step.unit + 1) % 4]!), role: 'assist' as const },
  ];
  const forms: { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'type'> } = {
    draft: { report: REPORT },
    submit: yes ? { report: REPORT } : {},
    accept: {},
    'ask-info': { question: '在哪里？' },
    resupply: { text: '在路口', place: { division: '330521001001', words: '路口' } },
    reject: why,
    merge: { into: yes ? '01930000-0000-7000-8000-000000000002' : story.order(1).slice(0, 36) },
    dispatch: { orders: yes ? both : [given], join: JOIN_RULES[step.unit % 3]! },
    'add-department': { orders: [given] },
    sign: { order },
    return: { order, ...why },
    start: { order },
    'request-extension': { order, reason: '缘由', limit: { kind: 'work-day', amount: 2 } },
    'grant-extension': { order },
    'deny-extension': { order, reason: '缘由' },
    finish: { order, result: '办好了' },
    reassign: { order, to: given, reason: '缘由' },
    adjudicate: { order, decision: yes ? 'force' : 'release', ...why },
    answer: { answer: '答复', solved: true },
    revisit: { satisfaction: 'dissatisfied', redo: yes },
    close: {},
    reopen: { reason: '缘由' },
    withdraw: {},
    suspend: why,
    resume: {},
    transfer: { system: '综合执法', reason: '缘由' },
    urge: {},
    supervise: { light: 'red', text: '限期办结' },
    escalate: { reason: '缘由' },
    'hand-down': { tier: 'village', reason: '缘由' },
    publish: {},
    withhold: { reason: '缘由' },
    note: { note: '备注' },
    correct: {
      event: story.log.at(-1)?.id ?? story.order(1).slice(0, 36),
      text: '更正',
      reason: '笔误',
    },
  };
  return { type, ...forms[type] } as Command;
}

function viewerFor({ relation, order }: Step, story: Story): Viewer {
  const found = story.state?.orders.find(({ id }) => id === story.order(order));
  const isUnit = ['lead', 'assist', 'inform'].includes(relation);
  return {
    relations: isUnit && found?.role !== relation ? [] : [relation],
    orders: isUnit && found ? [found.id] : [],
  };
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const caseEdges = new Set(edgesOf('case').map(({ from, to }) => `${from} ${to}`));
const orderEdges = new Set(edgesOf('order').map(({ from, to }) => `${from} ${to}`));

/** Does a step and checks everything that has to hold before and after it; gives whether it was done. */
function checkStep(story: Story, step: Step): boolean {
  const viewer = viewerFor(step, story);
  const command = commandOf(step, story);
  assert.ok(Command.safeParse(command, { jitless: true }).success, command.type);
  story.now = new Date(Date.parse(story.now) + step.hours * 3_600_000).toISOString();
  const before = frozen(story.state);
  const buttons = before ? allowed(before, viewer) : [];
  const applied = story.try(command, viewer, { target: story.log.at(-1) });
  const order = 'order' in command ? command.order : undefined;
  const button = buttons.some((one) => one.type === command.type && one.order === order);
  if (!applied.ok) {
    assert.equal(story.state, before);
    assert.ok(applied.reason['zh-CN'] && applied.reason.en);
    // A button that is shown fails only for what is sent with it.
    if (button)
      assert.ok(
        !['denied', 'wrong_state', 'wrong_order_state', 'unknown_order'].includes(applied.code),
      );
    return false;
  }
  const after = frozen(applied.state);
  const [event] = applied.events;
  // One event for a command, of its type and no other, next in its log, and of a form that can be sent.
  assert.equal(applied.events.length, 1);
  assert.equal(commandOfEvent(event.type), command.type);
  assert.equal(event.seq, (before?.version ?? 0) + 1);
  assert.ok(CaseEvent.safeParse(event, { jitless: true }).success);
  // What is stored is what the log gives, and appending is folding.
  assert.deepEqual(project(story.log), after);
  assert.deepEqual(fold(before, JSON.parse(JSON.stringify(event)) as CaseEvent), after);
  assert.deepEqual(JSON.parse(JSON.stringify(after)), after);
  if (before) assert.ok(button, `${command.type} was done without a button`);
  // Only along the table, for the case and for each assignment.
  const from = before?.state ?? 'none';
  if (from !== after.state)
    assert.ok(caseEdges.has(`${from} ${after.state}`), `${from} ${after.state}`);
  for (const one of before?.orders ?? []) {
    const now = after.orders.find(({ id }) => id === one.id)!;
    if (now.state !== one.state) {
      assert.ok(orderEdges.has(`${one.state} ${now.state}`));
      // Nobody handles what is not in hand.
      assert.equal(from, 'dispatched');
      assert.equal(one.ended, undefined);
    }
    assert.ok(!(one.ended && now.ended !== one.ended));
  }
  const active = after.orders.filter((one) => one.round === after.round && !one.ended);
  const leads = active.filter(({ role }) => role === 'lead').length;
  assert.ok(leads <= 1);
  // In hand it has one lead; but the centre may release who led, and whoever is added first leads then.
  if (after.state === 'dispatched' && leads === 0) {
    const led = after.orders.filter((one) => one.round === after.round && one.role === 'lead');
    assert.equal(led.at(-1)?.ended, 'released');
    const had = before?.orders.some(
      (one) => one.round === after.round && one.role === 'lead' && !one.ended,
    );
    assert.ok(!had || (command.type === 'adjudicate' && command.decision === 'release'));
    assert.notEqual(command.type, 'add-department');
  }
  assert.ok((after.before !== undefined) === ['needs-info', 'suspended'].includes(after.state));
  assert.ok(!['rejected', 'merged', 'withdrawn', 'transferred'].includes(from));
  return true;
}

describe('random commands', () => {
  it('keep what has to hold, and reach every state and every command', () => {
    const states = new Set<string>();
    const done = new Set<string>();
    let refusals = 0;
    const any = fc.record<Step>({
      type: fc.constantFrom(...COMMAND_TYPES),
      relation: fc.constantFrom(...RELATIONS),
      order: fc.integer({ min: 1, max: 5 }),
      unit: fc.integer({ min: 0, max: 3 }),
      yes: fc.boolean(),
      hours: fc.integer({ min: 0, max: 40 }),
    });
    /** Half of the steps are picked among those that the table allows now, or no walk would get far. */
    const walk = fc.array(fc.tuple(any, fc.boolean(), fc.nat()), {
      minLength: 1,
      maxLength: 70,
      size: 'max',
    });
    fc.assert(
      fc.property(walk, (steps) => {
        const story = new Story();
        for (const [step, aimed, pick] of steps) {
          const options = aimed ? optionsOf(story, step) : [];
          const chosen = options[pick % options.length] ?? step;
          if (checkStep(story, chosen)) {
            done.add(chosen.type);
            states.add(story.state!.state);
          } else refusals += 1;
        }
      }),
      { numRuns: 200, seed: 6 },
    );
    assert.deepEqual([...done].sort(), [...COMMAND_TYPES].sort());
    assert.equal(states.size, 14);
    assert.ok(refusals > 1000);
  });
});

const { clocks } = readyCaseSettings();
const isLateNow = ({ log, now }: Story): boolean => isLate(clocksOf(log, Date.parse(now), clocks));

describe('a case that was late', () => {
  it('stays late whatever is done to it afterwards', () => {
    const begun = fc.record({ hours: fc.nat({ max: 40 }), step: fc.nat() });
    let lateAgain = 0;
    const any: Step = {
      type: 'urge',
      relation: 'reporter',
      order: 1,
      unit: 0,
      yes: true,
      hours: 1,
    };
    fc.assert(
      fc.property(fc.array(begun, { minLength: 10, maxLength: 70, size: 'max' }), (steps) => {
        const story = new Story();
        story.limit = { kind: 'urgent-hour', amount: 24 };
        let late = false;
        for (const { hours, step } of steps) {
          story.now = new Date(Date.parse(story.now) + hours * 3_600_000).toISOString();
          assert.ok(!late || isLateNow(story), `late before ${story.log.at(-1)?.type}`);
          late = isLateNow(story);
          const drawn = { ...any, hours: step % 3, unit: step % 4, order: 1 + (step % 5) };
          const options = optionsOf(story, drawn);
          const one = options[step % options.length];
          if (one === undefined) continue;
          story.try(commandOf(one, story), viewerFor(one, story), { target: story.log.at(-1) });
          assert.ok(!late || isLateNow(story), `late before ${one.type}`);
          if (late && one.type === 'dispatch') lateAgain += 1;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    assert.ok(lateAgain > 10, String(lateAgain));
  });
});

/** The way to the end, which a walk has to find sometimes. */
const ONWARD: readonly CommandType[] = [
  'accept',
  'dispatch',
  'sign',
  'start',
  'request-extension',
  'grant-extension',
  'deny-extension',
  'finish',
  'answer',
  'revisit',
  'close',
  'resume',
  'resupply',
];

/** Steps that the table allows somebody now. Ends are left out where something else is possible. */
function optionsOf(story: Story, step: Step): Step[] {
  const { state } = story;
  if (state === undefined) return [{ ...step, type: 'submit', relation: 'reporter', yes: true }];
  const ends = ['withdraw', 'reject', 'merge', 'transfer'];
  const options = RELATIONS.flatMap((relation) =>
    [1, 2, 3, 4, 5].flatMap((order) => {
      const viewer = viewerFor({ ...step, relation, order }, story);
      return allowed(state, viewer)
        .filter((one) => one.order === undefined || one.order === story.order(order))
        .map(({ type }): Step => ({ ...step, type, relation, order }));
    }),
  );
  const moving = options.filter(
    ({ type }) =>
      !ends.includes(type) &&
      (transitionOf(type).to !== undefined || transitionOf(type).order !== undefined),
  );
  const onward = moving.filter(({ type }) => ONWARD.includes(type));
  if (onward.length > 0 && step.hours % 4 === 1) return onward;
  return moving.length > 0 && step.hours % 4 !== 0 ? moving : options;
}
