import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { sampleRun } from '../testing/sample-run.test.helper.ts';
import { CalculatorDesk } from './desk.ts';
import { cellName, cellOf, readPaste, textOfFile } from './paste-model.ts';

const profile = KNOWN_PROFILES.computable[0]!;
const file = sampleRun();
const ask = { kind: 'areas' as const, unit: '公顷', merged: false };

test('cells are named as a spreadsheet names them', () => {
  assert.equal(cellName(0, 0), 'A1');
  assert.equal(cellName(2, 27), 'AB3');
  assert.deepEqual(cellOf({ path: 'rows[2][0]' }), { row: 2, column: 0 });
  assert.equal(cellOf({ path: 'unit' }), undefined);
});

test('a table from a spreadsheet takes the place of the areas, and the account follows', () => {
  const text = '单位\t水田\t坑塘\r\n甲村\t１,０８０\t0.002万\r\n丙村\t310\t—';
  const { content, issues, notes } = readPaste({ ...ask, text }, profile, file);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    new Set(notes.map(({ note }) => note)),
    new Set(['full_width', 'thousands', 'ten_thousands']),
  );
  const desk = new CalculatorDesk(KNOWN_PROFILES, file, () => undefined);
  desk.take(content);
  assert.deepEqual(desk.draft.file.areas.rows, [
    { division: '330599100200', values: [1080, 20] },
    { division: '330599101200', values: [310, 0] },
  ]);
  assert.equal(desk.move!.kind, 'area');
});

test('merged cells, a class that is unknown, a number that is none: told at their cells', () => {
  const text = '区划\t水田\t海洋\n甲村\t1\t2\n\t约5\t3';
  const { issues } = readPaste({ ...ask, text }, profile, file);
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [
      ['class_unknown', 'rows[0][2]'],
      ['cell_merged', 'rows[2][0]'],
    ],
  );
  const again = readPaste({ ...ask, text, merged: true }, profile, file);
  assert.deepEqual(
    again.issues.map(({ code }) => code),
    ['class_unknown', 'number_unreadable'],
  );
});

test('a file in GB18030 is read as one in UTF-8', async () => {
  // 区划,水田 / 甲村,12
  const bytes = Uint8Array.from(Buffer.from('c7f8bbae2ccbaeccef0abcd7b4e52c31320a', 'hex'));
  const text = await textOfFile(new Blob([bytes]));
  assert.match(text, /水田/);
});
