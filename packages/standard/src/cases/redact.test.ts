import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, BEGINNING, CASE, CENTRE, REPORT, Story, unit } from './cases.test.helper.ts';
import { Case, type CaseRecord } from './case.ts';
import { CaseEvent } from './event.ts';
import { redactCase, redactEvent, sightOf } from './redact.ts';
import { NOBODY, type Viewer } from './viewer.ts';

const REPORTER_ID = '00000000-0000-4000-8000-0000000000aa';
const SUPPLIED = 'f'.repeat(64);
const HANDLER_ID = '00000000-0000-4000-8000-0000000000bb';
const WORKER_ID = '00000000-0000-4000-8000-0000000000cc';
const reporter: Viewer = { relations: ['reporter'], orders: [], person: REPORTER_ID };

/** A case with a secret of each kind in it, named by a word that is found nowhere else. */
function full(anonymous = false): Story {
  const story = new Story();
  const actor = { person: REPORTER_ID, name: '反映人名', role: 'resident' as const };
  const beginning = {
    ...BEGINNING,
    reporter: { anonymous, person: REPORTER_ID, name: '反映人名', phone: '138反映人话' },
  };
  const report = { ...REPORT, fields: { room: '附加字段' } };
  story.do({ type: 'submit', report }, reporter, undefined, {
    actor,
    begins: { id: CASE, beginning },
  });
  const staff = {
    actor: {
      person: HANDLER_ID,
      name: '经办人名',
      role: 'county-centre' as const,
      organisation: '县中心',
    },
  };
  story.do({ type: 'note', note: '内部备注词' }, CENTRE, undefined, staff);
  story.do({ type: 'ask-info', question: '追问内容词' }, CENTRE, undefined, staff);
  story.do({ type: 'resupply', text: '补充内容词', photos: [SUPPLIED] }, reporter, undefined, {
    actor,
  });
  story.do({ type: 'accept' }, CENTRE, undefined, staff);
  const orders = [
    { unit: { ...unit('城管局'), person: WORKER_ID }, role: 'lead' as const },
    { unit: unit('交通局'), role: 'assist' as const },
  ];
  story.do({ type: 'dispatch', orders, join: 'lead' }, CENTRE, undefined, staff);
  story.do(
    { type: 'return', order: story.order(2), reason: '退回理由词', basis: '退回依据词' },
    story.of(2),
    undefined,
    staff,
  );
  story.do({ type: 'urge', text: '催办内容词' }, reporter, undefined, { actor });
  for (const type of ['sign', 'start'] as const) {
    story.do({ type, order: story.order(1) }, story.of(1), undefined, staff);
  }
  story.do(
    { type: 'finish', order: story.order(1), result: '内部结果词' },
    story.of(1),
    undefined,
    staff,
  );
  const target = story.log.at(-1)!;
  story.do(
    { type: 'correct', event: target.id, text: '更正结果词', reason: '更正理由词' },
    CENTRE,
    undefined,
    { ...staff, target },
  );
  story.do({ type: 'answer', answer: '公开答复词', solved: true }, CENTRE, undefined, staff);
  return story;
}

/** All that a viewer is sent of a case, as text. */
function sent(story: Story, viewer: Viewer): string {
  const record = story.state as CaseRecord;
  const seen = redactCase(record, viewer);
  const events = story.log.flatMap((event) => redactEvent(event, record, viewer) ?? []);
  if (seen) assert.ok(Case.safeParse(seen, { jitless: true }).success);
  for (const event of events) assert.ok(CaseEvent.safeParse(event, { jitless: true }).success);
  if (!seen) assert.deepEqual(events, []);
  return JSON.stringify([seen, events]);
}

const STAFF_ONLY = ['内部备注词', '内部结果词', '更正结果词', WORKER_ID];
const STAFF_PEOPLE = ['经办人名', HANDLER_ID];
const REPORTERS = ['反映人名', '138反映人话', REPORTER_ID];
const PARTIES = [SUPPLIED, '追问内容词', '补充内容词', '退回理由词', '退回依据词', '催办内容词'];

/** What each may not be told, word by word, and what they must be. */
const ROWS: readonly [string, Viewer, hidden: readonly string[], shown: readonly string[]][] = [
  [
    'anyone, once it is published',
    NOBODY,
    [...STAFF_ONLY, ...STAFF_PEOPLE, ...REPORTERS, ...PARTIES, '附加字段', '更正理由词'],
    [REPORT.title, '城管局', '公开答复词', '县中心'],
  ],
  [
    'its reporter',
    reporter,
    [...STAFF_ONLY, ...STAFF_PEOPLE],
    [...REPORTERS, ...PARTIES, '附加字段', '公开答复词', '城管局'],
  ],
  [
    'staff of the area',
    as('area'),
    [...STAFF_ONLY, ...STAFF_PEOPLE, ...REPORTERS, '附加字段'],
    [...PARTIES, '公开答复词'],
  ],
  [
    'a unit that is informed',
    as('inform'),
    ['138反映人话'],
    ['内部备注词', '内部结果词', '反映人名'],
  ],
  ['a department', as('lead'), [], [...STAFF_ONLY, ...REPORTERS, ...PARTIES]],
  ['the centre', CENTRE, [], [...STAFF_ONLY, ...STAFF_PEOPLE, ...REPORTERS, ...PARTIES]],
  ['an auditor', as('auditor'), ['138反映人话'], [...STAFF_ONLY, ...STAFF_PEOPLE, ...PARTIES]],
];

describe('what a viewer sees of a case', () => {
  const story = full();
  story.state = { ...story.state!, published: true };
  for (const [who, viewer, hidden, shown] of ROWS) {
    it(`hides from ${who} what is not for them, and nothing else`, () => {
      const text = sent(story, viewer);
      for (const word of hidden) assert.ok(!text.includes(word), word);
      for (const word of shown) assert.ok(text.includes(word), word);
    });
  }

  it('is nothing for a neighbour until it is published', () => {
    const secret = full();
    for (const viewer of [NOBODY, { ...NOBODY, person: WORKER_ID }]) {
      assert.equal(redactCase(secret.state!, viewer), undefined);
      for (const event of secret.log)
        assert.equal(redactEvent(event, secret.state!, viewer), undefined);
    }
    assert.equal(sightOf(secret.state!, NOBODY), 'nothing');
  });

  it('is nothing of a draft but for who writes it', () => {
    const draft = new Story();
    draft.do({ type: 'draft', report: REPORT }, reporter);
    for (const viewer of [CENTRE, as('tier'), as('auditor'), NOBODY]) {
      assert.equal(redactCase(draft.state!, viewer), undefined);
      assert.equal(redactEvent(draft.log[0]!, draft.state!, viewer), undefined);
    }
    assert.equal(redactCase(draft.state!, reporter)?.title, REPORT.title);
  });

  it('never tells who reported when they asked not to be named, though they were signed in', () => {
    const secret = full(true);
    secret.state = { ...secret.state!, published: true };
    for (const [who, viewer] of ROWS) {
      const text = sent(secret, viewer);
      for (const word of REPORTERS) assert.equal(text.includes(word), who === 'its reporter', who);
    }
  });

  it('says what it left out, by name', () => {
    const event = story.log.find(({ type }) => type === 'finished')!;
    assert.deepEqual(redactEvent(event, story.state!, reporter)?.redacted, ['result']);
    assert.equal(redactEvent(event, story.state!, CENTRE)?.redacted, undefined);
  });

  it('leaves out of events of a newer standard what it cannot judge', () => {
    const word = '未知内容词';
    fc.assert(
      fc.property(
        fc.constantFrom(...ROWS),
        fc.constantFrom('public', 'parties', 'staff'),
        fc.dictionary(fc.string(), fc.constant(word)),
        ([, viewer], visibility, data) => {
          const event = {
            ...story.log[0]!,
            type: 'of-a-newer-standard',
            data,
            visibility,
          } as CaseEvent;
          const seen = JSON.stringify(redactEvent(event, story.state!, viewer) ?? '');
          const isStaff = sightOf(story.state!, viewer) === 'staff';
          if (!isStaff) assert.ok(!seen.includes(word));
        },
      ),
    );
  });
});
