import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testBrowser, type Browser } from '../testing/browser.ts';
import { COUNTY } from '../testing/county-folder.ts';
import { OWN } from '../testing/signed-in.ts';
import { testServer, type Json } from '../testing/test-server.ts';
import { gatewayHeaders } from './zlb.ts';

const ACCESS = 'access-key-of-the-test';
const SECRET = 'secret-key-of-the-test';
const session = `counties/${COUNTY}/session`;
const COOKIE = `__Host-yzt-${COUNTY}`;

/** What the gateway says of a request, by the rules of its guide; undefined when it is right. */
function refusal({ method, url = '', headers }: IncomingMessage, now: number): string | undefined {
  const [path, query = ''] = url.split('?');
  const sorted = query.split('&').filter(Boolean).sort().join('&');
  const date = String(headers['x-bg-date-time']);
  if (headers['x-bg-hmac-access-key'] !== ACCESS) return 'Invalid access key';
  if (headers['x-bg-hmac-algorithm'] !== 'hmac-sha256') return 'Invalid signature';
  const text = `${method}\n${path}\n${sorted}\n${ACCESS}\n${date}\n`;
  const expected = createHmac('sha256', SECRET).update(text).digest('base64');
  if (headers['x-bg-hmac-signature'] !== expected) return 'Invalid signature';
  if (Math.abs(Date.parse(date) - now) > 90_000) return 'Clock skew exceeded';
  return undefined;
}

describe('the signature for the gateway', () => {
  const sign = (address: string, date = '2026-03-01T00:00:00Z') =>
    gatewayHeaders(
      { accessKey: ACCESS, secretKey: SECRET },
      'POST',
      new URL(address),
      new Date(date),
    );

  it('covers the query by name, the date, and an end of line after each part', () => {
    const headers = sign('https://gateway.example/a/b?z=1&a=x%2Fy&m=%E7%A4%BA');
    const lines = `POST\n/a/b\na=x%2Fy&m=%E7%A4%BA&z=1\n${ACCESS}\nSun, 01 Mar 2026 00:00:00 GMT\n`;
    const expected = createHmac('sha256', SECRET).update(lines).digest('base64');
    assert.deepEqual(headers, {
      'X-BG-HMAC-ACCESS-KEY': ACCESS,
      'X-BG-HMAC-ALGORITHM': 'hmac-sha256',
      'X-BG-DATE-TIME': 'Sun, 01 Mar 2026 00:00:00 GMT',
      'X-BG-HMAC-SIGNATURE': expected,
    });
  });

  it('is another one for another path, query, date or key', () => {
    const all = [
      sign('https://gateway.example/a'),
      sign('https://gateway.example/b'),
      sign('https://gateway.example/a?b=1'),
      sign('https://gateway.example/a', '2026-03-01T00:00:01Z'),
    ].map((headers) => headers['X-BG-HMAC-SIGNATURE']);
    assert.equal(new Set(all).size, 4);
  });
});

describe('tickets and codes of container apps', () => {
  /** How far the gateway's clock is from ours. */
  let skew = 0;
  /** What the gateway says whatever it is asked. */
  let saying = '';
  const good = new Set<string>();
  const gateway = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://gateway.example');
    const say = (status: number, value: unknown): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(value));
    const body = await text(request);
    if (url.pathname === '/ding/gettoken.json') {
      const known = url.searchParams.get('appsecret') === SECRET;
      return say(
        200,
        known ? { success: true, content: { data: { accessToken: 'dt' } } } : { success: false },
      );
    }
    if (url.pathname === '/ding/rpc/oauth2/getuserinfo_bycode.json') {
      const right = url.searchParams.get('access_token') === 'dt';
      const code = url.searchParams.get('code') ?? '';
      return say(
        200,
        right && good.delete(code)
          ? { success: true, content: { data: { employeeCode: 'GE_1', lastName: '王样本' } } }
          : { success: false, content: { responseMessage: 'code invalid' } },
      );
    }
    const refused = saying === '' ? refusal(request, Date.now() + skew) : saying;
    if (refused !== undefined) return say(401, { message: refused });
    const given = JSON.parse(body) as { ticketId?: string; token?: string };
    if (url.pathname === '/zlb/token') {
      const known = good.delete(given.ticketId ?? '');
      return say(200, known ? { success: true, data: { accessToken: 'zt' } } : { success: false });
    }
    return say(
      200,
      given.token === 'zt'
        ? {
            success: true,
            data: { personInfo: { userId: 'z-1', userName: '李示例', phone: '15400001234' } },
          }
        : { success: false },
    );
  };
  const upstream = http.createServer((request, response) => void gateway(request, response));
  let base = '';
  before(async () => {
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  });
  after(() => {
    upstream.closeAllConnections();
    upstream.close();
  });
  const server = testServer('PGlite', () => ({
    private: {
      signIn: {
        sealKey: 'a key of the test, of more than 32 characters',
        zlb: {
          appId: 'app-1',
          accessKey: ACCESS,
          secretKey: SECRET,
          tokenUrl: `${base}/zlb/token`,
          userUrl: `${base}/zlb/user`,
          loginUrl: 'https://portal.example/uc/sso/login',
        },
        zheDingding: {
          appKey: 'map',
          appSecret: SECRET,
          apiUrl: `${base}/ding`,
          loginUrl: 'https://login.example/oauth2/auth.htm?embedMode=true',
        },
      },
    },
  }));
  beforeEach(() => {
    skew = 0;
    saying = '';
  });
  const handIn = async (
    body: object,
    browser: Browser = testBrowser(),
  ): Promise<[number, Json, Browser]> => {
    const response = await browser.ask(server.at(`${session}/tickets`), {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return [response.status, await response.json(), browser];
  };
  const fault = async (body: object): Promise<[number, string]> => {
    const [status, problem, browser] = await handIn(body);
    assert.equal(browser.cookies.has(COOKIE), false);
    return [status, problem.issues[0].code];
  };
  let count = 0;
  /** Each ticket serves once, also one that was refused. */
  const fresh = (): string => {
    count += 1;
    const ticket = `fresh-${count}`;
    good.add(ticket);
    return ticket;
  };

  it('sign a person in, who is the same one the next time', async () => {
    const [status, info] = await handIn({ way: 'zlb', ticket: fresh() });
    assert.equal(status, 200, JSON.stringify(info));
    assert.deepEqual(
      [info.state, info.user.name, info.user.assurance],
      ['signedIn', '李示例', 'phone'],
    );
    const [, again] = await handIn({ way: 'zlb', ticket: fresh() });
    assert.equal(again.user.id, info.user.id);
    const [, other] = await handIn({ way: 'zhe-dingding', ticket: fresh() });
    assert.equal(other.user.name, '王样本');
    assert.notEqual(other.user.id, info.user.id);
  });

  it('serve once, and not at all when they are not known', async () => {
    const ticket = fresh();
    await handIn({ way: 'zlb', ticket });
    good.add(ticket);
    assert.deepEqual(await fault({ way: 'zlb', ticket }), [401, 'used_ticket']);
    assert.deepEqual(await fault({ way: 'zlb', ticket: 'unknown' }), [401, 'bad_ticket']);
    assert.deepEqual(await fault({ way: 'zhe-dingding', ticket: 'unknown' }), [401, 'bad_ticket']);
  });

  it('type what the gateway says', async () => {
    skew = 91_000;
    assert.deepEqual(await fault({ way: 'zlb', ticket: fresh() }), [503, 'gateway_clock']);
    skew = -80_000;
    assert.equal((await handIn({ way: 'zlb', ticket: fresh() }))[0], 200);
    for (const words of ['Invalid signature', 'Invalid access key', 'The route_id is forbidden.']) {
      saying = words;
      assert.deepEqual(
        await fault({ way: 'zlb', ticket: fresh() }),
        [503, 'gateway_refused'],
        words,
      );
    }
  });

  it('take no key or signature from a page', async () => {
    const response = await fetch(server.at(`${session}/tickets`), {
      method: 'POST',
      headers: OWN,
      body: JSON.stringify({ way: 'zlb', ticket: fresh(), secretKey: SECRET }),
    });
    assert.equal(response.status, 400);
    assert.deepEqual(response.headers.getSetCookie(), []);
  });

  it('are of no way that the county does not offer', async () => {
    assert.deepEqual(await fault({ way: 'sample', ticket: fresh() }), [404, 'unknown_way']);
    assert.deepEqual(await fault({ way: 'oidc', ticket: fresh() }), [404, 'unknown_way']);
  });

  it('come back from the pages of sign-in too, with the state that went there', async () => {
    const browser = testBrowser();
    const start = server.at(`${session}/sign-in?way=zlb&return_to=/api/healthz`);
    const sent = await browser.go(start, /portal\.example/);
    const portal = new URL(sent.headers.get('location') ?? '');
    assert.equal(portal.searchParams.get('appId'), 'app-1');
    const back = new URL(server.at(`${session}/callback`));
    back.searchParams.set('ticketId', fresh());
    back.searchParams.set('redirectUrl', portal.searchParams.get('sp') ?? '');
    assert.equal((await browser.go(back.href)).url, server.at('healthz'));
    assert.equal((await (await browser.ask(server.at(session))).json()).user.name, '李示例');

    const scanned = await browser.go(
      server.at(`${session}/sign-in?way=zhe-dingding`),
      /login\.example/,
    );
    const login = new URL(scanned.headers.get('location') ?? '');
    assert.deepEqual(
      ['response_type', 'client_id', 'scope', 'authType', 'redirect_uri'].map((name) =>
        login.searchParams.get(name),
      ),
      ['code', 'map', 'get_user_info', 'QRCODE', server.at(`${session}/callback`)],
    );
    const state = login.searchParams.get('state') ?? '';
    const code = fresh();
    const response = await browser.ask(
      server.at(`${session}/callback?state=${state}&code=${code}`),
    );
    assert.equal(response.status, 303);
    assert.equal((await (await browser.ask(server.at(session))).json()).user.name, '王样本');
  });

  it('come with their state from a code to scan that stands in a frame of the page, once', async () => {
    const browser = testBrowser();
    const begin = async (): Promise<string> => {
      const start = server.at(`${session}/sign-in?way=zhe-dingding`);
      const sent = await browser.go(start, /login\.example/);
      const login = new URL(sent.headers.get('location') ?? '').searchParams;
      assert.equal(login.get('embedMode'), 'true', 'what the county has set stays');
      return login.get('state') ?? '';
    };
    const state = await begin();
    const [status, info] = await handIn({ way: 'zhe-dingding', ticket: fresh(), state }, browser);
    assert.deepEqual([status, info.user?.name], [200, '王样本']);
    const [again, problem] = await handIn({ way: 'zhe-dingding', ticket: fresh(), state }, browser);
    assert.deepEqual([again, problem.issues[0].code], [401, 'foreign_state']);
  });

  it('are refused with a state of another browser or another way', async () => {
    const browser = testBrowser();
    const sent = await browser.go(
      server.at(`${session}/sign-in?way=zhe-dingding`),
      /login\.example/,
    );
    const state = new URL(sent.headers.get('location') ?? '').searchParams.get('state') ?? '';
    assert.deepEqual(await fault({ way: 'zhe-dingding', ticket: fresh(), state }), [
      401,
      'foreign_state',
    ]);
    const [status, problem] = await handIn({ way: 'zlb', ticket: fresh(), state }, browser);
    assert.deepEqual([status, problem.issues[0].code], [401, 'foreign_state']);
  });
});
