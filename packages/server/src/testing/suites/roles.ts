import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPERATIONS } from '@yizhangtu/standard/contract.js';
import { COUNTY } from '../county-folder.ts';
import type { TestServer } from '../test-server.ts';

const LIMITED = ['families', 'households', 'parcels-of-staff', 'levels-of-staff', 'wells'];
const WORDS = /families|households|parcels-of-staff|levels-of-staff|wells|困难|涉密/;

/** What the rows of the contract are asked for; by the name of the parameter that says which thing it is. */
const VALUES: Readonly<Record<string, string>> = { feature: 'care-1', z: '0', x: '0', y: '0' };
const ids = (operation: string): readonly string[] =>
  operation === 'getService' ? ['limited', 'levels', 'staff'] : LIMITED;

/** Every address of the contract at which one thing stands, for each thing that is for some roles. */
const addresses = OPERATIONS.filter(({ method }) => method === 'GET').flatMap(({ id, path }) => {
  const names = path.includes('{name}')
    ? [{ name: 'wells.pmtiles' }]
    : path.includes('{id}')
      ? ids(id).map((one) => ({ id: one }))
      : [];
  return names.map((name) =>
    path.slice(1).replace(/\{(\w+)\*?\}/g, (_, key: string) => {
      const values: Record<string, string> = { county: COUNTY, path: 'wms', ...VALUES, ...name };
      return values[key] ?? '';
    }),
  );
});

/** What is for some roles does not exist for who has none. */
export function roleSuite(server: TestServer): void {
  describe('what is for some roles', () => {
    it('is asked for at every address of the contract that names one thing', () => {
      assert.ok(addresses.length > 30, String(addresses.length));
      for (const part of ['catalogue/', '/items', '/items/', '/tiles/', 'archives/', 'services/']) {
        assert.ok(
          addresses.some((address) => address.includes(part)),
          part,
        );
      }
    });

    for (const address of addresses) {
      it(`is not found at ${address}, and no cache keeps the answer`, async () => {
        for (const headers of [{}, { 'if-none-match': '*' }, { range: 'bytes=0-9' }]) {
          const response = await server.get(address, headers);
          const text = await response.text();
          assert.equal(response.status, 404, text);
          assert.equal(response.headers.get('cache-control'), 'private, no-store');
          assert.doesNotMatch(text, /困难|涉密/);
        }
        const head = await fetch(server.at(address), { method: 'HEAD' });
        assert.equal(head.status, 404);
      });
    }

    for (const path of [
      'catalogue?limit=1000',
      'catalogue?q=%E6%B6%89%E5%AF%86',
      'catalogue?domain=service',
      'ogc/collections?limit=1000',
      'ogc',
      'county.json',
      'divisions',
      'places?q=%E6%B6%89%E5%AF%86',
    ]) {
      it(`is not told by ${path}, which anyone may keep`, async () => {
        const response = await server.get(`counties/${COUNTY}/${path}`);
        assert.equal(response.status, 200);
        assert.match(response.headers.get('cache-control') ?? '', /^public/);
        assert.doesNotMatch(await response.text(), WORDS);
      });
    }

    it('is not counted either', async () => {
      const { total } = await server.json(`counties/${COUNTY}/catalogue`);
      assert.equal(total, 3);
    });

    it('does not keep the rest from being asked for', async () => {
      const response = await server.get(`counties/${COUNTY}/services/open/wms`);
      assert.equal(((await response.json()) as { code: string }).code, 'unavailable');
    });
  });
}
