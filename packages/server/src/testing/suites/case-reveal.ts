import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, lamp, PATH } from '../case-desk.ts';
import { TOWN, VILLAGE } from '../divided-county.ts';
import { OWN, samples, signedInAs, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const CONTACT = { name: '王小二', phone: '13812345678' };
const REASON = { reason: '回电核实路灯位置' };

/** How to reach who reported: masked for everyone, and in full for who handles the case and says why. */
export function caseRevealSuite(server: TestServer): void {
  const desk = caseDesk(server);
  const reveal = (headers: Record<string, string>, id: string, body: Json = REASON) =>
    desk.send(`cases/${id}/reveal`, body, headers);
  const made = async (more: Json = {}): Promise<Json> => {
    const resident = await signedInWith(server, 'resident', VILLAGE);
    return (await desk.report(resident, lamp({ contact: CONTACT, ...more }))).body.case;
  };
  const see = (id: string, headers: Record<string, string>): Promise<Json> =>
    server.json(`${PATH}/cases/${id}`, headers);

  describe('how to reach who reported', () => {
    it('is masked until who handles the case says why, and the log says so', async () => {
      const { id } = await made();
      const town = await signedInWith(server, 'town-command', TOWN);
      const { reporter } = await see(id, town);
      assert.deepEqual(
        [reporter.name, reporter.phone, reporter.revealable],
        ['王**', '138****5678', ['name', 'phone']],
      );
      const { status, body } = await reveal(town, id);
      assert.equal(status, 200, JSON.stringify(body));
      const { entry, ...contact } = body;
      assert.deepEqual(contact, CONTACT);
      const auditor = await signedInWith(server, 'auditor');
      const log: Json = await server.json(`${PATH}/audit?action=case.reveal&target=${id}`, auditor);
      assert.deepEqual(
        log.items.map(({ seq, role, facts }: Json) => [seq, role, facts]),
        [[entry, 'town-command', { attributes: ['name', 'phone'], ...REASON }]],
      );
      assert.doesNotMatch(JSON.stringify(log), /13812345678|王小二/);
      assert.doesNotMatch(JSON.stringify(await see(id, town)), /13812345678|王小二/);
    });

    it('is what their issuer says of them, where they said nothing else', async () => {
      const { id } = await made({ contact: undefined });
      const town = await signedInWith(server, 'town-command', TOWN);
      const { phone }: Json = (await see(id, town)).reporter;
      const { body } = await reveal(town, id);
      assert.match(body.phone, /^\d+(-\d+)?$/);
      assert.equal(body.phone.slice(0, 3), phone.slice(0, 3));
    });

    it('is not for others, however they are placed', async () => {
      const { id } = await made();
      for (const [role, division, wanted] of [
        ['resident', VILLAGE, [403, 'denied']],
        ['supervisor', undefined, [403, 'denied']],
        ['auditor', undefined, [403, 'denied']],
        // The case lies in their village, and the town runs it.
        ['village-cadre', VILLAGE, [403, 'denied']],
      ] as const) {
        const headers = await signedInWith(server, role, division);
        const { status, body } = await reveal(headers, id);
        assert.deepEqual([status, body.code], wanted, role);
        assert.equal((await see(id, headers)).reporter?.revealable, undefined, role);
      }
      const { status, body } = await reveal(OWN, id);
      assert.deepEqual([status, body.code], [401, 'unauthenticated']);
      const town = await signedInWith(server, 'town-command', TOWN);
      const none = await reveal(town, '00000000-0000-7000-8000-000000000000');
      assert.deepEqual([none.status, none.body.code], [404, 'not_found']);
    });

    it('is nobody’s where who reported asked not to be named', async () => {
      const { id } = await made({ anonymous: true });
      const town = await signedInWith(server, 'town-command', TOWN);
      assert.deepEqual((await see(id, town)).reporter, { anonymous: true });
      const { status, body } = await reveal(town, id);
      assert.deepEqual([status, body.code], [403, 'denied']);
    });

    it('takes a proof of who asks, and a reason that the log may keep', async () => {
      const { id } = await made();
      const people = await samples(server);
      const person = people.find(
        ({ posts: [post, ...more] }) =>
          post?.role === 'town-command' && post.division.code === TOWN && more.length === 0,
      );
      const weak = await signedInAs(server, person?.id ?? '', 'phone');
      // They are told that it can be asked for, before they prove who they are.
      assert.deepEqual((await see(id, weak)).reporter.revealable, ['name', 'phone']);
      const refused = await reveal(weak, id);
      assert.deepEqual([refused.status, refused.body.code], [401, 'step_up']);
      const town = await signedInWith(server, 'town-command', TOWN);
      for (const reason of ['看', '        ', '回电 15400001234', undefined]) {
        const { status, body } = await reveal(town, id, { reason });
        assert.deepEqual([status, body.issues?.[0].path], [400, 'reason'], String(reason));
      }
    });
  });
}
