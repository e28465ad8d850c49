import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { OPERATIONS } from '@yizhangtu/standard/contract.js';
import { openApiPath } from '@yizhangtu/standard/schemas.js';
import { pino } from 'pino';
import { openDatabase } from './database/open.ts';
import { fingerprintOf } from './county-folder.ts';
import { verifyAudit } from './identity/audit-verify.ts';
import { partsOf } from './faults.ts';
import { seed } from './seed.ts';
import { createServer, type RunningServer } from './server.ts';
import { readSettings } from './settings.ts';
import { replaceLayer } from './store/import-store.ts';
import { COUNTY, countyFolder } from './testing/county-folder.ts';
import type { Json } from './testing/test-server.ts';

describe('the server', () => {
  const lines: string[] = [];
  let server: RunningServer;
  before(async () => {
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const counties = [await countyFolder()];
    const rate = { perSecond: 0.001, burst: 30 };
    server = await createServer({ counties, rate, log, trustProxy: true });
  });
  after(() => server.close());

  let caller = 0;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => {
    caller += 1;
    return fetch(server.url + path, {
      headers: { 'x-forwarded-for': `192.0.2.${caller}`, ...headers },
    });
  };

  it('sends the same protections with an answer and with a problem', async () => {
    for (const path of [`api/counties/${COUNTY}/county.json`, 'api/nothing', 'nothing']) {
      const { headers } = await get(path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'strict-origin-when-cross-origin');
      assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
      if (path.startsWith('api/')) {
        assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
      }
    }
  });

  it('lets only the origins of the county read, problems included', async () => {
    for (const path of ['county.json', 'catalogue/nothing']) {
      for (const [origin, allowed] of [
        ['https://portal.example', 'https://portal.example'],
        ['https://portal.example.evil.example', null],
        ['null', null],
      ] as const) {
        const response = await get(`api/counties/${COUNTY}/${path}`, { origin });
        assert.equal(response.headers.get('access-control-allow-origin'), allowed);
        assert.match(response.headers.get('vary') ?? '', /Origin/);
      }
    }
  });

  it('compresses JSON and no range', async () => {
    const json = await get(`api/counties/${COUNTY}/catalogue`, { 'accept-encoding': 'gzip' });
    assert.equal(json.headers.get('content-encoding'), 'gzip');
    assert.equal(((await json.json()) as Json).total, 3);
    const range = await get(`api/counties/${COUNTY}/archives/buildings.pmtiles`, {
      'accept-encoding': 'gzip',
      range: 'bytes=0-9',
    });
    assert.equal(range.headers.get('content-encoding'), null);
  });

  it('slows down one caller and no other', async () => {
    const headers = { 'x-forwarded-for': 'made-up, 198.51.100.7' };
    const answers = await Promise.all(
      Array.from({ length: 31 }, () => get(`api/counties/${COUNTY}/county.json`, headers)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 1);
    assert.ok(Number(refused[0]?.headers.get('retry-after')) > 0);
    assert.equal(((await refused[0]?.json()) as Json).code, 'rate_limited');
    assert.equal((await get(`api/counties/${COUNTY}/county.json`)).status, 200);
  });

  it('makes its addresses with the scheme and host that the proxy names', async () => {
    const landing = await get(`api/counties/${COUNTY}/ogc`, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'map.deqing.example',
    });
    const { links }: Json = await landing.json();
    assert.equal(links[0].href, `https://map.deqing.example/api/counties/${COUNTY}/ogc`);
  });

  it('says that it is well, and what it can do', async () => {
    assert.deepEqual(await (await get('healthz')).json(), { status: 'ok' });
    const document: Json = await (await get('api/openapi.json')).json();
    assert.match(document.openapi, /^3\.1/);
    for (const row of OPERATIONS) {
      assert.equal(document.paths[openApiPath(row)][row.method.toLowerCase()].operationId, row.id);
    }
    assert.equal(document.servers[0].url, `${server.url}api`);
    for (const [language, title] of [
      ['en', 'Yizhangtu API'],
      ['zh-CN', '一张图接口'],
    ] as const) {
      const page = await get('api/', { 'accept-language': language });
      const text = await page.text();
      assert.match(text, new RegExp(`<html lang="${language}">[\\s\\S]*<h1>${title}</h1>`));
      assert.match(
        page.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; style-src 'sha256-/,
      );
      assert.doesNotMatch(text, /<script|style="|src="|https?:\/\/(?!127\.0\.0\.1)/);
      for (const row of OPERATIONS) assert.ok(text.includes(`id="${row.id}"`), row.id);
    }
  });

  it('logs a line a request, without queries or headers', async () => {
    await get('api/openapi.json?token=in-the-query', { authorization: 'Bearer in-the-header' });
    const line: Json = JSON.parse(lines.findLast((one) => one.includes('openapi.json')) ?? '{}');
    assert.deepEqual([line.method, line.path, line.status], ['GET', '/api/openapi.json', 200]);
    assert.doesNotMatch(lines.join(''), /in-the-/);
  });
});

describe('county folders that do not go together', () => {
  it('are refused with both places named', async () => {
    const [one, other] = [await countyFolder(), await countyFolder()];
    await assert.rejects(createServer({ counties: [one, other] }), (error: Json) => {
      assert.equal(error.code, 'invalid');
      assert.equal(error.where, other);
      assert.ok(error.message.includes(COUNTY) && error.message.includes(one), error.message);
      return true;
    });
    await writeFile(
      join(other, 'county.server.json'),
      JSON.stringify({ standard: '1.0', county: '330523' }),
    );
    await assert.rejects(createServer({ counties: [other] }), { code: 'invalid', where: other });
  });
});

describe('county folders with many faults', () => {
  it('are refused with the faults of every file of every folder', async () => {
    const [one, other] = [await countyFolder(), await countyFolder()];
    await writeFile(join(one, 'divisions.json'), 'not JSON');
    await writeFile(join(one, 'catalogue.json'), JSON.stringify([{ id: 'bad' }, { id: 'worse' }]));
    const path = join(one, 'layers', 'care.geojson');
    await writeFile(join(other, 'county.json'), '{}');
    await writeFile(join(other, 'line.geojson'), '{}');
    await rm(join(other, 'county.server.json'));
    const faults = async (): Promise<string[]> => {
      const start = createServer({ counties: [one, other] });
      const error: Json = await start.then(
        () => assert.fail('it started'),
        (thrown: unknown) => thrown,
      );
      assert.equal(error.code, 'invalid');
      return partsOf(error)
        .map(({ where }) => where ?? '')
        .sort();
    };
    const expected = [
      ...['divisions.json', 'catalogue.json'].map((name) => join(one, name)),
      ...['county.json', 'county.server.json', 'line.geojson'].map((name) => join(other, name)),
    ];
    assert.deepEqual(await faults(), expected.sort());

    // Layers are looked into when the files that name them can be read.
    const whole = await countyFolder();
    await writeFile(join(one, 'divisions.json'), await readFile(join(whole, 'divisions.json')));
    await writeFile(join(one, 'catalogue.json'), '[]');
    await writeFile(
      path,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', geometry: null, properties: {} }],
      }),
    );
    assert.ok((await faults()).includes(path));
  });
});

describe('an import token from the environment', () => {
  it('is as long as one in the file must be', async () => {
    const folder = await countyFolder({ private: { importTokens: ['env:SHORT_TOKEN'] } });
    const start = createServer({ counties: [folder], env: { SHORT_TOKEN: 'secret7' } });
    await assert.rejects(start, (error: Json) => {
      assert.equal(error.code, 'invalid');
      assert.match(error.message, /importTokens/);
      assert.doesNotMatch(error.message, /secret7/);
      return true;
    });
  });
});

describe('a county folder that changes', () => {
  it('is read again, as when rows are made otherwise, and what was imported stays', async () => {
    const folder = await countyFolder();
    const database = await openDatabase({});
    try {
      assert.deepEqual(await seed(database, folder), { county: COUNTY, changed: true });
      assert.deepEqual(await seed(database, `${folder}/`), { county: COUNTY, changed: false });
      await replaceLayer(
        { db: database.db, county: COUNTY },
        {
          id: 'lamps',
          domain: 'service',
          title: '路灯',
          source: { type: 'ogc-features', href: 'ogc/collections/lamps', datum: 'WGS84' },
        },
        [],
        { caller: undefined, now: new Date() },
      );
      assert.ok((await verifyAudit({ db: database.db, county: COUNTY })).sound);
      const path = join(folder, 'catalogue.json');
      const entries: Json = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify(entries.slice(1)));
      assert.equal((await seed(database, folder)).changed, true);
      const ids = await database.db
        .selectFrom('catalogue_entry')
        .select('id')
        .where('county_code', '=', COUNTY)
        .orderBy('position')
        .execute();
      assert.deepEqual(
        ids.map(({ id }) => id),
        [
          'parcels',
          'families',
          'buildings',
          'wells',
          'households',
          'parcels-of-staff',
          'levels-of-staff',
          'lamps',
        ],
      );

      await database.db
        .updateTable('county')
        .set({ fingerprint: await fingerprintOf(folder, 0) })
        .execute();
      assert.deepEqual(await seed(database, folder), { county: COUNTY, changed: true });
      assert.deepEqual(await seed(database, folder), { county: COUNTY, changed: false });

      await writeFile(path, JSON.stringify([{ id: 'bad' }, { id: 'worse' }]));
      await assert.rejects(seed(database, folder), (error: Json) => {
        assert.equal(error.code, 'invalid');
        const paths: string[] = error.issues.map((issue: Json) => issue.path);
        assert.ok(paths.includes('[0].source') && paths.includes('[1].source'), paths.join());
        return true;
      });
    } finally {
      await database.close();
    }
  });
});

describe('an entry that is withdrawn', () => {
  it('takes its layer and its archive along; an archive of a base map needs no entry', async () => {
    const folder = await countyFolder();
    const write = (name: string, value: Json) =>
      writeFile(join(folder, name), JSON.stringify(value));
    const read = async (name: string): Promise<Json> =>
      JSON.parse(await readFile(join(folder, name), 'utf8'));
    const entries: Json[] = await read('catalogue.json');
    const gone = ['families', 'wells', 'buildings'];
    await write(
      'catalogue.json',
      entries.filter(({ id }) => !gone.includes(id)),
    );
    const county = await read('county.json');
    const plain = county.baseMaps[0];
    const base = { ...plain, id: 'base', type: 'pmtiles', href: 'archives/buildings.pmtiles' };
    await write('county.json', { ...county, baseMaps: [plain, { ...base, datum: 'WGS84' }] });
    const server = await createServer({ counties: [folder], rate: false });
    try {
      for (const [path, status] of [
        ['ogc/collections/families', 404],
        ['ogc/collections/families/items', 404],
        ['ogc/collections/families/tiles/WebMercatorQuad/0/0/0', 404],
        ['archives/wells.pmtiles', 404],
        ['archives/buildings.pmtiles', 200],
        ['ogc/collections/care/items', 200],
      ] as const) {
        const response = await fetch(`${server.url}api/counties/${COUNTY}/${path}`);
        await response.arrayBuffer();
        assert.equal(response.status, status, path);
      }
      const { collections }: Json = await (
        await fetch(`${server.url}api/counties/${COUNTY}/ogc/collections`)
      ).json();
      assert.deepEqual(
        collections.map(({ id }: Json) => id),
        ['care', 'parcels'],
      );
    } finally {
      await server.close();
    }
  });
});

describe('settings', () => {
  it('come from flags first, then from the environment', () => {
    const settings = readSettings(
      { county: ['a'], port: '81', static: ['/docs/=site'] },
      { YZT_PORT: '82', YZT_HOST: '0.0.0.0', YZT_TRUST_PROXY: '1' },
    );
    assert.equal(settings.port, 81);
    assert.equal(settings.host, '0.0.0.0');
    assert.equal(settings.trustProxy, true);
    assert.deepEqual(settings.statics, [{ path: '/docs/', dir: 'site' }]);
  });

  for (const [flags, env, path] of [
    [{}, {}, 'counties'],
    [{ county: ['a'], port: '-1' }, {}, 'port'],
    [{ county: ['a'], port: 'http' }, {}, 'port'],
    [{ county: ['a'], 'log-level': 'loud' }, {}, 'logLevel'],
    [{ county: ['a'], static: ['docs=site'] }, {}, 'statics[0].path'],
    [{ county: ['a'] }, { DATABASE_URL: 'mysql://x' }, 'databaseUrl'],
  ] as const) {
    it(`name what is wrong: ${path}`, () => {
      assert.throws(
        () => readSettings(flags as never, env),
        (error: Json) => {
          assert.equal(error.code, 'invalid');
          assert.equal(error.issues[0].path, path);
          return true;
        },
      );
    });
  }
});
