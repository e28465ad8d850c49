import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkCounty, checkLines } from './check.ts';

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

test('what is not JSON is unusable', () => {
  const result = checkCounty('<html></html>');
  assert.ok(!result.ok && !result.readable);
});
