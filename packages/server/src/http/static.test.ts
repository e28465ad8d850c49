import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Env } from './env.ts';
import { notFoundPage, serveStatic } from './static.ts';

describe('folders of files', () => {
  const app = new Hono<Env>();
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yzt-static-'));
    const site = join(folder, 'site');
    await mkdir(join(site, 'guide'), { recursive: true });
    await mkdir(join(site, 'assets'));
    const page = '<!doctype html><script>go()</script><script src="/a.js"></script>';
    for (const [name, text] of [
      ['site/index.html', page],
      ['site/guide/index.html', '<p>guide</p>'],
      ['site/404.html', '<p>no such page</p><script>go()</script>'],
      ['site/about.html', '<p>about</p>'],
      ['site/assets/app.3f9a81cd.js', `export const text = '${'x'.repeat(5000)}';`],
      ['site/assets/map-viewer.js', 'export {};'],
      ['site/assets/chunk-BxY3_aQ1.js', 'export {};'],
      ['site/report.20251121.js', 'export {};'],
      ['site/wells-20251121a.geojson', '{}'],
      ['site/tiles.pmtiles', '0123456789'],
      ['secret.txt', 'secret'],
    ] as const) {
      await writeFile(join(folder, name), text);
    }
    await symlink(join(folder, 'secret.txt'), join(site, 'link.txt'));
    serveStatic(app, { path: '/', dir: site });
    app.notFound(async (c) => {
      const page = await notFoundPage(c, [{ path: '/', dir: site }]);
      return page ?? c.json({ code: 'not_found' }, 404);
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const get = async (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers });

  it('finds pages by folder, by name and by name without an ending', async () => {
    for (const [path, text] of [
      ['/guide/', '<p>guide</p>'],
      ['/about', '<p>about</p>'],
      ['/about.html', '<p>about</p>'],
    ] as const) {
      const response = await get(path);
      assert.equal(await response.text(), text);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    }
    const redirect = await get('/guide');
    assert.deepEqual([redirect.status, redirect.headers.get('location')], [301, '/guide/']);
    assert.equal((await get('/nothing')).status, 404);
  });

  it('answers with the page for what is not there to who reads pages', async () => {
    const page = await get('/nothing', { accept: 'text/html,application/xhtml+xml' });
    assert.equal(page.status, 404);
    assert.match(await page.text(), /no such page/);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const hash = createHash('sha256').update('go()').digest('base64');
    assert.ok(page.headers.get('content-security-policy')?.includes(hash));
    const data = await get('/nothing', { accept: 'application/json' });
    assert.equal(data.status, 404);
    assert.deepEqual(await data.json(), { code: 'not_found' });
  });

  it('allows the inline scripts of a page by their hash and no other', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update('go()').digest('base64');
    assert.match(policy, /default-src 'self'/);
    assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}'`), policy);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('lets names with a hash be kept for good, and asks again for others', async () => {
    for (const path of ['/assets/app.3f9a81cd.js', '/assets/chunk-BxY3_aQ1.js']) {
      assert.match((await get(path)).headers.get('cache-control') ?? '', /immutable/, path);
    }
    for (const path of ['/', '/report.20251121.js', '/wells-20251121a.geojson']) {
      assert.equal((await get(path)).headers.get('cache-control'), 'public, no-cache', path);
    }
    const plain = await get('/assets/map-viewer.js');
    assert.equal(plain.headers.get('cache-control'), 'public, no-cache');
    const again = await get('/assets/map-viewer.js', {
      'if-none-match': plain.headers.get('etag') ?? '',
    });
    assert.equal(again.status, 304);
  });

  it('sends text gzipped and archives by range', async () => {
    const zipped = await get('/assets/app.3f9a81cd.js', { 'accept-encoding': 'gzip, br' });
    assert.equal(zipped.headers.get('content-encoding'), 'gzip');
    assert.ok((await zipped.arrayBuffer()).byteLength < 500);
    for (const coding of ['gzip;q=0', 'identity', 'x-gzipped']) {
      const plain = await get('/assets/app.3f9a81cd.js', { 'accept-encoding': coding });
      assert.equal(plain.headers.get('content-encoding'), null, coding);
    }
    const part = await get('/tiles.pmtiles', { range: 'bytes=2-4', 'accept-encoding': 'gzip' });
    assert.equal(part.status, 206);
    assert.equal(await part.text(), '234');
  });

  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/guide/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/%00',
    '/%ff',
    '/.%2e/secret.txt',
  ]) {
    it(`does not leave its folder by ${path}`, async () => {
      const response = await get(path);
      assert.equal(response.status, 404);
      assert.doesNotMatch(await response.text(), /^secret/);
    });
  }
});
