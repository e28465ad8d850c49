import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { computeAccount } from '../account/account.ts';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import { switchEffects } from '../account/switch-effects.ts';
import { estimate } from '../uncertainty/estimate.ts';
import { compareYears } from '../years/compare.ts';
import {
  accountReport,
  changeTable,
  extentTable,
  physicalUseTable,
  reportHtml,
  supplyTable,
  tableCsv,
  tablesOf,
  tablesXlsx,
  useTable,
} from './index.ts';
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

test('use in quantities is supply in quantities, line by line', () => {
  const shares = { recreation: { households: 0.75, exports: 0.25 } };
  const use = physicalUseTable(account, 'en', shares);
  for (const row of use.rows) {
    const parts = row.slice(2, -1) as number[];
    const total = row.at(-1) as number;
    const sum = parts.reduce((all, part) => all + part, 0);
    assert.ok(Math.abs(sum - total) <= 1e-12 * Math.abs(total), String(row[0]));
  }
  const visits = use.rows.find(([name]) => name === 'Recreation')!;
  assert.deepEqual(visits.slice(1), ['person', 0, 0, 24_000, 8_000, 32_000]);
});

test('shares of users that do not make 1, and of no service, are refused with their place', () => {
  for (const [shares, path, code] of [
    [{ recreation: { households: 0.5 } }, 'useShares.recreation', 'rule'],
    [{ recreation: { households: 1.5, exports: -0.5 } }, 'useShares.recreation', 'rule'],
    [{ visits: { households: 1 } }, 'useShares.visits', 'item_unknown'],
  ] as const) {
    for (const table of [useTable, physicalUseTable]) {
      assert.throws(
        () => table(account, 'en', shares),
        (error: { code: string; issues: { path: string; code: string }[] }) =>
          error.code === 'invalid' &&
          error.issues[0]?.path === path &&
          error.issues[0].code === code,
      );
    }
  }
});

const uncertainty = {
  seed: 3,
  draws: 200,
  variables: [
    {
      of: 'coolingDays',
      distribution: { kind: 'normal' as const, deviation: 0.1 },
      source: 'test',
    },
  ],
};
const earlier = smallRun({
  year: 2020,
  areas: {
    ...smallFile().areas,
    rows: smallFile().areas.rows.map((row) => ({
      ...row,
      values: row.values.map((value) => value * 0.9),
    })),
  },
});

test('the change between years: rows and columns add up to the last digit, taken off what comes from outside', () => {
  const inflow = (value: number) => [{ item: 'crops', value, unit: '万元', source: 'test' }];
  const [was, is] = [
    smallRun({ ...earlier.file, inflow: inflow(120) }),
    smallRun({ inflow: inflow(75) }),
  ];
  const table = changeTable(computeAccount(is), compareYears(was, is), 'en');
  addsUp(table, 1);
  const outside = table.rows.find(([name]) => name === 'Less: from outside');
  assert.deepEqual(outside?.slice(1), [-120, 45, 0, 0, -75]);
  const [from, to] = [computeAccount(was), computeAccount(is)];
  const last = table.rows.at(-1)!;
  assert.ok(Math.abs((last[1] as number) - from.total / 1e4) < 0.011);
  assert.ok(Math.abs((last[5] as number) - to.total / 1e4) < 0.011);
});

const reported = (title: string) => {
  const run = smallRun({ uncertainty, sample: true, title });
  const own = computeAccount(run);
  return {
    run,
    account: own,
    uncertainty: estimate(run),
    effects: switchEffects(run),
    opening: computeAccount(earlier),
    comparison: compareYears(earlier, run),
    hash: 'sha256:0',
  };
};

test('a report tells the result, its ranges, open questions, change, SEEA EA and sources', () => {
  const chinese = accountReport(reported('某县'), 'zh-CN');
  assert.deepEqual(
    chinese.chapters.map(({ title }) => title),
    [
      '摘要',
      '核算方法',
      '核算结果',
      '需要注意的',
      '不确定性',
      '未定的选择',
      '年际变化',
      '按区划',
      'SEEA EA',
      '参数、统计数和来源',
      '怎样核对',
    ],
  );
  assert.match(chinese.lead.join(), /示例数据.*不能称为符合该标准/);
  assert.equal(chinese.warns, true);
  const tables = chinese.chapters.map(({ id, tables: all }) => [id, all.length]);
  assert.deepEqual(
    tables.filter(([, count]) => count !== 0),
    [
      ['result', 1],
      ['ranges', 2],
      ['open-questions', 1],
      ['years', 1],
      ['divisions', 1],
      ['seea', 5],
      ['sources', 2],
    ],
  );
  const bare = accountReport({ run: smallRun(), account }, 'en');
  assert.deepEqual(
    bare.chapters.map(({ title }) => title),
    [
      'In short',
      'Method',
      'Result',
      'What to read it with',
      'By division',
      'SEEA EA',
      'Parameters, statistics and sources',
      'To check it',
    ],
  );
});

test('a report in English has no Chinese but what a person wrote, and one in Chinese says so', () => {
  const english = reportHtml(accountReport(reported('A county'), 'en'));
  assert.doesNotMatch(english, /[\u4e00-\u9fff]/);
  assert.match(english, /<html lang="en">/);
  assert.match(reportHtml(accountReport(reported('某县'), 'zh-CN')), /<html lang="zh-CN">/);
});

test('words of a report are words, whatever signs they hold', () => {
  const html = reportHtml(accountReport(reported('<img src=x onerror=alert(1)> & "co"'), 'en'));
  assert.ok(!html.includes('<img'));
  assert.match(html, /&#60;img src=x onerror=alert\(1\)&#62; &#38; &#34;co&#34;/);
});
