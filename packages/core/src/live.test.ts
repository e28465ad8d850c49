import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, type Transport } from '@yizhangtu/client';
import { hostSession } from '@yizhangtu/client/host-session.js';
import { reportCase } from '@yizhangtu/standard/contract.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { Live } from './live.ts';

const PERSON: SessionUser = {
  id: '00000000-0000-4000-8000-000000000001',
  name: '示例',
  assurance: 'phone',
  posts: [],
};

function liveOf(user?: SessionUser) {
  const session = hostSession({ user: () => user, token: () => 'token-1' });
  const asked: string[] = [];
  const transport: Transport = async ({ url, headers, credentials = '' }, signal) => {
    asked.push(`${new URL(url).pathname} ${headers['authorization'] ?? ''}${credentials}`);
    return new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    );
  };
  const client = createClient({ baseUrl: 'http://backend.example', transport });
  return { live: new Live(client, '330521', () => session), session, asked };
}

test('all elements share one stream and one outbox, of who acts', async (t) => {
  const { live, session, asked } = liveOf(PERSON);
  t.after(() => live.close());
  await session.check();
  const stream = await live.stream();
  assert.equal(await live.stream(), stream);
  while (asked.length === 0) await new Promise((done) => setImmediate(done));
  assert.deepEqual(asked, ['/counties/330521/events Bearer token-1']);
  const outbox = await live.outbox();
  assert.equal(await live.outbox(), outbox);
  assert.notEqual(await live.anonymousOutbox(), outbox);
});

test('what was left unsigned goes without what proves who asks while somebody is signed in', async (t) => {
  const { live, session, asked } = liveOf(PERSON);
  t.after(() => live.close());
  await session.check();
  const submission = {
    params: { county: '330521' },
    body: { kind: 'help', category: 'other', title: '', description: '三天了。', place: {} },
    title: '路灯',
  } as const;
  await (await live.anonymousOutbox()).submit(reportCase, submission as never);
  await (await live.outbox()).submit(reportCase, submission as never);
  while (asked.length < 2) await new Promise((done) => setImmediate(done));
  assert.deepEqual(asked, ['/counties/330521/cases omit', '/counties/330521/cases Bearer token-1']);
});

test('what is closed is opened anew for who asks again', async (t) => {
  const { live, session } = liveOf(PERSON);
  t.after(() => live.close());
  await session.check();
  const stream = await live.stream();
  const coming = live.outbox();
  live.close();
  await coming;
  await new Promise((done) => setImmediate(done));
  assert.equal(stream.state, 'ended');
  const again = await live.stream();
  assert.notEqual(again, stream);
  assert.equal(again.state, 'waiting');
});

test('what did not come is asked for again', async (t) => {
  const { live, session } = liveOf(PERSON);
  t.after(() => live.close());
  const { check } = session;
  session.check = () => Promise.reject(new Error('offline'));
  await assert.rejects(live.outbox(), /offline/);
  session.check = check;
  assert.deepEqual((await live.outbox()).items, []);
});
