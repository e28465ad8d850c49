import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { getChunks, type ChunkHead } from './chunks.ts';
import { createClient } from './client.ts';
import { quickClient, serve } from './loopback.test.helper.ts';
import { ManualClock } from './testing/manual-clock.ts';

async function failure(work: Promise<unknown>): Promise<YztError> {
  const thrown = await work.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof YztError, String(thrown));
  return thrown;
}

const textOf = async (take: (chunk: (bytes: Uint8Array) => void) => Promise<ChunkHead>) => {
  const decoder = new TextDecoder();
  let text = '';
  const head = await take((bytes) => (text += decoder.decode(bytes, { stream: true })));
  return { text, head };
};

test('a file comes whole in its pieces, with what its answer says', async (t) => {
  const body = '德清'.repeat(100_000);
  const base = await serve(t, (_, response) => {
    const bytes = Buffer.from(body);
    response.writeHead(200, {
      'content-type': 'application/geo+json; charset=utf-8',
      'content-length': bytes.length,
    });
    response.end(bytes);
  });
  let pieces = 0;
  const { text, head } = await textOf((chunk) =>
    getChunks(quickClient(base).client, `${base}/a.json`, {}, (bytes) => {
      pieces += 1;
      chunk(bytes);
    }),
  );
  assert.equal(text, body);
  assert.ok(pieces > 1);
  assert.deepEqual(head, {
    status: 200,
    type: 'application/geo+json',
    where: `${base}/a.json`,
    total: 600_000,
  });
});

test('before the first piece it fails as other calls do, and is tried again as they are', async (t) => {
  let asked = 0;
  const base = await serve(t, (request, response) => {
    asked += 1;
    if (request.url === '/missing') return void response.writeHead(404).end();
    response.writeHead(asked < 3 ? 503 : 200).end('{}');
  });
  const { client } = quickClient(base);
  assert.equal(
    (await failure(getChunks(client, `${base}/missing`, {}, () => undefined))).code,
    'not_found',
  );
  const { text } = await textOf((chunk) => getChunks(client, `${base}/late`, {}, chunk));
  assert.equal(text, '{}');
});

test('a connection that breaks in the middle is a network error, and nothing is asked twice', async (t) => {
  let asked = 0;
  const base = await serve(t, (_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"a":', () => response.destroy());
  });
  const error = await failure(getChunks(quickClient(base).client, base, {}, () => undefined));
  assert.equal(error.code, 'network');
  assert.equal(asked, 1);
});

test('the limit of time is for each piece: one that stops coming is a timeout', async (t) => {
  const base = await serve(t, (_, response) => {
    response.writeHead(200);
    response.write('{"a":');
  });
  const clock = new ManualClock();
  const client = createClient({ baseUrl: base, timing: clock, timeout: 200 });
  let got = '';
  const error = await failure(
    getChunks(client, base, {}, (bytes) => {
      got += new TextDecoder().decode(bytes);
      void clock.asleep((ms) => ms === 200).then((ms) => clock.pass(ms));
    }),
  );
  assert.equal(error.code, 'timeout');
  assert.equal(got, '{"a":');
});

test('giving up, and an error of the taker, end the transfer', async (t) => {
  const open: ServerResponse[] = [];
  const base = await serve(t, (_, response) => {
    open.push(response);
    response.writeHead(200);
    response.write('x');
  });
  const { client } = quickClient(base);
  const stop = new AbortController();
  const given = failure(getChunks(client, base, { signal: stop.signal }, () => stop.abort()));
  assert.equal((await given).code, 'aborted');
  const refused = new YztError({ code: 'too_large', message: 'enough' });
  const thrown = await failure(
    getChunks(client, base, {}, () => {
      throw refused;
    }),
  );
  assert.equal(thrown, refused);
  for (const response of open) {
    if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
  }
});

test('a transport without a stream brings the file in one piece', async () => {
  const client = createClient({
    baseUrl: 'https://c.example',
    transport: async () => ({
      status: 200,
      headers: new Headers(),
      url: '',
      text: async () => 'abc',
      arrayBuffer: async () => new TextEncoder().encode('abc').buffer,
    }),
  });
  const { text, head } = await textOf((chunk) =>
    getChunks(client, 'https://c.example/a', {}, chunk),
  );
  assert.equal(text, 'abc');
  assert.equal(head.where, 'https://c.example/a');
});
