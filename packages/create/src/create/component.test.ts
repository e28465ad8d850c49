import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { run } from '../program.ts';
import { createComponent, TOOLS } from './component.ts';

const root = mkdtempSync(join(tmpdir(), 'yizhangtu-component-'));
after(() => rmSync(root, { recursive: true }));

async function yizhangtu(args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: {},
    now: () => new Date(2026, 10, 21),
    desk: undefined,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a panel of the county’s own is named throughout', () => {
  const folder = join(root, 'named');
  const { files } = createComponent('deqing-water', folder, 'zh-CN', '1.2.3');
  assert.ok(files.includes('src/deqing-water.js') && files.includes('test/deqing-water.test.js'));
  for (const file of files) {
    assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /my-panel|MyPanel/, file);
  }
  const source = readFileSync(join(folder, 'src/deqing-water.js'), 'utf8');
  assert.match(source, /export class DeqingWater extends YztElement/);
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  assert.equal(dependencies?.['@yizhangtu/core'], '1.2.3');
  assert.ok(devDependencies?.['axe-core']);
});

test('it is built and tested with what this repository has tried', () => {
  const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const { devDependencies } = JSON.parse(text('../../../../package.json')) as {
    devDependencies: Record<string, string>;
  };
  const core = JSON.parse(text('../../../core/package.json')) as {
    dependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries(TOOLS.devDependencies))
    assert.equal(devDependencies[name], version, name);
  assert.equal(TOOLS.dependencies.lit, core.dependencies['lit']);
});

test('the command writes it, says what comes next, and takes a folder', async () => {
  const folder = join(root, 'by command');
  const { code, out } = await yizhangtu([folder, '--component', 'my-gauges', '--lang', 'en']);
  assert.equal(code, 0, out);
  assert.match(out, /npm install\n {2}npm start\n {2}npm test/);
  assert.match(
    readFileSync(join(folder, 'README.md'), 'utf8'),
    /<my-gauges slot="gauges" data-title="水位"/,
  );
});

test('a name that no element can have, and a folder with something in it, write nothing', async () => {
  for (const tag of ['panel', 'My-Panel', 'yzt-mine', 'font-face', '../up-here', 'a-']) {
    const folder = join(root, 'none');
    const { code, out } = await yizhangtu(['create', folder, '--component', tag, '--json']);
    const { error } = JSON.parse(out) as { error: { code: string; issues: { code: string }[] } };
    assert.deepEqual(
      [code, error.code, error.issues[0]?.code],
      [2, 'invalid', 'wrong_format'],
      tag,
    );
    assert.throws(() => readdirSync(folder), { code: 'ENOENT' });
  }
  writeFileSync(join(root, 'ours.txt'), 'ours');
  const { code, err } = await yizhangtu([
    'create',
    root,
    '--component',
    'my-gauges',
    '--lang',
    'en',
  ]);
  assert.equal(code, 2);
  assert.match(err, /ours\.txt/);
});
