import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quickClient } from '../loopback.test.helper.ts';
import { COUNTY, idOf } from '../testing/people.ts';
import type { Transport, TransportRequest } from '../transport.ts';
import {
  decideVersion,
  publishVersion,
  readAccount,
  readAccounts,
  readVersion,
  storeVersion,
  submitVersion,
  withdrawVersion,
} from './gep.ts';

const version = {
  account: idOf(1),
  version: 2,
  status: 'draft',
  revision: 1,
  sample: true,
  profile: { id: 'DB33/T2274-2020', version: '1' },
  engine: { name: '@yizhangtu/gep', version: '0.1.0' },
  hash: `sha256:${'0'.repeat(64)}`,
  total: 1.5e9,
  verified: false,
  steps: [{ step: 'create', at: '2026-03-02T01:00:00Z', by: { role: 'department-handler' } }],
};
const account = {
  id: idOf(1),
  division: { code: COUNTY, name: '德清县' },
  year: 2023,
  profile: 'DB33/T2274-2020',
  sample: true,
  version: 2,
  status: 'draft',
  total: 1.5e9,
};
const packed = {
  format: 'yzt-gep-package/1' as const,
  engine: version.engine,
  run: { county: COUNTY, year: 2023, divisions: [{ code: COUNTY }] },
  result: { account: { profile: version.profile, total: 1.5e9 } },
  hashes: {},
  hash: version.hash,
};

/** A desk whose backend answers what `answer` says, and what it was asked. */
function deskOf(answer: (request: TransportRequest) => unknown) {
  const asked: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    asked.push(request);
    return new Response(JSON.stringify(answer(request)));
  };
  const { client } = quickClient('http://backend.example', { transport });
  return { desk: { client, county: COUNTY }, asked };
}
const pathOf = ({ url }: TransportRequest) =>
  url.replace(`http://backend.example/counties/${COUNTY}/gep/accounts`, '');

test('accounts come page after page, by what they are asked for', async () => {
  const { desk, asked } = deskOf(({ url }) =>
    url.includes('cursor') ? { items: [account] } : { items: [account], next: idOf(2) },
  );
  const years: number[] = [];
  for await (const { year } of readAccounts(desk, { year: 2023, status: 'published' })) {
    years.push(year);
  }
  assert.deepEqual(years, [2023, 2023]);
  assert.deepEqual(asked.map(pathOf), [
    '?year=2023&status=published',
    `?year=2023&status=published&cursor=${idOf(2)}`,
  ]);
});

test('an account and a version are read from their places', async () => {
  const { desk, asked } = deskOf(({ url }) =>
    url.includes('/versions/') ? { version, package: packed } : { account, versions: [version] },
  );
  assert.equal((await readAccount(desk, idOf(1))).versions[0]?.version, 2);
  assert.equal((await readVersion(desk, version)).package.hash, version.hash);
  assert.deepEqual(asked.map(pathOf), [`/${idOf(1)}`, `/${idOf(1)}/versions/2`]);
});

test('a package goes under a key, its own or the one it had before', async () => {
  const { desk, asked } = deskOf(() => version);
  await storeVersion(desk, packed);
  await storeVersion(desk, packed, { key: 'a-key-of-before-0001' });
  assert.deepEqual(
    asked.map(({ method, body }) => [method, body]),
    asked.map(() => ['POST', JSON.stringify(packed)]),
  );
  const keys = asked.map(({ headers }) => headers['idempotency-key']);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(keys[1], 'a-key-of-before-0001');
  await storeVersion(desk, packed, { seen: 2 });
  assert.deepEqual(
    asked.map(({ headers }) => headers['if-match']),
    [undefined, undefined, '"2"'],
  );
});

test('a step is done to the version that was seen', async () => {
  const { desk, asked } = deskOf(() => version);
  await submitVersion(desk, version);
  await decideVersion(desk, version, { step: 'reject', reason: '改' });
  await publishVersion(desk, version);
  await withdrawVersion(desk, version, '误');
  assert.deepEqual(asked.map(pathOf), [
    `/${idOf(1)}/versions/2/submission`,
    `/${idOf(1)}/versions/2/decision`,
    `/${idOf(1)}/versions/2/publication`,
    `/${idOf(1)}/versions/2/withdrawal`,
  ]);
  assert.deepEqual(
    asked.map(({ headers, body }) => [headers['if-match'], body]),
    [
      ['"1"', '{}'],
      ['"1"', JSON.stringify({ step: 'reject', reason: '改' })],
      ['"1"', '{}'],
      ['"1"', JSON.stringify({ reason: '误' })],
    ],
  );
});
