import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '@yizhangtu/standard';
import { csvName } from '@yizhangtu/standard/csv.js';
import { tableCsv } from './table-csv.ts';
import { columnsOf, rowsOf } from './table-model.ts';

const FIELDS: Field[] = [
  { name: 'name', label: '名称' },
  { name: 'depth', label: '井深', unit: 'm', type: 'number' },
  { name: 'grade', label: '等级', type: 'code', codes: { '1': '一级' } },
  { name: 'photo', label: '照片', type: 'photo' },
];

function csv(...rows: GeoJSON.GeoJsonProperties[]): string[] {
  const features = rows.map((properties): GeoJSON.Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [0, 0] },
  }));
  const columns = columnsOf({ features, fields: FIELDS }, 'zh-CN');
  return tableCsv(rowsOf(features), columns, 'zh-CN').split('\r\n');
}

test('a byte order mark, a head with units, codes in words, numbers as they are', () => {
  const lines = csv({ name: '一号井', depth: -12.5, grade: 1, photo: '["a.jpg","b.jpg"]' });
  assert.deepEqual(lines, ['\ufeff名称,井深 (m),等级,照片', '一号井,-12.5,一级,a.jpg b.jpg', '']);
});

test('commas, quotes and line ends stay inside their cell; nothing is an empty cell', () => {
  const [, ...lines] = csv({ name: '甲,"乙"', depth: null }, { name: 'a\nb' });
  assert.deepEqual(lines, ['"甲,""乙""",,,', '"a\nb",,,', '']);
});

test('no value can run as a formula in a spreadsheet', () => {
  for (const name of ['=1+1', '+86 572', '-2+3', '@SUM(A1)', '\t=1', '＝1']) {
    const cell = csv({ name, depth: 1 })[1]!.replace(/,1,,$/, '');
    const read = cell.startsWith('"') ? cell.slice(1, -1) : cell;
    assert.equal(read, `'${name}`);
  }
  assert.match(csv({ name: 'a', depth: "=cmd|' /C calc'!A1" })[1]!, /^a,'=cmd/);
});

test('the file is named after the layer, without what file systems refuse', () => {
  assert.equal(csvName(['水井: 2026/11 <a>', '示例数据']), '水井 2026 11 a -示例数据.csv');
  assert.ok(csvName(['井'.repeat(300)]).length < 100);
});
