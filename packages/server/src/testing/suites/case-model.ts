import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  allowed,
  apply,
  CASE_RULES,
  COMMAND_TYPES,
  sightOf,
  viewerOf,
  type CaseCaller,
  type CaseEvent,
  type CaseRecord,
  type Command,
  type CommandType,
} from '@yizhangtu/standard/cases.js';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { caseDesk, MONDAY, PATH, report } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { NEXT_VILLAGE, TOWN, VILLAGE } from '../divided-county.ts';
import { samples, signedInAs } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/*
 * Random commands of random people, through the server and through the table of transitions in memory: each is done
 * by both or refused by both for the same reason, and both end with the same case.
 */

interface Step {
  readonly type: CommandType;
  readonly who: number;
  readonly order: number;
  readonly unit: number;
  readonly event: number;
  readonly yes: boolean;
  /** Which of the things that somebody may do; null for any, by anyone. */
  readonly may: number | null;
}

const PEOPLE = [
  ['resident', VILLAGE],
  ['village-cadre', VILLAGE],
  ['town-command', TOWN],
  ['county-centre', COUNTY],
  ['department-handler', COUNTY],
  ['supervisor', COUNTY],
  ['resident', NEXT_VILLAGE],
] as const;
const UNITS = [{ division: TOWN }, { division: COUNTY }, { division: VILLAGE }] as const;
const why = { reason: '缘由', basis: '依据' };

interface Around {
  readonly record: CaseRecord;
  readonly other: string;
  readonly events: readonly CaseEvent[];
}

function commandOf(
  { type, order: place, unit, event, yes }: Step,
  { record, other, events }: Around,
): Command {
  const { orders } = record;
  const order = orders[place % Math.max(1, orders.length)]?.id ?? `${record.id}.1`;
  const one = UNITS[unit % 3] ?? UNITS[0];
  const two = UNITS[(unit + 1) % 3] ?? UNITS[1];
  const given = { unit: one, role: yes ? ('lead' as const) : ('assist' as const) };
  const both = [
    { unit: one, role: 'lead' as const },
    ...(yes ? [{ unit: two, role: 'assist' as const }] : []),
  ];
  const forms: { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'type'> } = {
    draft: { report: report() },
    submit: {},
    accept: {},
    'ask-info': { question: '在哪里？' },
    resupply: { text: '在路口' },
    reject: why,
    merge: { into: yes ? other : record.id },
    dispatch: { orders: both },
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
    answer: { answer: '答复', solved: yes },
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
    correct: { event: events[event % events.length]?.id ?? other, text: '更正', reason: '笔误' },
  };
  return { type, ...forms[type] } as Command;
}

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(...COMMAND_TYPES),
  who: fc.nat({ max: PEOPLE.length - 1 }),
  order: fc.nat({ max: 5 }),
  unit: fc.nat({ max: 2 }),
  event: fc.nat({ max: 30 }),
  yes: fc.boolean(),
  // Most steps are ones that somebody may take, so that walks get far.
  may: fc.option(fc.nat({ max: 1000 }), { freq: 4 }),
});

/** Commands that end a case come often enough by chance. */
const ENDS: readonly CommandType[] = ['reject', 'merge', 'withdraw', 'transfer'];

/** What of a case is compared: all that the table decides. */
const shape = ({ state, version, tier, published, returns, round, urges, orders }: Json): Json => ({
  state,
  version,
  tier,
  published,
  returns,
  round,
  urges,
  orders: orders.map((order: Json) => [order.id, order.state, order.role, order.ended ?? null]),
});

export function caseModelSuite(server: TestServer, runs: number): void {
  const desk = caseDesk(server);

  describe('random commands', () => {
    it('are done and refused by the server as by the table', async () => {
      const people: SamplePerson[] = await samples(server);
      const known = await Promise.all(
        PEOPLE.map(async ([role, division]) => {
          const person = people.find(
            ({ posts: [post, ...more] }) =>
              more.length === 0 &&
              post?.role === role &&
              post.division.code === division &&
              post.organisation === undefined,
          );
          assert.ok(person, role);
          const caller: CaseCaller = {
            person: person.id,
            assurance: 'face',
            post: { role, division },
          };
          return { caller, headers: await signedInAs(server, person.id) };
        }),
      );
      const [reporter, , , centre] = known;
      assert.ok(reporter && centre);
      const other = (await desk.report(centre.headers)).body.case.id as string;
      const reached = new Set<string>();

      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
          const { body: made }: Json = await desk.report(reporter.headers);
          let record: CaseRecord = {
            ...made.case,
            within: [COUNTY, TOWN, VILLAGE],
            orders: [],
          } as CaseRecord;
          let events: readonly CaseEvent[] = [];
          for (const drawn of steps) {
            const options = known.flatMap(({ caller }, who) =>
              allowed(record, viewerOf(record, caller))
                .filter(({ type }) => !ENDS.includes(type))
                .map(({ type, order }) => ({
                  type,
                  who,
                  order: Math.max(
                    0,
                    record.orders.findIndex(({ id }) => id === order),
                  ),
                })),
            );
            const option =
              drawn.may === null ? {} : options[drawn.may % Math.max(1, options.length)];
            const one = { ...drawn, ...option };
            const who = known[one.who];
            assert.ok(who);
            if (one.type === 'correct') {
              const log: Json = await server.json(
                `${PATH}/cases/${record.id}/events`,
                centre.headers,
              );
              events = log.items;
            }
            const command = commandOf(one, { record, other, events });
            const viewer = viewerOf(record, who.caller);
            const wanted = apply(record, command, {
              viewer,
              actor: {},
              id: uuid(),
              now: new Date(MONDAY).toISOString(),
              rules: CASE_RULES,
              target:
                command.type === 'correct'
                  ? events.find(({ id }) => id === command.event)
                  : undefined,
            });
            const { status, body } = await desk.command(who.headers, record, command);
            const told = JSON.stringify([command, who.caller.post, body]);
            if (sightOf(record, viewer) === 'nothing') {
              assert.equal(status, 404, told);
            } else if (command.type === 'draft' && record.state === 'draft') {
              assert.fail('no walk begins with a draft');
            } else if (!wanted.ok) {
              assert.equal(status, wanted.code === 'denied' ? 403 : 409, told);
              assert.equal(body.facts.reason, wanted.code, told);
            } else {
              assert.equal(status, 200, told);
              assert.equal(body.event.type, wanted.events[0].type);
              record = wanted.state;
              reached.add(record.state);
              const seen: Json = await server.json(`${PATH}/cases/${record.id}`, centre.headers);
              assert.deepEqual(shape(seen), shape(record), told);
            }
          }
        }),
        { numRuns: runs, seed: 20201109 },
      );
      assert.ok(reached.size >= 6, [...reached].join());
    });
  });
}
