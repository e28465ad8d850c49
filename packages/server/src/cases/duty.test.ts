import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseDesk, CASES, DESK, lamp, PATH } from '../testing/case-desk.ts';
import { VILLAGE } from '../testing/divided-county.ts';
import { signedInWith } from '../testing/signed-in.ts';
import { testServer, type Json } from '../testing/test-server.ts';

const HOUR_MS = 3_600_000;
const rules = [
  {
    id: 'lamps',
    when: { categories: ['city.facilities.lamp'] },
    then: { nearest: { service: 'repairs' }, lead: 'own:town' },
  },
];
const server = testServer('PGlite', {
  ...DESK,
  private: {
    ...DESK.private,
    cases: { ...CASES, dispatch: { units: CASES.dispatch?.units ?? [], rules } },
  },
});
const desk = caseDesk(server);
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
const NEAR = [120.11, 30.61];

async function take(headers: Record<string, string>, body: Json): Promise<Json> {
  const response = await fetch(server.at(`${PATH}/duty`), {
    method: 'PUT',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
const leadOf = async (headers: Record<string, string>): Promise<Json> =>
  (await desk.report(headers, lamp())).body.case.orders[0].unit;

describe('duty', () => {
  it('brings orders of a service to who is on it, until they go off it', async () => {
    const worker = await signedInWith(server, 'grid-worker', VILLAGE);
    const centre = await signedInWith(server, 'county-centre');
    assert.equal((await leadOf(centre)).person, undefined);
    const until = inHours(2);
    const on = await take(worker, { services: ['repairs'], point: NEAR, until });
    assert.deepEqual(on, { status: 200, body: { services: ['repairs'], until } });
    assert.deepEqual(await server.json(`${PATH}/duty`, worker), on.body);
    const { id } = (await server.json(`${PATH}/session`, worker)).user;
    assert.equal((await leadOf(centre)).person, id);
    assert.deepEqual((await take(worker, { services: [] })).body, { services: [] });
    assert.equal((await leadOf(centre)).person, undefined);
  });

  it('that is not whole is refused with every reason, and the one before stands', async () => {
    const worker = await signedInWith(server, 'grid-worker', VILLAGE);
    const until = inHours(1);
    await take(worker, { services: ['repairs'], point: NEAR, until });
    const refused = await take(worker, { services: ['repairs', 'mowing'], until: inHours(25) });
    assert.equal(refused.status, 400);
    assert.deepEqual(
      refused.body.issues.map(({ path, code }: Json) => [path, code]),
      [
        ['services[1]', 'unknown_service'],
        ['point', 'missing'],
        ['until', 'not_within_a_day'],
      ],
    );
    const past = await take(worker, { services: ['repairs'], point: NEAR, until: inHours(-1) });
    assert.equal(past.body.issues[0].path, 'until');
    assert.deepEqual(await server.json(`${PATH}/duty`, worker), { services: ['repairs'], until });
  });
});
