import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { YztError, type ErrorCode } from '@yizhangtu/standard';
import { listCatalogue, putLayer } from '@yizhangtu/standard/contract.js';
import { call } from './call.ts';
import { createClient } from './client.ts';
import { getBytes, getJson, getText } from './files.ts';
import { quickClient, serve } from './loopback.test.helper.ts';
import { ManualClock } from './testing/manual-clock.ts';

const county = { county: '330521' };

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  ((_, response) => void response.writeHead(status, headers).end(body)) as RequestListener;

async function failure(work: Promise<unknown>): Promise<YztError> {
  const thrown = await work.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof YztError, String(thrown));
  return thrown;
}

async function catalogueError(t: TestContext, listener: RequestListener) {
  const { client, slept } = quickClient(await serve(t, listener));
  const error = await failure(call(client, listCatalogue, { params: county }));
  return { error, slept };
}

const statuses: [number, ErrorCode][] = [
  [401, 'unauthenticated'],
  [403, 'denied'],
  [404, 'not_found'],
  [409, 'conflict'],
  [413, 'too_large'],
  [418, 'invalid'],
  [429, 'rate_limited'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
];
for (const [status, code] of statuses) {
  test(`status ${status} without a problem body is ${code}`, async (t) => {
    const { error } = await catalogueError(t, answer(status, '<h1>Whoops</h1>'));
    assert.equal(error.code, code);
    assert.equal(error.status, status);
    assert.match(error.where ?? '', /\/counties\/330521\/catalogue$/);
  });
}

test('a problem says what it is, whatever its status would mean', async (t) => {
  const issue = {
    path: 'bbox',
    code: 'format',
    message: { 'zh-CN': '范围不对', en: 'Bad bbox' },
    mend: { 'zh-CN': '改', en: 'Mend' },
  };
  const { error } = await catalogueError(
    t,
    answer(
      400,
      JSON.stringify({
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'bbox has three numbers',
        code: 'quota',
        retriable: false,
        issues: [issue],
      }),
      { 'content-type': 'application/problem+json' },
    ),
  );
  assert.equal(error.code, 'quota');
  assert.equal(error.message, 'bbox has three numbers');
  assert.deepEqual(error.issues, [issue]);
});

test('an HTML page where JSON was due is a bad response, and is not asked for again', async (t) => {
  let asked = 0;
  const { error } = await catalogueError(t, (request, response) => {
    asked++;
    answer(200, '<!doctype html><title>登录</title>', { 'content-type': 'text/html' })(
      request,
      response,
    );
  });
  assert.equal(error.code, 'bad_response');
  assert.match(error.message, /HTML/);
  assert.equal(asked, 1);
});

test('a redirect to a sign-in page is told by the page that it led to', async (t) => {
  const base = await serve(t, (request, response) => {
    if (request.url === '/login') return answer(200, '<html></html>')(request, response);
    response.writeHead(302, { location: '/login' }).end();
  });
  const error = await failure(call(quickClient(base).client, listCatalogue, { params: county }));
  assert.equal(error.code, 'bad_response');
  assert.equal(error.where, `${base}/login`);
});

test('a redirect to the real thing is followed', async (t) => {
  const base = await serve(t, (request, response) => {
    if (request.url === '/new.json') return answer(200, '{"a":1}')(request, response);
    response.writeHead(301, { location: '/new.json' }).end();
  });
  assert.deepEqual(await getJson(quickClient(base).client, `${base}/old.json`), { a: 1 });
});

test('JSON that breaks off is a bad response', async (t) => {
  const { error } = await catalogueError(t, answer(200, '{"items":[{"id":"a"'));
  assert.equal(error.code, 'bad_response');
  assert.match(error.message, /breaks off/);
});

test('a body cut off on the way is a network error, tried three times', async (t) => {
  let asked = 0;
  const { error, slept } = await catalogueError(t, (_, response) => {
    asked++;
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"items":', () => response.destroy());
  });
  assert.equal(error.code, 'network');
  assert.equal(asked, 3);
  assert.deepEqual(slept, [200, 400]);
});

test('an answer that does not fit the contract names each place', async (t) => {
  const { error } = await catalogueError(t, answer(200, '{"items":[{"id":7}],"next":3}'));
  assert.equal(error.code, 'bad_response');
  const paths = error.issues.map(({ path }) => path);
  assert.ok(paths.includes('items[0].id') && paths.includes('next'), String(paths));
  assert.ok(error.issues.every(({ message, mend }) => message['zh-CN'] && mend.en));
});

test('fields and list members of a newer backend are kept', async (t) => {
  const entry = {
    id: 'wells',
    domain: 'environment',
    title: '水井',
    source: { type: 'geojson', href: 'wells.json', datum: 'WGS84' },
    style: { geometry: 'volume', gloss: 0.4 },
    rating: 5,
  };
  const base = await serve(t, answer(200, JSON.stringify({ items: [entry], mood: 'calm' })));
  const page = await call(quickClient(base).client, listCatalogue, { params: county });
  assert.deepEqual(page, { items: [entry], mood: 'calm' });
});

test('a server that is not there is a network error', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const base = `http://127.0.0.1:${port}`;
  const error = await failure(getText(quickClient(base).client, base));
  assert.equal(error.code, 'network');
  assert.ok(error.cause instanceof Error);
});

test('a server that never answers is a timeout, and its connection is closed', async (t) => {
  let closed: Promise<unknown> = Promise.reject(new Error('nothing arrived'));
  closed.catch(() => 'replaced when it arrives');
  const clock = new ManualClock();
  const base = await serve(t, (_, response) => {
    closed = once(response, 'close');
    clock.pass(200);
  });
  const client = createClient({ baseUrl: base, timing: clock, timeout: 200 });
  const error = await failure(getJson(client, `${base}/slow`));
  assert.equal(error.code, 'timeout');
  assert.ok(error.retriable);
  await closed;
});

test('giving up ends at once, with the reason', async (t) => {
  const stop = new AbortController();
  const reason = new Error('gone');
  const base = await serve(t, () => stop.abort(reason));
  const error = await failure(getBytes(quickClient(base).client, base, { signal: stop.signal }));
  assert.equal(error.code, 'aborted');
  assert.equal(error.cause, reason);
  assert.equal(error.retriable, false);
});

test('a signal that is aborted already sends nothing', async (t) => {
  let asked = 0;
  const base = await serve(t, () => asked++);
  const error = await failure(
    getText(quickClient(base).client, base, { signal: AbortSignal.abort() }),
  );
  assert.equal(error.code, 'aborted');
  assert.equal(asked, 0);
});

test('giving up during the wait for a retry ends at once', async (t) => {
  const base = await serve(t, answer(503, ''));
  const stop = new AbortController();
  const { client } = quickClient(base, {
    timing: {
      random: () => 1,
      now: () => 0,
      sleep: (ms, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          if (ms !== 30_000) stop.abort();
        }),
    },
  });
  assert.equal((await failure(getText(client, base, { signal: stop.signal }))).code, 'aborted');
});

test('Retry-After is kept, then the answer comes', async (t) => {
  let asked = 0;
  const base = await serve(t, (request, response) => {
    if (++asked < 3) return answer(429, '', { 'retry-after': '2' })(request, response);
    answer(200, 'well')(request, response);
  });
  const { client, slept } = quickClient(base);
  assert.equal(await getText(client, base), 'well');
  assert.deepEqual(slept, [2200, 2400]);
});

test('a wait longer than the call may take is not begun', async (t) => {
  const { error, slept } = await catalogueError(t, answer(503, '', { 'retry-after': '120' }));
  assert.equal(error.code, 'unavailable');
  assert.equal(error.retryAfter, 120);
  assert.deepEqual(slept, []);
});

test('what is not a GET is sent once', async (t) => {
  let asked = 0;
  const base = await serve(t, (request, response) => {
    asked++;
    answer(503, '')(request, response);
  });
  const { client } = quickClient(base);
  const entry = {
    id: 'wells',
    domain: 'environment',
    title: '水井',
    source: { type: 'geojson' as const, data: {}, datum: 'WGS84' as const },
  };
  const error = await failure(
    call(client, putLayer, {
      params: { ...county, id: 'wells' },
      body: { entry, features: [] },
    }),
  );
  assert.equal(error.code, 'unavailable');
  assert.equal(asked, 1);
});
