import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
  const { version } = JSON.parse(readFileSync(path('../dist/manifest.json'), 'utf8')) as {
    version: string;
  };
  const whole = join(target, version);
  const { files } = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8')) as {
    files: Record<string, { bytes: number; integrity: string }>;
  };
  assert.deepEqual(readdirSync(whole).sort(), [...Object.keys(files), 'manifest.json'].sort());
  for (const [name, { bytes, integrity }] of Object.entries(files)) {
    const content = readFileSync(join(whole, name));
    assert.equal(content.length, bytes);
    assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`);
  }
});

test('names without a version lead to the newest, and a second copy leaves the version of before', () => {
  const target = join(folder, 'twice');
  mkdirSync(join(target, '0.0.1'), { recursive: true });
  writeFileSync(join(target, '0.0.1/loader.js'), 'old');
  assert.equal(embed('copy', target).status, 0);
  assert.equal(readFileSync(join(target, '0.0.1/loader.js'), 'utf8'), 'old');
  const { version } = JSON.parse(readFileSync(path('../dist/manifest.json'), 'utf8')) as {
    version: string;
  };
  for (const name of ['loader.js', 'host-session.js', 'all.js', 'frame.js', 'frame-host.js']) {
    assert.ok(readFileSync(join(target, name), 'utf8').includes(`'./${version}/${name}'`), name);
    assert.ok(existsSync(join(target, version, name)), name);
  }
});

test('tags carry the hashes of the manifest, and the policy that lets them stand', () => {
  const { stdout } = embed('tags', '/yzt');
  const { version, files } = JSON.parse(readFileSync(path('../dist/manifest.json'), 'utf8')) as {
    version: string;
    files: Record<string, { integrity: string }>;
  };
  const [, map = ''] = /<script type="importmap">(.*)<\/script>/.exec(stdout) ?? [];
  const { integrity } = JSON.parse(map) as { integrity: Record<string, string> };
  for (const [name, fact] of Object.entries(files).filter(([file]) => /\.m?js$/.test(file)))
    assert.equal(integrity[`/yzt/${version}/${name}`], fact.integrity);
  const hash = createHash('sha256').update(map).digest('base64');
  assert.ok(stdout.includes(`'sha256-${hash}'`));
  assert.ok(stdout.includes(`integrity="${files['loader.js']?.integrity}"`));
});

test('the note for old browsers is ES5', () => {
  const code = readFileSync(path('../dist/old-browser.js'), 'utf8');
  assert.doesNotMatch(code, /=>|`|\b(const|let|class|import|export)\b/);
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
