import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import { readSource } from './account-source.ts';
import { sampleRun } from './testing/sample-run.test.helper.ts';

test('a run and its package are the same account; the package brings what came of it', () => {
  const alone = readSource(sampleRun(), KNOWN_PROFILES);
  const text = packageText(packRun(readRun(sampleRun(), KNOWN_PROFILES)));
  const packed = readSource(JSON.parse(text), KNOWN_PROFILES);
  assert.deepEqual(packed.run.file.areas, alone.run.file.areas);
  assert.equal(alone.uncertainty, undefined);
  assert.equal(packed.uncertainty!.seed, 7);
  assert.match(packed.package!.hash, /^sha256:/);
});

test('a run that is none is refused with its paths', () => {
  assert.throws(
    () => readSource({ ...sampleRun(), year: 'x' }, KNOWN_PROFILES),
    (error: { issues: { path: string }[] }) => error.issues.some(({ path }) => path === 'year'),
  );
});
