import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const REPORTER = fileURLToPath(new URL('count-reporter.mjs', import.meta.url));

test('what is skipped is told with its reason and is no pass, a whole suite too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yzt-count-'));
  try {
    const file = join(folder, 'some.test.mjs');
    writeFileSync(
      file,
      `import { describe, test } from 'node:test';
      test('passes', () => {});
      test('fails', () => { throw new Error('no'); });
      test('waits', { skip: 'no browser' }, () => {});
      describe('a suite', { skip: 'no server' }, () => { test('inside', () => {}); });
      describe('another', () => { test('passes too', () => {}); test('not now', { skip: true }, () => {}); });`,
    );
    // A runner below a runner would report to that one.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const { stdout } = spawnSync(
      process.execPath,
      ['--test', `--test-reporter=${REPORTER}`, file],
      {
        encoding: 'utf8',
        env,
      },
    );
    assert.deepEqual(JSON.parse(stdout), {
      passed: 2,
      failed: 1,
      skipped: ['waits: no browser', 'a suite: no server', 'not now'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
