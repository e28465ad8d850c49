import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, lamp, PATH, publishedCase, report } from '../case-desk.ts';
import { TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** What is written anew, supplied and put right of a case after it was reported. */
export function caseChangeSuite(server: TestServer): void {
  const desk = caseDesk(server);
  const centre = () => signedInWith(server, 'county-centre');
  const resident = () => signedInWith(server, 'resident', VILLAGE);
  const see = (id: string, headers: Record<string, string>): Promise<Json> =>
    server.json(`${PATH}/cases/${id}`, headers);
  const faults = ({ status, body }: { status: number; body: Json }): unknown[] => [
    status,
    body.code,
    (body.issues ?? []).map(({ path, code }: Json) => [path, code]),
  ];

  describe('a draft that is submitted', () => {
    const drafted = async (headers: Record<string, string>, more: Json = {}): Promise<Json> => {
      const made = await desk.report(headers, report({ draft: true, ...more }));
      assert.equal(made.status, 201, JSON.stringify(made.body));
      return made.body.case;
    };

    it('is anonymous where that is chosen then, and its log names nobody', async () => {
      const headers = await resident();
      const draft = await drafted(headers);
      const command = { type: 'submit', report: report({ anonymous: true }) };
      const done = await desk.command(headers, draft, command);
      assert.equal(done.status, 200, JSON.stringify(done.body));
      const staff = await centre();
      assert.deepEqual((await see(draft.id, staff)).reporter, { anonymous: true });
      const log: Json = await server.json(`${PATH}/cases/${draft.id}/events`, staff);
      const submitted = log.items.find(({ type }: Json) => type === 'submitted');
      assert.deepEqual(submitted.data.reporter, { anonymous: true });
      assert.deepEqual(submitted.actor, { role: 'resident' });
      // Its reporter follows it all the same.
      assert.deepEqual((await see(draft.id, headers)).yours, ['reporter']);
    });

    it('is by name where that is chosen then, and stays as it was where nothing is', async () => {
      const headers = await resident();
      const staff = await centre();
      for (const [more, anonymous] of [
        [{ anonymous: false }, false],
        [{}, true],
      ] as const) {
        const draft = await drafted(headers, { anonymous: true });
        const done = await desk.command(headers, draft, { type: 'submit', report: report(more) });
        assert.equal(done.status, 200, JSON.stringify(done.body));
        assert.equal((await see(draft.id, staff)).reporter.anonymous, anonymous);
      }
    });

    it('is not anonymous in a category that asks for a name', async () => {
      const headers = await resident();
      const draft = await drafted(headers);
      const help = { kind: 'help', category: 'welfare.elder-care', fields: { service: 'meal' } };
      const command = { type: 'submit', report: report({ ...help, anonymous: true }) };
      const refused = await desk.command(headers, draft, command);
      assert.deepEqual(faults(refused), [400, 'invalid', [['anonymous', 'named_only']]]);
      assert.equal((await see(draft.id, headers)).state, 'draft');
    });

    it('is answered to whom was named then', async () => {
      const headers = await resident();
      const draft = await drafted(headers);
      const contact = { name: '王小二', phone: '13812345678' };
      const command = { type: 'submit', report: report({ contact }) };
      const done = await desk.command(headers, draft, command);
      assert.equal(done.body.case.reporter.phone, '138****5678');
      assert.doesNotMatch(JSON.stringify(done.body), /13812345678|王小二/);
    });

    it('is on behalf of nobody whom its writer may not report for', async () => {
      const headers = await resident();
      const draft = await drafted(headers);
      const command = {
        type: 'submit',
        report: report({ onBehalfOf: { contact: { name: '某' } } }),
      };
      const refused = await desk.command(headers, draft, command);
      assert.deepEqual([refused.status, refused.body.code], [403, 'denied']);
      assert.equal((await see(draft.id, headers)).state, 'draft');
    });
  });

  describe('a correction', () => {
    const correct = async (known: Json, more: Json) => {
      const headers = await centre();
      const log: Json = await server.json(`${PATH}/cases/${known.id}/events`, headers);
      const [{ id: event }] = log.items;
      return desk.command(headers, known, { type: 'correct', event, reason: '分类有误', ...more });
    };

    it('to a category that the county does not have is refused, and nothing is changed', async () => {
      const known = await publishedCase(server);
      const refused = await correct(known, { category: 'no.such' });
      assert.deepEqual(faults(refused), [400, 'invalid', [['category', 'unknown_category']]]);
      const after = await see(known.id, await centre());
      assert.deepEqual([after.version, after.category], [known.version, 'city.facilities.cover']);
    });

    it('of the words of a report reaches the case and its search, and the old ones stay in the log', async () => {
      const known = await publishedCase(server);
      const done = await correct(known, { text: '村口的井盖不见了，请围起来。' });
      assert.equal(done.status, 200, JSON.stringify(done.body));
      const headers = await resident();
      const seen = await see(known.id, headers);
      assert.equal(seen.description, '村口的井盖不见了，请围起来。');
      assert.equal(seen.title, report().title);
      const log: Json = await server.json(`${PATH}/cases/${known.id}/events`, headers);
      const [first, last] = [log.items[0], log.items.at(-1)];
      assert.equal(first.data.description, report().description);
      assert.deepEqual([last.type, last.supersedes], ['corrected', first.id]);
      const find = async (q: string): Promise<string[]> => {
        const page: Json = await server.json(
          `${PATH}/cases?limit=200&q=${encodeURIComponent(q)}`,
          headers,
        );
        return page.items.map(({ id }: Json) => id);
      };
      assert.ok((await find('请围起来')).includes(known.id));
    });

    it('to a confidential category withholds a published case, and its log says so', async () => {
      const known = await publishedCase(server);
      assert.equal((await server.get(`${PATH}/cases/${known.id}`, OWN)).status, 200);
      const done = await correct(known, { category: 'disputes' });
      assert.deepEqual([done.status, done.body.event.type], [200, 'corrected']);
      assert.deepEqual([done.body.case.category, done.body.case.published], ['disputes', false]);
      assert.equal((await server.get(`${PATH}/cases/${known.id}`, OWN)).status, 404);
      const log: Json = await server.json(`${PATH}/cases/${known.id}/events`, await centre());
      const last = log.items.slice(-2);
      assert.deepEqual(
        last.map(({ type, actor }: Json) => [type, actor.system === true]),
        [
          ['corrected', false],
          ['withheld', true],
        ],
      );
      const again = await desk.command(await centre(), done.body.case, { type: 'publish' });
      assert.equal(again.body.facts.reason, 'confidential');
    });

    it('does so while its reporter is asked for something, too', async () => {
      const known = await publishedCase(server);
      const asked = await desk.command(await centre(), known, {
        type: 'ask-info',
        question: '在哪里？',
      });
      const done = await correct(asked.body.case, { category: 'disputes' });
      assert.deepEqual([done.body.case.state, done.body.case.published], ['needs-info', false]);
    });
  });

  describe('what a reporter supplies', () => {
    const asked = async (known: Json): Promise<Json> => {
      const done = await desk.command(await centre(), known, {
        type: 'ask-info',
        question: '哪一家？',
      });
      assert.equal(done.status, 200, JSON.stringify(done.body));
      return done.body.case;
    };

    it('is not for everyone who sees a published case', async () => {
      const known = await asked(await publishedCase(server));
      const place = {
        division: VILLAGE,
        point: [120.111, 30.611],
        datum: 'WGS84',
        words: '第三家',
      };
      const told = await desk.command(await resident(), known, {
        type: 'resupply',
        text: '我家',
        place,
      });
      assert.equal(told.status, 200, JSON.stringify(told.body));
      const bbox = '120.11,30.61,120.112,30.612';
      for (const path of [
        `cases/${known.id}`,
        `cases/${known.id}/events`,
        'cases?limit=200',
        'case-points',
        `cases?bbox=${bbox}`,
      ]) {
        const text = await (await server.get(`${PATH}/${path}`, OWN)).text();
        assert.doesNotMatch(text, /第三家|120\.111/, path);
      }
      const found: Json = await server.json(`${PATH}/cases?bbox=${bbox}`, OWN);
      assert.deepEqual(found.items, []);
      assert.equal((await see(known.id, await centre())).suppliedPlace.words, '第三家');
    });

    it('is checked by the form of the category', async () => {
      const help = { kind: 'help', category: 'welfare.elder-care', fields: { service: 'meal' } };
      const headers = await resident();
      const { body: made } = await desk.report(headers, report(help));
      const known = await asked(made.case);
      const supply = (fields: Json) =>
        desk.command(headers, known, { type: 'resupply', text: '补充', fields });
      const refused = await supply({ service: 'flight', other: 1 });
      assert.deepEqual([refused.status, refused.body.code], [400, 'invalid']);
      assert.ok(
        refused.body.issues.every(({ path }: Json) => path.startsWith('fields')),
        JSON.stringify(refused.body.issues),
      );
      const done = await supply({ service: 'bath' });
      assert.deepEqual([done.status, done.body.case.fields], [200, { service: 'bath' }]);
    });

    it('has so many fields, and no more', async () => {
      const fields = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`f${at}`, 1]));
      const refused = await desk.report(await resident(), lamp({ fields }));
      assert.deepEqual(faults(refused), [400, 'invalid', [['fields', 'too_big']]]);
    });
  });

  describe('a matter of a whole town', () => {
    it('is in no village’s loop, and its released lead is replaced', async () => {
      const headers = await resident();
      const staff = await centre();
      const made = await desk.report(headers, report({ place: { division: TOWN, words: '全镇' } }));
      let known: Json = made.body.case;
      const down = await desk.command(staff, known, {
        type: 'hand-down',
        tier: 'village',
        reason: '下沉',
      });
      assert.deepEqual([down.status, down.body.facts.reason], [409, 'no_tier']);
      const [{ id: order }] = known.orders;
      const grounds = { reason: '不归我们管', basis: '职责清单第三条' };
      for (const command of [
        { type: 'return', order, ...grounds },
        { type: 'adjudicate', order, decision: 'release', ...grounds },
        { type: 'add-department', orders: [{ unit: { division: TOWN }, role: 'lead' }] },
      ]) {
        const done = await desk.command(staff, known, command);
        assert.equal(done.status, 200, JSON.stringify(done.body));
        known = done.body.case;
      }
      assert.equal(known.orders.at(-1).unit.division, TOWN);
    });
  });
}
