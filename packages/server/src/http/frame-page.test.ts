import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { CountyOnDisk } from '../services.ts';
import type { Env } from './env.ts';
import { mountFramePage } from './frame-page.ts';

const county = (frame?: object): CountyOnDisk =>
  ({ folder: '', settings: { standard: '1.0', county: '330521', frame } }) as CountyOnDisk;

function appOf(): Hono<Env> {
  const counties = new Map([
    ['330521', county({ origins: ['https://portal.example'], tags: { 'yzt-map': ['division'] } })],
    ['330523', county()],
  ]);
  const app = new Hono<Env>();
  app.onError((_, c) => c.text('', 404));
  const hostsOf = () => Promise.resolve(['https://tiles.example']);
  mountFramePage(app, '/counties/:county/frame', { counties, hostsOf });
  return app;
}

test('the page says what the private file allows, whatever the address says', async () => {
  const response = await appOf().request('/counties/330521/frame?tag=yzt-portal&county=//evil');
  assert.equal(response.status, 200);
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'self'; .*frame-ancestors https:\/\/portal\.example$/);
  assert.match(policy, /; img-src 'self' data: blob: https:\/\/tiles\.example;/);
  assert.match(policy, /; connect-src 'self' https:\/\/tiles\.example;/);
  const body = await response.text();
  assert.doesNotMatch(body, /evil|yzt-portal/);
  const [, escaped = ''] = /name="yzt-frame" content="([^"]*)"/.exec(body) ?? [];
  const said = JSON.parse(escaped.replaceAll('&#34;', '"')) as unknown;
  assert.deepEqual(said, {
    county: 'county.json',
    origins: ['https://portal.example'],
    tags: { 'yzt-map': ['division'] },
  });
});

test('a county that allows no frame has no such page, nor has one that is not there', async () => {
  for (const code of ['330523', '999999'])
    assert.equal((await appOf().request(`/counties/${code}/frame`)).status, 404);
});
