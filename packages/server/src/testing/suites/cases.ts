import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, lamp, newKey, PATH, publishedCase, report } from '../case-desk.ts';
import { COUNTY } from '../county-folder.ts';
import { NEXT_VILLAGE, TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

/** A matter from report to answer. */
export function caseSuite(server: TestServer): void {
  const desk = caseDesk(server);

  describe('a case', () => {
    it('goes from report to answer, and each step is in its log', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const town = await signedInWith(server, 'town-command', TOWN);
      const centre = await signedInWith(server, 'county-centre');
      const made = await desk.report(resident, lamp());
      assert.equal(made.status, 201, JSON.stringify(made.body));
      assert.equal(made.body.code, undefined);
      let { case: known }: Json = made.body;
      assert.equal(known.state, 'dispatched');
      assert.deepEqual(
        known.orders.map(({ role, unit }: Json) => [role, unit.division, unit.name]),
        [
          ['lead', TOWN, { 'zh-CN': '新市镇', en: 'Xinshi' }],
          ['assist', COUNTY, '建设局'],
        ],
      );
      const [first, second] = known.orders.map(({ id }: Json) => id);
      const act = async (headers: Record<string, string>, command: Json): Promise<void> => {
        const done = await desk.command(headers, known, command);
        assert.equal(done.status, 200, JSON.stringify(done.body));
        assert.equal(done.body.event.seq, known.version + 1);
        known = done.body.case;
      };
      await act(centre, {
        type: 'reassign',
        order: second,
        to: { unit: { division: COUNTY }, role: 'assist' },
        reason: '由中心协办',
      });
      const third = known.orders.at(-1).id;
      for (const [headers, order] of [
        [town, first],
        [centre, third],
      ] as const) {
        await act(headers, { type: 'sign', order });
        await act(headers, { type: 'start', order });
        await act(headers, { type: 'finish', order, result: '换了灯泡' });
      }
      await act(town, { type: 'answer', answer: '路灯已修好。', solved: true });
      await act(resident, { type: 'revisit', satisfaction: 'satisfied' });
      await act(centre, { type: 'close' });
      assert.equal(known.state, 'closed');

      const log: Json = await server.json(`${PATH}/cases/${known.id}/events`, centre);
      assert.deepEqual(
        log.items.map(({ seq }: Json) => seq),
        Array.from({ length: known.version }, (_, index) => index + 1),
      );
      assert.equal(log.items[0].type, 'submitted');
      const seen: Json = await server.json(`${PATH}/cases/${known.id}`, resident);
      assert.equal(seen.state, 'closed');
      assert.equal(seen.answer.answer, '路灯已修好。');
      const { items }: Json = await server.json(`${PATH}/cases?mine=true`, resident);
      assert.ok(items.some(({ id }: Json) => id === known.id));
    });

    it('that is not for somebody does not exist for them', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const neighbour = await signedInWith(server, 'resident', NEXT_VILLAGE);
      const made = await desk.report(resident, lamp());
      const { id, version }: Json = made.body.case;
      for (const headers of [neighbour, OWN]) {
        for (const path of [`cases/${id}`, `cases/${id}/events`]) {
          assert.equal((await server.get(`${PATH}/${path}`, headers)).status, 404, path);
        }
        const tried = await desk.command(headers, { id, version }, { type: 'urge' });
        assert.deepEqual([tried.status, tried.body.code], [404, 'not_found']);
      }
    });

    it('is made once for a key, and the same answer is given again', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const key = newKey();
      const body = report();
      const all = await Promise.all([1, 2, 3].map(() => desk.report(resident, body, key)));
      assert.deepEqual(
        all.map(({ status }) => status),
        [201, 201, 201],
      );
      assert.equal(new Set(all.map((one) => one.body.case.id)).size, 1);
      assert.deepEqual(all[1]?.body, all[0]?.body);
      const other = await desk.report(resident, report({ title: '别的事' }), key);
      assert.deepEqual([other.status, other.body.code], [422, 'idempotency_mismatch']);
    });

    it('that changed meanwhile is not touched, and what changed is said', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const centre = await signedInWith(server, 'county-centre');
      const { body }: Json = await desk.report(resident, lamp());
      const before = body.case;
      const noted = await desk.command(centre, before, { type: 'publish' });
      assert.equal(noted.status, 200);
      const late = await desk.command(resident, before, { type: 'urge' });
      assert.deepEqual([late.status, late.body.code], [412, 'version_mismatch']);
      assert.equal(late.body.facts.version, before.version + 1);
      assert.deepEqual(
        late.body.facts.events.map(({ type }: Json) => type),
        ['published'],
      );
    });

    it('is on one page of a list, whichever way one comes to see it', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const resident = await signedInWith(server, 'resident', VILLAGE);
      for (let made = 0; made < 5; made += 1) await desk.report(resident, lamp());
      const pages = async (path: string): Promise<Json[]> => {
        const all: Json[] = [];
        for (let cursor = ''; ;) {
          const page: Json = await server.json(`${PATH}/${path}limit=3${cursor}`, town);
          assert.ok(page.items.length <= 3);
          all.push(...page.items);
          if (page.next === undefined) return all;
          cursor = `&cursor=${encodeURIComponent(page.next)}`;
        }
      };
      const ids = (await pages('cases?')).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(ids, [...ids].sort().reverse());
      const whole: Json = await server.json(`${PATH}/cases?limit=200`, town);
      assert.deepEqual(
        ids,
        whole.items.map(({ id }: Json) => id),
      );
      const orders = (await pages('work-orders?mine=true&')).map(({ order }) => order.id);
      assert.equal(new Set(orders).size, orders.length);
      assert.ok(orders.length >= 5);
    });

    it('of many is dispatched alike, each done or refused by itself', async () => {
      const centre = await signedInWith(server, 'county-centre');
      const [one, two] = await Promise.all([publishedCase(server), publishedCase(server)]);
      const body = {
        cases: [one, two].map(({ id, version }) => ({ case: id, version })),
        orders: [{ unit: { division: TOWN }, role: 'lead' }],
      };
      const key = { ...centre, 'idempotency-key': newKey() };
      const { status, body: told } = await desk.send('work-orders/dispatches', body, key);
      assert.equal(status, 200);
      // By rule they were dispatched already.
      assert.deepEqual(
        told.items.map(({ ok, code }: Json) => [ok, code]),
        [
          [false, 'transition_not_allowed'],
          [false, 'transition_not_allowed'],
        ],
      );
      const again = await desk.send('work-orders/dispatches', body, key);
      assert.deepEqual(again.body, told);
    });
  });
}
