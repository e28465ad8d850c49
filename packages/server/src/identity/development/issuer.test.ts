import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { pino } from 'pino';
import { testBrowser, type Browser } from '../../testing/browser.ts';
import { COUNTY } from '../../testing/county-folder.ts';
import { samples, signedInWith } from '../../testing/signed-in.ts';
import { testServer, type Json } from '../../testing/test-server.ts';

const session = `counties/${COUNTY}/session`;
const COOKIE = `__Host-yzt-${COUNTY}`;

describe('the development issuer', () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const server = testServer('PGlite', {}, { log });
  const start = (query = ''): string =>
    server.at(`${session}/sign-in?return_to=/api/healthz${query}`);
  const info = async (browser: Browser): Promise<Json> =>
    (await browser.ask(server.at(session))).json();
  const cadre = async (): Promise<SamplePerson> => {
    const found = (await samples(server)).find(({ posts }) => posts[0]?.role === 'village-cadre');
    assert.ok(found);
    return found;
  };

  it('signs somebody made up in, by the whole way of OpenID Connect', async () => {
    const browser = testBrowser();
    const page = await browser.go(start());
    assert.equal(page.status, 200);
    const { id } = await cadre();
    const back = await browser.submit(page.url, { person: id, assurance: 'real-name' });
    assert.equal(new URL(back.url).pathname, '/api/healthz');
    const { state, user } = await info(browser);
    assert.deepEqual([state, user.id, user.assurance], ['signedIn', id, 'real-name']);
    assert.equal(user.posts[0].role, 'village-cadre');
  });

  it('proves more when it is asked to, and the session keeps its post', async () => {
    const browser = testBrowser();
    const both = (await samples(server)).find(({ posts }) => posts.length === 2);
    const page = await browser.go(start());
    await browser.submit(page.url, { person: both?.id ?? '', assurance: 'phone' });
    const first = (await info(browser)).user.post;
    const other = both?.posts.find(({ id }) => id !== first)?.id;
    await browser.ask(server.at(`${session}/post`), {
      method: 'PUT',
      body: JSON.stringify({ post: other }),
    });
    const again = await browser.go(start('&assurance=face'));
    assert.match(await again.text(), /<option value="face" selected/);
    await browser.submit(again.url, { person: both?.id ?? '', assurance: 'face' });
    const { user } = await info(browser);
    assert.deepEqual([user.assurance, user.post], ['face', other]);
  });

  it('lets who has proved enough see in full what was refused before, and all of it is written down', async () => {
    const browser = testBrowser();
    const { id } = await cadre();
    await browser.submit((await browser.go(start())).url, { person: id, assurance: 'phone' });
    const path = (rest: string): string => server.at(`counties/${COUNTY}/${rest}`);
    const { items }: Json = await (await browser.ask(path('people'))).json();
    const person: Json = items.find(({ revealable }: Json) => revealable?.includes('phone'));
    const reveal = (): Promise<Response> =>
      browser.ask(path(`people/${person.id}/reveal`), {
        method: 'POST',
        body: JSON.stringify({ attributes: ['phone'], reason: '入户核对' }),
      });
    const refused = await reveal();
    const problem: Json = await refused.json();
    assert.deepEqual([refused.status, problem.code], [401, 'step_up']);
    const level: string = problem.issues[0].code;
    const page = await browser.go(start(`&assurance=${level}`));
    await browser.submit(page.url, { person: id, assurance: level });
    const given = await reveal();
    assert.equal(given.status, 200);
    const { phone, entry }: Json = await given.json();
    assert.match(phone, /^\d{11}$/);
    const log: Json = await server.json(
      `counties/${COUNTY}/audit?actor=${id}`,
      await signedInWith(server, 'auditor'),
    );
    const last: Json[] = log.items.slice(0, 2);
    assert.deepEqual(
      last.map(({ action, facts }) => [action, facts]),
      [
        ['person.reveal', { attributes: ['phone'], reason: '入户核对' }],
        ['session.step-up', { way: 'oidc', assurance: level }],
      ],
    );
    assert.deepEqual([last[0]?.seq, last[0]?.target], [entry, person.id]);
    assert.ok(!JSON.stringify(log).includes(phone));
  });

  it('leads back who cancels, and shows the list again for somebody unknown', async () => {
    const browser = testBrowser();
    const page = await browser.go(start());
    const once = await browser.submit(page.url, { person: 'nobody' });
    assert.equal(once.url, page.url);
    const back = await browser.submit(page.url, { cancel: '1' });
    assert.equal(back.status, 403);
    assert.match(await back.text(), /href="\/api\/healthz"/);
    assert.equal((await info(browser)).state, 'signedOut');
  });

  it('says on its page that nobody there is real, in both languages, with nothing but its own style', async () => {
    for (const [language, words] of [
      ['zh-CN', /人员都是虚构的/],
      ['en', /Its people do not exist/],
    ] as const) {
      const page = await testBrowser({ 'accept-language': language }).go(start());
      const text = await page.text();
      assert.match(text, words);
      assert.match(text, new RegExp(`<html lang="${language}">`));
      assert.doesNotMatch(text, /<script|<img|<link|https?:\/\//);
      const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
      const policy = page.headers.get('content-security-policy') ?? '';
      assert.ok(policy.includes(`'sha256-${hash('sha256', style, 'base64')}'`), policy);
      assert.match(
        policy,
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'/,
      );
    }
  });

  it('names the divisions of posts in all languages of the county file, and its page in the reader’s', async () => {
    const town = { 'zh-CN': '新市镇', en: 'Xinshi' };
    const found = (await samples(server)).find(
      ({ posts: [post] }) => post?.role === 'town-command' && post.division.code === '330521100',
    );
    assert.deepEqual(found?.posts[0]?.division.name, town);
    for (const language of ['zh-CN', 'en'] as const) {
      const browser = testBrowser({ 'accept-language': language });
      const page = await browser.go(start());
      assert.ok((await page.text()).includes(`<small>${town[language]}</small>`));
      await browser.submit(page.url, { person: found?.id ?? '', assurance: 'phone' });
      assert.deepEqual((await info(browser)).user.posts[0].division.name, town);
      const people = server.at(`counties/${COUNTY}/people?limit=1000`);
      const { items } = await (await browser.ask(people)).json();
      const same = items.find(({ id }: SamplePerson) => id === found?.id);
      assert.deepEqual(same.posts[0].division.name, town);
    }
  });

  it('leads back to the name that the browser sees, whatever the server calls itself', async () => {
    const port = new URL(server.at('')).port;
    const location = await new Promise<string>((resolve, reject) => {
      request(start(), { headers: { host: `localhost:${port}` } }, (response) => {
        response.resume();
        resolve(response.headers.location ?? '');
      })
        .on('error', reject)
        .end();
    });
    const url = new URL(location);
    assert.equal(url.origin, `http://localhost:${port}`);
    assert.equal(
      url.searchParams.get('redirect_uri'),
      `http://localhost:${port}/api/${session}/callback`,
    );
  });

  it('vouches for its own clients alone, and leads nowhere else', async () => {
    const url = new URL(server.at('').replace('/api/', '/issuer/auth'));
    const query = {
      response_type: 'code',
      client_id: `county-${COUNTY}`,
      redirect_uri: 'https://other.example/',
      scope: 'openid',
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const refused = await fetch(url, { redirect: 'manual' });
    assert.equal(refused.status, 400);
    assert.equal(refused.headers.get('location'), null);
    url.searchParams.set('client_id', 'other');
    assert.equal((await fetch(url, { redirect: 'manual' })).status, 400);
  });

  it('takes no token that it did not sign', async () => {
    const token = ['e30', 'e30', 'AAAA'].join('.');
    const response = await server.get(`${session}/consents`, { authorization: `Bearer ${token}` });
    assert.equal(response.status, 401);
    assert.equal(((await response.json()) as Json).issues[0].code, 'bad_token');
  });

  describe('for pages of another site', () => {
    const PAGE = 'http://localhost:9/page.html';
    const verifier = 'v'.repeat(64);
    const asked = (changed: Readonly<Record<string, string>> = {}): string => {
      const address = new URL('/issuer/auth', server.at(''));
      const query = {
        client_id: `page-${COUNTY}`,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: PAGE,
        resource: `urn:yizhangtu:county:${COUNTY}`,
        code_challenge: hash('sha256', verifier, 'base64url'),
        code_challenge_method: 'S256',
        state: 's',
        ...changed,
      };
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      return address.href;
    };
    const codeOf = async (browser: Browser, person: string): Promise<string> => {
      const page = await browser.go(asked());
      const policy = page.headers.get('content-security-policy') ?? '';
      assert.match(policy, /form-action 'self' http:\/\/localhost:9(;|$)/);
      // Nothing listens at the address of the page.
      const back = await browser.submit(page.url, { person, assurance: 'phone' }, /localhost:9/);
      const location = new URL(back.headers.get('location') ?? '');
      return location.searchParams.get('code') ?? '';
    };
    const exchange = (code: string, proof: string, origin = 'http://localhost:9') =>
      fetch(new URL('/issuer/token', server.at('')), {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: `page-${COUNTY}`,
          redirect_uri: PAGE,
          resource: `urn:yizhangtu:county:${COUNTY}`,
          code,
          code_verifier: proof,
        }),
      });

    it('gives a token of a made-up person to who began and no other, and the API takes it', async () => {
      const { id } = await cadre();
      const wrong = await exchange(await codeOf(testBrowser(), id), 'w'.repeat(64));
      assert.equal(wrong.status, 400);
      const right = await exchange(await codeOf(testBrowser(), id), verifier);
      assert.equal(right.headers.get('access-control-allow-origin'), 'http://localhost:9');
      const { access_token: token } = (await right.json()) as Json;
      const headers = { authorization: `Bearer ${token}` };
      const { state, user } = (await (await server.get(session, headers)).json()) as Json;
      assert.deepEqual([state, user.id], ['signedIn', id]);
    });

    it('leads to no other machine, and answers pages of no other', async () => {
      const away = await testBrowser().go(asked({ redirect_uri: 'https://elsewhere.example/' }));
      assert.equal(away.status, 400);
      const other = await exchange('x', verifier, 'https://elsewhere.example');
      assert.equal(other.headers.get('access-control-allow-origin'), null);
    });

    it('gives no token for another county or another use', async () => {
      for (const resource of ['urn:yizhangtu:county:330523', 'https://elsewhere.example/']) {
        const response = await testBrowser().go(asked({ resource }), /localhost:9/);
        const back = new URL(response.headers.get('location') ?? '');
        assert.equal(back.searchParams.get('error'), 'invalid_target');
      }
    });
  });

  it('is announced in the log, which has no secret of a sign-in in it', async () => {
    const browser = testBrowser();
    const page = await browser.go(start());
    const { id } = await cadre();
    await browser.submit(page.url, { person: id });
    await browser.go(server.at(`${session}/callback?code=secret-code&state=secret-state`));
    const text = lines.join('');
    assert.match(text, /the development issuer runs, and anyone may sign in/);
    const secret = browser.cookies.get(COOKIE)?.value ?? '';
    assert.ok(secret.length > 40);
    for (const hidden of [secret, 'secret-code', 'secret-state', 'eyJ', '15400000']) {
      assert.equal(text.includes(hidden), false, hidden);
    }
  });
});
