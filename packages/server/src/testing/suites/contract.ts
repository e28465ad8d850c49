import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPERATIONS, type Operation } from '@yizhangtu/standard/contract.js';
import { PERMISSIONS, type RoleId } from '@yizhangtu/standard/identity.js';
import * as z from 'zod/mini';
import { caseDesk, newKey, publishedCase, report } from '../case-desk.ts';
import { COUNTY, TOKEN } from '../county-folder.ts';
import { gepPackage, gepRun, gepVersion } from '../gep-desk.ts';
import { allowed, OWN, samples, signedInWith } from '../signed-in.ts';
import { OPEN311_TYPE } from '../../open311/open311-errors.ts';
import { noticeToSign, publishedPhoto, uploadOf } from '../own-things.ts';
import type { Json, TestServer } from '../test-server.ts';

const PARAMS: Readonly<Record<string, string>> = {
  purpose: 'test',
  county: COUNTY,
  id: 'parcels',
  feature: '3',
  name: 'buildings.pmtiles',
  z: '12',
  x: '3412',
  y: '1678',
  code: 'city.facilities.cover.json',
};

const BODIES: Readonly<Record<string, unknown>> = {
  putDuty: { services: [] },
  reportCase: report(),
  commandCase: { type: 'note', note: '已看过现场' },
  signOut: {},
  createUpload: { length: 9, type: 'image/png' },
  appendUpload: 1,
  finishUpload: {},
  submitGepVersion: {},
  signGepVersion: { step: 'sign' },
  publishGepVersion: {},
  withdrawGepVersion: { reason: '冷却天数有误' },
  markMessages: { mark: 'seen' },
  actOnMessage: {},
  handInTicket: { way: 'zlb', ticket: 'ticket-of-the-test' },
  putConsent: { version: '1', given: true },
  putLayer: {
    entry: {
      id: 'parcels',
      domain: 'planning',
      title: '宅基地',
      style: { geometry: 'point' },
      source: { type: 'geojson', href: 'parcels.geojson', datum: 'WGS84' },
    },
    features: [
      {
        type: 'Feature',
        id: 3,
        geometry: { type: 'Point', coordinates: [120, 30.5] },
        properties: {},
      },
    ],
  },
};

const QUERIES: Readonly<Record<string, string>> = {
  searchPlaces: '?q=xinshi',
  listNearCases: '?lng=120.1&lat=30.6&category=city.facilities&q=井盖',
};

const fill = (path: string, values: Readonly<Record<string, string>>): string =>
  path.slice(1).replace(/\{(\w+)\*?\}/g, (_, name: string) => values[name] ?? '');

const someone = async (server: TestServer, role: RoleId) =>
  (await samples(server)).find(({ posts }) => posts.length === 1 && posts[0]?.role === role);

async function bodyOf(server: TestServer, { id }: Operation): Promise<unknown> {
  const cadre = await someone(server, 'village-cadre');
  if (id === 'signInAsSample') return { person: cadre?.id };
  if (id === 'choosePost') return { post: cadre?.posts[0]?.id };
  if (id === 'revealPerson') return { attributes: ['name'], reason: '核对身份' };
  if (id === 'revealCaseContact') return { reason: '回电核实' };
  if (id === 'createGepVersion') return gepPackage();
  if (id === 'lookUpCase') {
    const { body } = await caseDesk(server).report(OWN);
    return { receipt: body.case.receipt, code: body.code };
  }
  if (id === 'dispatchCases') {
    const { id: named, version } = await publishedCase(server);
    const orders = [{ unit: { division: COUNTY }, role: 'lead' }];
    return { cases: [{ case: named, version }], orders };
  }
  if (id === 'postGrant') {
    const worker = await someone(server, 'grid-worker');
    return { person: worker?.id, role: 'resident', division: worker?.posts[0]?.division.code };
  }
  return BODIES[id];
}

/** Who and what stands in the paths of rows that name a person or a grant. */
async function peopleOf(server: TestServer): Promise<Readonly<Record<string, string>>> {
  const cadre = await someone(server, 'village-cadre');
  const supervisor = await someone(server, 'supervisor');
  return { person: cadre?.id ?? '', grant: supervisor?.posts[0]?.id ?? '' };
}

/** What stands in the paths of rows about something that was made before. */
async function madeFor(
  server: TestServer,
  { id, path }: Operation,
): Promise<Readonly<Record<string, string>>> {
  if (path.includes('{upload}')) {
    return { upload: await uploadOf(server, id === 'finishUpload') };
  }
  if (path.includes('{hash}')) return { hash: await publishedPhoto(server) };
  if (path.includes('{account}')) return versionFor(server, id);
  // Of an account that nobody has made yet.
  if (id === 'createGepVersion') return { etag: '"0"' };
  if (path.includes('{message}')) return { message: await noticeToSign(server), action: 'sign' };
  return {};
}

/** What a version has to be for a row to be about it. */
const STANDS: Readonly<
  Record<string, readonly ['draft' | 'submitted' | 'signed' | 'published', string]>
> = {
  submitGepVersion: ['draft', '"1"'],
  signGepVersion: ['submitted', '"2"'],
  publishGepVersion: ['signed', '"3"'],
  withdrawGepVersion: ['published', '"4"'],
};
let years = 2100;

async function versionFor(
  server: TestServer,
  id: string,
): Promise<Readonly<Record<string, string>>> {
  const [upTo, etag] = STANDS[id] ?? ['published', '"4"'];
  const { account } = await gepVersion(server, gepRun(COUNTY, { year: (years += 1) }), upTo);
  return { account, version: '1', etag };
}

/** Somebody who may do what a row is for. */
const callerOf = (server: TestServer, { id, permission }: Operation) => {
  if (/^(commandCase|revealCaseContact|listWorkOrders|dispatchCases|\w+GepVersion)$/.test(id)) {
    return signedInWith(server, 'county-centre');
  }
  return /Duty$/.test(id)
    ? signedInWith(server, 'department-handler')
    : allowed(server, permission);
};

interface Asked {
  readonly values?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

async function call(
  server: TestServer,
  row: Operation,
  { values = PARAMS, headers = OWN }: Asked = {},
): Promise<Response> {
  const body = await bodyOf(server, row);
  const known = /\{(case|number)\}/.test(row.path) ? await publishedCase(server) : undefined;
  const ofCase = known === undefined ? {} : { case: known.id, number: `${known.receipt}.json` };
  const made: Readonly<Record<string, string>> = { ...ofCase, ...(await madeFor(server, row)) };
  const address = fill(row.path, { ...(await peopleOf(server)), ...made, ...values });
  return fetch(server.at(address + (QUERIES[row.id] ?? '')), {
    method: row.method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'idempotency-key': newKey(),
      'if-match': made['etag'] ?? `"${known?.version ?? 1}"`,
      'upload-offset': '0',
      ...headers,
    },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

// They ask another server, need what one gave, or do not end: tested by themselves.
const ELSEWHERE: ReadonlySet<string> = new Set([
  'getBaseTile',
  'getService',
  'finishSignIn',
  'handInTicket',
  'streamEvents',
]);

/** What every row of the contract promises. Runs last: it replaces a layer. */
export function contractSuite(server: TestServer): void {
  describe('every operation of the contract', () => {
    for (const row of OPERATIONS.filter(({ id }) => !ELSEWHERE.has(id))) {
      it(`${row.id} answers as the contract says`, async () => {
        const headers = await callerOf(server, row);
        const response = await call(server, row, { headers });
        assert.equal(response.status, row.status);
        const type = response.headers.get('content-type') ?? '';
        if (row.status === 204) {
          assert.equal(type + (await response.text()), '');
        } else if ('json' in row.response) {
          assert.ok(type.startsWith(row.response.type ?? 'application/json'), type);
          const parsed = z.safeParse(row.response.json, await response.json(), { jitless: true });
          assert.deepEqual(parsed.error?.issues ?? [], []);
        } else {
          const wanted = row.response.type ?? '';
          assert.ok(wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted);
        }
      });
    }
    for (const row of OPERATIONS.filter(({ path }) => path.includes('{county}'))) {
      it(`${row.id} refuses a county code that is none`, async () => {
        const response = await call(server, row, { values: { ...PARAMS, county: '33' } });
        assert.equal(response.status, 400);
        const told: Json = await response.json();
        if (row.tag === 'open311') {
          assert.equal(told[0].code, 400);
          return assert.match(told[0].description, /^county: /);
        }
        assert.equal(told.code, 'invalid');
        assert.equal(told.issues[0].path, 'county');
      });
      it(`${row.id} knows no county that is not served`, async () => {
        const response = await call(server, row, { values: { ...PARAMS, county: '110105' } });
        const expected = PERMISSIONS[row.permission].roles === 'everyone' ? 404 : 401;
        assert.equal(response.status, expected);
        const form = row.tag === 'open311' ? OPEN311_TYPE : 'application/problem+json';
        assert.equal(response.headers.get('content-type'), form);
      });
    }
    it('names the county in every query', () => {
      const bare =
        /^(begin|commit|rollback|create |alter |analyze |set local )|gin_clean_pending_list|kysely_migration|pg_catalog|pg_advisory/;
      const statements = server.queries.filter((text) => !bare.test(text.trim()));
      assert.ok(statements.length > 50);
      assert.deepEqual(
        statements.filter((text) => !text.includes('county_code')),
        [],
      );
    });
  });
}
