import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { checkCounty, checkLines, checkNamed } from './check.ts';

const text = readFileSync(
  new URL('../../../../examples/counties/deqing/county.json', import.meta.url),
  'utf8',
);
type Loose = Record<string, unknown> & { county: Record<string, unknown>; baseMaps: unknown[] };
const county = (): Loose => JSON.parse(text) as Loose;

test('the county of the examples needs no host but its own', () => {
  const result = checkCounty(text);
  assert.ok(result.ok);
  assert.equal(
    result.contentSecurityPolicy,
    "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
      "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'",
  );
});

test('hosts that the file names are in the policy, each once and as an origin', () => {
  const file = county();
  file['services'] = { api: 'https://api.example.test/v1/' };
  file.baseMaps.push({
    id: 'aerial',
    name: '航片',
    type: 'xyz',
    tiles: [
      'https://tiles.example.test:8443/{z}/{x}/{y}.png',
      'https://tiles.example.test:8443/b/{z}/{x}/{y}.png',
    ],
    datum: 'WGS84',
    approvalNumber: null,
  });
  const result = checkCounty(JSON.stringify(file));
  assert.ok(result.ok, JSON.stringify(result));
  const directive = (name: string): string | undefined =>
    result.contentSecurityPolicy.split('; ').find((part) => part.startsWith(name));
  assert.equal(
    directive('connect-src'),
    "connect-src 'self' https://api.example.test https://tiles.example.test:8443",
  );
  assert.match(directive('img-src') ?? '', /tiles\.example\.test:8443/);
});

test('every problem is listed at once, with path, reason and mend in both languages', () => {
  const file = county();
  file.county['code'] = '12';
  file['domains'] = { preset: '1999' };
  file.baseMaps = [];
  const result = checkCounty(JSON.stringify(file));
  assert.ok(!result.ok && result.readable);
  const paths = result.issues.map(({ path }) => path);
  assert.ok(paths.includes('county.code') && paths.includes('baseMaps'), paths.join());
  for (const locale of ['zh-CN', 'en'] as const) {
    const lines = checkLines('county.json', result, locale);
    assert.equal(lines.length, 1 + 2 * result.issues.length);
  }
});

describe('what the standard does not know at the top of the file', () => {
  const notesOf = (change: (file: Loose) => Record<string, unknown>) => {
    const result = checkCounty(JSON.stringify(change(county())));
    return { ...result, notes: result.notes.map(({ path, mend }) => `${path}: ${mend.en}`) };
  };

  test('a slip is noted with the nearest name, beside what is wrong', () => {
    const { ok, notes } = notesOf(({ county: named, ...rest }) => ({ countie: named, ...rest }));
    assert.equal(ok, false);
    assert.match(notes.join('\n'), /^countie: The nearest is county:/);
  });

  test('what is the county’s own is no fault, and the name of the schema no news', () => {
    const { ok, notes } = notesOf((file) => ({ $schema: 'county.schema.json', ours: 1, ...file }));
    assert.equal(ok, true);
    assert.match(notes.join('\n'), /^ours: It has: standard, county, [^\n]+$/);
  });
});

test('issues come in the order of the file', () => {
  const { baseMaps: _, county: named, ...rest } = county();
  const file = {
    baseMaps: [],
    ...rest,
    county: { ...named, accent: '#ffff00', code: '1', bounds: [120, 31, 119, 30] },
  };
  const pathsOf = (one: object): string[] => {
    const result = checkCounty(`\ufeff${JSON.stringify(one)}`);
    return result.ok ? [] : result.issues.map(({ path }) => path);
  };
  const wrong = Object.keys(file.county).filter((key) =>
    ['code', 'bounds', 'accent'].includes(key),
  );
  assert.deepEqual(pathsOf(file), ['baseMaps', ...wrong.map((key) => `county.${key}`)]);
  const { code: __, ...nameless } = file.county;
  // What is missing stands with what it is missing from.
  assert.deepEqual(pathsOf({ baseMaps: [], ...rest, county: nameless }).slice(0, 2), [
    'baseMaps',
    'county.code',
  ]);
});

describe('bad input', () => {
  /** Places and codes of what is wrong with the county after a change. */
  const found = (change: (file: Loose) => void): string[] => {
    const file = county();
    change(file);
    const result = checkCounty(JSON.stringify(file));
    if (result.ok) return [];
    assert.ok(result.readable);
    return result.issues.map(({ path, code }) => `${path} ${code}`);
  };
  const layer = (id: string, source: object): object => ({
    id,
    domain: 'service',
    title: id,
    source: { type: 'geojson', ...source },
    style: { geometry: 'point' },
  });

  test('what is not JSON is unusable', () => {
    for (const [bad, code] of [
      ['<html></html>', 'web_page'],
      ['{"standard": "1.0",}', 'trailing_comma'],
      ['{"standard"', 'not_json'],
      ['', 'not_json'],
    ]) {
      const result = checkCounty(bad ?? '');
      assert.ok(!result.ok && !result.readable, bad);
      assert.deepEqual(
        result.issues.map((issue) => issue.code),
        [code],
      );
    }
  });

  test('another version of the standard', () => {
    assert.deepEqual(
      found((file) => (file['standard'] = '9.0')),
      ['standard unsupported_version'],
    );
  });

  test('a division that the file does not have', () => {
    assert.deepEqual(
      found((file) => {
        file['divisions'] = {
          kinds: [{ id: 'county', name: '县', rank: 0 }],
          units: [{ code: '330521', name: '德清县', kind: 'county' }],
        };
        const wells = layer('wells', { href: 'wells.geojson', datum: 'WGS84' });
        file['catalogue'] = { layers: [{ ...wells, divisions: ['330521999'] }] };
        file['start'] = {};
      }),
      ['catalogue.layers[0].divisions[0] unknown_division'],
    );
  });

  test('a county code that no county has is worth a look, and no fault: it may be new', () => {
    const file = county();
    file.county['code'] = '330599';
    const result = checkCounty(JSON.stringify(file));
    assert.ok(result.ok);
    assert.deepEqual(
      result.notes.map(({ path, code }) => `${path} ${code}`),
      ['county.code unknown_division'],
    );
    assert.match(checkLines('county.json', result, 'zh-CN').join('\n'), /留意：\ncounty\.code/);
  });

  test('a missing datum, and ids that two have', () => {
    assert.deepEqual(
      found((file) => {
        file['catalogue'] = {
          layers: [
            layer('wells', { href: 'wells.geojson' }),
            layer('wells', { href: 'wells.geojson', datum: 'WGS84' }),
          ],
        };
        file['start'] = {};
        file.baseMaps = [file.baseMaps[0], file.baseMaps[0]];
      }).sort(),
      [
        'baseMaps[1].id duplicate_id',
        'catalogue.layers[0].source.datum datum_missing',
        'catalogue.layers[1].id duplicate_id',
      ],
    );
  });

  test('layers at addresses where there is nothing, and at those that do not answer', async (t) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/there.geojson' ? 206 : 404).end('{');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    t.after(() => server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = county();
    const at = (id: string, href: string) => layer(id, { href, datum: 'WGS84' });
    const layers = [
      at('there', `${origin}/there.geojson`),
      at('gone', `${origin}/gone.geojson`),
      // Nobody listens on the port for discarding.
      at('silent', 'http://127.0.0.1:9/silent.geojson'),
    ];
    file['catalogue'] = { layers };
    file['start'] = {};
    const result = await checkNamed(checkCounty(JSON.stringify(file)), '.');
    assert.ok(!result.ok);
    assert.deepEqual(
      result.issues.map(({ path, code }) => `${path} ${code}`),
      ['catalogue.layers[1].source.href address_missing'],
    );
    file['catalogue'] = { layers: [layers[0], layers[2]] };
    const rest = await checkNamed(checkCounty(JSON.stringify(file)), '.');
    assert.ok(rest.ok);
    assert.deepEqual(
      rest.notes.map(({ path, code }) => `${path} ${code}`),
      ['catalogue.layers[1].source.href address_unreached'],
    );
  });
});
