import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { FLOORS } from './floors.mjs';

const eslint = new ESLint();

/** Rules that `code` breaks when it stands in `file`. */
async function broken(file, code) {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result.messages.map((message) => message.ruleId);
}

const planted = [
  ['an import from a floor above', 'packages/client/src/x.ts', `import '@yizhangtu/core';`],
  [
    'a type import from a floor above',
    'packages/standard/src/x.ts',
    `import type { Client } from '@yizhangtu/client';\nexport type X = Client;`,
  ],
  [
    'a deep import from a floor above',
    'packages/core/src/x.ts',
    `export * from '@yizhangtu/map/define.js';`,
  ],
  ['a sibling', 'packages/create/src/x.ts', `import '@yizhangtu/server';`],
  ['an element in the server', 'packages/server/src/x.ts', `import '@yizhangtu/core';`],
  [
    'a lazy import from a floor above',
    'packages/core/src/x.ts',
    `export const load = () => import('@yizhangtu/map');`,
  ],
  ['a way round by path', 'packages/core/src/x.ts', `import '../../map/src/index.ts';`],
];
for (const [what, file, code] of planted) {
  test(`lint refuses ${what}`, async () => {
    const rules = await broken(file, code);
    assert.ok(
      rules.some((rule) => rule === 'no-restricted-imports' || rule === 'no-restricted-syntax'),
      `no floor rule among ${rules.join(', ') || 'none'}`,
    );
  });
}

test('lint refuses module-level mutable state in a browser package', async () => {
  assert.ok(
    (await broken('packages/core/src/x.ts', `export let count = 0;`)).includes(
      'no-restricted-syntax',
    ),
  );
});

test('lint refuses innerHTML', async () => {
  const rules = await broken(
    'packages/map/src/x.ts',
    `export const f = (e: Element, s: string) => { e.innerHTML = s; };`,
  );
  assert.ok(rules.includes('no-restricted-syntax'));
});

test('lint refuses an API above the browser floor', async () => {
  const rules = await broken('packages/core/src/x.ts', `export const a = new URLPattern('/x');`);
  assert.ok(rules.includes('compat/compat'));
});

test('lint lets an import from a floor below pass', async () => {
  assert.deepEqual(
    await broken('packages/core/src/x.ts', `export { YztError } from '@yizhangtu/standard';`),
    [],
  );
});

for (const name of Object.keys(FLOORS)) {
  test(`package.json of ${name} depends on the floors below alone`, () => {
    const manifest = JSON.parse(
      readFileSync(new URL(`../packages/${name}/package.json`, import.meta.url), 'utf8'),
    );
    const kinds = [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies];
    const ours = kinds
      .flatMap((kind) => Object.keys(kind ?? {}))
      .filter((dependency) => dependency.startsWith('@yizhangtu/'))
      .map((dependency) => dependency.slice('@yizhangtu/'.length));
    assert.deepEqual(
      ours.filter((dependency) => !FLOORS[name].includes(dependency)),
      [],
    );
  });
}
