import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvName, csvOf } from './csv.ts';

const lines = (...cells: Parameters<typeof csvOf>[0][]) =>
  csvOf(cells.flatMap((rows) => [...rows])).split('\r\n');

test('a byte order mark, one line a row, and a line end after the last', () => {
  assert.equal(csvOf([[{ text: '甲' }, { text: '乙' }]]), '\ufeff甲,乙\r\n');
  assert.equal(csvOf([]), '\ufeff');
});

test('no text runs as a formula, and a number keeps its sign', () => {
  const begin = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'];
  const [first] = lines([begin.map((text) => ({ text }))]);
  assert.equal(first, `\ufeff'=1+1,'+1,'-1,'@SUM(A1),'\tx,'＝1`);
  assert.equal(lines([[{ text: '-1.5', isNumber: true }]])[0], '\ufeff-1.5');
  assert.equal(lines([[{ text: '-1+cmd', isNumber: true }]])[0], "\ufeff'-1+cmd");
});

test('quotes, commas, line ends and blanks at the ends stay in their cell', () => {
  const [first] = csvOf([
    [{ text: 'a"b' }, { text: 'c,d' }, { text: ' e' }, { text: 'f\ng' }],
  ]).split('\r\n');
  assert.equal(first, '\ufeff"a""b","c,d"," e","f\ng"');
});

test('a name of a file has nothing that a file system refuses', () => {
  assert.equal(csvName(['a/b', 'c:d*?']), 'a b-c d.csv');
  assert.equal(csvName(['长'.repeat(200)]).length, 84);
});
