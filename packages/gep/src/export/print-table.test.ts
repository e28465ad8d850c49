import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeAccount } from '../index.ts';
import { smallRun } from '../testing.test.helper.ts';
import { accountReport, printTable, unitWords } from './index.ts';

const table = {
  id: 'x',
  title: 'T',
  columns: ['name', 'amount', 'unit', 'year', 'small'],
  rows: [
    ['a', 1234.5, 'CNY/m3', 2023, 1e-9],
    ['b', 2, '1e4 CNY', null, 0],
  ],
  notes: ['n'],
  unit: 2,
  year: 3,
};

test('a column has as many decimals as its numbers, years have no signs between digits', () => {
  const { rows, numeric, notes } = printTable(table, 'zh-CN');
  assert.deepEqual(rows, [
    ['a', '1,234.5', '元/立方米', '2023', '1.0000e-9'],
    ['b', '2.0', '万元', '', '0'],
  ]);
  assert.deepEqual(numeric, [false, true, false, true, true]);
  assert.deepEqual(notes, ['n']);
  assert.equal(printTable(table, 'en').rows[1]?.[2], '10⁴ CNY');
});

test('units are said in the language of the reader, whichever they were written in', () => {
  assert.equal(unitWords('万人次', 'en'), '10⁴ person');
  assert.equal(unitWords('1e4 person', 'zh-CN'), '万人次');
  assert.equal(unitWords('1', 'zh-CN'), '');
});

test('a report names every figure that is used, and where it is from', () => {
  const run = smallRun();
  const account = computeAccount(run);
  const { chapters, signatures } = accountReport({ run, account }, 'zh-CN');
  const [figures] = chapters.find(({ id }) => id === 'sources')!.tables;
  const at = (column: string) => figures!.columns.indexOf(column);
  assert.equal(figures!.rows.length, account.used.length);
  assert.ok(figures!.rows.every((row) => row[at('来源')] !== ''));
  assert.ok(figures!.rows.some((row) => row[0] === '水库单位库容造价'));
  assert.ok(figures!.rows.some((row) => /^\d{4}$/.test(row[at('年份')] ?? '')));
  assert.ok(!figures!.rows.some((row) => /^[a-z]+[A-Z]/.test(row[0] ?? '')));
  assert.equal(signatures.length, 4);
});
