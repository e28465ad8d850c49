import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOOKUP_HEADER } from '@yizhangtu/standard/contract.js';
import { readyCaseSettings, warningsOf } from '@yizhangtu/standard/cases.js';
import { LOOKUP_TRIES } from '../../cases/lookup.ts';
import { caseDesk, lamp, newKey, PATH, report } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** What people and networks do wrong: a typed error each, and nothing is lost or done twice. */
export function caseFaultSuite(server: TestServer, clock: { now: number }): void {
  const desk = caseDesk(server);
  const centre = () => signedInWith(server, 'county-centre');
  const resident = () => signedInWith(server, 'resident', VILLAGE);
  const problem = ({ status, body }: { status: number; body: Json }): [number, string] => [
    status,
    body.code,
  ];
  const logOf = async (id: string): Promise<Json[]> =>
    ((await server.json(`${PATH}/cases/${id}/events`, await centre())) as Json).items;

  describe('a command that comes again', () => {
    it('is done once and answers the same, from two tabs at once and after a day', async () => {
      const headers = await centre();
      const { body: made }: Json = await desk.report(await resident(), report());
      const key = newKey();
      const accept = (again: Record<string, string>) =>
        desk.command(again, made.case, { type: 'supervise', light: 'yellow', text: '请尽快' }, key);
      const [one, two] = await Promise.all([accept(headers), accept(headers)]);
      assert.deepEqual([one?.status, two?.status], [200, 200]);
      assert.deepEqual(one?.body, two?.body);
      clock.now += 25 * 3_600_000;
      // Somebody else has worked on it meanwhile.
      const later = await desk.command(await centre(), one?.body.case, {
        type: 'note',
        note: '看过了',
      });
      assert.equal(later.status, 200);
      const third = await accept(await centre());
      assert.equal(third.status, 200);
      assert.deepEqual(third.body.event, one?.body.event);
      const types = (await logOf(made.case.id)).map(({ type }) => type);
      assert.equal(types.filter((type) => type === 'supervised').length, 1);
    });

    it('with the same key and another content is refused', async () => {
      const headers = await centre();
      const { body: made }: Json = await desk.report(await resident(), report());
      const key = newKey();
      await desk.command(headers, made.case, { type: 'note', note: '一' }, key);
      const other = await desk.command(headers, made.case, { type: 'note', note: '二' }, key);
      assert.deepEqual(problem(other), [422, 'idempotency_mismatch']);
    });

    it('of two handlers is done for the first; the second is told what changed', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const { body: made }: Json = await desk.report(await resident(), lamp());
      const [order] = made.case.orders;
      const all = await Promise.all([
        desk.command(town, made.case, { type: 'sign', order: order.id }),
        desk.command(town, made.case, {
          type: 'return',
          order: order.id,
          reason: '不归我们管',
          basis: '职责清单第三条',
        }),
      ]);
      assert.deepEqual(all.map(({ status }) => status).sort(), [200, 412]);
      const refused = all.find(({ status }) => status === 412);
      assert.equal(refused?.body.facts.events.length, 1);
    });
  });

  describe('a command that cannot be', () => {
    it('says what state the case is in, and changes nothing', async () => {
      const headers = await centre();
      const { body: made }: Json = await desk.report(await resident(), report());
      const version = made.case.version;
      const tried = await desk.command(headers, made.case, { type: 'close' });
      assert.deepEqual(problem(tried), [409, 'transition_not_allowed']);
      assert.equal(tried.body.facts.state, made.case.state);
      assert.equal(tried.body.issues[0].code, 'wrong_state');
      const after: Json = await server.json(`${PATH}/cases/${made.case.id}`, headers);
      assert.equal(after.version, version);
    });

    it('gives nothing to a person whom the county does not know', async () => {
      const headers = await centre();
      const { body: made }: Json = await desk.report(await resident(), report());
      const orders = [{ unit: { division: TOWN, person: newKey() }, role: 'assist' }];
      const tried = await desk.command(headers, made.case, { type: 'add-department', orders });
      assert.deepEqual(problem(tried), [400, 'invalid']);
      assert.deepEqual(
        tried.body.issues.map(({ path, code }: Json) => [path, code]),
        [['orders[0].unit.person', 'unknown_person']],
      );
    });

    it('is refused to who is nothing to the case but may see it', async () => {
      const worker = await signedInWith(server, 'grid-worker', VILLAGE);
      const { body: made }: Json = await desk.report(await resident(), report());
      const tried = await desk.command(worker, made.case, { type: 'note', note: '看见了' });
      assert.deepEqual(problem(tried), [403, 'denied']);
    });
  });

  describe('a report', () => {
    it('that no rule fits goes to the county centre', async () => {
      const { body }: Json = await desk.report(await resident(), report());
      assert.equal(body.case.state, 'dispatched');
      assert.deepEqual(
        body.case.orders.map(({ role, unit }: Json) => [role, unit.division, unit.organisation]),
        [['lead', COUNTY, undefined]],
      );
      assert.equal(body.case.tier, 'county');
    });

    it('with HTML or ten thousand emoji is text, and one that turns text round is refused', async () => {
      const headers = await resident();
      const html = '<img src=x onerror=alert(1)> & <b>“井盖”</b>';
      const made = await desk.report(headers, report({ description: html }));
      assert.equal(made.status, 201);
      assert.equal(made.body.case.description, html);
      for (const [description, code] of [
        ['🕳️'.repeat(10_000), 'too_big'],
        ['井盖\u202e坏了', 'not_allowed'],
        ['井盖\u0000坏了', 'not_allowed'],
        ['井盖\ud800坏了', ''],
        ['', ''],
      ]) {
        const { status, body } = await desk.report(headers, report({ description }));
        assert.deepEqual([status, body.code], [400, 'invalid'], description?.slice(0, 9));
        assert.ok(
          code === '' || body.issues[0].path === 'description',
          JSON.stringify(body.issues),
        );
      }
      const fits = '🕳'.repeat(4000);
      const most = await desk.report(headers, report({ description: fits }));
      assert.equal(most.body.case.description, fits);
    });

    it('of a place or a category that is not there says so', async () => {
      const headers = await resident();
      const { body } = await desk.report(
        headers,
        report({ category: 'no.such', place: { division: '330522', point: [120.1, 30.6] } }),
      );
      assert.equal(body.code, 'invalid');
      assert.deepEqual(
        body.issues.map(({ path, code }: Json) => [path, code]),
        [
          ['category', 'unknown_category'],
          ['place.division', 'unknown_division'],
          ['place.datum', 'no_datum'],
        ],
      );
    });

    it('in another datum is kept in WGS84', async () => {
      const place = { division: VILLAGE, point: [120.1, 30.6], datum: 'GCJ02' };
      const { body } = await desk.report(await resident(), report({ place }));
      const [lng, lat] = body.case.place.point;
      assert.equal(body.case.place.datum, 'WGS84');
      assert.ok(
        Math.abs(lng - 120.0953) < 0.001 && Math.abs(lat - 30.6021) < 0.002,
        `${lng} ${lat}`,
      );
    });

    it('by a session that has ended is not taken for one of nobody', async () => {
      const headers = await resident();
      clock.now += 13 * 3_600_000;
      const tried = await desk.report(headers, report());
      assert.deepEqual(problem(tried), [401, 'unauthenticated']);
    });
  });

  describe('who reports without a session', () => {
    it('comes back by number and code, supplies what is asked for, and nobody sees who they are', async () => {
      const made = await desk.report(
        OWN,
        report({ contact: { name: '王小二', phone: '13812345678' } }),
      );
      assert.equal(made.status, 201);
      const { case: known, code }: Json = made.body;
      assert.equal(known.reporter.phone, '138****5678');
      const headers = await centre();
      const asked = await desk.command(headers, known, {
        type: 'ask-info',
        question: '是哪个村口？',
      });
      assert.equal(asked.status, 200);
      assert.deepEqual(asked.body.case.reporter, { anonymous: true });
      const found = await desk.send('case-lookups', {
        receipt: ` ${known.receipt.toLowerCase().replaceAll('-', ' ')}`,
        code: code.toLowerCase(),
      });
      assert.equal(found.status, 200, JSON.stringify(found.body));
      assert.equal(found.body.case.question, '是哪个村口？');
      const leave = { [LOOKUP_HEADER]: found.body.token };
      const told = await desk.command(leave, found.body.case, { type: 'resupply', text: '东村口' });
      assert.equal(told.status, 200, JSON.stringify(told.body));
      assert.equal(told.body.case.state, 'dispatched');
      // Leave to one case is none to another, and it ends.
      const other = await desk.report(OWN, report());
      const path = `${PATH}/cases/${other.body.case.id}`;
      assert.equal((await server.get(path, { ...OWN, ...leave })).status, 404);
      clock.now += 3_600_001;
      const own = `${PATH}/cases/${known.id}`;
      assert.equal((await server.get(own, { ...OWN, ...leave })).status, 404);
    });

    it('cannot find a case by guessing: neither is told which was wrong, nor are there many tries', async () => {
      clock.now += 3_700_000;
      const { body }: Json = await desk.report(OWN, report());
      const { receipt } = body.case;
      const guess = (number: string, code: string) =>
        desk.send('case-lookups', { receipt: number, code });
      const wrong = await guess(receipt, 'AAAAAAAAAA');
      const nobody = await guess('330521-20260302-0000000', body.code);
      assert.deepEqual(
        [problem(wrong), problem(nobody)],
        [
          [404, 'not_found'],
          [404, 'not_found'],
        ],
      );
      assert.equal(wrong.body.detail, nobody.body.detail);
      for (let tries = 1; tries < LOOKUP_TRIES.receipt; tries += 1) {
        assert.equal((await guess(receipt, 'BBBBBBBBBB')).status, 404);
      }
      // Even the right one is not read for a while.
      const shut = await guess(receipt, body.code);
      assert.deepEqual(problem(shut), [429, 'too_many_attempts']);
      assert.equal(shut.body.retriable, true);
      clock.now += 3_600_001;
      assert.equal((await guess(receipt, body.code)).status, 200);
    });
  });

  describe('a clock that runs', () => {
    it('warns who has to act, each time once, and then it is late', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const { body: made }: Json = await desk.report(await resident(), lamp());
      const { id, orders }: Json = made.case;
      const [order] = orders;
      const { items }: Json = await server.json(`${PATH}/cases/${id}/events`, town);
      const moments = warningsOf(items, readyCaseSettings().clocks);
      const at = (warning: string): number =>
        Date.parse(
          moments.find((one) => one.order === order.id && one.warning === warning)?.at ?? '',
        );
      assert.equal(at('overdue'), Date.parse(order.clock.dueAt));
      const wake = () => desk.send('case-lookups', { receipt: 'none', code: 'none' });
      const warned = async (template: string): Promise<Json[]> => {
        const page: Json = await server.json(`${PATH}/messages?limit=200`, town);
        return page.items.filter((one: Json) => one.case === id && one.template === template);
      };
      const until = async (template: string): Promise<void> => {
        for (;;) if ((await warned(template)).length > 0) return;
      };
      const before = clock.now;
      try {
        clock.now = at('yellow') + 1000;
        const again = await signedInWith(server, 'town-command', TOWN);
        Object.assign(town, again);
        await wake();
        await until('clock-yellow');
        clock.now = at('overdue') + 1000;
        Object.assign(town, await signedInWith(server, 'town-command', TOWN));
        await wake();
        await until('clock-overdue');
        await wake();
        const lines: Json = await server.json(`${PATH}/work-orders?late=true&limit=200`, town);
        const line = lines.items.find((one: Json) => one.order.id === order.id);
        assert.deepEqual([line.order.clock.warning, line.order.clock.late], ['overdue', true]);
        assert.equal(line.case.late, true);
        // A command that comes later tells nobody a second time.
        const signed = await desk.command(town, made.case, { type: 'sign', order: order.id });
        assert.equal(signed.status, 200);
        await wake();
        const told = await warned('clock-overdue');
        const ofOrder = told.filter((one: Json) => one.order === order.id);
        assert.equal(ofOrder.length, 1);
      } finally {
        clock.now = before;
      }
    });
  });

  describe('a case that nobody does anything to', () => {
    const wake = () => desk.send('case-lookups', { receipt: 'none', code: 'none' });
    const HOUR = 3_600_000;
    /** Waits until the reporter is told, and gives the case as it is then. */
    const told = async (id: string, template: string): Promise<Json> => {
      const headers = await resident();
      await wake();
      for (;;) {
        const { items }: Json = await server.json(`${PATH}/messages?limit=200`, headers);
        if (items.some((one: Json) => one.case === id && one.template === template)) break;
      }
      return server.json(`${PATH}/cases/${id}`, headers);
    };

    it('closes by itself after the days that the county names, and opens again when asked', async () => {
      const before = clock.now;
      try {
        const staff = await centre();
        let { case: known }: Json = (await desk.report(await resident(), report())).body;
        const [order] = known.orders;
        for (const command of [
          { type: 'sign', order: order.id },
          { type: 'start', order: order.id },
          { type: 'finish', order: order.id, result: '换了井盖' },
          { type: 'answer', answer: '井盖已换。', solved: true },
        ]) {
          const done = await desk.command(staff, known, command);
          assert.equal(done.status, 200, JSON.stringify(done.body));
          known = done.body.case;
        }
        // Nobody closes for the reporter before they have said what they think of it.
        const early = await desk.command(staff, known, { type: 'close' });
        assert.equal(early.body.facts?.reason, 'wrong_state', JSON.stringify(early.body));
        clock.now += 7 * 24 * HOUR + 1000;
        const closed = await told(known.id, 'case-closed');
        assert.deepEqual([closed.state, closed.version], ['closed', known.version + 1]);
        const last = (await logOf(known.id)).at(-1);
        assert.deepEqual([last?.type, last?.actor], ['closed', { system: true }]);
        const again = await desk.command(await resident(), closed, {
          type: 'reopen',
          reason: '又坏了',
        });
        assert.deepEqual([again.status, again.body.case.state], [200, 'reopened']);
      } finally {
        clock.now = before;
      }
    });

    it('that is suspended until a date goes on by itself then, and its lead is told', async () => {
      const before = clock.now;
      try {
        const { case: known }: Json = (await desk.report(await resident(), lamp())).body;
        const until = new Date(clock.now + 30 * HOUR).toISOString();
        const done = await desk.command(await centre(), known, {
          type: 'suspend',
          reason: '等备件',
          basis: '办理规程',
          until,
        });
        assert.equal(done.body.case?.state, 'suspended', JSON.stringify(done.body));
        clock.now += 30 * HOUR + 1000;
        const { state, clocks } = await told(known.id, 'case-resumed');
        assert.equal(state, 'dispatched');
        assert.equal(clocks.handling.state, 'running');
        assert.equal(clocks.handling.pauses.length, 1);
        const town = await signedInWith(server, 'town-command', TOWN);
        const { items }: Json = await server.json(`${PATH}/messages?limit=200`, town);
        assert.equal(
          items.filter((one: Json) => one.case === known.id && one.template === 'case-resumed')
            .length,
          1,
        );
      } finally {
        clock.now = before;
      }
    });
  });

  describe('a clock of a year without data', () => {
    it('refuses a command that needs it, and takes a report all the same', async () => {
      const before = clock.now;
      clock.now = Date.parse('2031-03-03T02:00:00Z');
      try {
        const made = await desk.report(await resident(), report());
        assert.equal(made.status, 201, JSON.stringify(made.body));
        assert.equal(made.body.case.state, 'submitted');
        const headers = await centre();
        const accepted = await desk.command(headers, made.body.case, { type: 'accept' });
        assert.deepEqual(problem(accepted), [503, 'calendar_incomplete']);
        const seen: Json = await server.json(`${PATH}/cases/${made.body.case.id}`, headers);
        assert.deepEqual([seen.state, seen.clocks], ['submitted', undefined]);
      } finally {
        clock.now = before;
      }
    });
  });
}
