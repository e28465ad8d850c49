import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY } from '../county-folder.ts';
import type { Json, TestServer } from '../test-server.ts';

export function catalogueSuite(server: TestServer): void {
  const catalogue = async (query: string): Promise<string[]> => {
    const page: Json = await server.json(`counties/${COUNTY}/catalogue?${query}`);
    return page.items.map((entry: Json) => entry.id);
  };

  describe('catalogue', () => {
    it('is found by characters, pinyin, initials and owner', async () => {
      for (const words of ['宅基', 'zhaijidi', 'zjd', '自然资源', 'parcels']) {
        assert.deepEqual(await catalogue(`q=${encodeURIComponent(words)}`), ['parcels'], words);
      }
      assert.deepEqual(await catalogue(`q=${encodeURIComponent('养老 民政')}`), ['care']);
      assert.deepEqual(await catalogue(`owner=${encodeURIComponent('民政局')}&domain=service`), [
        'care',
      ]);
    });

    it('takes wildcards of SQL for what they are', async () => {
      for (const words of ['%', '_', '\\', "'"]) {
        assert.deepEqual(await catalogue(`q=${encodeURIComponent(words)}`), [], words);
      }
    });

    it('finds what covers a division: the whole county, what it is part of, its parts', async () => {
      assert.deepEqual(await catalogue('division=330521100201'), ['care', 'parcels']);
      assert.deepEqual(await catalogue('division=330521101'), ['care', 'buildings']);
      assert.deepEqual(await catalogue(`division=${COUNTY}`), ['care', 'parcels', 'buildings']);
    });
  });
}
