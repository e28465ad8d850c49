import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { smallFile } from '../testing.test.helper.ts';
import { run } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'yzt-gep-'));
after(() => rmSync(folder, { recursive: true }));
const GANZI = fileURLToPath(new URL('../fixtures/published-ganzi-2010.json', import.meta.url));

async function gep(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const uncertainty = {
  seed: 7,
  draws: 200,
  variables: [
    {
      of: 'coolingDays',
      distribution: { kind: 'normal' as const, deviation: 0.1 },
      source: 'test',
    },
  ],
};

test('account: what a person reads, in Chinese and English', async () => {
  const path = file('run.json', smallFile({ uncertainty, sample: true }));
  const chinese = await gep('account', path, '--lang', 'zh-CN');
  assert.equal(chinese.code, 0);
  for (const words of [
    '示例数据',
    '不能称为符合',
    '水源涵养',
    '生态产品总值',
    '影响最大',
    '未定的选择',
  ]) {
    assert.ok(chinese.out.includes(words), words);
  }
  const english = await gep('account', path, '--lang', 'en');
  assert.match(english.out, /Gross ecosystem product/);
  assert.doesNotMatch(english.out, /[\u4e00-\u9fff]/);
});

test('account: JSON for programs, a package that replays, CSV and a workbook', async () => {
  const path = file('run.json', smallFile({ uncertainty }));
  const packed = join(folder, 'package.json');
  const [csv, xlsx] = [join(folder, 'csv'), join(folder, 'account.xlsx')];
  const first = await gep(
    'account',
    path,
    '--json',
    '--package',
    packed,
    '--csv',
    csv,
    '--xlsx',
    xlsx,
  );
  assert.equal(first.code, 0);
  const { account } = JSON.parse(first.out) as { account: { total: number } };
  const again = await gep('account', packed, '--json');
  const replayed = JSON.parse(again.out) as { account: { total: number }; replay: string };
  assert.deepEqual([again.code, replayed.replay], [0, 'same']);
  assert.equal(replayed.account.total, account.total);
  assert.ok(readdirSync(csv).includes('supply.csv'));
  assert.equal(readFileSync(xlsx).subarray(0, 2).toString(), 'PK');
});

test('account: a report, and the comparison with an earlier year', async () => {
  const path = file('later.json', smallFile({ uncertainty }));
  const before = file('earlier.json', smallFile({ year: 2020 }));
  const [report, csv] = [join(folder, 'report.html'), join(folder, 'both')];
  const { code, out } = await gep(
    'account',
    path,
    ...['--earlier', before, '--report', report, '--csv', csv, '--lang', 'en'],
  );
  assert.equal(code, 0);
  assert.match(out, /Change between two years 2020–2023/);
  assert.deepEqual(
    ['extent.csv', 'changes.csv', 'use-physical.csv'].filter(
      (name) => !readdirSync(csv).includes(name),
    ),
    [],
  );
  const html = readFileSync(report, 'utf8');
  assert.match(html, /Ecosystem extent account/);
  assert.match(html, /sha256:[0-9a-f]{64}/);
  const json = await gep('account', path, '--earlier', before, '--json');
  const { comparison } = JSON.parse(json.out) as { comparison: { from: { year: number } } };
  assert.equal(comparison.from.year, 2020);
  const other = file('other.json', smallFile({ county: '330523' }));
  const refused = await gep('account', path, '--earlier', other, '--lang', 'en');
  assert.equal(refused.code, 2);
  assert.match(refused.err, /county/);
  assert.equal((await gep('account', path, '--earlier', join(folder, 'none.json'))).code, 2);
});

test('account: a package that was changed is unusable', async () => {
  const path = file('run.json', smallFile());
  const packed = join(folder, 'changed.json');
  await gep('account', path, '--package', packed);
  writeFileSync(packed, readFileSync(packed, 'utf8').replace('"amount":1200', '"amount":1300'));
  const { code, err } = await gep('account', packed, '--lang', 'en');
  assert.equal(code, 2);
  assert.match(err, /hashes\.inputs: inputs does not match its hash/);
});

test('account: unusable input ends with 2 and every issue', async () => {
  const bad = {
    ...smallFile(),
    switches: { none: 'x' },
    areas: { ...smallFile().areas, unit: 't' },
  };
  const { code, err } = await gep('account', file('bad.json', bad), '--lang', 'zh-CN');
  assert.equal(code, 2);
  assert.match(err, /switches\.none/);
  assert.match(err, /areas\.unit/);
  const json = await gep('account', file('bad.json', bad), '--json');
  const { error } = JSON.parse(json.out) as { error: { code: string; issues: unknown[] } };
  assert.deepEqual([json.code, error.code, error.issues.length], [2, 'invalid', 2]);
});

test('what is no JSON, no file or no command ends with 2', async () => {
  assert.equal((await gep('account', file('text.json', '{,'))).code, 2);
  assert.equal((await gep('audit', join(folder, 'none.json'))).code, 2);
  assert.equal((await gep('audit', folder)).code, 2);
  assert.equal((await gep('sum')).code, 2);
  assert.equal((await gep('account')).code, 2);
  assert.equal((await gep('--help')).code, 0);
});

test('audit: 0 when all rows hold, 1 when some do not, with what it should be', async () => {
  assert.equal((await gep('audit', GANZI)).code, 0);
  const text = readFileSync(GANZI, 'utf8').replace('"2269.7074"', '"2296.7074"');
  const { code, out } = await gep('audit', file('misprint.json', text), '--lang', 'en');
  assert.equal(code, 1);
  assert.match(out, /prints 2296\.7074, most likely for 2269\.7074/);
  const json = await gep('audit', file('misprint.json', text), '--json');
  const audit = JSON.parse(json.out) as { holds: boolean };
  assert.deepEqual([json.code, audit.holds], [1, false]);
});
