import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { DIVIDED, VILLAGE } from '../testing/divided-county.ts';
import { OWN, signedInWith } from '../testing/signed-in.ts';
import { testServer, type Json } from '../testing/test-server.ts';

const OTHER = '330523';
const VILLAGE_THERE = VILLAGE.replace(COUNTY, OTHER);

describe('two counties on one server', () => {
  const options = { counties: [] as string[] };
  before(async () => {
    options.counties = [
      await countyFolder(DIVIDED),
      await countyFolder({ ...DIVIDED, code: OTHER }),
    ];
  });
  const server = testServer('PGlite', DIVIDED, options);
  after(() => Promise.all(options.counties.map((folder) => rm(folder, { recursive: true }))));

  const there = async (role: string): Promise<SamplePerson> => {
    const { items }: Json = await server.json(`counties/${OTHER}/session/sample-people`);
    return items.find(({ posts: [post] }: SamplePerson) => post?.role === role);
  };
  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(server.at(path), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('know nobody by a session of the other, under whatever name its cookie comes', async () => {
    const centre = await signedInWith(server, 'county-centre');
    const cookie = centre['cookie'] ?? '';
    const renamed = cookie.replace(COUNTY, OTHER);
    assert.notEqual(renamed, cookie);
    assert.equal((await server.get(`counties/${COUNTY}/people`, centre)).status, 200);
    for (const one of [cookie, renamed, `${cookie}; ${renamed}`]) {
      const response = await server.get(`counties/${OTHER}/people`, { ...OWN, cookie: one });
      assert.equal(response.status, 401);
    }
  });

  it('have no people, grants or divisions of each other', async () => {
    const cadre = await there('village-cadre');
    const centre = await signedInWith(server, 'county-centre');
    const administrator = await signedInWith(server, 'administrator');
    const person = await send('GET', `counties/${COUNTY}/people/${cadre.id}`, centre);
    assert.equal(person.status, 404);
    const reveal = await send('POST', `counties/${COUNTY}/people/${cadre.id}/reveal`, centre, {
      attributes: ['name'],
      reason: '核对身份',
    });
    assert.equal(reveal.status, 404);
    const list = await send('GET', `counties/${COUNTY}/people?division=${VILLAGE_THERE}`, centre);
    assert.equal(list.status, 404);
    const grant = cadre.posts[0]?.id ?? '';
    const revoked = await send('DELETE', `counties/${COUNTY}/grants/${grant}`, administrator);
    assert.equal(revoked.status, 404);
    for (const [body, path] of [
      [{ person: cadre.id, role: 'resident', division: VILLAGE }, 'person'],
      [{ person: cadre.id, role: 'resident', division: VILLAGE_THERE }, 'division'],
    ] as const) {
      const given = await send('POST', `counties/${COUNTY}/grants`, administrator, body);
      const { issues }: Json = await given.json();
      assert.deepEqual([given.status, issues[0].path], [400, path]);
    }
  });

  it('keep a log each', async () => {
    const auditor = await signedInWith(server, 'auditor');
    const cadre = await signedInWith(server, 'village-cadre');
    const { items: people }: Json = await server.json(`counties/${COUNTY}/people?limit=1`, cadre);
    const path = `counties/${COUNTY}/people/${people[0].id}/reveal`;
    const body = { attributes: ['name'], reason: '核对身份' };
    assert.equal((await send('POST', path, cadre, body)).status, 200);
    const { items }: Json = await server.json(`counties/${COUNTY}/audit`, auditor);
    assert.equal(items[0].action, 'person.reveal');
    const other = await server.get(`counties/${OTHER}/audit`, auditor);
    assert.equal(other.status, 401);
  });
});
