import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, lamp, newKey, PATH, report } from '../case-desk.ts';
import { NEXT_VILLAGE, TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, signedInWith } from '../signed-in.ts';
import { openStream } from '../stream-reader.ts';
import type { Json, TestServer } from '../test-server.ts';

/** People are told of what happens to their matters, at once and once. */
export function messageSuite(server: TestServer): void {
  const desk = caseDesk(server);
  const count = (headers: Record<string, string>): Promise<Json> =>
    server.json(`${PATH}/messages/count`, headers);
  const messagesOf = async (headers: Record<string, string>, id: string): Promise<Json[]> => {
    const { items }: Json = await server.json(`${PATH}/messages?limit=100`, headers);
    return items.filter((one: Json) => one.case === id);
  };

  describe('messages', () => {
    it('reach the reporter and the units, and whoever acts is not told of it', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const town = await signedInWith(server, 'town-command', TOWN);
      const neighbour = await signedInWith(server, 'resident', NEXT_VILLAGE);
      const stream = await openStream(server, town);
      const { id }: Json = (await desk.report(resident, lamp())).body.case;
      await stream.until((one) => one.type === 'message' && one.message.case === id);
      await stream.close();
      const [told] = await messagesOf(town, id);
      assert.equal(told.template, 'order-assigned');
      assert.equal(told.params.title, '路灯不亮');
      assert.ok(Date.parse(told.params.dueAt) > 0);
      assert.deepEqual(
        told.actions.map(({ id: action, command }: Json) => [action, command]),
        [['sign', 'sign']],
      );
      // What they did themselves they are not told of; what the server did then they are.
      assert.deepEqual((await messagesOf(resident, id)).map(({ template }) => template).sort(), [
        'case-accepted',
        'case-dispatched',
      ]);
      assert.deepEqual(await messagesOf(neighbour, id), []);
    });

    it('tell the county’s centre of a case that no rule fits, once, and of no other', async () => {
      const centre = await signedInWith(server, 'county-centre');
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const stream = await openStream(server, centre);
      const fits: Json = (await desk.report(resident, lamp())).body.case;
      const { id, orders }: Json = (await desk.report(resident, report())).body.case;
      const { data } = await stream.until(
        ({ type, message }) =>
          type === 'message' && message.case === id && message.template === 'case-unmatched',
      );
      await stream.close();
      assert.deepEqual(
        data.message.actions.map(({ command, order }: Json) => [command, order]),
        [['sign', orders[0].id]],
      );
      const of = (known: string): Promise<Json[]> => messagesOf(centre, known);
      assert.equal(
        (await of(id)).filter(({ template }) => template === 'case-unmatched').length,
        1,
      );
      assert.ok((await of(fits.id)).every(({ template }) => template !== 'case-unmatched'));
      // The reporter sees that it was dispatched, and not how the rules are.
      const log: Json = await server.json(`${PATH}/cases/${id}/events`, resident);
      const dispatched = log.items.find(({ type }: Json) => type === 'dispatched');
      assert.equal(dispatched.data.unmatched, undefined);
    });

    it('count what is unread and unseen, with a version that rises', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const stream = await openStream(server, town);
      const { id }: Json = (await desk.report(resident, lamp())).body.case;
      await stream.until((one) => one.type === 'message' && one.message.case === id);
      const before = await count(town);
      const [told] = await messagesOf(town, id);
      const mark = (body: Json) => desk.send('messages/marks', body, town);
      const read = await mark({ mark: 'read', messages: [told.id] });
      assert.deepEqual(
        [read.body.unread, read.body.unseen],
        [before.unread - 1, before.unseen - 1],
      );
      assert.ok(read.body.version > before.version);
      const again = await mark({ mark: 'read', messages: [told.id] });
      assert.deepEqual(again.body, read.body);
      // The other devices of the person hear of it.
      await stream.until(
        ({ type, count: now }) => type === 'count' && now.version === read.body.version,
      );
      const back = await mark({ mark: 'unread', messages: [told.id] });
      assert.equal(back.body.unread, before.unread);
      assert.equal((await mark({ mark: 'read', upTo: told.id })).body.unread, 0);
      await stream.close();
    });

    it('offer what can be done, and say what came of it', async () => {
      const town = await signedInWith(server, 'town-command', TOWN);
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const stream = await openStream(server, town);
      const { id }: Json = (await desk.report(resident, lamp())).body.case;
      await stream.until((one) => one.type === 'message' && one.message.case === id);
      await stream.close();
      const [told] = await messagesOf(town, id);
      const key = newKey();
      const act = (body: Json = {}, withKey = key) =>
        desk.send(`messages/${told.id}/actions/sign`, body, {
          ...town,
          'idempotency-key': withKey,
        });
      const done = await act();
      assert.equal(done.status, 200, JSON.stringify(done.body));
      assert.equal(done.body.event.type, 'signed');
      assert.equal(done.body.message.actions[0].result, 'done');
      assert.ok(done.body.message.readAt);
      assert.equal((await act({}, newKey())).body.code, 'transition_not_allowed');
      const [after] = await messagesOf(town, id);
      assert.equal(after.actions[0].result, 'gone');
      const theirs = await desk.send(
        `messages/${told.id}/actions/sign`,
        {},
        {
          ...resident,
          'idempotency-key': newKey(),
        },
      );
      assert.deepEqual([theirs.status, theirs.body.code], [404, 'not_found']);
    });
  });

  describe('the stream', () => {
    it('is for who has signed in', async () => {
      const refused = await server.get(`${PATH}/events`, OWN);
      assert.equal(refused.status, 401);
      await refused.body?.cancel();
    });

    it('goes on where it was left, in order and without doubles', async () => {
      const centre = await signedInWith(server, 'county-centre');
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const first = await openStream(server, centre);
      const { id }: Json = (await desk.report(resident, lamp())).body.case;
      const ofCase = ({ type, case: one }: Json) => type === 'case' && one.id === id;
      const heard = await first.until((one) => ofCase(one) && one.event.type === 'submitted');
      await first.close();
      const later = await openStream(server, centre, heard.id);
      const types: string[] = [];
      for (const wanted of ['accepted', 'dispatched']) {
        const { data } = await later.until((one) => ofCase(one) && one.event.type === wanted);
        types.push(data.event.type);
      }
      assert.deepEqual(types, ['accepted', 'dispatched']);
      const ids = later.heard.map((one) => Number(one.id));
      assert.deepEqual(
        ids,
        [...new Set(ids)].sort((a, b) => a - b),
      );
      await later.close();
    });

    it('tells nobody of a case that they may not see', async () => {
      const resident = await signedInWith(server, 'resident', VILLAGE);
      const neighbour = await signedInWith(server, 'resident', NEXT_VILLAGE);
      const own = await openStream(server, resident);
      const theirs = await openStream(server, neighbour);
      const { id }: Json = (await desk.report(resident, lamp())).body.case;
      const { id: last } = await own.until(
        (one) => one.type === 'case' && one.event?.type === 'dispatched' && one.case.id === id,
      );
      // Something that the neighbour is told of later than that.
      const mine: Json = (await desk.report(neighbour, lamp({ place: { division: NEXT_VILLAGE } })))
        .body.case;
      const after = await theirs.until((one) => one.type === 'case' && one.case.id === mine.id);
      assert.ok(Number(after.id) > Number(last));
      assert.ok(!JSON.stringify(theirs.heard).includes(id));
      await own.close();
      await theirs.close();
    });

    it('starts afresh for who comes with a place that is not kept', async () => {
      const centre = await signedInWith(server, 'county-centre');
      for (const lastId of ['nonsense', '999999999', '-5']) {
        const stream = await openStream(server, centre, lastId);
        assert.equal((await stream.until(() => true)).data.type, 'reset', lastId);
        await stream.close();
      }
    });
  });
}
