import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('..', import.meta.url));

test('each file whose text a page shows is there', () => {
  const shown = globSync('{guide,en/guide,elements,en/elements}/**/*.md', { cwd: DOCS }).flatMap(
    (page) =>
      [...readFileSync(join(DOCS, page), 'utf8').matchAll(/^<<< ([^\s{]+)/gm)].map(([, path]) => [
        page,
        join(DOCS, dirname(page), path),
      ]),
  );
  assert.ok(shown.length > 0);
  assert.deepEqual(
    shown.filter(([, path]) => !existsSync(path)),
    [],
  );
});
