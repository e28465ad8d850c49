import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY } from '../county-folder.ts';
import { FAR_VILLAGE, NEXT_VILLAGE, TOWN, VILLAGE } from '../divided-county.ts';
import { samples, signedInAs, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const PATH = `counties/${COUNTY}`;
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** People as a role sees them, and what it takes to see more. */
export function peopleSuite(server: TestServer): void {
  const at = async (division: string): Promise<string> => {
    const found = (await samples(server)).find(({ posts }) => posts[0]?.division.code === division);
    return found?.id ?? '';
  };
  const reveal = (
    headers: Record<string, string>,
    person: string,
    body: unknown = { attributes: ['name'], reason: '入户核对' },
  ) =>
    fetch(server.at(`${PATH}/people/${person}/reveal`), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });

  describe('people', () => {
    it('are those of the divisions of one’s post, page by page', async () => {
      const all = await samples(server);
      for (const [role, division] of [
        ['village-cadre', VILLAGE],
        ['town-command', TOWN],
        ['county-centre', COUNTY],
      ] as const) {
        const headers = await signedInWith(server, role, division);
        const seen: string[] = [];
        let next: string | undefined;
        do {
          const cursor = next === undefined ? '' : `&cursor=${next}`;
          const page: Json = await server.json(`${PATH}/people?limit=3${cursor}`, headers);
          assert.ok(page.items.length <= 3);
          for (const one of page.items) assert.ok(one.division.code.startsWith(division));
          seen.push(...page.items.map(({ id }: Json) => id));
          next = page.next;
        } while (next !== undefined);
        // Who has no post lives in the first village.
        const there = all.filter(({ posts: [post] }) =>
          (post?.division.code ?? VILLAGE).startsWith(division),
        );
        assert.deepEqual(seen, there.map(({ id }) => id).sort(), role);
      }
    });

    it('are asked for by a division within it', async () => {
      const headers = await signedInWith(server, 'town-command', TOWN);
      const { items }: Json = await server.json(`${PATH}/people?division=${NEXT_VILLAGE}`, headers);
      assert.ok(items.length > 0);
      for (const one of items) assert.equal(one.division.code, NEXT_VILLAGE);
    });

    it('do not exist outside it: as somebody who does not exist at all', async () => {
      const headers = await signedInWith(server, 'village-cadre', VILLAGE);
      const told = async (path: string): Promise<unknown> => {
        const response = await server.get(`${PATH}/${path}`, headers);
        assert.equal(response.status, 404, path);
        const { instance, ...problem }: Json = await response.json();
        assert.ok(instance);
        return problem;
      };
      const none = await told(`people/${NOBODY}`);
      for (const division of [NEXT_VILLAGE, FAR_VILLAGE, TOWN, COUNTY]) {
        assert.deepEqual(await told(`people/${await at(division)}`), none);
        assert.deepEqual(await told(`people?division=${division}`), none);
        assert.equal((await reveal(headers, await at(division))).status, 404);
      }
      assert.deepEqual(await told('people?division=330521199'), none);
      assert.equal((await reveal(headers, NOBODY)).status, 404);
    });

    it('are masked by role, and what is hidden is not there', async () => {
      const person = await at(VILLAGE);
      const as = async (role: 'grid-worker' | 'village-cadre'): Promise<Json> =>
        server.json(`${PATH}/people/${person}`, await signedInWith(server, role, VILLAGE));
      const [worker, cadre] = [await as('grid-worker'), await as('village-cadre')];
      assert.deepEqual(worker.revealable, []);
      assert.equal(worker.idNumber, undefined);
      assert.deepEqual(cadre.revealable, ['name', 'phone', 'address']);
      assert.match(cadre.idNumber, /\*{4}/);
      for (const one of [worker, cadre]) {
        for (const name of ['name', 'phone', 'address']) assert.match(one[name], /\*/, name);
      }
    });

    it('takes a cursor that was given out, and no other', async () => {
      const headers = await signedInWith(server, 'village-cadre', VILLAGE);
      for (const query of ['cursor=x', 'cursor=%27', 'limit=1001']) {
        const response = await server.get(`${PATH}/people?${query}`, headers);
        assert.equal(response.status, 400, query);
      }
    });
  });

  describe('a reveal', () => {
    it('gives what was asked for, and the log says so before', async () => {
      const person = await at(VILLAGE);
      const headers = await signedInWith(server, 'village-cadre', VILLAGE);
      const asked = { attributes: ['phone', 'phone'], reason: '  核对救助名单  ' };
      const response = await reveal(headers, person, asked);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'private, no-store');
      const { id, phone, entry, ...more }: Json = await response.json();
      assert.equal(id, person);
      assert.match(phone, /^\d+(-\d+)?$/);
      assert.deepEqual(more, {});
      const auditor = await signedInWith(server, 'auditor');
      const log: Json = await server.json(
        `${PATH}/audit?action=person.reveal&target=${person}`,
        auditor,
      );
      const written = log.items.find(({ seq }: Json) => seq === entry);
      assert.deepEqual(written.facts, { attributes: ['phone'], reason: '核对救助名单' });
      assert.equal(written.role, 'village-cadre');
      assert.ok(!JSON.stringify(log).includes(phone));
    });

    it('says what is wrong with what was asked', async () => {
      const person = await at(VILLAGE);
      const headers = await signedInWith(server, 'village-cadre', VILLAGE);
      for (const [body, status, path] of [
        [{ attributes: ['name'], reason: '看' }, 400, 'reason'],
        [{ attributes: ['name'], reason: '        ' }, 400, 'reason'],
        [{ attributes: ['name'] }, 400, 'reason'],
        [{ attributes: [], reason: '核对身份' }, 400, 'attributes'],
        [{ attributes: ['blood'], reason: '核对身份' }, 400, 'attributes[0]'],
        [{ attributes: ['name'], reason: '核对 15400001234' }, 400, 'reason'],
        [{ attributes: ['name', 'idNumber'], reason: '核对身份' }, 403, 'attributes[1]'],
      ] as const) {
        const response = await reveal(headers, person, body);
        const problem: Json = await response.json();
        assert.equal(response.status, status, JSON.stringify(body));
        assert.equal(problem.issues[0].path, path);
      }
    });

    it('asks who is not known surely enough for more, and says how much', async () => {
      const cadre = (await samples(server)).find(
        ({ posts }) => posts[0]?.role === 'village-cadre' && posts.length === 1,
      );
      const headers = await signedInAs(server, cadre?.id ?? '', 'phone');
      const response = await reveal(headers, cadre?.id ?? '');
      assert.equal(response.status, 401);
      assert.equal(
        response.headers.get('www-authenticate'),
        'Bearer error="insufficient_user_authentication", error_description="A higher assurance is needed", acr_values="real-name"',
      );
      const { code, issues }: Json = await response.json();
      assert.equal(code, 'step_up');
      assert.deepEqual([issues[0].path, issues[0].code], ['assurance', 'real-name']);
    });

    it('is rationed for each caller', async () => {
      const person = await at(FAR_VILLAGE);
      const headers = await signedInWith(server, 'village-cadre', FAR_VILLAGE);
      let response = await reveal(headers, person);
      for (let count = 1; response.status === 200 && count < 100; count += 1) {
        response = await reveal(headers, person);
      }
      assert.equal(response.status, 429);
      assert.ok(Number(response.headers.get('retry-after')) > 0);
      const { code, retriable }: Json = await response.json();
      assert.deepEqual([code, retriable], ['rate_limited', true]);
      const other = await signedInWith(server, 'county-centre');
      assert.equal((await reveal(other, person)).status, 200);
    });
  });
}
