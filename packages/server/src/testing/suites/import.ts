import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY, TOKEN } from '../county-folder.ts';
import { signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

const point = (x: unknown, y: unknown, id?: string): Json => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  geometry: { type: 'Point', coordinates: [x, y] },
  properties: { name: '路灯' },
});

const entry = (id: string, more: object = {}): Json => ({
  id,
  domain: 'service',
  title: '新路灯',
  style: { geometry: 'point' },
  source: { type: 'geojson', href: 'lamps.geojson', datum: 'WGS84' },
  ...more,
});

export function importSuite(server: TestServer): void {
  const put = (id: string, body: unknown, token: string | undefined = TOKEN): Promise<Response> =>
    fetch(server.at(`counties/${COUNTY}/layers/${id}`), {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const count = async (id: string): Promise<number> =>
    (await server.json(`counties/${COUNTY}/ogc/collections/${id}/items?limit=1`)).numberMatched;

  describe('import', () => {
    it('makes a layer that is found, listed and drawn', async () => {
      const response = await put('lamps', {
        entry: entry('lamps'),
        features: [point(120, 30.5), point(120.1, 30.5)],
      });
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), {
        id: 'lamps',
        read: 2,
        stored: 2,
        refused: 0,
        issues: [],
      });
      assert.equal(await count('lamps'), 2);
      const found: Json = await server.json(`counties/${COUNTY}/catalogue?q=xld`);
      assert.deepEqual(found.items[0].source, {
        type: 'ogc-features',
        href: 'ogc/collections/lamps',
        datum: 'WGS84',
      });
      const tile = await server.get(
        `counties/${COUNTY}/ogc/collections/lamps/tiles/WebMercatorQuad/0/0/0`,
      );
      assert.ok((await tile.arrayBuffer()).byteLength > 0);
    });

    it('replaces a layer whole, and its answers with it', async () => {
      await put('signs', {
        entry: entry('signs'),
        features: [point(120, 30.5), point(120.1, 30.5)],
      });
      const before = await server.get(`counties/${COUNTY}/ogc/collections/signs/items`);
      await before.body?.cancel();
      await put('signs', {
        entry: entry('signs', { title: '路牌' }),
        features: [point(120, 30.6, 'a')],
      });
      const after = await server.get(`counties/${COUNTY}/ogc/collections/signs/items`, {
        'if-none-match': before.headers.get('etag') ?? '',
      });
      assert.equal(after.status, 200);
      assert.deepEqual(
        ((await after.json()) as Json).features.map((feature: Json) => feature.id),
        ['a'],
      );
      const { title }: Json = await server.json(`counties/${COUNTY}/catalogue/signs`);
      assert.equal(title, '路牌');
    });

    it('stores the good features and names the bad ones', async () => {
      const features = [
        point(120, 30.5, 'one'),
        point(120, 30.5, 'one'),
        point(null, 30.5),
        point(30.5, 120),
        { type: 'Feature', geometry: null, properties: {} },
        {
          type: 'Feature',
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [120, 30],
                [121, 30],
                [121, 31],
                [120, 31],
              ],
            ],
          },
          properties: {},
        },
        { type: 'Feature', geometry: { type: 'Circle', coordinates: [120, 30] }, properties: {} },
      ];
      const report: Json = await (await put('mixed', { entry: entry('mixed'), features })).json();
      assert.deepEqual([report.read, report.stored, report.refused], [7, 1, 6]);
      assert.deepEqual(
        report.issues.map(({ path, code }: Json) => [path, code]),
        [
          ['features[1].id', 'duplicate_id'],
          ['features[2].geometry', 'bad_geometry'],
          ['features[3].geometry', 'out_of_range'],
          ['features[4].geometry', 'no_geometry'],
          ['features[5].geometry', 'ring_not_closed'],
          ['features[6].geometry', 'bad_geometry'],
        ],
      );
    });

    it('names a feature whose text no database can keep', async () => {
      const named = (name: string): Json => ({ ...point(120, 30.5), properties: { name } });
      const features = [
        named('a\\u0000 and 😀 stay'),
        named('null \0 character'),
        named('half \ud800 of one'),
        point(120, 30.5, 'null\0'),
        { ...point(120, 30.5), properties: { deep: [{ 'ke\0y': 1 }] } },
      ];
      const report: Json = await (await put('texts', { entry: entry('texts'), features })).json();
      assert.deepEqual([report.read, report.stored, report.refused], [5, 1, 4]);
      assert.deepEqual(
        report.issues.map(({ path, code }: Json) => [path, code]),
        [1, 2, 3, 4].map((index) => [`features[${index}]`, 'bad_text']),
      );
      const page: Json = await server.json(`counties/${COUNTY}/ogc/collections/texts/items`);
      assert.equal(page.features[0].properties.name, 'a\\u0000 and 😀 stay');

      const response = await put('texts', { entry: entry('texts', { title: 'x\0' }), features });
      assert.equal(response.status, 400);
      assert.deepEqual(
        ((await response.json()) as Json).issues.map(({ path, code }: Json) => [path, code]),
        [['entry.title', 'bad_text']],
      );
      assert.equal(await count('texts'), 1);
    });

    it('refuses a null character in an address', async () => {
      for (const [path, name] of [
        ['catalogue?q=%00', 'q'],
        ['divisions?parent=a%00', 'parent'],
        ['ogc/collections/parcels/items/a%00b', 'feature'],
      ]) {
        const response = await server.get(`counties/${COUNTY}/${path}`);
        const problem: Json = await response.json();
        assert.equal(response.status, 400, path);
        assert.deepEqual([problem.issues[0].path, problem.issues[0].code], [name, 'bad_text']);
      }
    });

    it('keeps what was there when nothing can be stored', async () => {
      await put('kept', { entry: entry('kept'), features: [point(120, 30.5)] });
      const response = await put('kept', { entry: entry('kept'), features: [point(30.5, 120)] });
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as Json).issues[0].code, 'out_of_range');
      assert.equal(await count('kept'), 1);
    });

    it('asks for a token before it reads anything', async () => {
      for (const token of ['', 'wrong-token', `${TOKEN}x`, TOKEN.slice(0, -1)]) {
        const response = await put('lamps', 'not even JSON', token);
        assert.equal(response.status, 401, token);
        assert.equal(((await response.json()) as Json).code, 'unauthenticated');
        assert.equal(response.headers.get('www-authenticate'), 'Bearer');
      }
    });

    it('refuses what does not fit, with the place', async () => {
      const bodies: [unknown, string][] = [
        ['{"entry":', ''],
        [{ features: [] }, 'entry'],
        [{ entry: entry('lamps'), features: {} }, 'features'],
        [{ entry: entry('other'), features: [] }, 'entry.id'],
        [
          { entry: entry('lamps', { source: { type: 'geojson' } }), features: [] },
          'entry.source.datum',
        ],
      ];
      for (const [body, path] of bodies) {
        const response = await put('lamps', body);
        const problem: Json = await response.json();
        assert.equal(response.status, 400);
        assert.equal(problem.issues[0].path, path);
      }
      assert.equal(await count('lamps'), 2);
    });

    it('does not take the id of data that are elsewhere', async () => {
      const response = await put('buildings', {
        entry: entry('buildings'),
        features: [point(120, 30.5)],
      });
      assert.equal(response.status, 409);
      assert.equal(((await response.json()) as Json).code, 'conflict');
    });

    it('refuses what is larger than the server takes', async () => {
      const response = await put('lamps', `"${'x'.repeat(400_000)}"`);
      assert.equal(response.status, 413);
      assert.equal(((await response.json()) as Json).code, 'too_large');
    });

    it('is written down, and a token opens no layer that is for some roles', async () => {
      const importing = (roles?: string[], features = [point(120, 30.5)]): Promise<Response> =>
        put('wards', { entry: entry('wards', roles === undefined ? {} : { roles }), features });
      const made = await importing(['supervisor', 'auditor']);
      assert.equal(made.status, 200, await made.text());
      for (const roles of [undefined, [], ['supervisor', 'resident'], ['resident']]) {
        const response = await importing(roles, []);
        const problem: Json = await response.json();
        assert.deepEqual([response.status, problem.code], [403, 'denied']);
        const [{ path, code, message, mend }] = problem.issues;
        assert.deepEqual([path, code], ['entry.roles', 'roles_widened']);
        assert.ok(message['zh-CN'] && message.en && mend['zh-CN'] && mend.en);
      }
      const auditor = await signedInWith(server, 'auditor');
      const layer: Json = await server.json(
        `counties/${COUNTY}/ogc/collections/wards/items`,
        auditor,
      );
      assert.equal(layer.numberMatched, 1, 'it is as it was');
      assert.equal((await importing(['auditor'])).status, 200);
      const administrator = await signedInWith(server, 'administrator');
      const opened = await fetch(server.at(`counties/${COUNTY}/layers/wards`), {
        method: 'PUT',
        headers: administrator,
        body: JSON.stringify({ entry: entry('wards'), features: [] }),
      });
      assert.equal(opened.status, 200);
      const { items }: Json = await server.json(`counties/${COUNTY}/audit?target=wards`, auditor);
      assert.deepEqual(
        items.reverse().map(({ action, facts }: Json) => [action, facts]),
        [
          [['supervisor', 'auditor'], [], 'token', 1],
          [['auditor'], ['supervisor', 'auditor'], 'token', 1],
          [[], ['auditor'], 'person', 0],
        ].map(([after, before, by, features]) => [
          'layer.import',
          { by, features, roles: { before, after } },
        ]),
      );
      assert.deepEqual(
        items.map(({ role }: Json) => role),
        [undefined, undefined, 'administrator'],
      );
    });

    it('hides an imported layer that is for some roles', async () => {
      await put('secret', {
        entry: entry('secret', { roles: ['police'] }),
        features: [point(120, 30.5)],
      });
      const response = await server.get(`counties/${COUNTY}/ogc/collections/secret/items`);
      assert.equal(response.status, 404);
    });
  });
}
