import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCounty } from '@yizhangtu/standard';
import { COUNTY } from '../county-folder.ts';
import type { Json, TestServer } from '../test-server.ts';

const codes = (page: Json): string[] => page.items.map((item: Json) => item.code);

export function countySuite(server: TestServer): void {
  const county = (path: string): string => `counties/${COUNTY}/${path}`;

  describe('county', () => {
    it('serves the public county file, which the standard reads', async () => {
      const response = await server.get(county('county.json'));
      const parsed = parseCounty(await response.text());
      assert.equal(parsed.ok, true);
    });

    it('answers 304 to who has the file already', async () => {
      const first = await server.get(county('county.json'));
      const tag = first.headers.get('etag') ?? '';
      await first.body?.cancel();
      const second = await server.get(county('county.json'), {
        'if-none-match': `"other", ${tag}`,
      });
      assert.equal(second.status, 304);
      assert.equal(await second.text(), '');
    });

    it('never shows the private file', async () => {
      for (const path of [
        'county.server.json',
        '../county.server.json',
        'archives/county.server.json',
      ]) {
        const response = await server.get(county(path));
        assert.notEqual(response.status, 200);
        assert.doesNotMatch(await response.text(), /import-token/);
      }
    });

    it('lists divisions by parent, kind and words', async () => {
      assert.deepEqual(codes(await server.json(county(`divisions?parent=${COUNTY}`))), [
        '330521100',
        '330521101',
      ]);
      assert.deepEqual(codes(await server.json(county('divisions?kind=village'))), [
        '330521100201',
      ]);
      for (const words of ['新市', 'xinshi', 'xsz', 'XINSHI', '330521100', 'Xinshi']) {
        const found = codes(
          await server.json(county(`divisions?kind=town&q=${encodeURIComponent(words)}`)),
        );
        assert.deepEqual(found, ['330521100'], words);
      }
      assert.deepEqual(codes(await server.json(county('divisions?q=筏头'))), ['330521101']);
      assert.deepEqual(codes(await server.json(county('divisions?q=%25'))), []);
    });

    it('pages through all divisions once', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await server.json(
          county(`divisions?limit=3${cursor ? `&cursor=${cursor}` : ''}`),
        );
        assert.equal(page.total, 4);
        seen.push(...codes(page));
        cursor = page.next;
      } while (cursor !== undefined);
      assert.deepEqual(seen, [COUNTY, '330521100', '330521101', '330521100201']);
    });

    it('gives the areas of divisions by kind', async () => {
      const page = await server.json(county('division-areas?kind=town'));
      assert.deepEqual(
        page.features.map((feature: Json) => feature.properties.code),
        ['330521100', '330521101'],
      );
      assert.deepEqual((await server.json(county('division-areas?kind=village'))).features, []);
    });

    it('gives the areas in pages, each with the way to the next', async () => {
      const codes: string[] = [];
      let address: string | undefined = server.at(county('division-areas?kind=town&limit=1'));
      while (address !== undefined) {
        const page: Json = await (await fetch(address)).json();
        assert.deepEqual([page.numberReturned, page.numberMatched], [1, 2]);
        codes.push(page.features[0].properties.code);
        const link: Json = page.links?.find((one: Json) => one.rel === 'next');
        address = link && new URL(link.href, address).href;
      }
      assert.deepEqual(codes, ['330521100', '330521101']);
    });

    it('refuses a cursor that it did not give', async () => {
      const response = await server.get(county('divisions?cursor=../..'));
      const problem: Json = await response.json();
      assert.equal(response.status, 400);
      assert.deepEqual([problem.code, problem.issues[0].code], ['invalid', 'bad_cursor']);
    });
  });
}
