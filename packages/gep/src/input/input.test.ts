import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PROFILES } from '../profiles/registry.ts';
import {
  decodeText,
  readAreas,
  readCellNumber,
  readParameters,
  readStatistics,
  splitTable,
} from './index.ts';

const divisions = [
  { code: '330521', name: '德清县' },
  { code: '330521101', name: { 'zh-CN': '莫干山镇', en: 'Moganshan Town' }, parent: '330521' },
  { code: '330521102', name: '新市镇', parent: '330521' },
];
const options = { profile: PROFILES[0]!, divisions };

test('numbers as people type them', () => {
  const cases = [
    ['１２３．５', 123.5, ['full_width']],
    ['1,234,567.8', 1234567.8, ['thousands']],
    ['１，２３４', 1234, ['full_width', 'thousands']],
    ['1.2万', 12000, ['ten_thousands']],
    ['3.05亿', 3.05e8, ['hundred_millions']],
    ['4.5%', 0.045, ['percent']],
    [' 12 ', 12, []],
    ['1.5E3', 1500, []],
    ['−3', -3, []],
  ] as const;
  for (const [text, value, notes] of cases) {
    assert.deepEqual(readCellNumber(text, 'x'), { kind: 'number', value, notes: [...notes] }, text);
  }
  for (const text of ['', ' ', '-', '—', '/', '无']) {
    assert.deepEqual(readCellNumber(text, 'x'), { kind: 'empty' }, text);
  }
});

test('what is no number, or two, is a fault with its path', () => {
  for (const text of ['约5', '5万元', '1.2.3', 'NaN', 'Infinity', '12a', '1,2,3']) {
    const cell = readCellNumber(text, 'rows[1][2]');
    assert.ok(cell.kind === 'fault' && cell.issue.code === 'number_unreadable', text);
    assert.equal(cell.issue.path, 'rows[1][2]');
  }
  const cell = readCellNumber('1,23', 'x');
  assert.ok(cell.kind === 'fault' && cell.issue.code === 'ambiguous_number');
  assert.match(cell.issue.message.en, /123 or as 1\.23/);
  const endless = readCellNumber('1e999', 'x');
  assert.ok(endless.kind === 'fault' && endless.issue.code === 'not_finite');
});

test('a number is read back in each of its spellings', () => {
  const wide = (text: string): string =>
    text.replace(/[\d.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      const value = cents / 100;
      for (const text of [value.toFixed(2), value.toLocaleString('en-US'), wide(String(value))]) {
        const cell = readCellNumber(text, 'x');
        assert.ok(cell.kind === 'number' && Math.abs(cell.value - value) < 0.006, text);
      }
    }),
  );
});

test('areas from CSV in GB18030', () => {
  // 单位：公顷 / 乡镇,森林,水田 / 莫干山镇,120.5,80 / 新市镇,3,410.25
  const bytes = Uint8Array.from(
    Buffer.from(
      'b5a5cebba3bab9abc7ea0d0acfe7d5f22cc9adc1d62ccbaeccef0d0ac4aab8c9c9bdd5f22c3132302e352c3830' +
        '0d0ad0c2cad0d5f22c332c3431302e32350d0a',
      'hex',
    ),
  );
  const text = decodeText(bytes);
  assert.match(text, /莫干山镇/);
  const { areas, issues } = readAreas(splitTable(text), options);
  assert.deepEqual(issues, []);
  assert.deepEqual(areas, {
    unit: '公顷',
    classes: ['forest', 'paddy'],
    rows: [
      { division: '330521101', values: [120.5, 80] },
      { division: '330521102', values: [3, 410.25] },
    ],
  });
});

test('bytes that are text in neither encoding are refused', () => {
  assert.throws(() => decodeText(Uint8Array.from([0xff, 0xff, 0xff])), {
    name: 'YztError',
    code: 'invalid',
  });
});

test('a title alone in its line does not say how the table below it is parted', () => {
  const { rows } = splitTable('单位：公顷\n乡镇\t森林\n新市镇\t1,200');
  assert.deepEqual(rows, [['单位：公顷'], ['乡镇', '森林'], ['新市镇', '1,200']]);
});

const PASTE = [
  '乡镇\t森林（公顷）\t0101\t合计',
  '莫干山镇\t１，１２０.5\t80\t1200.5',
  '\t10\t2\t12',
  '新市镇\t—\t0.041万\t410',
  '合计\t1130.5\t492\t1622.5',
].join('\r\n');

test('an Excel paste: merged cells are told, and filled when confirmed', () => {
  const asked = readAreas(splitTable(PASTE), { ...options, unit: 'hm2' });
  assert.deepEqual(
    asked.issues.map(({ path, code }) => [path, code]),
    [['rows[2][0]', 'cell_merged']],
  );
  const { areas, issues, notes } = readAreas(splitTable(PASTE), {
    ...options,
    unit: 'hm2',
    merged: true,
  });
  assert.deepEqual(issues, []);
  assert.deepEqual(areas.rows, [
    { division: '330521101', values: [1130.5, 82] },
    { division: '330521102', values: [0, 410] },
  ]);
  assert.deepEqual(areas.totals, { classes: [1130.5, 492] });
  assert.deepEqual(
    notes.map(({ path, note }) => [path, note]),
    [
      ['rows[1][1]', 'full_width'],
      ['rows[1][1]', 'thousands'],
      ['rows[3][2]', 'ten_thousands'],
    ],
  );
});

test('no unit, a class or a division that is unknown, a negative area: told with their cells', () => {
  const { issues } = readAreas(splitTable('乡镇,森林,海洋\n新市镇,-1,2\n乾元,1,2'), options);
  assert.deepEqual(
    issues.map(({ path, code }) => [path, code]),
    [
      ['unit', 'unit_missing'],
      ['rows[0][2]', 'class_unknown'],
      ['rows[1][1]', 'negative'],
      ['rows[2][0]', 'division_unknown'],
    ],
  );
  const wrong = readAreas(splitTable('乡镇（吨）,森林\n新市镇,1'), options);
  assert.ok(wrong.issues.some(({ code }) => code === 'unit_wrong'));
});

test('a column in another unit is brought to that of the table', () => {
  const { areas, issues } = readAreas(
    splitTable('乡镇（公顷）,森林（亩）,水田\n新市镇,15,2'),
    options,
  );
  assert.deepEqual(issues, []);
  assert.ok(Math.abs(areas.rows[0]!.values[0]! - 1) < 1e-12);
});

test('parameters and statistics by the row', () => {
  const parameters = readParameters(
    splitTable(
      '参数,数值,单位,年份,来源,理由\nreservoirCost,"7,060.5",元/立方米,2020,水利局,本地\nnpp,8.1,,,x,',
    ),
  );
  assert.deepEqual(parameters.records[0], {
    id: 'reservoirCost',
    value: 7060.5,
    unit: '元/立方米',
    year: 2020,
    source: '水利局',
    reason: '本地',
  });
  assert.deepEqual(
    parameters.issues.map(({ path, code }) => [path, code]),
    [['rows[2][2]', 'unit_missing']],
  );
  const statistics = readStatistics(
    splitTable('line\tamount\tunit\tsource\ncrops\t1.2亿\t元\t年鉴'),
  );
  assert.deepEqual(statistics.records, [
    { line: 'crops', amount: 1.2e8, unit: '元', source: '年鉴' },
  ]);
  assert.equal(readStatistics(splitTable('a,b\n1,2')).issues[0]!.code, 'column_missing');
});

test('a file whose quotes do not close is told, with its row', () => {
  const { issues } = splitTable('a,b\n"x,2\n3,4');
  assert.equal(issues[0]!.code, 'csv_broken');
});
