import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KNOWN_PROFILES } from '../profiles/registry.ts';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import { computeAccount } from './account.ts';
import { readRun as read, type Run } from './read-run.ts';
import { switchEffects } from './switch-effects.ts';
import { roundParts, roundTo } from './rounding.ts';

const readRun = (file: unknown): Run => read(file, KNOWN_PROFILES);
const near = (a: number, b: number, what = ''): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what} ${a} is not ${b}`);

const lineOf = (account: ReturnType<typeof computeAccount>, id: string) =>
  account.lines.find((line) => line.id === id)!;

test('water conservation by hand: rain less runoff less evapotranspiration, by class and village', () => {
  const account = computeAccount(smallRun());
  const water = lineOf(account, 'water-conservation');
  const mixed = 180.5e4 * (1400 * (1 - 0.0352) - 780) * 1e-3;
  const shrub = 10e4 * (1400 * 0.958 - 780) * 1e-3 + 22.5e4 * (1250 * 0.958 - 780) * 1e-3;
  const pond = 4.75e4 * (1400 - 780) * 1e-3 + 9e4 * (1250 - 780) * 1e-3;
  near(water.quantity, mixed + shrub + pond);
  near(water.value!, water.quantity * 6.1107);
});

test('money of statistics, climate and travel cost by hand', () => {
  const account = computeAccount(smallRun());
  near(lineOf(account, 'crops').value!, 2100e4);
  const forest = (1.805 * 1e6 * 2837.27 * 60) / (3600 * 3);
  const shrub = (0.325 * 1e6 * 1300.95 * 60) / (3600 * 3);
  near(lineOf(account, 'climate.transpiration').quantity, forest + shrub);
  near(
    lineOf(account, 'climate.evaporation').quantity,
    13.75e4 * 0.3 * ((1000 * 2450) / 3600 + 120),
  );
  near(lineOf(account, 'recreation').value!, 3.2e4 * (400 + 7 * 38 * 0.3));
  const land = 180.5 + 32.5 + 530.75;
  near(lineOf(account, 'carbon').quantity, (land * 2.5 * 44) / 12);
  near(lineOf(account, 'oxygen').quantity, (land * 2.5 * 32) / 12);
});

test('the account rests on unverified figures and claims no conformity', () => {
  const account = computeAccount(smallRun());
  assert.equal(account.verified, false);
  assert.match(account.statement['zh-CN'], /不能称为符合/);
  assert.match(account.statement.en, /no conformity is claimed/);
  const reservoir = account.used.find(({ parameter }) => parameter === 'reservoirCost')!;
  assert.deepEqual(
    [reservoir.from, reservoir.year, reservoir.status],
    ['profile', 2005, 'unverified'],
  );
  assert.ok(account.omitted.some(({ id, reason }) => id === 'forestry' && reason === 'test'));
});

test('parts make the whole over divisions, classes and splits of a village', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 4, maxLength: 4 }),
        {
          minLength: 3,
          maxLength: 3,
        },
      ),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (areas, share) => {
        const codes = ['330521100200', '330521100201', '330521101200'];
        const rows = codes.map((division, at) => ({ division, values: areas[at]! }));
        const file = smallFile();
        const whole = computeAccount(readRun({ ...file, areas: { ...file.areas, rows } }));
        for (const line of whole.lines) {
          const sum = line.cells.quantities.reduce((total, one) => total + one, 0);
          near(sum, line.quantity, line.id);
        }
        const counted = whole.items.reduce((total, item) => total + item.value, 0);
        near(counted, whole.total);
        const parted = rows.flatMap(({ division, values }) => [
          { division, values: values.map((value) => value * share) },
          { division: `${division}9`, values: values.map((value) => value * (1 - share)) },
        ]);
        const divisions = [
          ...file.divisions,
          ...codes.map((code) => ({ code: `${code}9`, name: code, parent: code })),
        ];
        const split = computeAccount(
          readRun({ ...file, divisions, areas: { ...file.areas, rows: parted } }),
        );
        near(split.total, whole.total, 'split');
      },
    ),
    { numRuns: 40 },
  );
});

test('more rain, a higher price and more land never make less; more evapotranspiration never more', () => {
  const totalWith = (id: string, factor: number): number => {
    const file = smallFile();
    const parameters = file.parameters!.map((one) =>
      one.id === id ? { ...one, value: one.value * factor } : one,
    );
    return computeAccount(readRun({ ...file, parameters })).total;
  };
  fc.assert(
    fc.property(fc.double({ min: 1, max: 3, noNaN: true }), (factor) => {
      for (const id of ['precipitation', 'coolingDays', 'evaporation', 'npp', 'outlay', 'wage']) {
        assert.ok(totalWith(id, factor) >= totalWith(id, 1), id);
      }
      assert.ok(totalWith('evapotranspiration', factor) <= totalWith('evapotranspiration', 1));
    }),
    { numRuns: 25 },
  );
});

test('a figure of a division holds for what lies below it, one of a class beats one of all', () => {
  const file = smallFile();
  const parameters = [
    ...file.parameters!,
    { id: 'evapotranspiration', class: 'pond', value: 900, unit: 'mm', source: 'test' },
  ];
  const before = computeAccount(readRun(file));
  const after = computeAccount(readRun({ ...file, parameters }));
  const change =
    lineOf(after, 'water-conservation').quantity - lineOf(before, 'water-conservation').quantity;
  near(change, -13.75e4 * 120 * 1e-3);
});

test('switches: their effect is told, and what is missing for a setting is named', () => {
  const effects = switchEffects(smallRun());
  const effect = (id: string, other: string) =>
    effects.find((one) => one.id === id && one.other === other)!;
  near(effect('negativeYield', 'clip').change!, 0);
  const oxygen = effect('oxygenBasis', 'NPP').change!;
  near(oxygen, (743.75 * 5.5 * 32 * 1000) / 12);
  const annual = effect('reservoirPrice', 'annualised');
  assert.equal(annual.change, undefined);
  assert.ok(annual.missing.some(({ message }) => message.en.includes('depreciation')));
});

test('negative balances are kept or clipped, and flagged when kept', () => {
  const file = smallFile();
  const dry = [
    ...file.parameters!,
    { id: 'evapotranspiration', class: 'pond', value: 2000, unit: 'mm', source: 'test' },
  ];
  const kept = computeAccount(readRun({ ...file, parameters: dry }));
  const clipped = computeAccount(
    readRun({ ...file, parameters: dry, switches: { negativeYield: 'clip' } }),
  );
  assert.ok(kept.flags.some(({ code }) => code === 'negative_yield'));
  assert.ok(!clipped.flags.some(({ code }) => code === 'negative_yield'));
  const lost = (4.75e4 * 600 + 9e4 * 750) * 1e-3;
  near(
    lineOf(clipped, 'water-conservation').quantity - lineOf(kept, 'water-conservation').quantity,
    lost,
  );
});

test('prices of other years are brought to one by an index, and a year it lacks is named', () => {
  const file = smallFile();
  const priceIndex = {
    base: 2023,
    values: { 2005: 70, 2018: 94, 2020: 98, 2023: 100 },
    source: 'test',
  };
  const account = computeAccount(readRun({ ...file, priceIndex }));
  const reservoir = account.used.find(({ parameter }) => parameter === 'reservoirCost')!;
  near(reservoir.used, (6.1107 * 100) / 70);
  assert.ok(!account.flags.some(({ code }) => code === 'price_years'));
  const short = { ...priceIndex, values: { 2023: 100 } };
  assert.throws(
    () => computeAccount(readRun({ ...file, priceIndex: short })),
    (error: { issues: { path: string }[] }) =>
      error.issues.some(({ path }) => path === 'priceIndex.values.2005'),
  );
});

test('what comes from outside the region is taken off', () => {
  const inflow = [{ item: 'crops', value: 300, unit: '万元', source: 'test' }];
  const [without, with_] = [computeAccount(smallRun()), computeAccount(smallRun({ inflow }))];
  near(without.total - with_.total, 300e4);
});

test('rounded parts make the rounded whole to the last digit', () => {
  assert.deepEqual(roundParts([1 / 3, 1 / 3, 1 / 3], 2), [0.34, 0.33, 0.33]);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 4 }),
      (parts, digits) => {
        const rounded = roundParts(parts, digits);
        const scale = 10 ** digits;
        const units = rounded.reduce((sum, one) => sum + Math.round(one * scale), 0);
        const whole = roundTo(
          parts.reduce((sum, one) => sum + one, 0),
          digits,
        );
        assert.equal(units, Math.round(whole * scale));
        rounded.forEach((one, at) => assert.ok(Math.abs(one - parts[at]!) <= 1.001 / scale));
      },
    ),
  );
});
