import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY, TOKEN } from '../county-folder.ts';
import { signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

export function placeSuite(server: TestServer): void {
  const places = (q: string, more = ''): string =>
    `counties/${COUNTY}/places?q=${encodeURIComponent(q)}${more}`;
  const find = async (q: string, more = ''): Promise<Json[]> =>
    (await server.json(places(q, more))).items;
  const ids = async (q: string): Promise<string[]> => (await find(q)).map((place) => place.id);
  const put = (
    id: string,
    entry: object,
    names: readonly unknown[],
    as: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
  ): Promise<Response> =>
    fetch(server.at(`counties/${COUNTY}/layers/${id}`), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...as },
      body: JSON.stringify({
        entry: {
          id,
          domain: 'service',
          title: '水闸',
          style: { geometry: 'point' },
          source: { type: 'geojson', href: 'x', datum: 'WGS84' },
          ...entry,
        },
        features: names.map((name, index) => ({
          type: 'Feature',
          id: `${id}-${index}`,
          geometry: { type: 'Point', coordinates: [120 + index / 100, 30.5] },
          properties: { name, division: '330521100201' },
        })),
      }),
    });

  describe('places', () => {
    it('finds divisions by characters, pinyin, initials, other names and code', async () => {
      for (const words of ['谷门', 'gumen', 'gmc', 'GUMEN', '谷', '330521100201']) {
        assert.deepEqual(await ids(words), ['330521100201'], words);
      }
      assert.deepEqual(await ids('筏头'), ['330521101']);
      const [village] = await find('谷门村');
      assert.deepEqual(village, {
        type: 'division',
        id: '330521100201',
        name: '谷门村',
        pinyin: { full: 'gu men cun', initials: 'gmc' },
        kind: '村',
        path: [{ 'zh-CN': '新市镇', en: 'Xinshi' }],
      });
    });

    it('finds features of the county folder by any part of their names, and says of what they are', async () => {
      for (const words of ['照料中心 3', '料中心3', 'zhaoliaozhongxin3', 'zlzx3']) {
        assert.deepEqual(await ids(words), ['care-3'], words);
      }
      const [care] = await find('照料中心 3');
      assert.deepEqual(
        [care.type, care.layer, care.collection, care.kind, care.bounds],
        [
          'feature',
          'care',
          'care',
          { 'zh-CN': '养老服务中心', en: 'Care homes' },
          [120, 30.5, 120, 30.5],
        ],
      );
    });

    it('says when there is more than was asked for', async () => {
      const few: Json = await server.json(places('照料', '&limit=2'));
      assert.deepEqual(
        [few.items.map((place: Json) => place.id), few.complete],
        [['care-1', 'care-2'], false],
      );
      const all: Json = await server.json(places('照料', '&limit=5'));
      assert.deepEqual([all.items.length, all.complete], [5, true]);
    });

    it('finds what was imported, in its place, and forgets what an import replaced', async () => {
      await put('sluices', {}, ['谷门闸', '大谷门闸', null, 7]);
      assert.deepEqual(await ids('谷门闸'), ['sluices-0', 'sluices-1']);
      assert.deepEqual(await ids('谷门'), ['330521100201', 'sluices-0', 'sluices-1']);
      const [sluice] = await find('谷门闸');
      assert.deepEqual(sluice.path, [{ 'zh-CN': '新市镇', en: 'Xinshi' }, '谷门村']);
      await put('sluices', {}, ['东风闸']);
      assert.deepEqual(await ids('谷门闸'), []);
      assert.deepEqual(await ids('dfz'), ['sluices-0']);
    });

    it('leaves room for features beside divisions, and for divisions beside features', async () => {
      const types = async (limit: number): Promise<string[]> =>
        (await find('n', `&limit=${limit}`)).map((place) => place.type);
      assert.deepEqual(await types(4), ['division', 'division', 'feature', 'feature']);
      assert.deepEqual(await types(2), ['division', 'feature']);
    });

    it('finds nothing of a layer that is for some roles', async () => {
      await put('shelters', { roles: ['civil-affairs'] }, ['秘密仓库']);
      assert.deepEqual(await ids('秘密仓库'), []);
      const administrator = await signedInWith(server, 'administrator');
      await put('shelters', {}, ['秘密仓库'], administrator);
      assert.deepEqual(await ids('秘密仓库'), ['shelters-0']);
    });

    it('takes what a person types as words and not as a pattern', async () => {
      for (const words of ['%', '_', '\\%', "'", '{"a"}', '照%心', '没有的地方', '🦄', 'zzzz']) {
        assert.deepEqual(await ids(words), [], words);
      }
    });

    it('refuses nothing, too much and an unknown county', async () => {
      for (const [path, status, issue] of [
        [places('  '), 400, 'empty'],
        [places('长'.repeat(101)), 400, 'too_long'],
        [places('谷门', '&limit=1001'), 400, 'limit_too_large'],
        [`counties/${COUNTY}/places`, 400, undefined],
        ['counties/110101/places?q=a', 404, undefined],
      ] as const) {
        const response = await server.get(path);
        const problem: Json = await response.json();
        assert.equal(response.status, status, path);
        if (issue !== undefined) assert.equal(problem.issues[0].code, issue);
      }
    });
  });
}
