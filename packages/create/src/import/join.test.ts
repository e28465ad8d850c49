import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIVISIONS, gazetteer } from '../testing/county.ts';
import { joinDivisions, type JoinBy } from './join.ts';
import type { CsvTable } from './read-csv.ts';

const table = (...values: string[]): CsvTable => ({
  header: ['村', '户数'],
  rows: values.map((value, index) => ({ row: index + 2, cells: [value, '10'] })),
  refusals: [],
});
function join(by: JoinBy, ...values: string[]) {
  const { candidates, refusals } = joinDivisions(table(...values), 0, by, gazetteer(true));
  return {
    joined: candidates.map(({ properties }) => properties['division']),
    refused: refusals.map(({ row, code }) => [row, code]),
    refusals,
  };
}

// Real cases of Deqing: 城西村 is in 武康街道 and in 新市镇, 上柏 is a village and a community.
test('a name with and without its ending, an alias and a long form all find the division', () => {
  const found = join(
    'name',
    '城山村',
    '城山',
    '城山村委会',
    ' 城山村 村民委员会',
    '舞阳街道城山村',
  );
  assert.deepEqual(found.joined, Array(5).fill('330521002208'));
});

test('a name that two divisions bear is refused with both, never guessed', () => {
  const { joined, refused, refusals } = join('name', '城西村', '上柏', '洛舍');
  assert.deepEqual(joined, []);
  assert.deepEqual(refused, [
    [2, 'division_ambiguous'],
    [3, 'division_ambiguous'],
    [4, 'division_ambiguous'],
  ]);
  assert.match(refusals[0]?.message['zh-CN'] ?? '', /330521001201.*330521102208/);
});

test('the town before the name makes it one', () => {
  assert.deepEqual(join('name', '武康街道城西村', '新市镇/城西村', '新市城西').joined, [
    '330521001201',
    '330521102208',
    '330521102208',
  ]);
});

test('a community is not taken for the village of its name', () => {
  assert.deepEqual(join('name', '城山社区').refused, [[2, 'division_unknown']]);
  assert.deepEqual(join('name', '上柏村').joined, ['330521002202']);
});

test('an unknown name comes with similar ones, an empty cell says so', () => {
  const { refused, refusals } = join('name', '大城山', '');
  assert.deepEqual(refused, [
    [2, 'division_unknown'],
    [3, 'division_missing'],
  ]);
  assert.match(refusals[0]?.message.en ?? '', /城山村/);
});

test('codes: nine or twelve digits for a town; what a spreadsheet rounded is refused', () => {
  const { joined, refused } = join(
    'code',
    '330521102',
    '330521102000',
    '330521002208',
    '3.30521E+11',
  );
  assert.deepEqual(joined, ['330521102', '330521102', '330521002208']);
  assert.deepEqual(refused, [[5, 'division_code_rounded']]);
});

test('areas when all have one, otherwise centres for all, and none is lost', () => {
  const { areas } = gazetteer(true);
  const some = new Map([['330521002208', areas.get('330521002208')!]]);
  const divisions = DIVISIONS.map((division) =>
    division.code === '330521102'
      ? { ...division, centre: [120.29, 30.6] as [number, number] }
      : division,
  );
  const { candidates, refusals } = joinDivisions(table('城山', '新市镇', '雷甸村'), 0, 'name', {
    divisions,
    areas: some,
  });
  assert.deepEqual(
    candidates.map(({ geometry }) => geometry.type),
    ['Point', 'Point'],
  );
  assert.deepEqual(refusals[0]?.code, 'division_without_place');
  const all = joinDivisions(table('城山', '新市镇'), 0, 'name', gazetteer(true));
  assert.deepEqual(
    all.candidates.map(({ geometry }) => geometry.type),
    ['Polygon', 'Polygon'],
  );
});

test('the centre of a square area is its middle', () => {
  const square: GeoJSON.Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [120, 30],
        [120.2, 30],
        [120.2, 30.1],
        [120, 30.1],
        [120, 30],
      ],
    ],
  };
  const { candidates } = joinDivisions(table('城山', '新市镇'), 0, 'name', {
    divisions: DIVISIONS.map((d) =>
      d.code === '330521102' ? { ...d, centre: [120.29, 30.6] } : d,
    ),
    areas: new Map([['330521002208', square]]),
  });
  const [first] = candidates;
  assert.ok(first?.geometry.type === 'Point');
  const [x = 0, y = 0] = first.geometry.coordinates;
  assert.ok(Math.abs(x - 120.1) < 1e-9 && Math.abs(y - 30.05) < 1e-9);
});
