import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { COUNTY } from '../county-folder.ts';
import { NEXT_VILLAGE, TOWN, VILLAGE } from '../divided-county.ts';
import { samples, signedInAs, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const PATH = `counties/${COUNTY}`;

/** Who gives posts and takes them. */
export function grantSuite(server: TestServer): void {
  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(server.at(`${PATH}/${path}`), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const give = (headers: Record<string, string>, body: unknown) =>
    send('POST', 'grants', headers, body);
  const revoke = (headers: Record<string, string>, grant: string) =>
    send('DELETE', `grants/${grant}`, headers);
  const without = async (): Promise<string> =>
    (await samples(server)).find(({ posts }) => posts.length === 0)?.id ?? '';
  const administrators = async () =>
    (await samples(server)).filter(({ posts }) =>
      posts.some(({ role }) => role === 'administrator'),
    );
  const problemOf = async (response: Response): Promise<[number, string, string, string]> => {
    const { code, issues }: Json = await response.json();
    return [response.status, code, issues[0]?.path, issues[0]?.code];
  };

  describe('a grant', () => {
    it('works from the next request on, and no longer than until it is revoked', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const person = await without();
      const given = await give(administrator, {
        person,
        role: 'grid-worker',
        division: NEXT_VILLAGE,
        organisation: '综治中心',
      });
      assert.equal(given.status, 201);
      const grant: Json = await given.json();
      assert.deepEqual(
        [grant.person, grant.role, grant.division, grant.organisation],
        [person, 'grid-worker', NEXT_VILLAGE, '综治中心'],
      );
      const worker = await signedInAs(server, person);
      assert.equal((await send('GET', 'people', worker)).status, 200);
      assert.equal((await revoke(administrator, grant.id)).status, 204);
      assert.equal((await send('GET', 'people', worker)).status, 403);
      // It is in the list, as revoked.
      const { items }: Json = await server.json(`${PATH}/grants?person=${person}`, administrator);
      assert.equal(items.length, 1);
      assert.ok(items[0].revoked >= items[0].since);
      assert.equal((await revoke(administrator, grant.id)).status, 404);
    });

    it('is written down when it is given and when it is revoked', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const person = await without();
      const body = { person, role: 'resident', division: VILLAGE };
      const { id }: Json = await (await give(administrator, body)).json();
      await revoke(administrator, id);
      const auditor = await signedInWith(server, 'auditor');
      const { items }: Json = await server.json(`${PATH}/audit?target=${id}`, auditor);
      assert.deepEqual(
        items.map(({ action }: Json) => action),
        ['grant.revoked', 'grant.given'],
      );
      for (const { facts, role, actor } of items) {
        assert.deepEqual(facts, body);
        assert.equal(role, 'administrator');
        assert.ok(actor);
      }
    });

    it('is refused where it cannot be, and says where', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const person = await without();
      for (const [body, path, code] of [
        [{ person, role: 'village-cadre', division: '330521999' }, 'division', 'unknown_division'],
        [{ person, role: 'village-cadre', division: '330522' }, 'division', 'unknown_division'],
        [{ person, role: 'village-cadre', division: TOWN }, 'division', 'wrong_rank'],
        [{ person, role: 'county-centre', division: VILLAGE }, 'division', 'wrong_rank'],
        [{ person, role: 'resident', division: '33\u00000' }, 'division', 'bad_text'],
        [
          { person: '00000000-0000-7000-8000-000000000000', role: 'resident', division: VILLAGE },
          'person',
          'unknown_person',
        ],
        [
          { person, role: 'resident', division: VILLAGE, until: '2001-01-01T00:00:00Z' },
          'until',
          'in_the_past',
        ],
      ] as const) {
        const response = await give(administrator, body);
        assert.deepEqual(await problemOf(response), [400, 'invalid', path, code]);
      }
      const unknown = await give(administrator, { person, role: 'king', division: COUNTY });
      assert.deepEqual((await problemOf(unknown)).slice(0, 3), [400, 'invalid', 'role']);
    });

    it('is given once, however many give it at once', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const body = { person: await without(), role: 'resident', division: NEXT_VILLAGE };
      const answers = await Promise.all([1, 2, 3, 4].map(() => give(administrator, body)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409]);
      const refused = answers.find(({ status }) => status === 409);
      assert.ok(refused);
      assert.deepEqual(await problemOf(refused), [409, 'conflict', '', 'granted_already']);
      const { id }: Json = await answers.find(({ status }) => status === 201)?.json();
      assert.equal((await revoke(administrator, id)).status, 204);
    });

    it('of the last administrator stays, and says why', async () => {
      const [only, ...more] = await administrators();
      assert.equal(more.length, 0);
      const administrator = await signedInWith(server, 'administrator');
      const response = await revoke(administrator, only?.posts[0]?.id ?? '');
      assert.deepEqual(await problemOf(response), [409, 'conflict', '', 'last_administrator']);
    });

    it('is not given by who was an administrator only while they were sending it', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const person = await without();
      const own: Json = await (
        await give(administrator, { person, role: 'administrator', division: COUNTY })
      ).json();
      const other = await signedInAs(server, person);
      const list = async (): Promise<string[]> => {
        const { items }: Json = await server.json(`${PATH}/grants?limit=200`, administrator);
        return items.map(({ id }: Json) => id);
      };
      const before = await list();
      const asked = server.queries.length;
      const body = JSON.stringify({ person, role: 'auditor', division: COUNTY });
      const request = http.request(server.at(`${PATH}/grants`), {
        method: 'POST',
        headers: { ...other, 'content-length': body.length },
      });
      const answer = once(request, 'response') as Promise<[http.IncomingMessage]>;
      request.write(body.slice(0, 9));
      // They are let in: their session has been read.
      const letIn = (query: string): boolean => query.includes('from "session"');
      while (!server.queries.slice(asked).some(letIn)) await setImmediate();
      assert.equal((await revoke(administrator, own.id)).status, 204);
      request.end(body.slice(9));
      const [response] = await answer;
      const problem: Json = JSON.parse(await text(response));
      assert.deepEqual([response.statusCode, problem.code], [403, 'denied']);
      assert.deepEqual(await list(), before);
    });

    it('of one administrator stays when two revoke each other at once', async () => {
      const administrator = await signedInWith(server, 'administrator');
      const [first] = await administrators();
      const person = await without();
      const body = { person, role: 'administrator', division: COUNTY };
      const second: Json = await (await give(administrator, body)).json();
      const other = await signedInAs(server, person);
      const chosen = await send('PUT', 'session/post', other, { post: second.id });
      assert.equal(chosen.status, 200);
      const one = first?.posts[0]?.id ?? '';
      const answers = await Promise.all([revoke(administrator, second.id), revoke(other, one)]);
      const statuses = answers.map(({ status }) => status).sort();
      // The later one meets the last administrator, or is no longer one at all.
      assert.ok(statuses[0] === 204 && [403, 409].includes(statuses[1] ?? 0), statuses.join());
      const left = (await administrators()).flatMap(({ posts }) =>
        posts.filter(({ role }) => role === 'administrator'),
      );
      assert.equal(left.length, 1);
      // As it was for the tests that follow.
      if (left[0]?.id !== one) {
        const back = { ...body, person: first?.id };
        assert.equal((await give(other, back)).status, 201);
        assert.equal((await revoke(other, second.id)).status, 204);
      }
    });
  });
}
