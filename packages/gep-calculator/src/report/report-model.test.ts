import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareYears, computeAccount, estimate, readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { earlierRun, sampleRun } from '../testing/sample-run.test.helper.ts';
import { reportOf, type Report } from './report-model.ts';

const run = readRun(sampleRun(), KNOWN_PROFILES);
const input = {
  run,
  account: computeAccount(run),
  uncertainty: estimate(run),
  comparison: compareYears(readRun(earlierRun(), KNOWN_PROFILES), run),
  hash: 'sha256:abc',
};
const wordsOf = (report: Report): string => JSON.stringify(report);

test('what is not verified is said, and nothing conforms to anything', () => {
  const zh = reportOf(input, 'zh-CN');
  const en = reportOf(input, 'en');
  assert.match(zh.warning!, /示例数据/);
  assert.match(zh.warning!, /未核对/);
  assert.match(en.warning!, /Unverified/);
  assert.ok(!/conforms? to/i.test(wordsOf(en)));
  assert.ok(!/(?<!不能称为)符合该标准/.test(wordsOf(zh)));
});

test('every figure that is used stands in it with its source', () => {
  const report = reportOf(input, 'zh-CN');
  const table = report.blocks.flatMap((block) =>
    block.kind === 'table' && block.columns.includes('来源') && block.columns.includes('状态')
      ? [block]
      : [],
  )[0]!;
  assert.equal(table.rows.length, input.account.used.length);
  const source = table.columns.indexOf('来源');
  assert.ok(table.rows.every((row) => row[source] !== ''));
  assert.ok(table.rows.some(([name]) => name === '水库单位库容造价'));
  const year = table.columns.indexOf('年份');
  assert.ok(table.rows.some((row) => row[year] === '2023'));
});

test('English speaks no Chinese, and long parts begin on pages of their own', () => {
  const report = reportOf(input, 'en');
  const names = new Set(['甲村', '乙村', '丙村', '示例县 2023 年生态产品总值', '万元', '万人次']);
  const words = report.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...block.columns, ...block.rows.flat()]
      : block.kind === 'list'
        ? block.items
        : [block.text],
  );
  assert.deepEqual(
    words.filter((text) => /[\u4e00-\u9fff]/.test(text) && !names.has(text)),
    [],
  );
  assert.ok(report.blocks.filter((block) => block.kind === 'heading' && block.newPage).length >= 3);
});
