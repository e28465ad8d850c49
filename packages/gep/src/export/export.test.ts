import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { computeAccount } from '../account/account.ts';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import { extentTable, supplyTable, tableCsv, tablesOf, tablesXlsx, useTable } from './index.ts';
import type { Table } from './index.ts';

const account = computeAccount(smallRun());
const cents = (value: unknown): number => Math.round((value as number) * 100);

function addsUp({ rows }: Table, from: number): void {
  const body = rows.slice(0, -1);
  const last = rows.at(-1)!;
  for (const row of rows) {
    const sum = row.slice(from, -1).reduce<number>((all, value) => all + cents(value), 0);
    assert.equal(sum, cents(row.at(-1)));
  }
  for (let c = from; c < last.length; c++) {
    assert.equal(
      body.reduce((all, row) => all + cents(row[c]), 0),
      cents(last[c]),
    );
  }
}

test('supply and divisions add up in rows and columns to the fen of 10,000 yuan', () => {
  const tables = tablesOf(account, 'zh-CN');
  addsUp(
    tables.find(({ id }) => id === 'divisions')!,
    2,
  );
  addsUp(supplyTable(account, 'en'), 2);
});

test('use is supply, service by service, also when shared among users', () => {
  const supply = supplyTable(account, 'en').rows.slice(0, -1);
  const use = useTable(account, 'en', { recreation: { households: 0.75, exports: 0.25 } });
  use.rows.forEach((row, r) => {
    assert.equal(row[0], supply[r]![0]);
    assert.equal(row.at(-1), supply[r]!.at(-1));
    const sum = row.slice(1, -1).reduce<number>((all, value) => all + cents(value), 0);
    assert.equal(sum, cents(row.at(-1)));
  });
  const visits = use.rows.find(([name]) => String(name).startsWith('recreation'))!;
  assert.ok((visits[4] as number) > 0, 'exports');
});

test('SEEA EA leaves out oxygen and says so; classes bear codes of IUCN GET', () => {
  const { rows, notes, columns } = supplyTable(account, 'en');
  assert.ok(!rows.some(([name]) => /oxygen/i.test(String(name))));
  assert.match(notes.join(' '), /Oxygen/);
  assert.ok(columns.includes('Paddy field (F3.3)'));
});

test('extent: opening, more, less and closing by class', () => {
  const file = smallFile({ year: 2024 });
  const rows = file.areas.rows.map(({ division, values }, at) => ({
    division,
    values: at === 0 ? [130.5, 10, 3.25, 70] : values,
  }));
  const later = computeAccount(smallRun({ year: 2024, areas: { ...file.areas, rows } }));
  const [opening, more, less, closing] = extentTable(account, later, 'zh-CN').rows;
  assert.deepEqual(opening!.slice(1), [180.5, 32.5, 13.75, 530.75, 757.5]);
  assert.deepEqual(more!.slice(1), [10, 0, 0, 0, 10]);
  assert.deepEqual(less!.slice(1), [0, 0, 0, 10, 10]);
  assert.deepEqual(closing!.slice(1), [190.5, 32.5, 13.75, 520.75, 757.5]);
});

test('every table says that nothing conforms, and where a figure is from', () => {
  const tables = tablesOf(account, 'zh-CN');
  assert.match(tables[0]!.notes.join(''), /不能称为符合/);
  const parameters = tables.find(({ id }) => id === 'parameters')!;
  assert.ok(
    parameters.rows.some((row) => row[0] === 'reservoirCost' && row[7] === 'LY/T 1721-2008'),
  );
  assert.equal(parameters.rows.length, account.used.length);
});

test('CSV is read back cell by cell, and no text is taken for a formula', () => {
  const table: Table = {
    id: 't',
    title: 'a, "b"',
    columns: ['=1+1', 'n'],
    rows: [
      ['行\n二', 1.5],
      ['-2', null],
    ],
    notes: [],
  };
  const { data } = Papa.parse<string[]>(tableCsv(table).slice(1), { delimiter: ',' });
  assert.deepEqual(data, [['a, "b"'], ["'=1+1", 'n'], ['行\n二', '1.5'], ["'-2", ''], ['']]);
});

test('a workbook has a sheet for each table, with its numbers as numbers', async () => {
  const tables = tablesOf(account, 'zh-CN');
  const files = unzipSync(await tablesXlsx(tables));
  const sheets = Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));
  assert.equal(sheets.length, tables.length);
  const first = strFromU8(files['xl/worksheets/sheet1.xml']!);
  const crops = tables[0]!.rows[0]![4];
  assert.ok(first.includes(`<v>${crops}</v>`), `no ${crops}`);
});
