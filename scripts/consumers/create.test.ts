import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import {
  foreign,
  openBrowser,
  openPage,
  waitForMap,
} from '../../packages/embed/src/testing/browser.ts';
import {
  consumerEnvironment,
  install,
  openWorkshop,
  runNode,
  writeProject,
  type Workshop,
} from './consumer.ts';

const KIT = ['standard', 'client', 'gep', 'embed', 'create', 'server'] as const;
const COUNTY = '330522';
let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** `npm start` in a folder, and the address that it serves. */
async function start(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const env = { ...consumerEnvironment(), YZT_PORT: '0' };
  const child = spawn('npm', ['start'], { cwd: folder, env, detached: true });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    if (url !== undefined) return { url, child };
  }
  return assert.fail(said);
}

test('from an empty folder to a running portal: create, install, start', async (t) => {
  // What npm fetches for `npm create`.
  const maker = join(workshop.folder, 'maker');
  if (!install(t, maker, workshop, ['standard', 'client', 'create'])) return;
  const bin = join(maker, 'node_modules/.bin/create-yizhangtu');
  assert.ok(existsSync(bin));

  // 1: create.
  const folder = join(workshop.folder, 'portal');
  const made = spawnSync(bin, [folder, '--code', COUNTY, '--yes'], {
    env: consumerEnvironment(),
    encoding: 'utf8',
  });
  assert.equal(made.status, 0, made.stderr);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: object;
    dependencies: Record<string, string>;
  };
  assert.ok(
    Object.values(manifest.dependencies).every((version) => /^\d+\.\d+\.\d+/.test(version)),
  );

  // 2: install; the kit from its tarballs, as no registry has it.
  const began = performance.now();
  if (!install(t, folder, workshop, KIT)) return;
  t.diagnostic(`npm install: ${seconds(began)} s`);
  const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, ...installed, scripts: manifest.scripts }),
  );
  const cli = join(folder, 'node_modules/@yizhangtu/create/dist/cli.js');
  runNode(folder, [cli, 'check', 'county/county.json']);

  // A layer whose colour can be found again on the page.
  const county = JSON.parse(readFileSync(join(folder, 'county/county.json'), 'utf8')) as object;
  const layer = {
    id: 'signal',
    domain: 'planning',
    title: '范围',
    source: { type: 'geojson', href: 'line', datum: 'WGS84' },
    style: { geometry: 'area', colour: '#c2185b' },
  };
  writeProject(folder, {
    'county/catalogue.json': JSON.stringify([layer]),
    'county/county.json': JSON.stringify({ ...county, start: { layers: ['signal'] } }),
  });

  // 3: start.
  const started = performance.now();
  const { url, child } = await start(folder);
  t.diagnostic(`npm start, until it listens: ${seconds(started)} s`);
  const browser = await openBrowser();
  try {
    const watched = await openPage(browser, url);
    await waitForMap(watched);
    t.diagnostic(`npm start, until the map is drawn: ${seconds(started)} s`);
    assert.match(await watched.page.title(), /长兴县/);
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, url.slice(0, -1)), []);
  } finally {
    await browser.close();
    const ended = once(child, 'exit');
    // The whole group: npm, and the server that it started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
});
