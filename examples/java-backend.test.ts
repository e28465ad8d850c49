import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, createClient, getByteAnswer, pages, type Client } from '@yizhangtu/client';
import { hostSession } from '@yizhangtu/client/host-session.js';
import {
  getCase,
  getCaseStats,
  getCatalogueEntry,
  listCases,
  listCatalogue,
  listDivisions,
  listFeatures,
  reportCase,
} from '@yizhangtu/standard/contract.js';
import { TOKEN } from './java-backend/backend.mjs';
import { javaTransport } from './java-backend/transport.js';
import { openJavaSite, type JavaSite } from './testing/java-site.ts';

// The client, the mapping and the backend, with HTTP between them.
const params = { county: '330521' };
let site: JavaSite;
let client: Client;
let staff: Client;
before(async () => {
  site = await openJavaSite();
  const init = { baseUrl: `${site.url}/java-api`, transport: javaTransport(`${site.url}/java`) };
  client = createClient(init);
  staff = createClient({
    ...init,
    session: hostSession({ user: () => undefined, token: () => TOKEN }),
  });
});
after(() => site.close());

const errorOf = async (work: Promise<unknown>): Promise<unknown[]> => {
  const error = (await work.then(
    () => assert.fail('it was answered'),
    (thrown: unknown) => thrown,
  )) as { code: string; status: number; message: string };
  return [error.code, error.status, error.message];
};

test('lists by pageNum and pageSize are pages with cursors', async () => {
  const first = await call(client, listCatalogue, { params, query: { limit: 2 } });
  assert.deepEqual(
    first.items.map(({ id, title }) => [id, title]),
    [
      ['1001', '水井'],
      ['1002', '文化礼堂'],
    ],
  );
  const titles: unknown[] = [];
  for await (const entry of pages(client, listCatalogue, { params, query: { limit: 2 } })) {
    titles.push(entry.title);
  }
  assert.deepEqual(titles, ['水井', '文化礼堂', '民宿']);
  assert.ok(site.asked.includes('GET /java/gis/layer/page?pageNum=2&pageSize=2'));
  const { items } = await call(client, listDivisions, { params });
  assert.deepEqual(
    items.map(({ code, kind }) => `${code} ${kind}`),
    ['330521 county', '330521001 town', '330521102 town'],
  );
});

test('features come by pages with links, their numbers read, in the datum that their layer names', async () => {
  const entry = await call(client, getCatalogueEntry, { params: { ...params, id: '1003' } });
  assert.equal(entry.source.datum, 'GCJ02');
  const seen = new Set<unknown>();
  const init = { params: { ...params, id: '1003' }, query: { limit: 50 } };
  for await (const feature of pages(client, listFeatures, init)) {
    seen.add(feature.id);
    assert.equal(feature.geometry?.type, 'Point');
  }
  assert.equal(seen.size, 120);
});

test('a code in the answer is a typed error with what the backend said', async () => {
  assert.deepEqual(await errorOf(call(client, listCases, { params })), [
    'unauthenticated',
    401,
    '认证失败，无法访问系统资源',
  ]);
  const none = { ...params, id: '9' };
  assert.deepEqual(await errorOf(call(client, getCatalogueEntry, { params: none })), [
    'not_found',
    404,
    '数据不存在',
  ]);
  // What the table does not have is not there.
  assert.deepEqual((await errorOf(call(client, getCaseStats, { params }))).slice(0, 2), [
    'not_found',
    404,
  ]);
});

test('the token of the session goes in the header that the backend reads', async () => {
  const { items } = await call(staff, listCases, { params });
  assert.equal(items.length, 5);
  const [first] = items;
  const one = await call(staff, getCase, { params: { ...params, case: first?.id ?? '' } });
  assert.deepEqual(
    [one.receipt, one.state, one.createdAt],
    ['DQ20260501000', 'submitted', '2026-05-01T08:00:00+08:00'],
  );
});

test('a report is kept once, however often it is sent', async () => {
  const body = {
    kind: 'city-event',
    category: 'city.facilities.lamp',
    title: '路灯不亮',
    description: '桥头的路灯不亮。',
    place: { division: '330521102' },
  } as const;
  const headers = { 'idempotency-key': 'key-of-the-example-01' };
  const first = await call(client, reportCase, { params, headers, body });
  const again = await call(client, reportCase, { params, headers, body });
  assert.equal(again.case.id, first.case.id);
  const other = call(client, reportCase, { params, headers, body: { ...body, title: '井盖' } });
  assert.deepEqual(await errorOf(other), ['conflict', 409, '请勿重复提交']);
});

test('a file is a file, by ranges too, and what says 200 in its place is none', async () => {
  const at = (name: string) => `${site.url}/java-api/counties/330521/archives/${name}`;
  const part = await getByteAnswer(client, at('base.pmtiles'), { range: [10, 19] });
  assert.equal(part.status, 206);
  assert.deepEqual([...new Uint8Array(part.bytes)], [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  assert.deepEqual(await errorOf(getByteAnswer(client, at('none.pmtiles'))), [
    'not_found',
    404,
    '文件不存在',
  ]);
});
