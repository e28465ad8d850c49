import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('all.ts brings every family that the loader knows', () => {
  const all = readFileSync(new URL('./all.ts', import.meta.url), 'utf8');
  for (const file of readdirSync(new URL('./families/', import.meta.url)))
    assert.ok(all.includes(`import './families/${file}';`), file);
});
