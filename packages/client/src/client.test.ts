import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import {
  getBaseTile,
  getCatalogueEntry,
  listCatalogue,
  listDivisions,
  putLayer,
} from '@yizhangtu/standard/contract.js';
import { retryAfterOf } from './answer-error.ts';
import { call } from './call.ts';
import { createClient } from './client.ts';
import { getJson } from './files.ts';
import { retryDelay } from './retry.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** A transport that notes what it is asked and answers all with `body`. */
function noting(body: unknown): { transport: Transport; asked: TransportRequest[] } {
  const asked: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    asked.push(request);
    return new Response(body instanceof Uint8Array ? body.slice() : JSON.stringify(body));
  };
  return { transport, asked };
}

test('parameters are escaped, what is undefined is left out', async () => {
  const { transport, asked } = noting({ items: [] });
  const client = createClient({ baseUrl: 'https://c.example/api/', transport });
  await call(client, listDivisions, {
    params: { county: '330521' },
    query: { q: '莫干 山&', parent: undefined, limit: 20 },
  });
  const url = new URL(asked[0]!.url);
  assert.equal(url.pathname, '/api/counties/330521/divisions');
  assert.deepEqual(Object.fromEntries(url.searchParams), { q: '莫干 山&', limit: '20' });
});

test('a parameter cannot climb out of its place', async () => {
  const { transport, asked } = noting({});
  const client = createClient({ baseUrl: 'https://c.example', transport });
  for (const id of ['..', '.', '']) {
    assert.throws(
      () => call(client, getCatalogueEntry, { params: { county: '330521', id } }),
      (error) => error instanceof YztError && error.code === 'invalid',
    );
  }
  await call(client, getBaseTile, { params: { county: '330521', id: 'a/../b', z: 1, x: 2, y: 3 } });
  assert.equal(asked.length, 1);
  assert.equal(asked[0]!.url, 'https://c.example/counties/330521/base-tiles/a%2F..%2Fb/1/2/3');
});

test('bytes come as bytes', async () => {
  const bytes = new Uint8Array([137, 80, 78, 71]);
  const { transport } = noting(bytes);
  const client = createClient({ baseUrl: 'https://c.example', transport });
  const params = { county: '330521', id: 'vec', z: 1, x: 2, y: 3 };
  assert.deepEqual(new Uint8Array(await call(client, getBaseTile, { params })), bytes);
});

test('a body is sent as JSON', async () => {
  const report = { id: 'wells', read: 0, stored: 0, refused: 0, issues: [] };
  const { transport, asked } = noting(report);
  const client = createClient({ baseUrl: 'https://c.example', transport });
  const body = {
    entry: {
      id: 'wells',
      domain: 'environment',
      title: '水井',
      source: { type: 'geojson' as const, data: {}, datum: 'WGS84' as const },
    },
    features: [],
  };
  const answer = await call(client, putLayer, { params: { county: '330521', id: 'wells' }, body });
  assert.deepEqual(answer, report);
  assert.equal(asked[0]!.headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(String(asked[0]!.body)), body);
});

test('headers go to the backend and to no other host', async () => {
  const { transport, asked } = noting({});
  const client = createClient({
    baseUrl: 'https://c.example/api',
    transport,
    locale: 'en',
    headers: { authorization: 'Bearer t' },
  });
  await getJson(client, 'https://c.example/county.json');
  await getJson(client, 'https://other.example/county.json');
  assert.equal(asked[0]!.headers['authorization'], 'Bearer t');
  assert.equal(asked[1]!.headers['authorization'], undefined);
  assert.equal(asked[1]!.headers['accept-language'], 'en');
});

test('a backend that answers 200 {code, msg, data} needs one mapping', async () => {
  const answers: Record<string, unknown> = {
    good: { code: 200, msg: 'ok', data: { items: [] } },
    denied: { code: 403, msg: '没有权限', data: null },
  };
  const kinds: Record<number, [number, string]> = { 403: [403, 'denied'] };
  const transport: Transport = async ({ url }) => {
    const { code, msg, data } = answers[new URL(url).searchParams.get('q')!] as {
      code: number;
      msg: string;
      data: unknown;
    };
    if (code === 200) return new Response(JSON.stringify(data));
    const [status, kind] = kinds[code] ?? [500, 'unavailable'];
    const problem = { type: 'about:blank', title: msg, status, code: kind, retriable: false };
    return new Response(JSON.stringify(problem), { status });
  };
  const client = createClient({ baseUrl: 'https://c.example', transport });
  const ask = (q: string) =>
    call(client, listCatalogue, { params: { county: '330521' }, query: { q } });
  assert.deepEqual(await ask('good'), { items: [] });
  await assert.rejects(ask('denied'), { code: 'denied', message: '没有权限', status: 403 });
});

test('a retry waits within a bound that doubles, and only for what can mend itself', () => {
  const again = new YztError({ code: 'unavailable', message: '' });
  const never = new YztError({ code: 'not_found', message: '' });
  const asked = new YztError({ code: 'rate_limited', message: '', retryAfter: 3 });
  assert.equal(
    retryDelay(again, 0, 30_000, () => 0),
    0,
  );
  assert.equal(
    retryDelay(again, 0, 30_000, () => 1),
    400,
  );
  assert.equal(
    retryDelay(again, 1, 30_000, () => 1),
    800,
  );
  assert.equal(
    retryDelay(again, 2, 30_000, () => 1),
    undefined,
  );
  assert.equal(
    retryDelay(never, 0, 30_000, () => 0),
    undefined,
  );
  assert.equal(
    retryDelay(asked, 0, 30_000, () => 0),
    3000,
  );
  assert.equal(
    retryDelay(asked, 0, 2_000, () => 0),
    undefined,
  );
});

test('Retry-After is read as seconds and as a date', () => {
  const now = Date.parse('2026-11-21T06:38:00Z');
  const of = (value: string) => retryAfterOf(new Headers({ 'retry-after': value }), now);
  assert.equal(of('120'), 120);
  assert.equal(of('Sat, 21 Nov 2026 06:38:30 GMT'), 30);
  assert.equal(of('Sat, 21 Nov 2026 06:37:00 GMT'), 0);
  assert.equal(of('soon'), undefined);
  assert.equal(retryAfterOf(new Headers(), now), undefined);
});
