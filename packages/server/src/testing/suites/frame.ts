import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY } from '../county-folder.ts';
import type { TestServer } from '../test-server.ts';

/** The page that other sites may hold shows the county, wherever its data are. */
export function frameSuite(server: TestServer): void {
  describe('the frame page', () => {
    it('may read from the hosts that the county names, and tells of none that is for some', async () => {
      const response = await server.get(`counties/${COUNTY}/frame`);
      await response.text();
      assert.equal(response.status, 200);
      const policy = response.headers.get('content-security-policy') ?? '';
      const directive = (name: string): string | undefined =>
        policy.split('; ').find((part) => part.startsWith(name));
      const hosts = 'https://feed.example https://tiles.example:8443';
      assert.equal(directive('connect-src'), `connect-src 'self' ${hosts}`);
      assert.equal(directive('img-src'), `img-src 'self' data: blob: ${hosts}`);
      assert.doesNotMatch(policy, /inside\.example|example\.org/);
    });
  });
}
