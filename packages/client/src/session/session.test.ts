import assert from 'node:assert/strict';
import { once, setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { getCounty, listDivisions, SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import { call } from '../call.ts';
import { getChunks } from '../chunks.ts';
import { createClient } from '../client.ts';
import { serve } from '../loopback.test.helper.ts';
import { bffSession, type BffSession } from './bff-session.ts';
import { demoSession } from './demo-session.ts';
import { hostSession } from './host-session.ts';
import type { Session, SessionChangeEvent } from './session.ts';

const COUNTY = '330521';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const userOf = (n: number, post?: string): SessionUser => ({
  id: id(n),
  name: `示例${n}`,
  assurance: 'phone',
  posts: ['a', 'b'].map((at) => ({
    id: at,
    role: 'village-cadre',
    division: { code: '330521001001', name: '示例村' },
  })),
  ...(post === undefined ? {} : { post }),
});
const signedIn = (n: number, post?: string): SessionInfo => ({
  state: 'signedIn',
  user: userOf(n, post),
  ways: [],
});
const nobody: SessionInfo = {
  state: 'signedOut',
  ways: [{ id: 'county', kind: 'oidc', name: '县' }],
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const json =
  (value: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };

/** A backend whose answers a test sets, by method and the end of the path, and what it was asked. */
async function backend(test: TestContext) {
  const answers = new Map<string, Answer>([['GET session', json(nobody)]]);
  const asked: IncomingMessage[] = [];
  const bodies: string[] = [];
  const url = await serve(test, (request, response) => {
    asked.push(request);
    const name = `${request.method} ${request.url?.split('?')[0]?.split('/').at(-1)}`;
    let body = '';
    request.on('data', (part: Buffer) => (body += String(part)));
    request.on('end', () => {
      if (body !== '') bodies.push(body);
      (answers.get(name) ?? json({ code: 'not_found' }, 404))(request, response);
    });
  });
  const went: string[] = [];
  const open = (county = COUNTY): BffSession => {
    const client = createClient({ baseUrl: url });
    const session = bffSession({ client, county, navigate: (to) => went.push(to) });
    test.after(() => session.close());
    return session;
  };
  const timesAsked = (end: string) => asked.filter((request) => request.url?.endsWith(end)).length;
  return { url, answers, asked, bodies, went, open, timesAsked };
}

function changesOf(session: Session): [string, boolean][] {
  const changes: [string, boolean][] = [];
  session.addEventListener('statechange', (event) =>
    changes.push([session.state, (event as SessionChangeEvent).another]),
  );
  return changes;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

const code = (wanted: string) => (error: unknown) =>
  error instanceof YztError && error.code === wanted;

test('checks once for many who ask, with the header that a foreign page cannot send', async (t) => {
  const { answers, asked, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  const session = open();
  const changes = changesOf(session);
  assert.equal(session.state, 'unknown');
  await Promise.all([session.check(), session.check(), session.check()]);
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.headers[SESSION_HEADER], '1');
  assert.equal(session.user?.name, '示例1');
  // A first check makes nobody another.
  assert.deepEqual(changes, [['signedIn', false]]);
});

test('each request says whom the page acts for; a check asks for the truth', async (t) => {
  const { url, answers, asked, bodies, open } = await backend(t);
  const { user, ...info } = signedIn(1);
  const session = open();
  const client = createClient({ baseUrl: url, session });
  answers.set('GET divisions', json({ items: [] }));
  answers.set('POST sign-out', json({ code: 'unauthenticated' }, 401));
  const list = () => call(client, listDivisions, { params: { county: COUNTY } });
  const said = () => asked.map(({ headers }) => headers[SESSION_HEADER]);
  await list();
  answers.set('GET session', json({ ...info, user: { ...user, post: undefined } }));
  await session.check();
  await list();
  answers.set('GET session', json({ ...info, user: { ...user, post: 'post-2' } }));
  await session.check();
  await list();
  assert.deepEqual(said(), ['1', '1', `${user?.id}`, '1', `${user?.id} post-2`]);
  // An expired page still holds what was written for who was there.
  answers.set('GET session', json({ state: 'expired', ways: [] }));
  await session.check();
  await list();
  assert.equal(said().at(-1), `${user?.id} post-2`);
  await assert.rejects(session.signOut(), code('unauthenticated'));
  assert.equal(said().at(-1), '1');
  await assert.rejects(session.signOut({ everywhere: true }), code('unauthenticated'));
  assert.equal(said().at(-1), `${user?.id} post-2`);
  assert.equal(bodies.length, 2);
});

test('a check that fails says so and leaves all as it is', async (t) => {
  const { answers, open } = await backend(t);
  const session = open();
  answers.set('GET session', json({ code: 'denied' }, 403));
  await assert.rejects(session.check(), code('denied'));
  assert.equal(session.state, 'unknown');
  answers.set('GET session', json({ state: 'signedIn', ways: 'none' }));
  await assert.rejects(session.check(), code('bad_response'));
  assert.equal(session.state, 'unknown');
});

test('signing in goes to the server with the way back, the way and the assurance', async (t) => {
  const { url, went, open } = await backend(t);
  await open().signIn({ returnTo: '/map?a=1#b', way: 'county', assurance: 'face' });
  const to = new URL(went[0] ?? '');
  assert.equal(to.origin + to.pathname, `${url}/counties/${COUNTY}/session/sign-in`);
  assert.deepEqual(Object.fromEntries(to.searchParams), {
    return_to: '/map?a=1#b',
    way: 'county',
    assurance: 'face',
  });
});

test('a ticket is handed over, and nothing goes with it but its way and state', async (t) => {
  const { answers, bodies, went, open } = await backend(t);
  answers.set('POST tickets', json(signedIn(1)));
  const session = open();
  const given = { way: 'zlb', ticket: 't-1', state: 's', secret: 'never' };
  await session.signIn(given);
  assert.deepEqual(
    bodies.map((body) => JSON.parse(body) as unknown),
    [{ way: 'zlb', ticket: 't-1', state: 's' }],
  );
  assert.equal(session.state, 'signedIn');
  assert.deepEqual(went, []);
});

test('signing out ends what is on its way, and its answer never comes', async (t) => {
  const { url, answers, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  answers.set('POST sign-out', json({}));
  const held = deferred<ServerResponse>();
  answers.set('GET divisions', (_, response) => held.resolve(response));
  const session = open();
  await session.check();
  const changes = changesOf(session);
  const client = createClient({ baseUrl: url, session });
  const list = call(client, listDivisions, { params: { county: COUNTY } });
  const response = await held.promise;
  await session.signOut();
  json({ items: [] })({} as IncomingMessage, response);
  await assert.rejects(list, code('aborted'));
  assert.deepEqual(changes, [['signedOut', true]]);
  assert.equal(session.user, undefined);
});

test('a file that comes piece by piece stops at a sign-out too', async (t) => {
  const { url, answers, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  answers.set('POST sign-out', json({}));
  answers.set('GET big', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[1,');
  });
  const session = open();
  await session.check();
  const client = createClient({ baseUrl: url, session });
  const pieces: string[] = [];
  await assert.rejects(
    getChunks(client, `${url}/big`, {}, async (piece) => {
      pieces.push(Buffer.from(piece).toString());
      void session.signOut();
      await Promise.resolve();
    }),
    code('aborted'),
  );
  assert.deepEqual(pieces, ['[1,']);
});

test('a sign-out that the server did not hear of leaves the person signed in, and says so', async (t) => {
  const { answers, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  answers.set('POST sign-out', json({ code: 'unavailable' }, 503));
  const session = open();
  await session.check();
  await assert.rejects(session.signOut(), code('unavailable'));
  assert.equal(session.state, 'signedIn');
});

test('after signing out the issuer is told where it wants to be', async (t) => {
  const { answers, bodies, went, open } = await backend(t);
  answers.set('POST sign-out', json({ location: 'https://issuer.example/end' }));
  await open().signOut({ everywhere: true });
  assert.deepEqual(went, ['https://issuer.example/end']);
  assert.deepEqual(JSON.parse(bodies[0] ?? ''), { everywhere: true });
});

test('refused requests together bring one check; what expired keeps its person', async (t) => {
  const { url, answers, open, timesAsked } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  answers.set('GET divisions', json({ code: 'unauthenticated' }, 401));
  const session = open();
  await session.check();
  const changes = changesOf(session);
  answers.set('GET session', json({ state: 'expired', ways: [] }));
  const client = createClient({ baseUrl: url, session });
  setMaxListeners(30, session);
  const ask = () => call(client, listDivisions, { params: { county: COUNTY } });
  const change = once(session, 'statechange');
  const all = await Promise.allSettled(Array.from({ length: 20 }, ask));
  assert.ok(all.every((one) => one.status === 'rejected' && code('unauthenticated')(one.reason)));
  await change;
  await assert.rejects(ask(), code('unauthenticated'));
  assert.equal(timesAsked('/session'), 2);
  assert.deepEqual(changes, [['expired', false]]);
  assert.equal(session.user?.id, id(1));
  // A server soon forgets the session; the page does not forget what it was.
  answers.set('GET session', json(nobody));
  await session.check();
  assert.equal(session.state, 'expired');
});

test('a refusal for want of assurance does not sign anybody out', async (t) => {
  const { url, answers, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  answers.set('GET divisions', json({ code: 'step_up' }, 401));
  const session = open();
  await session.check();
  const client = createClient({ baseUrl: url, session });
  await assert.rejects(
    call(client, listDivisions, { params: { county: COUNTY } }),
    code('step_up'),
  );
  await session.check();
  assert.equal(session.state, 'signedIn');
});

test('another person, or another post of the same, is told; the same person again is not another', async (t) => {
  const { open } = await backend(t);
  const session = open();
  session.take(signedIn(1, 'a'));
  const changes = changesOf(session);
  session.take({ state: 'expired', ways: [] });
  session.take(signedIn(1, 'a'));
  session.take(signedIn(1, 'b'));
  session.take({ state: 'expired', ways: [] });
  session.take(signedIn(2));
  assert.deepEqual(changes, [
    ['expired', false],
    ['signedIn', false],
    ['signedIn', true],
    ['expired', false],
    ['signedIn', true],
  ]);
});

test('an answer that is older than what is known is dropped', async (t) => {
  const { answers, open } = await backend(t);
  const held = deferred<ServerResponse>();
  answers.set('GET session', (_, response) => held.resolve(response));
  const session = open();
  const check = session.check();
  const response = await held.promise;
  session.take(signedIn(1));
  json(nobody)({} as IncomingMessage, response);
  await check;
  assert.equal(session.state, 'signedIn');
});

test('ten tabs that expire together ask once each, and learn of one who signs in', async (t) => {
  const { answers, open, timesAsked } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  const tabs = Array.from({ length: 10 }, () => open());
  const other = open('330523');
  await other.check();
  for (const tab of tabs) await tab.check();
  const before = timesAsked(`${COUNTY}/session`);
  assert.equal(before, 10);
  answers.set('GET session', json({ state: 'expired', ways: [] }));
  const expired = tabs.map((tab) => once(tab, 'statechange'));
  await Promise.all(tabs.map((tab) => tab.check()));
  await Promise.all(expired);
  assert.equal(timesAsked(`${COUNTY}/session`), before + 10);
  assert.ok(tabs.every(({ state }) => state === 'expired'));

  answers.set('GET session', json(signedIn(2)));
  const told = tabs.slice(1).map((tab) => once(tab, 'statechange'));
  tabs[0]?.take(signedIn(2));
  await Promise.all(told);
  assert.ok(tabs.every(({ state, user }) => state === 'signedIn' && user?.id === id(2)));
  assert.ok(timesAsked(`${COUNTY}/session`) <= before + 20);
  // The session of another county is none of this.
  assert.equal(other.user?.id, id(1));
  assert.equal(timesAsked('330523/session'), 1);
});

test('without channels between tabs, as where storage is blocked, all else works', async (t) => {
  t.mock.property(
    globalThis,
    'BroadcastChannel',
    class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel,
  );
  const { answers, open } = await backend(t);
  answers.set('GET session', json(signedIn(1)));
  const session = open();
  await session.check();
  assert.equal(session.state, 'signedIn');
});

test('asks again when a session is due to end, and not before a minute however the clocks stand', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-21T06:00:00Z') });
  const { answers, open, timesAsked } = await backend(t);
  const session = open();
  answers.set('GET session', json({ state: 'expired', ways: [] }));
  session.take({ ...signedIn(1), idleUntil: '2026-11-21T06:30:00Z' });
  t.mock.timers.tick(29 * 60_000);
  assert.equal(timesAsked('/session'), 0);
  const change = once(session, 'statechange');
  t.mock.timers.tick(60_000);
  await change;
  assert.equal(session.state, 'expired');
  session.take({ ...signedIn(1), idleUntil: '2026-11-21T05:00:00Z' });
  t.mock.timers.tick(59_000);
  assert.equal(timesAsked('/session'), 1);
});

test('a client gives what proves who asks to its own origin and to no other', async (t) => {
  const { url, asked } = await backend(t);
  const foreign: IncomingMessage[] = [];
  const other = await serve(t, (request, response) => {
    foreign.push(request);
    json([])(request, response);
  });
  const session = hostSession({ user: () => userOf(1), token: () => 'token-1' });
  const client = createClient({ baseUrl: url, session });
  await getChunks(client, `${other}/x`, {}, () => undefined);
  await call(client, getCounty, { params: { county: COUNTY } }).catch(() => undefined);
  assert.equal(foreign[0]?.headers.authorization, undefined);
  assert.equal(asked[0]?.headers.authorization, 'Bearer token-1');
});

test('a host page brings the person, the token and the ways in and out', async () => {
  let user: SessionUser | undefined;
  const asked: unknown[] = [];
  const session = hostSession({
    user: () => Promise.resolve(user),
    signIn: (options) => {
      asked.push(options);
      user = userOf(1);
    },
    signOut: () => {
      user = undefined;
    },
  });
  await session.check();
  assert.equal(session.state, 'signedOut');
  await session.signIn({ assurance: 'face' });
  assert.equal(session.user?.id, id(1));
  assert.deepEqual(asked, [{ assurance: 'face' }]);
  await session.signOut();
  assert.equal(session.state, 'signedOut');
  await assert.rejects(hostSession({ user: () => undefined }).signIn(), code('unsupported'));
});

test('what a host page says while its answer before is on its way is not lost', async () => {
  const answers: ((user: SessionUser | undefined) => void)[] = [];
  const session = hostSession({
    user: () => new Promise((resolve) => answers.push(resolve)),
  });
  const asked = async (times: number): Promise<void> => {
    while (answers.length < times) await new Promise(setImmediate);
  };
  const before = session.check();
  await asked(1);
  const after = [session.check(), session.check()];
  answers[0]?.(userOf(1));
  await before;
  assert.equal(session.user?.id, id(1));
  await asked(2);
  answers[1]?.(undefined);
  await Promise.all(after);
  assert.equal(session.state, 'signedOut');
  assert.equal(answers.length, 2, 'calls at one time are one question');
});

test('nothing of one person goes with a token of which it is not known that it is theirs', async (t) => {
  const { url, asked, answers } = await backend(t);
  answers.set('GET divisions', json({ items: [] }));
  const people = new Map([
    ['token-1', userOf(1)],
    ['token-1b', userOf(1)],
    ['token-2', userOf(2)],
  ]);
  let token: string | undefined = 'token-1';
  let reachable = true;
  const session = hostSession({
    user: async () => {
      await new Promise(setImmediate);
      if (!reachable) throw new TypeError('offline');
      return token === undefined ? undefined : people.get(token);
    },
    token: () => token,
  });
  await session.check();
  const client = createClient({ baseUrl: url, session });
  const list = () => call(client, listDivisions, { params: { county: COUNTY } });
  const sent = () => asked.map(({ headers }) => headers.authorization);
  await list();
  // The same person with a new token goes on.
  token = 'token-1b';
  await list();
  assert.deepEqual(sent(), ['Bearer token-1', 'Bearer token-1b']);
  // The page brings the token of another, and says nothing; then it is not known whose it is.
  reachable = false;
  token = 'token-2';
  await assert.rejects(list(), code('network'));
  reachable = true;
  await assert.rejects(list(), code('aborted'));
  assert.equal(sent().length, 2);
  assert.equal(session.user?.id, id(2));
  await list();
  assert.equal(sent().at(-1), 'Bearer token-2');
  // Nor does it go as nobody when the page has nobody any more.
  token = undefined;
  await assert.rejects(list(), code('aborted'));
  assert.equal(sent().length, 3);
  await list();
  assert.equal(sent().at(-1), undefined);
});

test('a host page that keeps the token of the person before is not believed', async (t) => {
  const { url, asked, answers } = await backend(t);
  answers.set('GET divisions', json({ items: [] }));
  let user: SessionUser | undefined = userOf(1);
  const session = hostSession({ user: () => user, token: () => 'token-1' });
  await session.check();
  const client = createClient({ baseUrl: url, session });
  const list = () => call(client, listDivisions, { params: { county: COUNTY } });
  await list();
  user = userOf(2);
  await session.check();
  await assert.rejects(list(), code('unauthenticated'));
  assert.equal(asked.length, 1);
  user = undefined;
  await session.check();
  await list();
  assert.equal(asked[1]?.headers.authorization, undefined);
});

test('a demo signs in as the first made-up person of a role', async (t) => {
  const { url, answers, bodies } = await backend(t);
  const { posts } = userOf(7);
  answers.set('GET sample-people', json({ items: [{ id: id(7), name: '示例七', posts }] }));
  answers.set('POST sample', json(signedIn(7)));
  const init = { client: createClient({ baseUrl: url }), county: COUNTY };
  const session = demoSession({ ...init, role: 'village-cadre' });
  t.after(() => session.close());
  await session.signIn();
  assert.equal(session.user?.id, id(7));
  assert.deepEqual(JSON.parse(bodies[0] ?? ''), { person: id(7) });
  const none = demoSession({ ...init, role: 'auditor' });
  t.after(() => none.close());
  await assert.rejects(none.signIn(), /no sample person with the role auditor/);
});

test('a demo on a server that signs in real people says so', async (t) => {
  const { url } = await backend(t);
  const init = { client: createClient({ baseUrl: url }), county: COUNTY };
  const session = demoSession({ ...init, role: 'auditor' });
  t.after(() => session.close());
  await assert.rejects(session.signIn(), (error) => {
    assert.ok(error instanceof YztError && error.code === 'not_found');
    return /signs in real people/.test(error.message);
  });
});
