import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../../program.ts';
import { developmentToken } from '../../testing/development-token.ts';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { wrongBackend, type Twist } from '../../testing/wrong-backend.ts';
import { asker } from './ask.ts';
import { sampleHeaders } from './callers.ts';
import type { BackendReport } from './report.ts';

// The command and the reference server as they run for a county: HTTP between them.
const COUNTY = '330521';
const TIMEOUT_MS = 15_000;
const work = mkdtempSync(join(tmpdir(), 'yizhangtu-conformance-'));
let server: RunningServer;
/** Of the county's centre. */
let centre: Readonly<Record<string, string>> = {};

/** Enough of them for several pages. */
const WELLS = Array.from({ length: 7 }, (_, index) => ({
  type: 'Feature',
  id: `well-${index}`,
  geometry: { type: 'Point', coordinates: [120.01 + index / 100, 30.56] },
  properties: { name: `水井 ${index}` },
}));

before(async () => {
  const county = join(work, 'deqing');
  const example = fileURLToPath(
    new URL('../../../../../examples/counties/deqing', import.meta.url),
  );
  cpSync(example, county, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(county, name), JSON.stringify(value));
  const entry = (id: string) => ({
    id,
    domain: 'service',
    title: '水井',
    style: { geometry: 'point' },
    source: { type: 'ogc-features', href: `ogc/collections/${id}`, datum: 'WGS84' },
  });
  mkdirSync(join(county, 'layers'));
  mkdirSync(join(county, 'archives'));
  writeFileSync(join(county, 'archives/base.pmtiles'), Buffer.alloc(1000));
  write('catalogue.json', ['wells', 'springs', 'ponds'].map(entry));
  for (const id of ['wells', 'springs', 'ponds']) {
    write(`layers/${id}.geojson`, { type: 'FeatureCollection', features: WELLS });
  }
  write('division-areas.geojson', { type: 'FeatureCollection', features: [] });
  // What the kit knows of holidays ends with the year that was announced last; deadlines reach into the next.
  const settings = JSON.parse(readFileSync(join(county, 'county.server.json'), 'utf8')) as {
    cases: object;
  };
  const year = new Date().getUTCFullYear();
  const calendar = [year, year + 1].map((one) => ({ year: one, source: 'x', off: [], work: [] }));
  write('county.server.json', { ...settings, cases: { ...settings.cases, calendar } });
  server = await runServer(county, join(work, 'data'));
  await publish();
});
after(async () => {
  await server.close();
  rmSync(work, { recursive: true });
});

/** A case that everyone may see, so that there is one to ask for. */
async function publish(): Promise<void> {
  const root = `${server.api}/counties/${COUNTY}`;
  const sessions = await sampleHeaders(asker(TIMEOUT_MS), root);
  const send = async (path: string, body: object, headers: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${root}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { case: { id: string; version: number; state: string } };
  };
  const report = {
    kind: 'city-event',
    category: 'city.facilities.cover',
    title: '井盖破损',
    description: '村口的井盖裂了。',
    place: { division: '330521002208', point: [119.98, 30.525], datum: 'WGS84' },
  };
  const people = await Promise.all(
    sessions.map(async (headers) => {
      const answer = await fetch(`${root}/session`, { headers });
      const { user } = (await answer.json()) as { user: { posts: { role: string }[] } };
      return { headers, role: user.posts[0]?.role };
    }),
  );
  centre = people.find(({ role }) => role === 'county-centre')?.headers ?? assert.fail();
  let { case: known } = await send('cases', report, {});
  for (const type of known.state === 'submitted' ? ['accept', 'publish'] : ['publish']) {
    const seen = { ...centre, 'if-match': `"${known.version}"` };
    known = (await send(`cases/${known.id}/commands`, { type }, seen)).case;
  }
}

async function check(address: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['check', address, '--county', COUNTY, '--lang', 'en', ...args], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: {},
    now: () => new Date(2026, 10, 21),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('the reference server', () => {
  test('keeps to the contract, asked by each of its roles, in what it reads and writes', async () => {
    const { code, out, err } = await check(server.api, '--sample-people', '--write', '--json');
    const { rows } = JSON.parse(out) as BackendReport;
    assert.deepEqual(
      rows.flatMap(({ findings }) => findings),
      [],
    );
    assert.deepEqual([code, err], [0, '']);
    const skipped = rows.filter((row) => row.skipped !== undefined);
    assert.deepEqual(skipped.map(({ operation }) => operation).sort(), [
      'appendUpload',
      'finishSignIn',
      'finishUpload',
      // The county of this test has neither photos nor accounts, and asks no service.
      'getGepAccount',
      'getGepVersion',
      'getPhoto',
      'getService',
      'handInTicket',
      'lookUpCase',
      'signIn',
      'signInAsSample',
      'signOut',
    ]);
  });

  test('keeps to it for who is not signed in, who finds their case again', async () => {
    const { code, out, err } = await check(server.api, '--write');
    assert.equal(err, '');
    assert.equal(code, 0, out);
    assert.match(out, /Asked as: nobody signed in\n/);
    assert.doesNotMatch(out, /lookUpCase/);
  });

  test('without leave to write nothing is written', async () => {
    const stats = async (): Promise<unknown> =>
      (await fetch(`${server.api}/counties/${COUNTY}/case-stats`)).json();
    const earlier = await stats();
    const { code, out } = await check(server.api, '--json');
    assert.equal(code, 0, out);
    const { rows } = JSON.parse(out) as BackendReport;
    assert.deepEqual(
      rows.filter(({ method, checks }) => method !== 'GET' && checks > 0),
      [],
    );
    assert.deepEqual(await stats(), earlier);
  });

  test('a token that it does not take is said, and never shown', async () => {
    const page = join(work, 'report.html');
    const { code, err } = await check(server.api, '--token', 'aaaa.bbbb.cccc', '--report', page);
    assert.equal(code, 1);
    assert.match(err, /did not take 1 token/);
    const html = readFileSync(page, 'utf8');
    assert.doesNotMatch(err + html, /bbbb/);
    // It stands alone: nothing is loaded from anywhere.
    assert.doesNotMatch(html, /<script|<link|<img|url\(/);
  });

  test('is asked as who its access tokens are of', async () => {
    const people = await fetch(`${server.api}/counties/${COUNTY}/session/sample-people`);
    const { items } = (await people.json()) as {
      items: { id: string; posts: { role: string }[] }[];
    };
    const tokens = await Promise.all(
      ['auditor', 'resident'].map((role) => {
        const found = items.find(({ posts: [post] }) => post?.role === role);
        const who = { county: COUNTY, person: found?.id ?? '', assurance: 'phone' };
        return developmentToken(server.api, who);
      }),
    );
    const { code, out } = await check(server.api, '--json', '--token', ...tokens);
    const report = JSON.parse(out) as BackendReport;
    assert.deepEqual([code, report.callers, report.refused], [0, ['auditor', 'resident'], 0]);
    const row = (id: string) => report.rows.find(({ operation }) => operation === id);
    // Auditors read grants known by their telephone; for the log they have to prove more, and are told so.
    assert.equal(row('listGrants')?.skipped, undefined);
    assert.equal(row('listAudit')?.skipped, 'no_caller');
    assert.ok((row('listAudit')?.checks ?? 0) >= 3);
    assert.ok(!tokens.some((token) => out.includes(token)));
  });

  test('is found by the address of its county file', async () => {
    const out: string[] = [];
    const at = `${server.api}/counties/${COUNTY}/county.json`;
    const code = await run(['check', at, '--lang', 'zh-CN'], {
      out: (text) => out.push(text),
      err: assert.fail,
      env: {},
      now: () => new Date(),
    });
    assert.equal(code, 0);
    assert.match(out.join('\n'), /0 处不符/);
  });
});

describe('a backend that is wrong', () => {
  /** What is found of it, as `operation rule`, each once. */
  async function findings(t: TestContext, twist: Twist, ...args: string[]) {
    const wrong = await wrongBackend(server.api, twist);
    t.after(() => wrong.close());
    const { code, out, err } = await check(wrong.api, '--json', ...args);
    const { rows } = JSON.parse(out) as BackendReport;
    const found = rows.flatMap((row) => row.findings);
    const what = [...new Set(found.map(({ operation, rule }) => `${operation} ${rule}`))];
    return { code, err, what, found, out, asked: wrong.asked };
  }
  /** Only the county's centre is there to be tried: it may read people. */
  const centreAlone = (json: unknown, path: string): unknown => {
    if (!path.endsWith('/session/sample-people')) return json;
    const { items } = json as { items: { posts: { role: string }[] }[] };
    return { items: items.filter(({ posts: [post] }) => post?.role === 'county-centre') };
  };

  test('answers pages of HTML', async (t) => {
    const page = '<!doctype html><title>登录</title>';
    const { code, what } = await findings(t, {
      instead: () => ({ status: 200, type: 'text/html', text: page }),
    });
    assert.equal(code, 1);
    assert.ok(what.includes('getCounty json'), what.join());
    assert.ok(what.includes('getSession json'));
    // Where an error was due, too.
    assert.ok(what.includes('listPeople unauthenticated'));
  });

  test('says 200 to everything and puts the truth inside', async (t) => {
    const { code, what } = await findings(t, {
      says: (data) => ({ code: 200, msg: 'ok', data }),
    });
    assert.equal(code, 1);
    assert.ok(what.includes('getCounty schema'));
    assert.ok(what.includes('listDivisions schema'));
  });

  test('lies about its schema', async (t) => {
    const { code, what, found } = await findings(t, {
      says: (json, { path }) => {
        if (!/\/divisions(\?|$)/.test(path)) return json;
        const { items, ...rest } = json as { items: { code: string }[] };
        return { ...rest, items: items.map((item) => ({ ...item, code: Number(item.code) })) };
      },
    });
    assert.equal(code, 1);
    assert.deepEqual(what, ['listDivisions schema']);
    assert.match(found[0]?.expected.en ?? '', /items\[0\]\.code/);
  });

  test('leaks people unmasked, and the report does not carry it on', async (t) => {
    const leaked = { phone: '15400001234', idNumber: '990000197001010012' };
    const withCheck = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'X'].map((last) => `99000019700101001${last}`);
    const { code, what, out } = await findings(
      t,
      {
        says: (json, { path }) => {
          if (!/\/people(\?|$)/.test(path)) return centreAlone(json, path);
          const { items, ...rest } = json as { items: object[] };
          const full = withCheck.map((idNumber) => ({ ...leaked, idNumber }));
          return { ...rest, items: items.map((item, index) => ({ ...item, ...full[index % 11] })) };
        },
      },
      '--sample-people',
    );
    assert.equal(code, 1);
    assert.ok(what.includes('listPeople masked'), what.join());
    assert.doesNotMatch(out, /15400001234|99000019700101/);
  });

  test('does not answer one operation', async (t) => {
    const { code, what } = await findings(
      t,
      { instead: ({ path }) => (/\/catalogue(\?|$)/.test(path) ? 'hang' : undefined) },
      '--timeout',
      '0.5',
    );
    assert.equal(code, 1);
    assert.ok(what.includes('listCatalogue answers'), what.join());
    assert.ok(!what.some((one) => one.startsWith('listFeatures ')), what.join());
  });

  test('answers its county and then nothing more: it is not asked on and on', async (t) => {
    const { code, what, asked } = await findings(
      t,
      { instead: ({ path }) => (path.endsWith('/county.json') ? undefined : 'hang') },
      '--timeout',
      '0.5',
    );
    assert.equal(code, 1);
    assert.ok(what.some((one) => one.endsWith(' answers')));
    assert.ok(asked.length < 12, String(asked.length));
  });

  test('answers nothing at all: it cannot be checked', async (t) => {
    const { code, err } = await findings(t, { instead: () => 'hang' }, '--timeout', '0.5');
    assert.equal(code, 2);
    assert.match(err, /No answer \(timeout/);
  });

  test('ignores the key of what is sent twice', async (t) => {
    const { code, what } = await findings(
      t,
      {
        asks: (passing) => ({
          ...passing,
          headers: { ...passing.headers, 'idempotency-key': randomUUID() },
        }),
      },
      '--write',
    );
    assert.equal(code, 1);
    assert.deepEqual(what.sort(), [
      'createUpload key_content',
      'createUpload key_needed',
      'createUpload key_once',
      'reportCase key_content',
      'reportCase key_needed',
      'reportCase key_once',
    ]);
  });

  test('has pages that overlap', async (t) => {
    // The page after a cursor begins with the last item of the one before.
    const last = new Map<string, unknown>();
    const { code, what } = await findings(t, {
      says: (json, { path }) => {
        const { pathname, searchParams } = new URL(path, 'http://backend');
        if (!pathname.endsWith('/divisions') || searchParams.get('limit') !== '2') return json;
        const { items, ...rest } = json as { items: unknown[] };
        const before = searchParams.has('cursor') ? [last.get(pathname)] : [];
        last.set(pathname, items.at(-1));
        return { ...rest, items: [...before, ...items].slice(0, 2) };
      },
    });
    assert.equal(code, 1);
    assert.deepEqual(what, ['listDivisions page_repeats']);
  });

  test('fails on the second page', async (t) => {
    const { what } = await findings(t, {
      instead: ({ path }) =>
        /\/divisions\?.*cursor=/.test(path)
          ? { status: 500, type: 'text/plain', text: 'NullPointerException' }
          : undefined,
    });
    assert.deepEqual(what, ['listDivisions status']);
  });

  test('has pages that never end, and takes any limit', async (t) => {
    const { what } = await findings(t, {
      asks: (passing) => {
        const at = new URL(passing.path, 'http://backend');
        if (!at.pathname.endsWith('/catalogue')) return passing;
        at.searchParams.delete('cursor');
        if (at.searchParams.get('limit') !== '2') at.searchParams.delete('limit');
        return { ...passing, path: at.pathname + at.search };
      },
    });
    assert.deepEqual(what.sort(), [
      'listCatalogue page_circle',
      'listCatalogue page_limit',
      'listCatalogue page_repeats',
    ]);
  });

  test('lets anyone give roles away', async (t) => {
    const { what } = await findings(
      t,
      {
        says: (json, { path }) => centreAlone(json, path),
        instead: ({ method, path }) =>
          method === 'POST' && path.endsWith('/grants')
            ? { status: 201, type: 'application/json', text: '{}' }
            : undefined,
      },
      '--sample-people',
      '--write',
    );
    assert.deepEqual(what.sort(), ['postGrant denied', 'postGrant unauthenticated']);
  });

  test('lets everyone in as the county’s centre', async (t) => {
    const { code, what } = await findings(t, {
      asks: (passing) => ({ ...passing, headers: { ...passing.headers, ...centre } }),
    });
    assert.equal(code, 1);
    for (const operation of ['listPeople', 'listWorkOrders', 'listMessages', 'listConsents']) {
      assert.ok(what.includes(`${operation} unauthenticated`), what.join());
    }
    // What even the centre may not read stays shut, with the wrong word.
    assert.ok(what.includes('listAudit unauthenticated'));
  });
});

test('an address where nobody listens cannot be checked', async () => {
  const { code, err } = await check('http://127.0.0.1:9/api');
  assert.equal(code, 2);
  assert.match(err, /nothing was checked/);
});

test('a backend without a county is a fault of the arguments', async () => {
  const err: string[] = [];
  const code = await run(['check', 'http://127.0.0.1:9/api', '--lang', 'en'], {
    out: assert.fail,
    err: (text) => err.push(text),
    env: {},
    now: () => new Date(),
  });
  assert.equal(code, 2);
  assert.match(err.join(), /--county/);
});
