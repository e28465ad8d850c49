import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { foreign, openBrowser, openPage } from '../../packages/embed/src/testing/browser.ts';
import { openSite } from '../../packages/embed/src/testing/site.ts';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';
import { consumerEnvironment, install, openWorkshop, type Workshop } from './consumer.ts';

/** What the panel depends on, and the program that writes it. */
const KIT = ['standard', 'client', 'core', 'create'] as const;
const TAG = 'deqing-water';
let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

interface Manifest {
  readonly scripts: object;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** A Chromium that starts where the tests of the repository start theirs, as `CHROME_PATH` names one. */
function chromeOf(folder: string): string {
  const path = join(folder, 'chrome');
  const flags = CHROMIUM_FLAGS.join(' ');
  writeFileSync(path, `#!/bin/sh\nexec '${findChromium()}' ${flags} "$@"\n`, { mode: 0o755 });
  return path;
}

test('a panel of the county’s own: create, install, its tests, its build, its page', async (t) => {
  const maker = join(workshop.folder, 'maker');
  if (!install(t, maker, workshop, ['standard', 'client', 'create'])) return;
  const bin = join(maker, 'node_modules/.bin/create-yizhangtu');
  const folder = join(workshop.folder, 'panel');
  const made = spawnSync(bin, [folder, '--component', TAG], {
    env: consumerEnvironment(),
    encoding: 'utf8',
  });
  assert.equal(made.status, 0, made.stderr);

  const written = manifestOf(folder);
  const others = Object.entries({ ...written.dependencies, ...written.devDependencies }).filter(
    ([name]) => !name.startsWith('@yizhangtu/'),
  );
  if (!install(t, folder, workshop, ['standard', 'client', 'core'], Object.fromEntries(others)))
    return;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...written, dependencies: manifestOf(folder).dependencies }),
  );

  const env = { ...consumerEnvironment(), CHROME_PATH: chromeOf(workshop.folder) };
  const npm = (...args: string[]) => {
    const options = { cwd: folder, env, encoding: 'utf8', timeout: 240_000 } as const;
    const { status, stdout, stderr } = spawnSync('npm', args, options);
    return { status, said: `npm ${args.join(' ')}\n${stdout}\n${stderr}` };
  };
  const tested = npm('test');
  assert.equal(tested.status, 0, tested.said);
  assert.match(tested.said, /1 passed, 0 failed/);

  const build = npm('run', 'build');
  assert.equal(build.status, 0, build.said);
  await showsPanel(folder);

  // The tests that came with it find what breaks the standard.
  const styles = join(folder, `src/${TAG}.styles.js`);
  writeFileSync(
    styles,
    readFileSync(styles, 'utf8').replace('css`', 'css`\n  td { font-size: 12px; }'),
  );
  const broken = npm('test');
  assert.notEqual(broken.status, 0);
  assert.match(broken.said, /text_fixed/);
});

/** The one file that the build wrote, in a page that knows nothing of the kit. */
async function showsPanel(folder: string): Promise<void> {
  const index = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>水位</title>
    <script type="module" src="dist/${TAG}.js"></script>
    <script type="module">
      document.querySelector('${TAG}').gauges = [{ id: '1', name: '五龙站', level: 4.6, warning: 4.5 }];
    </script><${TAG}></${TAG}>`;
  const site = await openSite({
    folders: { '/dist/': join(folder, 'dist', '/') },
    files: { '/index.html': index },
  });
  const browser = await openBrowser();
  try {
    const watched = await openPage(browser, `${site.origin}/`);
    await watched.page.getByRole('rowheader', { name: '五龙站' }).waitFor();
    await watched.page.getByRole('cell', { name: '4.60' }).waitFor();
    assert.deepEqual(watched.errors, []);
    assert.deepEqual(foreign(watched, site.origin), []);
  } finally {
    await browser.close();
    await site.close();
  }
}
