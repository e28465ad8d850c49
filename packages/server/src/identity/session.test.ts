import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import { createServer } from '../server.ts';
import { testBrowser, type Browser } from '../testing/browser.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { cookiesOf, OWN, samples, signedInAs, signedInWith } from '../testing/signed-in.ts';
import { testServer, type Json, type Kind, type TestServer } from '../testing/test-server.ts';

const session = `counties/${COUNTY}/session`;
const COOKIE = `__Host-yzt-${COUNTY}`;
const MINUTE = 60_000;

const asked = async (response: Promise<Response>): Promise<[number, Json]> => {
  const got = await response;
  return [got.status, await got.json()];
};
const post = (
  server: TestServer,
  path: string,
  headers: Record<string, string>,
  body: unknown,
  method = 'POST',
): Promise<Response> =>
  fetch(server.at(`${session}/${path}`), { method, headers, body: JSON.stringify(body) });

function sessionSuite(kind: Kind): void {
  describe(`sessions on ${kind}`, () => {
    let ahead = 0;
    const server = testServer(kind, {}, { now: () => Date.now() + ahead });
    const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
      ahead = ms;
      try {
        return await work();
      } finally {
        ahead = 0;
      }
    };
    const state = async (headers: Record<string, string>): Promise<string> =>
      (await server.json(session, headers)).state;

    it('are checked by one query, for their key', async () => {
      const headers = await signedInWith(server, 'village-cadre');
      const before = server.queries.length;
      const response = await server.get(`${session}/consents`, headers);
      assert.equal(response.status, 200);
      // What looks after clocks and messages asks of other tables, when it likes.
      const made = server.queries
        .slice(before)
        .filter((text) => /(from|update|into) "(session|person|post)"/.test(text));
      assert.equal(made.length, 1, made.join('\n'));
      assert.match(made[0] ?? '', /"session"\."county_code" = .* and "session"\."id" = /s);
    });

    it('are noted as used once a minute, and no more', async () => {
      const headers = await signedInWith(server, 'village-cadre');
      const touches = async (): Promise<number> => {
        const before = server.queries.length;
        await server.json(session, headers);
        return server.queries.slice(before).filter((text) => /^update "session"/.test(text)).length;
      };
      assert.equal(await touches(), 0);
      assert.equal(await later(MINUTE + 1000, touches), 1);
      assert.equal(await later(MINUTE + 2000, touches), 0);
    });

    it('end when they were not used for a while, and in any case after a day’s work', async () => {
      const idle = await signedInWith(server, 'auditor');
      assert.equal(await later(29 * MINUTE, () => state(idle)), 'signedIn');
      assert.equal(await later(58 * MINUTE, () => state(idle)), 'signedIn');
      assert.equal(await later(89 * MINUTE, () => state(idle)), 'expired');
      const busy = await signedInWith(server, 'auditor');
      const until = (await server.json(session, busy)).until as string;
      for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
        assert.equal(await later(minutes * MINUTE, () => state(busy)), 'signedIn');
      }
      assert.equal(await later(12 * 60 * MINUTE + 1000, () => state(busy)), 'expired');
      assert.ok(Math.abs(Date.parse(until) - Date.now() - 12 * 60 * MINUTE) < MINUTE);
    });

    it('tell one that has ended from none, and say so where one is needed', async () => {
      assert.equal(await state(OWN), 'signedOut');
      assert.equal(await state({ ...OWN, cookie: `${COOKIE}=made-up` }), 'expired');
      const [status, problem] = await asked(
        server.get(`${session}/consents`, { ...OWN, cookie: `${COOKIE}=made-up` }),
      );
      assert.deepEqual([status, problem.issues[0].code], [401, 'session_expired']);
    });

    it('do not count without the header that a foreign page cannot send', async () => {
      const { [SESSION_HEADER]: _, ...stolen } = await signedInWith(server, 'administrator');
      assert.equal(await state(stolen), 'signedOut');
      const [status, problem] = await asked(server.get(`${session}/consents`, stolen));
      assert.deepEqual([status, problem.issues[0].code], [401, 'no_session_header']);
      for (const [path, body, method] of [
        ['sign-out', {}],
        ['sample', { person: (await samples(server))[0]?.id }],
        ['post', { post: 'any' }, 'PUT'],
        ['tickets', { way: 'zlb', ticket: 'any' }],
      ] as const) {
        const [refused, { issues }] = await asked(post(server, path, stolen, body, method));
        assert.deepEqual([refused, issues[0].code], [401, 'no_session_header'], path);
      }
      assert.equal(await state({ ...stolen, [SESSION_HEADER]: '1' }), 'signedIn');
    });

    it('do not serve a page that acts for somebody else', async () => {
      const people = await samples(server);
      const of = (role: string) =>
        people.find(({ posts }) => posts.length === 1 && posts[0]?.role === role)!;
      const [cadre, administrator] = [of('village-cadre'), of('administrator')];
      const meaning = (who: string) => ({ [SESSION_HEADER]: who });
      const own = `${administrator.id} ${administrator.posts[0]?.id}`;
      const first = await signedInAs(server, cadre.id);
      // In another tab of the browser somebody else signs in: both have their cookie now.
      const headers = await signedInAs(server, administrator.id);
      assert.notEqual(headers['cookie'], first['cookie']);
      assert.equal(await state({ ...headers, ...meaning(own) }), 'signedIn');
      assert.equal(await state({ ...headers, ...meaning('1') }), 'signedIn');
      const grants = async (): Promise<number> =>
        (await server.json(`counties/${COUNTY}/grants?limit=100`, headers)).items.length;
      const before = await grants();
      const body = { person: cadre.id, role: 'grid-worker', division: '330521100201' };
      const give = (who: string): Promise<Response> =>
        fetch(server.at(`counties/${COUNTY}/grants`), {
          method: 'POST',
          headers: { ...headers, ...meaning(who) },
          body: JSON.stringify(body),
        });
      for (const who of [
        `${cadre.id} ${cadre.posts[0]?.id}`,
        cadre.id,
        administrator.id,
        `${administrator.id} ${cadre.posts[0]?.id}`,
        '',
      ]) {
        const [status, problem] = await asked(give(who));
        assert.deepEqual([status, problem.issues[0].code], [401, 'session_expired'], who);
        assert.equal(await state({ ...headers, ...meaning(who) }), 'expired', who);
        const [refused] = await asked(
          post(server, 'sign-out', { ...headers, ...meaning(who) }, { everywhere: true }),
        );
        assert.equal(refused, 401, who);
      }
      assert.equal(await grants(), before);
      const [status, grant] = await asked(give(own));
      assert.deepEqual([status, grant.person], [201, cadre.id]);
      const revoked = await fetch(server.at(`counties/${COUNTY}/grants/${grant.id}`), {
        method: 'DELETE',
        headers,
      });
      assert.equal(revoked.status, 204);
    });

    it('are not offered to other origins, even those that may read', async () => {
      const response = await fetch(server.at(session), {
        method: 'OPTIONS',
        headers: {
          origin: 'https://portal.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': SESSION_HEADER,
        },
      });
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      const allowed = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase();
      assert.equal(allowed.includes(SESSION_HEADER), false);
      assert.ok(allowed.includes('authorization'));
      assert.match(response.headers.get('access-control-allow-methods') ?? '', /POST.*DELETE/);
    });

    it('are kept by no cache', async () => {
      for (const path of ['', '/sample-people', '/consents']) {
        const response = await server.get(
          session + path,
          await signedInWith(server, 'village-cadre'),
        );
        assert.equal(response.headers.get('cache-control'), 'private, no-store');
      }
    });

    it('end here, or everywhere', async () => {
      const person = (await samples(server))[3]?.id ?? '';
      const [one, two, three] = [
        await signedInAs(server, person),
        await signedInAs(server, person),
        await signedInAs(server, person),
      ];
      const [status, answer] = await asked(post(server, 'sign-out', one, {}));
      assert.deepEqual([status, answer], [200, {}]);
      assert.deepEqual(
        [await state(one), await state(two), await state(three)],
        ['expired', 'signedIn', 'signedIn'],
      );
      await post(server, 'sign-out', two, { everywhere: true });
      assert.deepEqual([await state(two), await state(three)], ['expired', 'expired']);
      assert.equal((await post(server, 'sign-out', OWN, {})).status, 200);
    });

    it('go on in another of one’s own posts, and in nobody else’s', async () => {
      const people = await samples(server);
      const both = people.find(({ posts }) => posts.length === 2);
      const headers = await signedInAs(server, both?.id ?? '');
      const { user } = await server.json(session, headers);
      const other = both?.posts.find(({ id }) => id !== user.post);
      // As a page does: it says whom it acts for, and in which post.
      const meant = { ...headers, [SESSION_HEADER]: `${both?.id} ${user.post}` };
      const [status, info] = await asked(post(server, 'post', meant, { post: other?.id }, 'PUT'));
      assert.deepEqual([status, info.state], [200, 'signedIn']);
      assert.equal(info.user.post, other?.id);
      assert.equal((await server.json(session, headers)).user.post, other?.id);
      const foreign = people.find(({ posts }) => posts[0]?.role === 'administrator')?.posts[0]?.id;
      const [refused] = await asked(post(server, 'post', headers, { post: foreign }, 'PUT'));
      assert.equal(refused, 404);
      assert.equal((await server.json(session, headers)).user.post, other?.id);
    });

    it('are of made-up people only where one may be anyone', async () => {
      const [status] = await asked(
        post(server, 'sample', OWN, { person: '00000000-0000-4000-8000-000000000000' }),
      );
      assert.equal(status, 404);
      const info = await server.json(session);
      assert.equal(info.sample, true);
      assert.deepEqual(
        info.ways.map(({ id }: Json) => id),
        ['oidc', 'sample'],
      );
    });

    it('keep what a person has consented to, and its history', async () => {
      const headers = await signedInWith(server, 'resident');
      const put = (given: boolean, version: string): Promise<Response> =>
        post(server, 'consents/phone-calls', headers, { version, given }, 'PUT');
      await put(true, '1');
      await later(1000, () => put(false, '1'));
      await later(2000, () => put(true, '2'));
      const { items } = await server.json(`${session}/consents`, headers);
      assert.deepEqual(
        items.map(({ purpose, version, given }: Json) => [purpose, version, given]),
        [
          ['phone-calls', '1', false],
          ['phone-calls', '2', true],
        ],
      );
      const [status] = await asked(post(server, 'consents/Bad', headers, {}, 'PUT'));
      assert.equal(status, 400);
    });

    it('are refused on plain HTTP from elsewhere, with the reason; reading goes on', async () => {
      const host = { host: 'map.county.example' };
      const get = (path: string): Promise<[number, Json]> => plain(server.at(path), host);
      const [, info] = await get(session);
      assert.deepEqual([info.noSignIn, info.ways], ['plain_http', []]);
      const [status, problem] = await get(`${session}/sign-in`);
      assert.deepEqual([status, problem.issues[0].code], [403, 'plain_http']);
      assert.equal((await get(`counties/${COUNTY}/divisions`))[0], 200);
    });
  });
}

/** `fetch` sets the header `host` by itself. */
async function plain(address: string, headers: Record<string, string>): Promise<[number, Json]> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(address, { headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve([response.statusCode ?? 0, JSON.parse(text)]));
    })
      .on('error', reject)
      .end();
  });
}

sessionSuite('PGlite');
sessionSuite('PostgreSQL');

describe('sessions behind a proxy that speaks TLS', () => {
  const server = testServer('PGlite', {}, { trustProxy: true });
  it('are possible when it says so, and not when it says plain HTTP', async () => {
    const through = (proto: string): Promise<[number, Json]> =>
      plain(server.at(session), {
        'x-forwarded-proto': proto,
        'x-forwarded-host': 'map.county.example',
      });
    assert.equal((await through('https'))[1].noSignIn, undefined);
    assert.equal((await through('http'))[1].noSignIn, 'plain_http');
  });
});

describe('too many sign-ins', () => {
  const server = testServer('PGlite', {}, { rate: { perSecond: 1000, burst: 100_000 } });
  it('are refused for a while, with the time to wait', async () => {
    const tries = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(server.at(`${session}/callback?state=guess`), { redirect: 'manual' }),
      ),
    );
    const statuses = tries.map(({ status }) => status);
    const passed = statuses.filter((status) => status === 401).length;
    assert.ok(passed >= 60 && passed < 100, String(passed));
    const refused = tries.find(({ status }) => status === 429);
    assert.ok(Number(refused?.headers.get('retry-after')) > 0);
  });
});

describe('a server in production without an issuer', () => {
  const server = testServer('PGlite', {}, { env: { NODE_ENV: 'production' } });
  it('signs nobody in and has nobody made up', async () => {
    const info = await server.json(session);
    assert.deepEqual(
      [info.state, info.noSignIn, info.ways, info.sample],
      ['signedOut', 'not_set_up', [], undefined],
    );
    const [status, problem] = await asked(server.get(`${session}/sign-in`));
    assert.deepEqual([status, problem.issues[0].code], [403, 'not_set_up']);
    assert.equal((await server.get(`${session}/sample-people`)).status, 404);
    const issuer = server.at('').replace('/api/', '/issuer/.well-known/openid-configuration');
    assert.equal((await fetch(issuer)).status, 404);
  });
});

describe('two counties on one server', () => {
  const OTHER = '330523';

  /** The county of the tests once more, under another code. */
  async function otherFolder(folder: string): Promise<string> {
    const copy = join(tmpdir(), `yzt-other-${process.pid}-${Date.now()}`);
    await cp(folder, copy, { recursive: true });
    const files = await readdir(copy, { recursive: true });
    for (const name of files.filter((one) => /\.(geo)?json$/.test(one))) {
      const text = await readFile(join(copy, name), 'utf8');
      await writeFile(join(copy, name), text.replaceAll(COUNTY, OTHER));
    }
    return copy;
  }

  it('are two sessions in one browser', async () => {
    const first = await countyFolder();
    const second = await otherFolder(first);
    const server = await createServer({ counties: [first, second], rate: false });
    try {
      const at = (county: string, path = ''): string =>
        `${server.url}api/counties/${county}/session${path}`;
      const browser = testBrowser();
      const enter = async (county: string): Promise<string> => {
        const { items } = await (await browser.ask(at(county, '/sample-people'))).json();
        const person = items[0].id as string;
        await browser.ask(at(county, '/sample'), {
          method: 'POST',
          body: JSON.stringify({ person }),
        });
        return person;
      };
      const [one, other] = [await enter(COUNTY), await enter(OTHER)];
      const user = async (from: Browser, county: string): Promise<Json> =>
        (await (await from.ask(at(county))).json()).user?.id;
      assert.notEqual(one, other);
      assert.deepEqual([await user(browser, COUNTY), await user(browser, OTHER)], [one, other]);
      // A cookie of one county under the name of the other is nobody's.
      const secret = browser.cookies.get(COOKIE)?.value;
      const mixed = await fetch(at(OTHER), {
        headers: { ...OWN, cookie: `__Host-yzt-${OTHER}=${secret}` },
      });
      assert.equal(((await mixed.json()) as Json).state, 'expired');
      await browser.ask(at(COUNTY, '/sign-out'), { method: 'POST', body: '{"everywhere":true}' });
      assert.deepEqual(
        [await user(browser, COUNTY), await user(browser, OTHER)],
        [undefined, other],
      );
    } finally {
      await server.close();
      await rm(first, { recursive: true });
      await rm(second, { recursive: true });
    }
  });
});

describe('made-up people', () => {
  const server = testServer('PGlite');
  it('stand for each role, and say in their names that they are made up', async () => {
    const people = await samples(server);
    const roles = new Set(people.flatMap(({ posts }) => posts.map(({ role }) => role)));
    assert.equal(roles.size, 9);
    assert.ok(people.some(({ posts }) => posts.length === 0));
    for (const { name } of people) assert.match(name, /示例|样本|样例|试用|演示/);
    assert.ok(people.some(({ name }) => name.includes('·')));
    assert.ok(people.some(({ name }) => name.includes('𠮷')));
    const response = await post(server, 'sample', OWN, { person: people[0]?.id });
    assert.match(cookiesOf(response), new RegExp(COOKIE));
  });
});
