import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KNOWN_PROFILES } from '../profiles/registry.ts';
import { smallRun } from '../testing.test.helper.ts';
import { ENGINE_VERSION } from '../version.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { packageText, packRun, replayPackage, type RunPackage } from './package.ts';

const uncertainty = {
  seed: 7,
  draws: 500,
  variables: [
    {
      of: 'coolingDays',
      distribution: { kind: 'normal' as const, deviation: 0.1 },
      source: 'test',
    },
  ],
};
const packed = (): RunPackage => packRun(smallRun({ uncertainty }));
const read = (text: string): RunPackage => JSON.parse(text) as RunPackage;

test('canonical JSON as RFC 8785 gives it', () => {
  // Section 3.2.2 and 3.2.3 of the RFC.
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonicalJson({ b: undefined, a: -0 }), '{"a":0}');
});

test('hashes are those of the SHA-256 that Node has', () => {
  const value = { 县: '德清', n: 1.5 };
  const own = createHash('sha256').update(canonicalJson(value)).digest('hex');
  assert.equal(hashOf(value), `sha256:${own}`);
});

test('a package replays to the same bytes', () => {
  const text = packageText(packed());
  assert.equal(packageText(packed()), text);
  const { replay, package: again } = replayPackage(read(text), KNOWN_PROFILES);
  assert.equal(replay, 'same');
  assert.equal(packageText(again), text);
});

for (const [what, change, part] of [
  ['an area', (p: RunPackage) => (p.run.areas.rows[0]!.values[0] = 999), 'inputs'],
  ['a price', (p: RunPackage) => (p.run.parameters![8]!.value = 1), 'parameters'],
  ['a switch', (p: RunPackage) => (p.run.switches = { negativeYield: 'clip' }), 'switches'],
  ['the result', (p: RunPackage) => Object.assign(p.result.account, { total: 1 }), 'result'],
] as const) {
  test(`a package in which ${what} was changed is refused`, () => {
    const of = read(packageText(packed()));
    change(of);
    assert.throws(
      () => replayPackage(of, KNOWN_PROFILES),
      (error: { name: string; code: string; issues: { path: string; code: string }[] }) => {
        assert.deepEqual([error.name, error.code], ['YztError', 'invalid']);
        assert.deepEqual(
          error.issues.map((issue) => [issue.path, issue.code]),
          [[`hashes.${part}`, 'hash_mismatch']],
        );
        return true;
      },
    );
  });
}

test('a package whose engine version was changed is refused', () => {
  const of = read(packageText(packed()));
  assert.throws(
    () => replayPackage({ ...of, engine: { ...of.engine, version: '9' } }, KNOWN_PROFILES),
    {
      code: 'invalid',
    },
  );
});

test('what is wrong with the run of a package is named below it', () => {
  const of = read(packageText(packed()));
  delete of.run.areas.unit;
  assert.throws(
    () => replayPackage(of, KNOWN_PROFILES),
    (error: { code: string; issues: { path: string; code: string }[] }) => {
      assert.deepEqual(
        [error.code, ...error.issues.map((issue) => [issue.path, issue.code])],
        ['invalid', ['run.areas.unit', 'unit_missing']],
      );
      return true;
    },
  );
});

test('numbers of another engine may differ by 1e-9, and no more', () => {
  const other = (factor: number): RunPackage => {
    const { hash: _hash, ...of } = packed();
    const result = {
      ...of.result,
      account: { ...of.result.account, total: of.result.account.total * factor },
    };
    const open = { ...of, result, hashes: { ...of.hashes, result: hashOf(result) } };
    return read(packageText({ ...open, hash: hashOf(open) }));
  };
  assert.equal(replayPackage(other(1 + 1e-11), KNOWN_PROFILES).replay, 'close');
  assert.throws(
    () => replayPackage(other(1 + 1e-6), KNOWN_PROFILES),
    (error: { issues: { path: string; code: string }[] }) =>
      error.issues[0]!.code === 'replay_differs' &&
      error.issues[0]!.path === 'result.account.total',
  );
});

test('the engine gives the version of its package', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  assert.equal(ENGINE_VERSION, manifest.version);
});
