import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Assurance } from '@yizhangtu/standard/identity.js';
import { COUNTY } from '../county-folder.ts';
import { cookiesOf, OWN, samples, signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const PATH = `counties/${COUNTY}`;

/** Who came and went is in the log. */
export function sessionAuditSuite(server: TestServer): void {
  const send = (method: string, path: string, headers: Record<string, string>, body: unknown) =>
    fetch(server.at(`${PATH}/session/${path}`), { method, headers, body: JSON.stringify(body) });

  describe('the log of sessions', () => {
    it('has sign-in, step-up, a change of post and sign-out, in their order', async () => {
      const person = (await samples(server)).find(({ posts }) => posts.length === 2);
      assert.ok(person);
      const signIn = async (assurance: Assurance, headers: Record<string, string>) => {
        const response = await send('POST', 'sample', headers, { person: person.id, assurance });
        assert.equal(response.status, 200);
        return { ...OWN, cookie: cookiesOf(response) };
      };
      const first = await signIn('phone', OWN);
      const second = await signIn('face', first);
      const post = person.posts[1]?.id;
      assert.equal((await send('PUT', 'post', second, { post })).status, 200);
      assert.equal((await send('POST', 'sign-out', second, { everywhere: true })).status, 200);
      // Nobody signs out: nothing to tell.
      assert.equal((await send('POST', 'sign-out', second, {})).status, 200);
      const auditor = await signedInWith(server, 'auditor');
      const { items }: Json = await server.json(`${PATH}/audit?actor=${person.id}`, auditor);
      assert.deepEqual(items.map(({ action }: Json) => action).reverse(), [
        'session.sign-in',
        'session.step-up',
        'session.post',
        'session.sign-out-everywhere',
      ]);
      assert.deepEqual(items.at(-1).facts, { way: 'sample', assurance: 'phone' });
      assert.deepEqual(items.at(-2).facts, { way: 'sample', assurance: 'face' });
      assert.equal(items.at(-3).target, post);
      const log = JSON.stringify(items);
      for (const { cookie } of [first, second]) {
        const secret = cookie.split('=')[1] ?? '';
        assert.ok(secret.length > 20 && !log.includes(secret));
      }
    });
  });
}
