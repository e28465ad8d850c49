import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeAccount, readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { sampleRun } from '../testing/sample-run.test.helper.ts';
import { CalculatorDesk, finishedRun } from './desk.ts';
import { fieldOf } from './draft.ts';
import type { ParameterRow } from './parameter-rows.ts';

const open = (changes = {}) => {
  const told = { changes: 0 };
  const desk = new CalculatorDesk(KNOWN_PROFILES, sampleRun(changes), () => (told.changes += 1));
  return { desk, told };
};
const rowOf = (desk: CalculatorDesk, parameter: string, of?: string): ParameterRow =>
  desk
    .groups()
    .find((group) => group.parameter.id === parameter)!
    .rows.find(({ key }) => key.class === of && key.division === undefined)!;
const total = (changes = {}) => computeAccount(readRun(sampleRun(changes), KNOWN_PROFILES)).total;

test('a price that is changed moves the total, and what moved it is said', () => {
  const { desk, told } = open();
  const before = desk.account!.total;
  assert.equal(before, total());
  desk.typeFigure(rowOf(desk, 'electricityPrice'), '0.6', 'zh-CN');
  const wanted = total({
    parameters: [
      ...sampleRun().parameters!,
      {
        id: 'electricityPrice',
        value: 0.6,
        unit: 'CNY/kWh',
        year: 2023,
        source: '',
        reason: 'x',
      },
    ],
  });
  assert.equal(desk.account!.total, wanted);
  const move = desk.move!;
  assert.equal(move.kind, 'price');
  assert.match(move.to, /^0\.6 元\/千瓦时$/);
  assert.ok(Math.abs(move.total - (wanted - before)) < 1e-6);
  assert.deepEqual(
    move.items.map(({ name }) => name['zh-CN']),
    ['气候调节'],
  );
  assert.equal(told.changes, 1);
});

test('one field is one change, however many keys it takes', () => {
  const { desk } = open();
  const before = desk.account!.total;
  const from = rowOf(desk, 'electricityPrice').value!;
  for (const text of ['0', '0.', '0.7', '0.75']) {
    desk.typeFigure(rowOf(desk, 'electricityPrice'), text, 'zh-CN');
  }
  assert.equal(desk.move!.from, `${from} 元/千瓦时`);
  assert.ok(Math.abs(desk.move!.total - (desk.account!.total - before)) < 1e-6);
  desk.typeFigure(rowOf(desk, 'wage'), '40', 'zh-CN');
  assert.deepEqual(
    desk.move!.items.map(({ name }) => name['zh-CN']),
    ['旅游休憩'],
  );
});

test('what cannot be read stays as it was typed, and the total is the one before', () => {
  const { desk } = open();
  const before = desk.account!.total;
  const row = rowOf(desk, 'electricityPrice');
  const field = fieldOf.figure(row.key, 'value');
  desk.typeFigure(row, '0.5x', 'zh-CN');
  assert.equal(desk.textOf(field, row.value), '0.5x');
  assert.equal(desk.fault(field)!.issue.code, 'number_unreadable');
  assert.equal(desk.account!.total, before);
  assert.equal(desk.stale, true);
  desk.typeFigure(row, '０．５', 'zh-CN');
  assert.equal(desk.fault(field), undefined);
  assert.equal(rowOf(desk, 'electricityPrice').value, 0.5);
  assert.equal(desk.stale, false);
});

test('a changed figure of the profile cannot leave without a reason', () => {
  const { desk } = open();
  desk.typeFigure(rowOf(desk, 'electricityPrice'), '0.6', 'zh-CN');
  assert.equal(rowOf(desk, 'electricityPrice').reasonMissing, true);
  assert.throws(() => finishedRun(desk), { code: 'invalid' });
  desk.describeFigure(rowOf(desk, 'electricityPrice'), 'reason', '县发改局 2023 年电价');
  const { file } = finishedRun(desk);
  assert.equal(file.parameters!.at(-1)!.reason, '县发改局 2023 年电价');
  assert.doesNotThrow(() => readRun(file, KNOWN_PROFILES));
});

test('back to the figure before', () => {
  const { desk } = open();
  const before = desk.account!.total;
  desk.typeFigure(rowOf(desk, 'electricityPrice'), '0.6', 'zh-CN');
  desk.resetFigure(rowOf(desk, 'electricityPrice'));
  assert.equal(desk.account!.total, before);
  assert.equal(rowOf(desk, 'electricityPrice').changed, false);
  desk.typeFigure(rowOf(desk, 'wage'), '99', 'zh-CN');
  desk.resetFigure(rowOf(desk, 'wage'));
  assert.equal(rowOf(desk, 'wage').value, 38);
  assert.deepEqual(desk.draft.file.parameters, sampleRun().parameters);
});

test('each figure shows value, unit, source and status', () => {
  const { desk } = open();
  const price = rowOf(desk, 'electricityPrice');
  assert.equal(price.unit, 'CNY/kWh');
  assert.equal(price.status, 'unverified');
  assert.notEqual(price.source, '');
  const forest = rowOf(desk, 'runoff', 'forest-mixed');
  assert.deepEqual([forest.value, forest.status], [0.0352, 'unverified']);
  assert.equal(rowOf(desk, 'runoff', 'shrub').status, 'local');
  assert.ok(!desk.groups().some(({ parameter }) => parameter.id === 'reservoirUpkeep'));
});

test('another profile sets aside what it does not know, and the way back loses nothing', () => {
  const { desk } = open();
  const before = desk.account!.total;
  desk.setProfile('NDRC-NBS-2022');
  assert.ok(desk.reckoned.aside.includes('crops'));
  assert.ok(desk.reckoned.issues.some(({ code }) => code === 'statistic_missing'));
  assert.equal(desk.stale, true);
  desk.setProfile('DB33/T2274-2020');
  assert.equal(desk.account!.total, before);
  assert.equal(desk.reckoned.issues.length, 0);
});

test('an area is changed, a negative one is refused with its field', () => {
  const { desk } = open();
  desk.typeArea('330599100200', 'paddy', '90', 'zh-CN');
  assert.equal(desk.move!.kind, 'area');
  assert.match(desk.move!.name['zh-CN'], /甲村 水田/);
  const total_ = desk.account!.total;
  desk.typeArea('330599100200', 'paddy', '-1', 'zh-CN');
  const field = fieldOf.area('330599100200', 'paddy');
  assert.equal(desk.fault(field)!.issue.code, 'negative');
  assert.equal(desk.textOf(field, 90), '-1');
  assert.equal(desk.account!.total, total_);
});

test('an item without data is named, and can be left out or given', () => {
  const { desk } = open({ omit: sampleRun().omit!.filter(({ id }) => id !== 'forestry') });
  assert.equal(desk.account, undefined);
  assert.ok(desk.open.issues.some(({ code }) => code === 'statistic_missing'));
  const forestry = desk.items().find(({ id }) => id === 'forestry')!;
  desk.typeMissing(forestry.lines[0]!, '10', 'zh-CN');
  assert.notEqual(desk.account, undefined);
  desk.setOmission(
    desk.items().find(({ id }) => id === 'crops')!,
    '没有分镇数据',
  );
  assert.ok(desk.account!.omitted.some(({ reason }) => reason === '没有分镇数据'));
});

test('a file that is no run is refused with its paths', () => {
  assert.throws(
    () =>
      new CalculatorDesk(
        KNOWN_PROFILES,
        { ...sampleRun(), areas: { classes: [], rows: 1 } },
        () => undefined,
      ),
    (error: { code: string; issues: { path: string }[] }) =>
      error.code === 'invalid' && error.issues.some(({ path }) => path.startsWith('areas')),
  );
});
