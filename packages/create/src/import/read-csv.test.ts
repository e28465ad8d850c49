import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { readCsv } from './read-csv.ts';

const codeOf = (text: string): string | undefined => {
  try {
    readCsv(text);
  } catch (error) {
    assert.ok(error instanceof YztError);
    return error.issues[0]?.code;
  }
  return undefined;
};

test('rows are numbered as a spreadsheet numbers them', () => {
  const { header, rows } = readCsv('名称,备注\n银杏,"两行\n备注"\n\n香樟,"说""好"""\n');
  assert.deepEqual(header, ['名称', '备注']);
  assert.deepEqual(rows, [
    { row: 2, cells: ['银杏', '两行\n备注'] },
    { row: 4, cells: ['香樟', '说"好"'] },
  ]);
});

test('a row of another length is refused with all its cells', () => {
  const { rows, refusals } = readCsv('a,b,c\n1,2\n1,2,3\n1,2,3,4\n');
  assert.deepEqual(
    rows.map(({ row }) => row),
    [3],
  );
  assert.deepEqual(
    refusals.map(({ row, code, original }) => ({ row, code, original })),
    [
      { row: 2, code: 'row_length', original: ['1', '2'] },
      { row: 4, code: 'row_length', original: ['1', '2', '3', '4'] },
    ],
  );
});

test('empty cells beyond the header are no fault', () => {
  assert.deepEqual(readCsv('a,b\n1,2,,\n').rows, [{ row: 2, cells: ['1', '2'] }]);
});

test('semicolons and tabs separate too', () => {
  assert.deepEqual(readCsv('a;b\n1,5;2\n').rows[0]?.cells, ['1,5', '2']);
  assert.deepEqual(readCsv('a\tb\n1\t2\n').header, ['a', 'b']);
});

test('what cannot be read as a table is a typed error', () => {
  assert.equal(codeOf('a,b\n'), 'no_rows');
  assert.equal(codeOf('a,a\n1,2\n'), 'duplicate_column');
  assert.equal(codeOf('a,b\n"open,2\n3,4\n'), 'csv_broken');
});
