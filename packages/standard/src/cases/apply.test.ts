import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowed, apply, CASE_RULES } from './apply.ts';
import { as, BEGINNING, CASE, CENTRE, REPORT, REPORTER, Story, unit } from './cases.test.helper.ts';
import { CaseRecord } from './case.ts';
import type { Command } from './commands.ts';
import { project } from './fold.ts';
import { redactCase } from './redact.ts';
import { NOBODY, viewerIn, viewerOf, type CaseCaller } from './viewer.ts';

const code = (story: Story, command: Command, viewer = CENTRE, more = {}): string => {
  const before = structuredClone(story.state);
  const applied = story.try(command, viewer, more);
  if (!applied.ok) assert.deepEqual(story.state, before);
  return applied.ok ? 'ok' : applied.code;
};
const GROUNDS = { reason: '职责不在此', basis: '权责清单 3' };
const types = (story: Story, viewer = CENTRE) =>
  allowed(story.state!, viewer).map(({ type, order }) =>
    order ? `${type} ${order.at(-1)}` : type,
  );

describe('a case', () => {
  it('goes from report over two departments, a return, a decision and a redo to its end', () => {
    const story = new Story().dispatched('交通局');
    story.handled(1);
    const second = story.order(2);
    story.do(
      { type: 'return', order: second, reason: '属地不符', basis: '权责清单 12' },
      story.of(2),
    );
    assert.equal(code(story, { type: 'answer', answer: '好了', solved: true }), 'not_ready');
    story.do(
      {
        type: 'adjudicate',
        order: second,
        decision: 'force',
        reason: '路权属交通局',
        basis: '公路法 8',
      },
      CENTRE,
    );
    assert.equal(story.state!.orders[2]!.forced, true);
    const back: Command = { type: 'return', order: story.order(3), reason: '不', basis: '无' };
    assert.equal(code(story, back, story.of(3)), 'forced');
    story.handled(3);
    story.do({ type: 'answer', answer: '已修好', solved: true }, story.of(1));
    assert.equal(story.state!.answer!.answer, '已修好');
    const redo: Command = { type: 'revisit', satisfaction: 'dissatisfied', redo: true };
    assert.equal(story.do(redo, REPORTER).state, 'reopened');
    assert.equal(story.state!.answer, undefined);
    const again: Command = {
      type: 'dispatch',
      orders: [{ unit: unit('城管局'), role: 'lead' }],
      join: 'lead',
    };
    story.do(again, CENTRE);
    story.handled(4);
    story.do({ type: 'answer', answer: '换了新的', solved: true }, CENTRE);
    story.do({ type: 'revisit', satisfaction: 'satisfied' }, REPORTER);
    assert.equal(story.do({ type: 'close' }, CENTRE).state, 'closed');
    assert.deepEqual(project(story.log), story.state);
    assert.equal(CaseRecord.safeParse(story.state, { jitless: true }).success, true);
    assert.deepEqual(JSON.parse(JSON.stringify(story.state)), story.state);
  });

  it('waits for all, for the lead or for any, as its join rule says', () => {
    for (const [join, ready] of [
      ['all', 2],
      ['lead', 1],
      ['any', 2],
    ] as const) {
      const story = new Story();
      story.rules = { ...CASE_RULES, join };
      story.dispatched('交通局');
      // The assistant first, where the lead has to wait for it or is not needed.
      story.handled(ready);
      assert.equal(types(story).includes('answer'), join !== 'all', join);
    }
  });

  it('is decided by the centre alone once it was returned too often', () => {
    const story = new Story().dispatched();
    const tier = as('tier');
    for (const number of [1, 2]) {
      const order = story.order(number);
      story.do({ type: 'return', order, reason: '权属不清', basis: '清单' }, story.of(number));
      const to = { unit: unit(`单位 ${number}`), role: 'lead' as const };
      const reassign: Command = { type: 'reassign', order, to, reason: '改派' };
      if (number === 1) story.do(reassign, tier);
      else assert.equal(code(story, reassign, tier), 'decision_due');
    }
    const decide: Command = {
      type: 'adjudicate',
      order: story.order(2),
      decision: 'force',
      to: unit('城管局'),
      reason: '职责相近',
      basis: '会议纪要',
    };
    assert.equal(code(story, decide, tier), 'denied');
    assert.equal(code(story, decide, CENTRE), 'ok');
    assert.deepEqual(
      story.state!.orders.map(({ ended, unit: { organisation } }) => [organisation, ended]),
      [
        ['城管局', 'reassigned'],
        ['单位 1', 'released'],
        ['城管局', undefined],
      ],
    );
  });

  it('goes on where it was after a pause', () => {
    const story = new Story().dispatched();
    story.do({ type: 'suspend', reason: '等雨停', basis: '施工规范' }, CENTRE);
    assert.equal(code(story, { type: 'sign', order: story.order(1) }, story.of(1)), 'wrong_state');
    assert.equal(story.do({ type: 'resume' }, CENTRE).state, 'dispatched');
    assert.equal(story.state!.before, undefined);
    story.do({ type: 'ask-info', question: '在哪一侧？' }, story.of(1));
    assert.equal(story.state!.question, '在哪一侧？');
    const text = '路的东侧';
    assert.equal(story.do({ type: 'resupply', text }, REPORTER).state, 'dispatched');
    assert.equal(story.state!.question, undefined);
  });

  it('goes on without an answer when the reporter gives none', () => {
    const story = new Story().dispatched();
    story.do({ type: 'ask-info', question: '在哪一侧？' }, CENTRE);
    assert.equal(code(story, { type: 'resume' }, REPORTER), 'denied');
    assert.equal(story.do({ type: 'resume' }, CENTRE).state, 'dispatched');
    assert.equal(story.state!.question, undefined);
  });

  it('is not published when its category forbids it', () => {
    const story = new Story().dispatched();
    const publish: Command = { type: 'publish' };
    assert.equal(code(story, publish, CENTRE, { confidential: true }), 'confidential');
    assert.equal(code(story, publish, CENTRE), 'ok');
    assert.equal(code(story, publish, CENTRE), 'as_it_is');
    assert.equal(story.do({ type: 'withhold', reason: '涉及隐私' }, CENTRE).published, false);
  });

  it('is not reported for a time long ago', () => {
    const story = new Story();
    const report = { ...REPORT, occurredAt: '2001-01-01T00:00:00Z' };
    const wait: Command = { type: 'submit', report };
    story.do(wait, REPORTER, '2026-03-02T00:00:00.000Z');
    assert.equal(story.state!.createdAt, '2026-01-30T00:00:00.000Z');
  });

  it('moves between the tiers, and not beyond them', () => {
    const story = new Story();
    story.do({ type: 'submit', report: REPORT }, REPORTER);
    const tier = as('tier');
    assert.equal(
      code(story, { type: 'hand-down', tier: 'village', reason: '下沉' }, tier),
      'no_tier',
    );
    assert.equal(story.do({ type: 'escalate', reason: '村里办不了' }, tier).tier, 'town');
    assert.equal(story.do({ type: 'escalate', reason: '镇里办不了' }, tier).tier, 'county');
    assert.equal(code(story, { type: 'escalate', reason: '再升' }, tier), 'no_tier');
    const down: Command = { type: 'hand-down', tier: 'village', reason: '村里能办' };
    assert.equal(story.do(down, CENTRE).tier, 'village');
  });

  it('has a lead again after the only one was released, and no second one', () => {
    const story = new Story().dispatched('交通局');
    const order = story.order(1);
    story.do({ type: 'return', order, reason: '不属', basis: '清单' }, story.of(1));
    const release = { type: 'adjudicate', order, decision: 'release', ...GROUNDS } as const;
    story.do(release, CENTRE);
    const add = (name: string, role: 'lead' | 'assist'): Command => ({
      type: 'add-department',
      orders: [{ unit: unit(name), role }],
    });
    assert.equal(code(story, add('水利局', 'assist')), 'no_lead');
    assert.equal(code(story, add('水利局', 'lead')), 'ok');
    assert.equal(code(story, add('民政局', 'lead')), 'lead_twice');
    story.handled(2).handled(3);
    assert.equal(
      story.do({ type: 'answer', answer: '好了', solved: true }, CENTRE).state,
      'answered',
    );
  });

  it('keeps its lead when an assignment goes to another unit', () => {
    const story = new Story().dispatched('交通局');
    const to = (order: number, name: string, role: 'lead' | 'assist' | 'inform'): Command => ({
      type: 'reassign',
      order: story.order(order),
      to: { unit: unit(name), role },
      reason: '改派',
    });
    assert.equal(code(story, to(1, '水利局', 'assist')), 'no_lead');
    assert.equal(code(story, to(1, '水利局', 'inform')), 'no_lead');
    assert.equal(code(story, to(2, '水利局', 'lead')), 'lead_twice');
    story.do(to(1, '水利局', 'lead'), CENTRE);
    story.do(to(2, '民政局', 'assist'), CENTRE);
    assert.deepEqual(
      story
        .state!.orders.filter(({ ended }) => !ended)
        .map((one) => [one.unit.organisation, one.role]),
      [
        ['水利局', 'lead'],
        ['民政局', 'assist'],
      ],
    );
    // Where who led was released, an assistant may go on as the lead.
    story.do({ type: 'return', order: story.order(3), ...GROUNDS }, story.of(3));
    const release = { type: 'adjudicate', decision: 'release', ...GROUNDS } as const;
    story.do({ ...release, order: story.order(3) }, CENTRE);
    assert.equal(code(story, to(4, '民政局', 'lead')), 'ok');
  });

  it('has the description that it was put right to, and its log the one that was reported', () => {
    const story = new Story();
    story.do({ type: 'submit', report: REPORT }, REPORTER);
    const [target] = story.log;
    const correct = (text: string): Command => ({
      type: 'correct',
      event: target!.id,
      text,
      reason: '笔误',
    });
    story.do(correct('装饰品掉到桥上。'), CENTRE, undefined, { target });
    assert.equal(story.state!.description, '装饰品掉到桥上。');
    assert.equal(story.state!.title, REPORT.title);
    assert.equal(story.log[0]!.data['description'], REPORT.description);
    assert.equal(story.log[1]!.supersedes, target!.id);
    assert.deepEqual(project(story.log), story.state);
    // Words that were put right of something else are not those of the report.
    story.do({ type: 'note', note: '看过' }, CENTRE);
    const note = story.log.at(-1)!;
    story.do({ ...correct('没看过'), event: note.id } as Command, CENTRE, undefined, {
      target: note,
    });
    assert.equal(story.state!.description, '装饰品掉到桥上。');
  });

  it('is in no smaller loop than there is where it lies', () => {
    const town = { division: '330521001', words: '全镇' };
    const within = ['330521', '330521001'];
    const begins = { id: CASE, beginning: { ...BEGINNING, within, tier: 'county' as const } };
    const whole = new Story();
    whole.do({ type: 'submit', report: { ...REPORT, place: town } }, REPORTER, undefined, {
      begins,
    });
    const down = (tier: 'village' | 'town'): Command => ({
      type: 'hand-down',
      tier,
      reason: '下沉',
    });
    assert.equal(code(whole, down('village')), 'no_tier');
    assert.equal(code(whole, down('town')), 'ok');
    // A village's, which turns out to be of the whole town and then of the whole county.
    for (const by of ['correct', 'resupply'] as const) {
      const story = new Story();
      story.do({ type: 'submit', report: REPORT }, REPORTER);
      assert.equal(story.state!.tier, 'village');
      const target = story.log[0]!;
      if (by === 'resupply') story.do({ type: 'ask-info', question: '哪里？' }, CENTRE);
      const command: Command =
        by === 'correct'
          ? { type: by, event: target.id, place: town, reason: '地点有误' }
          : { type: by, text: '全镇', place: town };
      story.do(command, by === 'correct' ? CENTRE : REPORTER, undefined, { target, within });
      assert.deepEqual([story.state!.tier, story.state!.within], ['town', within], by);
    }
  });

  it('shows a place that is supplied once everyone sees it to the parties alone', () => {
    const story = new Story().dispatched();
    const place = { division: '330521002003', words: '桥头第三家' };
    const within = ['330521', '330521002', '330521002003'];
    const before = { place: story.state!.place, within: story.state!.within };
    story.do({ type: 'publish' }, CENTRE);
    story.do({ type: 'ask-info', question: '哪一家？' }, CENTRE);
    story.do({ type: 'resupply', text: '第三家', place }, REPORTER, undefined, { within });
    const { state } = story;
    assert.deepEqual({ place: state!.place, within: state!.within }, before);
    assert.deepEqual(redactCase(state!, CENTRE)!.suppliedPlace, place);
    assert.doesNotMatch(JSON.stringify(redactCase(state!, NOBODY)), /第三家/);
    // What an office takes over is for everyone.
    const target = story.log[0]!;
    const correct: Command = { type: 'correct', event: target.id, place, reason: '地点更正' };
    story.do(correct, CENTRE, undefined, { target, within });
    assert.deepEqual([story.state!.place, story.state!.within], [place, within]);
    assert.equal(story.state!.suppliedPlace, undefined);
  });

  it('is urged no oftener than the county allows', () => {
    const story = new Story('2026-03-02T09:00:00+08:00').dispatched();
    story.do({ type: 'urge' }, REPORTER, '2026-03-03T01:00:00.000Z');
    story.now = '2026-03-04T00:59:59.000Z';
    assert.equal(code(story, { type: 'urge' }, REPORTER), 'too_soon');
    story.now = '2026-03-04T01:00:00.000Z';
    assert.equal(code(story, { type: 'urge' }, REPORTER), 'ok');
    assert.equal(story.state!.urges, 2);
  });

  it('has its answer put right without losing the one before', () => {
    const story = new Story().dispatched().handled(1);
    story.do({ type: 'answer', answer: '3 月完成', solved: true }, CENTRE);
    const target = story.log.at(-1)!;
    const correct: Command = {
      type: 'correct',
      event: target.id,
      text: '4 月完成',
      reason: '笔误',
    };
    assert.equal(code(story, correct), 'unknown_event');
    story.do(correct, CENTRE, undefined, { target });
    assert.equal(story.state!.answer!.answer, '4 月完成');
    const event = story.log.at(-1)!;
    assert.equal(event.supersedes, target.id);
    assert.equal(event.visibility, 'public');
    assert.deepEqual(target.data, { answer: '3 月完成', solved: true });
  });

  it('moves to other divisions with its place', () => {
    const story = new Story().dispatched();
    const target = story.log[0]!;
    const within = ['330521', '330521002', '330521002003'];
    const place = { division: '330521002003', words: '桥头' };
    const correct: Command = { type: 'correct', event: target.id, place, reason: '地点有误' };
    story.do(correct, CENTRE, undefined, { target, within });
    assert.deepEqual([story.state!.place, story.state!.within], [place, within]);
    story.do(
      { type: 'correct', event: target.id, title: '新标题', reason: '笔误' },
      CENTRE,
      undefined,
      {
        target,
        within: ['1'],
      },
    );
    assert.deepEqual([story.state!.title, story.state!.within], ['新标题', within]);
  });

  it('keeps in its log no way to reach the reporter', () => {
    const story = new Story();
    const report = { ...REPORT, contact: { name: '张三', phone: '13800138000' } };
    story.do({ type: 'submit', report }, REPORTER);
    assert.doesNotMatch(JSON.stringify(story.log), /张三|13800138000/);
  });

  it('takes what is sent late at the time when it was meant, within reason', () => {
    const story = new Story('2026-03-02T09:00:00+08:00').dispatched();
    const sign = { type: 'sign', order: story.order(1) } as const;
    const times: [string, string][] = [
      ['2026-03-02T01:30:00.000Z', '2026-03-02T01:30:00.000Z'],
      ['2030-01-01T00:00:00Z', '2026-03-03T00:00:00.000Z'],
      ['2001-01-01T00:00:00Z', story.state!.createdAt],
    ];
    for (const [occurredAt, wanted] of times) {
      story.now = '2026-03-03T00:00:00.000Z';
      const applied = apply(
        story.state,
        { ...sign, occurredAt },
        {
          viewer: story.of(1),
          actor: {},
          id: CASE,
          now: story.now,
          rules: CASE_RULES,
        },
      );
      assert.ok(applied.ok);
      assert.equal(applied.events[0].occurredAt, wanted);
      assert.equal(applied.events[0].recordedAt, story.now);
    }
  });

  it('refuses units that make no sense', () => {
    const story = new Story();
    story.do({ type: 'submit', report: REPORT }, REPORTER);
    story.do({ type: 'accept' }, CENTRE);
    const lead = { unit: unit('甲'), role: 'lead' as const };
    const assist = { unit: unit('甲'), role: 'assist' as const };
    assert.equal(code(story, { type: 'dispatch', orders: [assist] }), 'no_lead');
    assert.equal(code(story, { type: 'dispatch', orders: [lead, assist] }), 'same_unit');
    const two = [lead, { ...lead, unit: unit('乙') }];
    assert.equal(code(story, { type: 'dispatch', orders: two }), 'no_lead');
    story.do({ type: 'dispatch', orders: [lead] }, CENTRE);
    assert.equal(code(story, { type: 'add-department', orders: [assist] }), 'same_unit');
    const other = { unit: unit('乙'), role: 'lead' as const };
    assert.equal(code(story, { type: 'add-department', orders: [other] }), 'lead_twice');
  });
});

describe('who may', () => {
  const caller = (role: string, division: string, organisation?: string): CaseCaller =>
    ({
      person: '00000000-0000-4000-8000-00000000000f',
      assurance: 'phone',
      post: { role, division, organisation },
    }) as CaseCaller;

  it('follows from the post, its division and its organisation', () => {
    const { state } = new Story().dispatched('交通局');
    const relations = (who: CaseCaller) => viewerOf(state!, who).relations;
    assert.deepEqual(relations(caller('department-handler', '330521', '城管局')), ['lead']);
    assert.deepEqual(relations(caller('department-handler', '330521', '交通局')), ['assist']);
    assert.deepEqual(relations(caller('department-handler', '330521', '水利局')), []);
    assert.deepEqual(relations(caller('department-handler', '330521001', '城管局')), []);
    assert.deepEqual(relations(caller('village-cadre', '330521001001')), ['tier']);
    assert.deepEqual(relations(caller('village-cadre', '330521001002')), []);
    assert.deepEqual(relations(caller('town-command', '330521001')), ['area']);
    assert.deepEqual(relations(caller('town-command', '330521002')), []);
    assert.deepEqual(relations(caller('county-centre', '330521')), ['centre']);
    assert.deepEqual(relations(caller('supervisor', '330521001')), ['supervisor']);
    assert.deepEqual(relations(caller('resident', '330521001001')), []);
    assert.deepEqual(viewerOf(state!, undefined), NOBODY);
  });

  it('takes a person without a sign-in for nobody, though a case is anonymous', () => {
    const story = new Story();
    story.do({ type: 'submit', report: REPORT }, as('reporter'), undefined, {
      begins: { id: CASE, beginning: { ...BEGINNING, reporter: { anonymous: true } } },
    });
    assert.deepEqual(viewerOf(story.state!, undefined).relations, []);
    assert.deepEqual(viewerOf(story.state!, caller('resident', '330521001001')).relations, []);
  });

  it('gives an assignment to its unit alone', () => {
    const story = new Story().dispatched('交通局');
    assert.deepEqual(types(story, story.of(1)), [
      'ask-info',
      'add-department',
      'sign 1',
      'return 1',
      'note',
    ]);
    assert.deepEqual(types(story, story.of(2)), ['sign 2', 'return 2', 'note']);
    assert.equal(code(story, { type: 'sign', order: story.order(1) }, story.of(2)), 'denied');
    assert.deepEqual(types(story, REPORTER), ['withdraw', 'urge']);
    // What a server answers gives the same buttons as what it keeps.
    const seen = redactCase(story.state!, story.of(1))!;
    assert.deepEqual(allowed(seen, viewerIn(seen)), allowed(story.state!, story.of(1)));
    assert.deepEqual(types(story, NOBODY), []);
    assert.deepEqual(types(story, as('auditor')), []);
  });
});
