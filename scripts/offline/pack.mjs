/**
 * `npm run pack:offline`: one archive with all that a machine without a network needs to install or upgrade, for
 * machines of the kind that this one is. `-- --docs` adds the docs site, `-- --out FOLDER` says where it goes.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPortal } from '@yizhangtu/create';
import { PINNED_NODE, ROOT, main, run, say, step } from '../bootstrap.mjs';
import { buildDocs, buildPackages } from '../build.mjs';
import { billOf } from '../../packages/embed/build/sbom.mjs';
import { closureParts, copyModules } from './closure.mjs';
import { listSums, sumOf, SUMS } from './manage/sums.ts';

const here = (path) => join(ROOT, 'scripts/offline', path);
const EXAMPLE = '330521';
/** Packages whose commands the machine gets. */
const PACKAGES = ['server', 'create'];

const { version } = JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8'));

/** A county as `npm create` makes it, marked as a sample on every page. */
function writeExample(folder) {
  const made = join(folder, 'made');
  createPortal({
    ...{ folder: made, code: EXAMPLE, name: '德清县', bounds: [119.75, 30.43, 120.35, 30.7] },
    ...{ domains: '2022', baseMap: 'plain', locale: 'zh-CN' },
  });
  const county = join(made, 'county/county.json');
  const file = JSON.parse(readFileSync(county, 'utf8'));
  writeFileSync(county, `${JSON.stringify({ ...file, sample: true }, undefined, 2)}\n`);
  const settings = join(made, 'county/county.server.json');
  const { importTokens: _, ...kept } = JSON.parse(readFileSync(settings, 'utf8'));
  writeFileSync(settings, `${JSON.stringify(kept, undefined, 2)}\n`);
  cpSync(join(made, 'county'), join(folder, 'counties', EXAMPLE), { recursive: true });
  cpSync(join(made, 'public'), join(folder, 'public'), { recursive: true });
  rmSync(made, { recursive: true });
}

function copyNode(folder) {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  cpSync(PINNED_NODE, join(folder, 'bin/node'));
  chmodSync(join(folder, 'bin/node'), 0o755);
  const licence = here(`archive/node-${process.versions.node}-LICENSE.txt`);
  if (!existsSync(licence))
    throw new Error(`Node ${process.versions.node} needs its licence text: add ${licence}`);
  cpSync(licence, join(folder, 'LICENSE'));
}

/** Everything of the archive but the sums. */
async function fill(folder, { docs }) {
  for (const name of ['yizhangtu', 'settings.env', 'README.md'])
    cpSync(here(`archive/${name}`), join(folder, name));
  for (const name of ['yizhangtu.service', 'yizhangtu-backup.service', 'yizhangtu-backup.timer']) {
    cpSync(here(`archive/${name}`), join(folder, 'systemd', name));
  }
  cpSync(`${ROOT}docs/public/nginx.conf`, join(folder, 'nginx/yizhangtu.conf'));
  cpSync(`${ROOT}LICENSE`, join(folder, 'LICENSE'));
  copyNode(join(folder, 'node'));
  copyModules(PACKAGES, join(folder, 'server/node_modules'));
  cpSync(here('manage'), join(folder, 'server/manage'), {
    recursive: true,
    filter: (path) => !/\.test\.ts$/.test(path),
  });
  writeFileSync(join(folder, 'server/package.json'), '{ "private": true, "type": "module" }\n');
  await run(PINNED_NODE, [`${ROOT}packages/embed/bin/embed.mjs`, 'copy', join(folder, 'yzt')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeExample(join(folder, 'example'));
  if (docs) cpSync(`${ROOT}docs/.vitepress/dist`, join(folder, 'docs'), { recursive: true });
  const { node } = process.versions;
  // What the server runs on; what is in the bundles is told beside them.
  const parts = [...closureParts(PACKAGES), { name: 'node', version: node, license: 'MIT' }];
  const bill = billOf({ name: 'yizhangtu-offline', version, license: 'Apache-2.0' }, parts);
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);
  const facts = {
    name: 'yizhangtu',
    version,
    node,
    platform: process.platform,
    arch: process.arch,
  };
  writeFileSync(join(folder, 'archive.json'), `${JSON.stringify(facts, undefined, 2)}\n`);
}

/** Makes the archive. @returns its path */
export async function packOffline({ out, docs }) {
  const name = `yizhangtu-${version}-${process.platform}-${process.arch}`;
  const folder = join(out, name);
  const archive = `${folder}.tar.gz`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await fill(folder, { docs });
    writeFileSync(join(folder, SUMS), await listSums(folder));
    // In one order, of nobody and of one time: the same inputs give the same archive.
    const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
    const { status, stderr } = spawnSync('tar', [...same, '-czf', archive, '-C', out, name], {
      encoding: 'utf8',
      env: { ...process.env, GZIP: '-n' },
    });
    if (status !== 0) throw new Error(stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(`${archive}.sha256`, `${await sumOf(archive)}  ${name}.tar.gz\n`);
  return archive;
}

if (import.meta.main) {
  await main(async () => {
    const options = { docs: { type: 'boolean' }, out: { type: 'string' } };
    const { values } = parseArgs({ options });
    await buildPackages();
    if (values.docs) await buildDocs();
    const out = values.out ?? `${ROOT}.cache/offline`;
    const archive = await step('Packing', () => packOffline({ out, docs: values.docs ?? false }));
    say(`\n${archive}  ${Math.round(statSync(archive).size / 1e6)} MB\n${archive}.sha256`);
  });
}
