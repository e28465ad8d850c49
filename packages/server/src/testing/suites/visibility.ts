import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY, layer, TOKEN } from '../county-folder.ts';
import {
  BEHIND,
  FAR_VILLAGE,
  LIMITED,
  OTHER_TOWN,
  POSTS,
  TOWN,
  VILLAGE,
} from '../divided-county.ts';
import { signedInWith } from '../signed-in.ts';
import type { Json, TestServer } from '../test-server.ts';

type Post = (typeof POSTS)[number];

/** Whether a layer is for who has a post, by the codes alone. */
function isFor({ role, division }: Post, { roles = [], divisions = [] }: (typeof LIMITED)[number]) {
  const near = divisions.some((one) => one.startsWith(division) || division.startsWith(one));
  return roles.includes(role) && (divisions.length === 0 || near);
}

const addressesOf = (id: string): string[] => [
  `catalogue/${id}`,
  `ogc/collections/${id}`,
  `ogc/collections/${id}/items`,
  `ogc/collections/${id}/items/care-1`,
  `ogc/collections/${id}/tiles`,
  `ogc/collections/${id}/tiles/WebMercatorQuad`,
  `ogc/collections/${id}/tiles/WebMercatorQuad/12/1678/3412`,
];

/** What is for some roles is there for them, and for nobody else. */
export function visibilitySuite(server: TestServer): void {
  const path = (rest: string): string => `counties/${COUNTY}/${rest}`;
  const ids = (items: Json): string[] =>
    items.map(({ id }: Json) => id).filter((id: string) => id.startsWith('for-'));

  describe('a layer for some roles', () => {
    for (const post of POSTS) {
      it(`is there for ${post.role} at ${post.division} when it is for them`, async () => {
        const headers = await signedInWith(server, post.role, post.division);
        const theirs = LIMITED.filter((entry) => isFor(post, entry)).map(({ id }) => id);
        const catalogue = await server.get(path('catalogue?limit=1000'), headers);
        assert.equal(catalogue.headers.get('cache-control'), 'private, no-store');
        assert.deepEqual(ids(((await catalogue.json()) as Json).items), theirs);
        const collections = await server.json(path('ogc/collections?limit=1000'), headers);
        assert.deepEqual(ids(collections.collections), [...theirs].sort());
        const places = await server.json(path('places?q=照料中心&limit=100'), headers);
        const found = new Set<string>(places.items.map(({ layer }: Json) => layer));
        assert.deepEqual(
          [...found].filter((id) => id.startsWith('for-')).sort(),
          [...theirs].sort(),
        );
        for (const { id } of LIMITED) {
          for (const address of addressesOf(id)) {
            const response = await server.get(path(address), headers);
            assert.equal(response.status, theirs.includes(id) ? 200 : 404, address);
            assert.equal(response.headers.get('cache-control'), 'private, no-store', address);
            await response.arrayBuffer();
          }
        }
      });
    }

    it('is not read past its archive or its service', async () => {
      for (const { role, division } of POSTS) {
        const headers = await signedInWith(server, role, division);
        const may = (id: string): boolean =>
          BEHIND.some((entry) => entry.id === id && isFor({ role, division }, entry));
        const answers = async (address: string): Promise<[number, string | null]> => {
          const response = await server.get(path(address), headers);
          await response.arrayBuffer();
          return [response.status, response.headers.get('cache-control')];
        };
        const told = `${role} at ${division}`;
        const PRIVATE = 'private, no-store';
        // Whoever may not see all that an archive holds gets none of it.
        const whole = may('pipes') && may('pipes-of-town');
        const archive = await answers('archives/pipes.pmtiles');
        assert.deepEqual(archive, [whole ? 200 : 404, PRIVATE], told);
        const levels = await answers('services/gauges/wms?service=WMS');
        assert.deepEqual(levels, [may('levels') ? 503 : 404, PRIVATE], told);
        const supervision = await answers('services/supervision/wms?service=WMS');
        assert.deepEqual(supervision, [role === 'supervisor' ? 503 : 404, PRIVATE], told);
      }
    });

    it('stays closed to others after its tiles were made for one who may see it', async () => {
      const address = path('ogc/collections/for-auditors/tiles/WebMercatorQuad/12/1678/3412');
      const auditor = await signedInWith(server, 'auditor');
      const seen = await server.get(address, { ...auditor, 'if-none-match': '*' });
      assert.equal(seen.status, 200);
      assert.equal(seen.headers.get('etag'), null);
      const supervisor = await signedInWith(server, 'supervisor', COUNTY);
      for (const headers of [{}, supervisor]) {
        assert.equal((await server.get(address, headers)).status, 404);
      }
      // The cookie alone is nobody's: a page of another origin has no more.
      assert.equal((await server.get(address, { cookie: auditor['cookie'] ?? '' })).status, 404);
    });

    it('leaves the answers that are for everyone as they are', async () => {
      const cadre = await signedInWith(server, 'village-cadre');
      for (const rest of ['catalogue/care', 'ogc/collections/care/items', 'county.json']) {
        const response = await server.get(path(rest), cadre);
        assert.match(response.headers.get('cache-control') ?? '', /^public/, rest);
        const same = await server.get(path(rest), {
          ...cadre,
          'if-none-match': response.headers.get('etag') ?? '',
        });
        assert.equal(same.status, 304, rest);
      }
    });

    it('is opened to nobody at another division by an import token', async () => {
      const put = async (divisions?: readonly string[]): Promise<[number, string | undefined]> => {
        const entry = layer('only-town', {
          roles: ['village-cadre'],
          ...(divisions === undefined ? {} : { divisions: [...divisions] }),
        });
        const geometry = { type: 'Point', coordinates: [120, 30.5] };
        const response = await fetch(server.at(path('layers/only-town')), {
          method: 'PUT',
          headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            entry,
            features: [{ type: 'Feature', geometry, properties: {} }],
          }),
        });
        const told: Json = await response.json();
        return [response.status, told.issues?.[0]?.code];
      };
      const far = await signedInWith(server, 'village-cadre', FAR_VILLAGE);
      const unseen = async (): Promise<void> =>
        assert.equal((await server.get(path('catalogue/only-town'), far)).status, 404);
      assert.deepEqual(await put([TOWN]), [200, undefined]);
      await unseen();
      const wider = [undefined, [], [COUNTY], [OTHER_TOWN], [FAR_VILLAGE], [TOWN, FAR_VILLAGE]];
      for (const divisions of wider) {
        assert.deepEqual(await put(divisions), [403, 'divisions_widened'], String(divisions));
        await unseen();
      }
      for (const divisions of [[TOWN], [TOWN, VILLAGE], [VILLAGE]]) {
        assert.deepEqual(await put(divisions), [200, undefined], String(divisions));
      }
      assert.deepEqual(await put([TOWN]), [403, 'divisions_widened']);
    });
  });
}
