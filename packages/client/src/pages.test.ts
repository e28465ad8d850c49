import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { listDivisions, listFeatures } from '@yizhangtu/standard/contract.js';
import { quickClient, serve } from './loopback.test.helper.ts';
import { featurePages, pages } from './pages.ts';

const COUNT = 250;
const PAGE = 100;

/** Divisions by cursor and features by links: two and a half pages of each. */
async function pagedServer(t: TestContext, linkTo = (href: string) => href) {
  const asked: string[] = [];
  const base = await serve(t, (request, response) => {
    asked.push(request.url!);
    const url = new URL(request.url!, 'http://x');
    const from = Number(url.searchParams.get('cursor') ?? url.searchParams.get('offset') ?? 0);
    const ids = Array.from({ length: Math.min(PAGE, COUNT - from) }, (_, i) => from + i);
    const more = from + PAGE < COUNT;
    const body = url.pathname.endsWith('/divisions')
      ? {
          items: ids.map((id) => ({ code: String(id), name: '村', kind: 'village' })),
          ...(more ? { next: String(from + PAGE) } : {}),
        }
      : {
          type: 'FeatureCollection',
          features: ids.map((id) => ({ type: 'Feature', id, geometry: null, properties: null })),
          links: more
            ? [{ rel: 'next', href: linkTo(`${url.pathname}?offset=${from + PAGE}`) }]
            : [],
        };
    response.end(JSON.stringify(body));
  });
  return { base, asked };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('a list by cursor comes whole and in order, with its query on each page', async (t) => {
  const { base, asked } = await pagedServer(t);
  const init = { params: { county: '330521' }, query: { kind: 'village' } };
  const items = await all(pages(quickClient(base).client, listDivisions, init));
  assert.deepEqual(
    items.map(({ code }) => Number(code)),
    Array.from({ length: COUNT }, (_, i) => i),
  );
  assert.equal(asked.length, 3);
  assert.ok(asked.every((url) => url.includes('kind=village')));
});

test('features by links come whole', async (t) => {
  const { base } = await pagedServer(t);
  const init = { params: { county: '330521', id: 'wells' } };
  const features = await all(pages(quickClient(base).client, listFeatures, init));
  assert.equal(features.length, COUNT);
  assert.equal(features[249]?.id, 249);
});

test('pages of any feature service, with the protocol of the first', async (t) => {
  const { base } = await pagedServer(t, (href) => `https://${hostOf()}${href}`);
  let host = '';
  const hostOf = () => host;
  host = new URL(base).host;
  const found = await all(featurePages(quickClient(base).client, `${base}/wells/items`));
  assert.deepEqual(
    found.map(({ features }) => features.length),
    [100, 100, 50],
  );
});

test('the next page is asked for only when it is wanted', async (t) => {
  const { base, asked } = await pagedServer(t);
  const init = { params: { county: '330521' } };
  for await (const { code } of pages(quickClient(base).client, listDivisions, init)) {
    if (code === '99') break;
  }
  assert.equal(asked.length, 1);
});

test('a next page on another host is refused', async (t) => {
  const { base } = await pagedServer(t, (href) => `https://elsewhere.example${href}`);
  await assert.rejects(
    all(featurePages(quickClient(base).client, `${base}/wells/items`)),
    (error) =>
      error instanceof YztError &&
      error.code === 'bad_response' &&
      error.where!.startsWith('https://elsewhere.example/'),
  );
});

test('pages that run in a circle end', async (t) => {
  const { base, asked } = await pagedServer(t, () => '?offset=0');
  await assert.rejects(
    all(featurePages(quickClient(base).client, `${base}/wells/items?offset=0`)),
    {
      code: 'bad_response',
    },
  );
  assert.equal(asked.length, 1);
});

test('giving up between pages ends the list', async (t) => {
  const { base } = await pagedServer(t);
  const stop = new AbortController();
  const seen: string[] = [];
  await assert.rejects(
    async () => {
      const init = { params: { county: '330521' }, signal: stop.signal };
      for await (const { code } of pages(quickClient(base).client, listDivisions, init)) {
        seen.push(code);
        if (code === '10') stop.abort();
      }
    },
    { code: 'aborted' },
  );
  assert.equal(seen.length, 100);
});
