import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { listSums, SUMS } from './manage/sums.ts';
import { cutOff, type CutOff } from './testing/cut-off.ts';
import { packOffline } from './pack.mjs';

const COUNTY = '330521';
const room = mkdtempSync(join(tmpdir(), 'yzt-offline-'));
const prefix = join(room, 'opt');
const data = join(prefix, 'var/data');
const saved = join(room, 'saved.yzt');
let place: CutOff;
let archive = '';
let unpacked = '';
let server: { child: ChildProcess; url: string } | undefined;

interface Ran {
  readonly code: number;
  readonly said: string;
}

async function ended(child: ChildProcess): Promise<Ran> {
  const said = Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')),
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code: code ?? 1, said: (await said).join('') };
}

const run = (root: string, ...args: string[]): Promise<Ran> =>
  ended(place.start(join(root, 'yizhangtu'), args, { LC_ALL: 'zh_CN.UTF-8' }));

/** {@link run} where the system says that it runs the service, and cannot start it again. */
function runWithService(root: string, ...args: string[]): Promise<Ran> {
  const bin = join(room, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = '#!/bin/sh\necho "$1" >> "$(dirname "$0")/asked"\n[ "$1" = is-active ]\n';
  writeFileSync(join(bin, 'systemctl'), program, { mode: 0o755 });
  const env = { LC_ALL: 'en_US.UTF-8', PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` };
  return ended(place.start(join(root, 'yizhangtu'), args, env));
}
const installed = join(prefix, 'current');

/** Starts what is installed, on any free port. */
async function serve(): Promise<{ child: ChildProcess; url: string }> {
  const child = place.start(join(installed, 'yizhangtu'), ['serve', '--port', '0']);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) {
    said += line;
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    if (url !== undefined) {
      child.stdout.resume();
      return { child, url };
    }
  }
  return assert.fail(said);
}

async function stop(): Promise<void> {
  const running = server;
  server = undefined;
  if (running === undefined || running.child.exitCode !== null) return;
  const exit = once(running.child, 'exit');
  running.child.kill('SIGTERM');
  await exit;
}

const ASK = `const [url, init] = process.argv.slice(1);
const answer = await fetch(url, JSON.parse(init)); console.log(JSON.stringify([answer.status, await answer.text()]));`;

/** A request of a program of that machine. */
async function ask(path: string, init: object = {}): Promise<[number, string]> {
  const url = new URL(path, server?.url).href;
  const node = join(installed, 'node/bin/node');
  const { code, said } = await ended(
    place.start(node, ['--input-type=module', '-e', ASK, url, JSON.stringify(init)]),
  );
  assert.equal(code, 0, said);
  return JSON.parse(said) as [number, string];
}

/** Another version of the archive: as it is but for what `change` does, with sums that fit. */
async function another(name: string, change: (root: string) => void): Promise<string> {
  const root = join(room, name);
  cpSync(unpacked, root, { recursive: true });
  change(root);
  writeFileSync(join(root, SUMS), await listSums(root));
  return root;
}

const layer = (): Promise<[number, string]> => ask(`api/counties/${COUNTY}/catalogue/wells`);

before(async () => {
  place = await cutOff();
  const out = join(room, 'packed');
  mkdirSync(out);
  archive = await packOffline({ out, docs: false });
});
after(async () => {
  await stop();
  await place.close();
  rmSync(room, { recursive: true, force: true });
});

test('the archive is what its sum says, and unpacks', () => {
  const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
  assert.ok(readFileSync(`${archive}.sha256`, 'utf8').startsWith(`${sum}  `));
  assert.equal(spawnSync('tar', ['-xzf', archive, '-C', room]).status, 0);
  const [name = ''] = readdirSync(room).filter((entry) => entry.startsWith('yizhangtu-'));
  unpacked = join(room, name);
  // Both lists say the same of the files: the one of the system, and ours.
  const { status } = spawnSync('sha256sum', ['--quiet', '-c', SUMS], { cwd: unpacked });
  assert.equal(status, 0);
});

test('nothing outside can be reached', async (t) => {
  t.diagnostic(place.how);
  const node = join(unpacked, 'node/bin/node');
  const code = `await fetch('http://192.0.2.1/').then(() => process.exit(9), (e) => console.log(String(e.cause ?? e)))`;
  const { code: exit, said } = await ended(place.start(node, ['--input-type=module', '-e', code]));
  assert.equal(exit, 0);
  assert.match(said, /ENETUNREACH/);
});

test('a damaged archive is refused before anything is written', async () => {
  for (const [name, change] of [
    ['changed', (root: string) => appendFileSync(join(root, 'yzt/loader.js'), ' ')],
    ['lacking', (root: string) => rmSync(join(root, 'server/package.json'))],
    ['more', (root: string) => writeFileSync(join(root, 'server/more.js'), '')],
    ['no-sums', (root: string) => rmSync(join(root, SUMS))],
  ] as const) {
    const root = join(room, name);
    cpSync(unpacked, root, { recursive: true });
    change(root);
    const { code, said } = await run(root, 'install', '--prefix', prefix);
    assert.equal(code, 2, name);
    assert.match(said, /安装包已损坏或不完整，没有写任何文件/, name);
    assert.equal(existsSync(prefix), false, name);
    rmSync(root, { recursive: true });
  }
});

test('it is installed into an empty folder, once', async () => {
  const first = await run(unpacked, 'install', '--prefix', prefix);
  assert.equal(first.code, 0, first.said);
  const second = await run(unpacked, 'install', '--prefix', prefix);
  assert.equal(second.code, 3);
  assert.match(second.said, /已经装过/);
  const unit = readFileSync(join(prefix, 'systemd/yizhangtu.service'), 'utf8');
  assert.ok(unit.includes(`ExecStart=${prefix}/current/yizhangtu serve`));
});

test('what is installed serves the portal, its parts and the API', async () => {
  const settings = join(prefix, 'var/settings.env');
  appendFileSync(settings, 'YZT_IMPORT_TOKEN=a-token-of-the-test\n');
  const file = join(prefix, `var/counties/${COUNTY}/county.server.json`);
  const county = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...county, importTokens: ['env:YZT_IMPORT_TOKEN'] }));
  server = await serve();
  assert.equal((await ask('healthz'))[0], 200);
  assert.match((await ask(''))[1], /<yzt-portal/);
  const [status, loader] = await ask('yzt/loader.js');
  assert.equal(status, 200);
  const part = /'\.\/([^']+)'/.exec(loader)?.[1] ?? '';
  assert.equal((await ask(`yzt/${part}`))[0], 200);
  const [, text] = await ask(`api/counties/${COUNTY}/county.json`);
  assert.equal((JSON.parse(text) as { sample: boolean }).sample, true);
  const entry = {
    id: 'wells',
    domain: 'service',
    title: '水井',
    style: { geometry: 'point' },
    source: { type: 'geojson', href: 'wells.geojson', datum: 'WGS84' },
  };
  const features = [
    { type: 'Feature', geometry: { type: 'Point', coordinates: [120, 30.5] }, properties: {} },
  ];
  const [put, said] = await ask(`api/counties/${COUNTY}/layers/wells`, {
    method: 'PUT',
    headers: { authorization: 'Bearer a-token-of-the-test' },
    body: JSON.stringify({ entry, features }),
  });
  assert.equal(put, 200, said);
});

test('a backup is written while the server runs', async () => {
  const { code, said } = await run(installed, 'backup', saved);
  assert.equal(code, 0, said);
  assert.equal((await layer())[0], 200);
});

test('nothing is restored while the server runs, nor from a damaged backup', async () => {
  const running = await run(installed, 'restore', saved);
  assert.equal(running.code, 3, running.said);
  const bytes = readFileSync(saved);
  const damaged = join(room, 'damaged.yzt');
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 20));
  await stop();
  const names = readdirSync(join(prefix, 'var'));
  const { code, said } = await run(installed, 'restore', damaged);
  assert.equal(code, 2);
  assert.match(said, /备份文件已损坏或不完整，没有改动任何数据/);
  assert.deepEqual(readdirSync(join(prefix, 'var')), names);
  server = await serve();
  assert.equal((await layer())[0], 200);
});

test('an upgrade that fails leaves the old version running', async () => {
  const old = realpathSync(installed);
  const root = await another('broken', (folder) => {
    const main = join(folder, 'server/node_modules/@yizhangtu/server/dist/server.js');
    writeFileSync(
      main,
      readFileSync(main, 'utf8').replace(
        'const { host =',
        'throw new Error("broken"); const { host =',
      ),
    );
  });
  const { code, said } = await run(root, 'upgrade', '--prefix', prefix);
  assert.equal(code, 2, said);
  assert.match(said, /新版本在数据的副本上试运行没有成功，原来的版本继续运行/);
  assert.equal(realpathSync(installed), old);
  assert.deepEqual(readdirSync(join(prefix, 'versions')).length, 1);
  assert.equal(existsSync(join(prefix, 'var/trial')), false);
  assert.equal((await layer())[0], 200);
});

let newer = '';

test('where the new version does not start as a service, the old one comes back', async () => {
  const old = realpathSync(installed);
  newer = await another('newer', (folder) => {
    const facts = JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'archive.json'), JSON.stringify({ ...facts, version: '0.2.0' }));
    const [version = ''] = readdirSync(join(folder, 'yzt')).filter((name) => /^\d/.test(name));
    cpSync(join(folder, 'yzt', version), join(folder, 'yzt/0.2.0'), { recursive: true });
    rmSync(join(folder, 'yzt', version), { recursive: true });
  });
  const { code, said } = await runWithService(newer, 'upgrade', '--prefix', prefix);
  assert.equal(code, 2, said);
  assert.match(said, /The new version did not start; the old version is back/);
  assert.equal(
    readFileSync(join(room, 'bin/asked'), 'utf8'),
    'is-active\nrestart\nis-active\nrestart\n',
  );
  assert.equal(realpathSync(installed), old);
  assert.equal(readdirSync(join(prefix, 'versions')).length, 1);
});

test('an upgrade keeps data and settings', async () => {
  const old = realpathSync(installed);
  const settings = readFileSync(join(prefix, 'var/settings.env'), 'utf8');
  const { code, said } = await run(newer, 'upgrade', '--prefix', prefix);
  assert.equal(code, 0, said);
  assert.notEqual(realpathSync(installed), old);
  assert.equal((await layer())[0], 200, 'the old version serves until it is stopped');
  await stop();
  server = await serve();
  assert.equal((await layer())[0], 200);
  assert.equal(readFileSync(join(prefix, 'var/settings.env'), 'utf8'), settings);
  const [version = ''] = readdirSync(join(old, 'yzt')).filter((name) => /^\d/.test(name));
  for (const path of [`yzt/0.2.0/loader.js`, `yzt/${version}/loader.js`]) {
    assert.equal((await ask(path))[0], 200, path);
  }
  assert.equal((await run(newer, 'upgrade', '--prefix', prefix)).code, 3);
});

test('a restore brings the backup back and keeps what was there', async () => {
  await stop();
  rmSync(join(prefix, 'var/counties'), { recursive: true });
  writeFileSync(join(data, 'seal-key'), 'another');
  const { code, said } = await run(installed, 'restore', saved);
  assert.equal(code, 0, said);
  const kept = readdirSync(join(prefix, 'var')).filter((name) =>
    /^(data|public)\.before-/.test(name),
  );
  assert.equal(kept.length, 2);
  const [before = ''] = kept.filter((name) => name.startsWith('data'));
  assert.equal(readFileSync(join(prefix, 'var', before, 'seal-key'), 'utf8'), 'another');
  assert.notEqual(readFileSync(join(data, 'seal-key'), 'utf8'), 'another');
  server = await serve();
  assert.equal((await layer())[0], 200);
});
