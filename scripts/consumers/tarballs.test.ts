import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import {
  install,
  openWorkshop,
  PACKAGES,
  ROOT,
  runNode,
  writeProject,
  type PackageName,
  type Workshop,
} from './consumer.ts';

let workshop: Workshop;
before(() => {
  workshop = openWorkshop();
});
after(() => workshop.close());

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}
const manifestOf = (name: PackageName): Manifest =>
  JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as Manifest;

/** What can be imported from a package: its entry points that are modules. */
const entries = (name: PackageName): string[] =>
  Object.keys(manifestOf(name).exports)
    // Workers are served, not imported.
    .filter((path) => !/\.json$|-worker\.mjs$/.test(path))
    .map((path) => `@yizhangtu/${name}${path.slice(1)}`);

for (const name of PACKAGES) {
  test(`${name}: publint finds nothing`, async () => {
    const bytes = readFileSync(workshop.tarballs[name]);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg as Record<string, unknown>)),
      [],
    );
  });

  test(`${name}: the types are right`, () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const args = [attw, '--profile', 'esm-only', '--no-color', workshop.tarballs[name]];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });

  test(`${name}: holds no tests, and a licence`, () => {
    const { stdout } = spawnSync('tar', ['-tzf', workshop.tarballs[name]], { encoding: 'utf8' });
    const files = stdout.trim().split('\n');
    assert.deepEqual(
      files.filter((file) => /\.test\.|tsbuildinfo|\/testing\/|\/fixtures\//.test(file)),
      [],
    );
    assert.ok(files.includes('package/LICENSE'));
  });
}

test('every package is imported in plain Node, and its types read by TypeScript 5.0', (t) => {
  const folder = join(workshop.folder, 'plain');
  const all = PACKAGES.flatMap(entries);
  const imports = all.map((entry, index) => `import * as m${index} from '${entry}';`).join('\n');
  const uses = all.map((_, index) => `m${index}`).join(', ');
  writeProject(folder, {
    'run.mjs': `${imports}\nconsole.log([${uses}].length);\n`,
    'read.mts': `${imports}\nexport const all = [${uses}];\n`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        moduleResolution: 'nodenext',
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        strict: true,
        noEmit: true,
        // maplibre's own dependencies do not read under nodenext; ours are checked below.
        skipLibCheck: true,
        types: ['node'],
      },
      files: ['read.mts'],
    }),
  });
  const dependencies = {
    typescript: '5.0.4',
    '@types/node': '22.19.1',
    '@types/react': '19.3.0',
    'maplibre-gl': '6.17.0',
    react: '19.3.1',
    svelte: '5.57.3',
    vue: '3.5.45',
  };
  if (!install(t, folder, workshop, PACKAGES, dependencies)) return;
  assert.equal(runNode(folder, ['run.mjs']).trim(), String(all.length));

  const tsc = join(folder, 'node_modules/typescript/bin/tsc');
  runNode(folder, [tsc, '-p', '.']);
  // skipLibCheck hides faults inside declaration files: read ours without it and keep what is ours.
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', '.', '--skipLibCheck', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // kysely, whose types the server's speak of, wants TypeScript 5.4 for a full check.
  const ours = stdout
    .split('\n')
    .filter((line) => /^node_modules\/@yizhangtu\/(?!server\/)/.test(line));
  assert.deepEqual(ours, []);
});
