import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yizhangtu-embed-'));
after(() => rmSync(folder, { recursive: true }));

const embedIn = (locale: string, ...args: string[]) =>
  spawnSync(process.execPath, [path('../bin/embed.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: locale },
  });
const embed = (...args: string[]) => embedIn('en_US.UTF-8', ...args);

test('copy brings every file of the manifest, whole, and nothing else', () => {
  assert.ok(existsSync(path('../dist/manifest.json')), 'build first: npm run build');
  const target = join(folder, 'public/yzt');
  const done = embed('copy', target);
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /src="yzt\/loader\.js"/);
  const { files } = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as {
    files: Record<string, { bytes: number; integrity: string }>;
  };
  assert.deepEqual(readdirSync(target).sort(), [...Object.keys(files), 'manifest.json'].sort());
  for (const [name, { bytes, integrity }] of Object.entries(files)) {
    const content = readFileSync(join(target, name));
    assert.equal(content.length, bytes);
    assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`);
  }
});

test('the folder carries the notices of what is in it', () => {
  const notices = readFileSync(path('../dist/LICENSES.txt'), 'utf8');
  for (const name of ['maplibre-gl', 'lit-html', 'pmtiles', 'zod', 'gcoord']) {
    assert.ok(notices.includes(`\n${name} `), name);
  }
});

test('wrong use says how', () => {
  for (const args of [[], ['copy'], ['move', 'x']]) {
    const { status, stderr } = embed(...args);
    assert.equal(status, 2);
    assert.match(stderr, /Usage/);
  }
});

test('it speaks Chinese on a Chinese machine', () => {
  assert.match(embedIn('zh_CN.UTF-8').stderr, /^用法：/);
});
