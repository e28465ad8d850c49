import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appWorks, indexHtml, KIT, runBin, tsconfig, VERSIONS, writeApp } from './apps.ts';
import {
  consumerEnvironment,
  install,
  openWorkshop,
  writeProject,
  type Workshop,
} from './consumer.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop(KIT);
});
after(() => workshop.close());

/** Lines 3 to 6 are to be refused, the others taken. */
const CHECKED = `<script lang="ts">
</script>
<yzt-map division={330521}></yzt-map>
<yzt-map theme="purple"></yzt-map>
<yzt-map country="/county.json"></yzt-map>
<yzt-inbox onyzt-messages-mark={(event) => event.detail}></yzt-inbox>
<yzt-map base-map="plain" class="wide" lang="en"></yzt-map>
<yzt-legend for="map" large-text></yzt-legend>
`;

/** Places that svelte-check complains of, such as `App.svelte:3`. */
function complaints(folder: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/svelte-check/bin/svelte-check', '--output', 'machine-verbose'],
    { cwd: folder, env: consumerEnvironment(), encoding: 'utf8' },
  );
  assert.match(stdout, /COMPLETED/, stdout + stderr);
  return stdout
    .split('\n')
    .map((line) => /^\d+ (\{.*\})$/.exec(line)?.[1])
    .filter((row) => row !== undefined)
    .map((row) => JSON.parse(row) as { filename: string; start: { line: number } })
    .map(({ filename, start }) => `${filename}:${start.line + 1}`);
}

test('a Svelte 5 app, checked and built by Vite', async (t) => {
  const folder = join(workshop.folder, 'svelte');
  writeApp(folder, 'svelte');
  writeProject(folder, {
    'index.html': indexHtml('<script type="module" src="/main.ts"></script>'),
    'Checked.svelte': CHECKED,
    'tsconfig.json': tsconfig(),
    'vite.config.mjs':
      "import { svelte } from '@sveltejs/vite-plugin-svelte';\nexport default { plugins: [svelte()] };\n",
  });
  const dependencies = {
    ...VERSIONS,
    '@sveltejs/vite-plugin-svelte': '7.3.1',
    svelte: '5.57.3',
    'svelte-check': '4.7.8',
    typescript: '6.0.3',
  };
  if (!install(t, folder, workshop, KIT, dependencies)) return;
  assert.deepEqual(
    complaints(folder),
    [3, 4, 5, 6].map((line) => `Checked.svelte:${line}`),
  );
  runBin(folder, 'vite/bin/vite.js', 'build', '--logLevel', 'warn');
  await appWorks(folder, 'dist');
});
