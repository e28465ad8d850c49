import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { testBrowser, type Browser } from '../testing/browser.ts';
import { COUNTY } from '../testing/county-folder.ts';
import { forgedIssuer, unsigned } from '../testing/forged-issuer.ts';
import { CLIENT_ID, CLIENT_SECRET, testIssuer } from '../testing/issuer.ts';
import { OWN } from '../testing/signed-in.ts';
import { testServer, type Json, type TestServer } from '../testing/test-server.ts';
import { ownPath } from './sign-in-path.ts';

const KEY = 'a key of the test, of more than 32 characters';
const session = `counties/${COUNTY}/session`;
const COOKIE = `__Host-yzt-${COUNTY}`;

const stateOf = async (server: TestServer, browser: Browser): Promise<Json> =>
  (await browser.ask(server.at(session))).json();

/** What the answer of a failed navigation says: its status, and the fault to a program. */
async function faultOf(browser: Browser, address: string): Promise<[number, string]> {
  const response = await browser.ask(address);
  const { issues } = (await response.json()) as { issues: { code: string }[] };
  return [response.status, issues[0]?.code ?? ''];
}

describe('sign-in through an issuer of the county', () => {
  const issuer = testIssuer();
  let audited: string[] = [];
  const server = testServer(
    'PGlite',
    () => ({
      private: {
        signIn: {
          sealKey: KEY,
          oidc: {
            issuer: issuer.url,
            clientId: CLIENT_ID,
            clientSecret: CLIENT_SECRET,
            acr: { face: 'urn:test:face' },
          },
        },
      },
    }),
    {
      onQuery({ query: { sql, parameters } }) {
        if (sql.startsWith('insert into "audit" ')) audited.push(String(parameters[2]));
      },
    },
  );
  beforeEach(() => {
    audited = [];
    issuer.person = { id: 'one', name: '张示例' };
  });
  const start = (query = ''): string =>
    server.at(`${session}/sign-in?return_to=${encodeURIComponent('/api/healthz?from=1')}${query}`);

  it('signs in and comes back to the page, with a cookie that no script can read', async () => {
    const browser = testBrowser();
    const back = await browser.go(start());
    assert.equal(back.url, server.at('healthz?from=1'));
    const cookie = browser.cookies.get(COOKIE);
    assert.deepEqual(cookie?.attributes.map((one) => one.toLowerCase()).sort(), [
      'httponly',
      'path=/',
      'samesite=strict',
      'secure',
    ]);
    assert.deepEqual(
      [...browser.cookies.keys()].filter((name) => name.includes('-in-')),
      [],
    );
    const { state, user, ways } = await stateOf(server, browser);
    assert.equal(state, 'signedIn');
    assert.equal(user.name, '张示例');
    assert.equal(user.assurance, 'phone');
    assert.deepEqual(user.posts, []);
    assert.deepEqual(
      ways.map(({ id }: Json) => id),
      ['oidc'],
    );
  });

  it('knows the same person again, whatever the browser', async () => {
    const [one, other] = [testBrowser(), testBrowser()];
    await one.go(start());
    await other.go(start());
    const [first, second] = [await stateOf(server, one), await stateOf(server, other)];
    assert.equal(first.user.id, second.user.id);
    issuer.person = { id: 'two', name: '李示例' };
    const third = testBrowser();
    await third.go(start());
    assert.notEqual((await stateOf(server, third)).user.id, first.user.id);
  });

  it('takes another secret at each sign-in, and the one before counts no more', async () => {
    const browser = testBrowser();
    await browser.go(start());
    const before = browser.cookies.get(COOKIE)?.value;
    await browser.go(start());
    const after = browser.cookies.get(COOKIE)?.value;
    assert.notEqual(before, after);
    const headers = { 'x-yzt-session': '1', cookie: `${COOKIE}=${before}` };
    assert.equal((await server.json(session, headers)).state, 'expired');
  });

  it('proves better who one is when asked, and says so when the issuer does not', async () => {
    const browser = testBrowser();
    issuer.person = { id: 'one', name: '张示例', acr: 'urn:test:face' };
    await browser.go(start('&assurance=face'));
    assert.equal((await stateOf(server, browser)).user.assurance, 'face');
    issuer.person = { id: 'one', name: '张示例', acr: 'phone' };
    const back = await browser.go(start('&assurance=face'));
    assert.equal(back.status, 401);
    assert.match(await back.text(), /没有完成所要求级别的核验/);
    assert.equal(
      (await stateOf(server, browser)).user.assurance,
      'face',
      'the session is as it was',
    );
    const entries: Json[] = audited.map((body) => JSON.parse(body));
    assert.deepEqual(
      entries.map(({ action, facts }) => [action, facts]),
      [
        ['session.sign-in', { way: 'oidc', assurance: 'face' }],
        ['session.step-up-failed', { way: 'oidc', assurance: 'phone', wanted: 'face' }],
      ],
    );
    const { user } = await stateOf(server, browser);
    assert.deepEqual([entries[1].actor, entries[1].target], [user.id, undefined]);
  });

  it('shows who cancels a page with the way back, in their language', async () => {
    issuer.person = undefined;
    const browser = testBrowser({ 'accept-language': 'en' });
    const page = await browser.go(start());
    const text = await page.text();
    assert.equal(page.status, 403);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.match(text, /refused or cancelled/);
    assert.match(text, /href="\/api\/healthz\?from=1"/);
    assert.match(text, /return_to=%2Fapi%2Fhealthz%3Ffrom%3D1/);
    assert.equal((await stateOf(server, browser)).state, 'signedOut');
  });

  it('takes a callback once', async () => {
    const browser = testBrowser();
    const sent = await browser.go(start(), /\/callback\?/);
    const callback = sent.headers.get('location') ?? '';
    const cookies = new Map(browser.cookies);
    await browser.go(callback);
    assert.equal((await stateOf(server, browser)).state, 'signedIn');
    assert.deepEqual(await faultOf(browser, callback), [401, 'foreign_state']);
    // Even who kept the cookie that bound it to the browser.
    const kept = [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const replayed = await server.get(callback.slice(server.at('').length), { cookie: kept });
    assert.equal(((await replayed.json()) as Json).issues[0].code, 'used_state');
    assert.equal(
      replayed.headers.getSetCookie().some((one) => one.startsWith(`${COOKIE}=`)),
      false,
    );
  });

  it('refuses a callback in a browser where nothing was begun', async () => {
    const sent = await testBrowser().go(start(), /\/callback\?/);
    const victim = testBrowser();
    assert.deepEqual(await faultOf(victim, sent.headers.get('location') ?? ''), [
      401,
      'foreign_state',
    ]);
    assert.equal((await stateOf(server, victim)).state, 'signedOut');
  });

  it('refuses a code that is not the one it was given', async () => {
    const browser = testBrowser();
    const sent = await browser.go(start(), /\/callback\?/);
    const callback = new URL(sent.headers.get('location') ?? '');
    callback.searchParams.set('code', 'of-somebody-else');
    assert.deepEqual(await faultOf(browser, callback.href), [401, 'code_refused']);
  });

  it('lets ten windows sign in at once', async () => {
    const browser = testBrowser();
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => browser.go(start(), /\/auth\?/)),
    );
    for (const response of sent) {
      const back = await browser.go(response.headers.get('location') ?? '');
      assert.equal(back.status, 200);
    }
    assert.equal((await stateOf(server, browser)).state, 'signedIn');
  });

  it('ends the session with the issuer too', async () => {
    const browser = testBrowser();
    await browser.go(start());
    const response = await browser.ask(server.at(`${session}/sign-out`), {
      method: 'POST',
      body: '{}',
    });
    const { location } = (await response.json()) as { location: string };
    const url = new URL(location);
    assert.equal(url.origin, issuer.url);
    assert.equal(url.searchParams.get('post_logout_redirect_uri'), server.at('').slice(0, -4));
    assert.equal(browser.cookies.has(COOKIE), false);
    assert.equal((await stateOf(server, browser)).state, 'signedOut');
  });

  it('offers no made-up people', async () => {
    assert.equal((await server.get(`${session}/sample-people`)).status, 404);
    const response = await testBrowser().ask(server.at(`${session}/sample`), {
      method: 'POST',
      body: JSON.stringify({ person: '0'.repeat(36) }),
    });
    assert.equal(response.status, 404);
    assert.equal((await fetch(server.at('').replace('/api/', '/issuer'))).status, 404);
  });
});

describe('sign-in through an issuer that does what it should not', () => {
  const issuer = forgedIssuer();
  const server = testServer('PGlite', () => ({
    private: {
      signIn: {
        sealKey: KEY,
        oidc: {
          issuer: issuer.url,
          clientId: CLIENT_ID,
          clientSecret: CLIENT_SECRET,
          audience: 'https://map.example',
        },
      },
    },
  }));
  beforeEach(() => issuer.reset());

  async function signIn(browser: Browser, query = ''): Promise<Response> {
    const sent = await browser.go(server.at(`${session}/sign-in${query}`), /\/authorize\?/);
    return browser.ask(issuer.back(sent.headers.get('location') ?? ''));
  }
  const fault = async (query?: string): Promise<[number, string]> => {
    const browser = testBrowser();
    const response = await signIn(browser, query);
    assert.equal(browser.cookies.has(COOKIE), false);
    const { issues } = (await response.json()) as { issues: { code: string }[] };
    return [response.status, issues[0]?.code ?? ''];
  };
  const works = async (): Promise<void> => {
    const browser = testBrowser();
    assert.equal((await signIn(browser)).status, 303);
    assert.equal((await stateOf(server, browser)).state, 'signedIn');
  };

  it('works as long as the issuer is right', works);

  for (const [what, wrong] of Object.entries({
    'a wrong audience': { aud: 'another-client' },
    'a wrong issuer': { iss: 'https://other.example' },
    'a foreign nonce': { nonce: 'of-another-sign-in' },
  })) {
    it(`refuses an ID token of ${what}`, async () => {
      issuer.claims = (right) => ({ ...right, ...wrong });
      assert.deepEqual(await fault(), [502, 'bad_id_token']);
    });
  }

  it('refuses an ID token without a signature, and one that others have signed', async () => {
    issuer.sign = (claims) => Promise.resolve(unsigned(claims));
    assert.deepEqual(await fault(), [502, 'bad_id_token']);
    issuer.reset();
    const right = issuer.sign;
    issuer.sign = async (claims) => {
      const token = await right(claims);
      return `${token.slice(0, -8)}AAAAAAAA`;
    };
    assert.deepEqual(await fault(), [502, 'bad_id_token']);
  });

  it('says that the clocks differ, and lets a minute pass', async () => {
    issuer.claims = ({ iat = 0, ...right }) => ({ ...right, iat: iat - 900, exp: iat - 600 });
    assert.deepEqual(await fault(), [502, 'clock_skew']);
    issuer.claims = ({ iat = 0, ...right }) => ({ ...right, iat: iat + 40, exp: iat + 300 });
    await works();
  });

  it('takes a proof of who one is only when it is new, and lets a minute pass', async () => {
    const stepUp = '?assurance=phone';
    issuer.claims = ({ iat = 0, ...right }) => ({ ...right, iat, auth_time: iat - 900 });
    assert.deepEqual(await fault(stepUp), [401, 'not_assured']);
    await works();
    issuer.claims = ({ auth_time: _, ...right }) => right;
    assert.deepEqual(await fault(stepUp), [502, 'bad_id_token']);
    issuer.claims = ({ iat = 0, ...right }) => ({ ...right, iat, auth_time: iat - 40 });
    assert.equal((await signIn(testBrowser(), stepUp)).status, 303);
  });

  it('goes on when the issuer has taken other keys', async () => {
    await works();
    await issuer.rotate();
    await works();
  });

  it('types what the token endpoint says', async () => {
    const answers: [number, string, string, [number, string]][] = [
      [400, 'application/json', '{"error":"invalid_grant"}', [401, 'code_refused']],
      [401, 'application/json', '{"error":"invalid_client"}', [503, 'client_refused']],
      [500, 'text/plain', 'no', [503, 'issuer_down']],
      [200, 'text/html', '<p>', [502, 'bad_issuer']],
      [200, 'application/json', '{', [502, 'bad_issuer']],
    ];
    for (const [status, type, body, expected] of answers) {
      issuer.tokenEndpoint = (response) =>
        response.writeHead(status, { 'content-type': type }).end(body);
      assert.deepEqual(await fault(), expected, body);
    }
    issuer.tokenEndpoint = (response) => response.destroy();
    assert.deepEqual(await fault(), [503, 'issuer_down']);
  });

  describe('tokens of a host page', () => {
    const now = Math.floor(Date.now() / 1000);
    const right = () => ({
      iss: issuer.url,
      aud: 'https://map.example',
      sub: 'somebody',
      iat: now,
      exp: now + 600,
    });
    const ask = (token: string): Promise<Json> =>
      server.json(`${session}/consents`, { authorization: `Bearer ${token}` });

    it('name the person who also signs in by the browser', async () => {
      const browser = testBrowser();
      await signIn(browser);
      const { user } = await stateOf(server, browser);
      const authorization = `Bearer ${await issuer.token(right())}`;
      const info = await server.json(session, { authorization });
      assert.equal(info.state, 'signedIn');
      assert.equal(info.user.id, user.id);
      assert.deepEqual((await ask(await issuer.token(right()))).items, []);
    });

    it('are refused unless all is right', async () => {
      const { iat: _, ...unborn } = right();
      const tokens = {
        unsigned: unsigned(right()),
        'of another audience': await issuer.token({ ...right(), aud: CLIENT_ID }),
        'of another issuer': await issuer.token({ ...right(), iss: 'https://other.example' }),
        'without an end': await issuer.token({
          iss: issuer.url,
          aud: right().aud,
          sub: 'somebody',
          iat: now,
        }),
        'without a beginning': await issuer.token(unborn),
        changed: (await issuer.token(right())).replace(/\.[^.]{8}/, '.eyJzdWIi'),
      };
      for (const [what, token] of Object.entries(tokens)) {
        const { status, issues } = await ask(token);
        assert.deepEqual([status, issues[0].code], [401, 'bad_token'], what);
      }
      const old = await issuer.token({ ...right(), exp: now - 600 });
      assert.equal((await ask(old)).issues[0].code, 'token_expired');
      assert.equal(
        (await server.get(`counties/${COUNTY}/divisions`, { authorization: `Bearer ${old}` }))
          .status,
        200,
      );
    });

    it('from before their person signed out everywhere count no more', async () => {
      const seconds = (): number => Math.floor(Date.now() / 1000);
      const old = await issuer.token(right());
      const other = await issuer.token({ ...right(), sub: 'somebody-else' });
      assert.deepEqual((await ask(old)).items, []);
      const browser = testBrowser();
      await signIn(browser);
      const out = { method: 'POST', body: '{"everywhere":true}' };
      assert.equal((await browser.ask(server.at(`${session}/sign-out`), out)).status, 200);
      assert.equal((await ask(old)).issues[0].code, 'token_signed_out');
      const { state } = await server.json(session, { authorization: `Bearer ${old}` });
      assert.equal(state, 'expired');
      assert.deepEqual((await ask(other)).items, []);
      const next = await issuer.token({ ...right(), iat: seconds() + 1 });
      assert.deepEqual((await ask(next)).items, []);
      // So does whoever holds a token and signs out everywhere by it.
      const response = await fetch(server.at(`${session}/sign-out`), {
        ...out,
        headers: { ...OWN, authorization: `Bearer ${other}` },
      });
      assert.equal(response.status, 200);
      assert.equal((await ask(other)).issues[0].code, 'token_signed_out');
    });

    it('choose no post, and no cookie comes of them', async () => {
      const authorization = `Bearer ${await issuer.token(right())}`;
      const response = await fetch(server.at(`${session}/post`), {
        method: 'PUT',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"post":"any"}',
      });
      assert.equal(response.status, 401);
      assert.deepEqual(response.headers.getSetCookie(), []);
    });
  });
});

describe('what is kept of a sign-in', () => {
  const issuer = testIssuer();
  const kept: string[] = [];
  const lines: string[] = [];
  const server = testServer(
    'PGlite',
    () => ({
      private: {
        signIn: {
          sealKey: KEY,
          oidc: { issuer: issuer.url, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
        },
      },
    }),
    {
      onQuery: ({ query }) => void kept.push(JSON.stringify(query.parameters)),
      log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    },
  );

  it('has no secret, token or attribute in it, in the database or in the log', async () => {
    const browser = testBrowser();
    issuer.person = { id: 'one', name: '张示例' };
    const sent = await browser.go(server.at(`${session}/sign-in`), /\/callback\?/);
    const callback = new URL(sent.headers.get('location') ?? '');
    await browser.go(callback.href);
    await browser.go(callback.href);
    assert.equal((await stateOf(server, browser)).user.name, '张示例');
    await browser.ask(server.at(`${session}/sign-out`), { method: 'POST', body: '{}' });
    const text = [...kept, ...lines].join('\n');
    assert.ok(kept.length > 20 && lines.length > 5);
    const { searchParams } = callback;
    const secrets = [searchParams.get('code'), searchParams.get('state'), CLIENT_SECRET, KEY];
    for (const hidden of [...secrets, '张示例', '15400001234']) {
      assert.equal(text.includes(hidden ?? '?'), false, hidden ?? 'none');
    }
    // A token: its two parts, as `eyJ` alone may stand in what is sealed.
    assert.doesNotMatch(text, /eyJ[\w-]+\.eyJ[\w-]+/);
  });
});

describe('sign-in where the issuer is away', () => {
  const server = testServer('PGlite', () => ({
    private: {
      signIn: {
        sealKey: KEY,
        // Nobody is there.
        oidc: { issuer: 'http://127.0.0.1:9/', clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
      },
    },
  }));

  it('is said to a person with a way back, and to a program as a problem', async () => {
    const page = await testBrowser().go(server.at(`${session}/sign-in?return_to=/map%3Fq=1`));
    assert.equal(page.status, 503);
    const text = await page.text();
    assert.match(text, /身份服务没有应答/);
    assert.match(text, /href="\/map\?q=1"/);
    assert.deepEqual(await faultOf(testBrowser(), server.at(`${session}/sign-in`)), [
      503,
      'issuer_down',
    ]);
  });

  it('leaves reading as it is', async () => {
    assert.equal((await server.get(`counties/${COUNTY}/divisions`)).status, 200);
  });
});

describe('where sign-in leads back to', () => {
  for (const path of ['/', '/map?layer=1#here', '/a/b?next=https://other.example/']) {
    it(`may be ${path}`, () => assert.equal(ownPath(path), path));
  }
  for (const path of [
    'https://other.example/',
    '//other.example/',
    '/\\other.example/',
    '\\\\other.example',
    '/\t/other.example/',
    '/\n/other.example',
    'javascript:alert(1)',
    'map',
    '/a\\b',
    '',
  ]) {
    it(`may not be ${JSON.stringify(path)}`, () =>
      assert.throws(() => ownPath(path), { code: 'invalid' }));
  }
});
