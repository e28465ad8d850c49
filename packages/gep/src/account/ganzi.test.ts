import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPrinted } from '../audit/printed.ts';
import type { PublishedFile } from '../audit/table.ts';
import * as items from '../profiles/items.ts';
import type { FormulaUse, Item } from '../profiles/profile.ts';
import { KNOWN_PROFILES, profileOf } from '../profiles/registry.ts';
import { computeAccount, type Account } from './account.ts';
import { readRun } from './read-run.ts';
import type { GivenParameter, RunFile } from './run-file.ts';

/*
 * The account of Garzê Prefecture for 2010 (doi:10.5846/stxb201607011362), with the engine's own items and
 * formulas: quantities that the paper prints go in as reported, prices and constants as printed.
 */
const table = (
  JSON.parse(
    readFileSync(new URL('../fixtures/published-ganzi-2010.json', import.meta.url), 'utf8'),
  ) as PublishedFile
).tables[0]!;
const source = table.cite!;

const reported: FormulaUse = { formula: 'as-reported', inputs: { amount: 'stat' } };
/** The item with the quantities of these lines as reported. */
const withReported = (item: Item, ids: readonly string[]): Item => ({
  ...item,
  lines: item.lines.map((line) => (ids.includes(line.id) ? { ...line, quantity: reported } : line)),
});

const profile = profileOf({
  id: 'Ganzi-2010',
  version: '1',
  title: { 'zh-CN': '甘孜州 2010', en: 'Garzê 2010' },
  status: 'local',
  source,
  boundary: { inflow: 'not-stated' },
  items: [
    items.CROPS,
    items.FORESTRY,
    items.LIVESTOCK,
    items.FISHERY,
    items.WATER_SUPPLY,
    items.ENERGY,
    withReported(items.WATER_CONSERVATION, ['water-conservation']),
    withReported(items.SOIL, ['soil.retained']),
    items.SAND,
    withReported(items.FLOOD, ['flood.lake', 'flood.reservoir', 'flood.marsh', 'flood.vegetation']),
    items.AIR,
    items.WATER_PURIFICATION,
    withReported(items.CARBON, ['carbon']),
    withReported(items.OXYGEN, ['oxygen']),
    withReported(items.CLIMATE, ['climate.transpiration', 'climate.evaporation']),
    items.PESTS,
  ],
});

const given = (id: string, value: number, unit: string, more: object = {}): GivenParameter => ({
  id,
  value,
  unit,
  source,
  status: 'local',
  reason: 'as printed',
  ...more,
});
const price = (id: string, value: number, unit: string): GivenParameter =>
  given(id, value, unit, { year: 2010 });

const PARAMETERS = [
  price('reservoirCost', 7.06, 'CNY/m3'),
  given('siltShare', 0.24, '1'),
  given('soilDensity', 0.93, 'tSoil/m3'),
  given('nitrogenShare', 0.0037, 'tN/tSoil'),
  given('phosphorusShare', 0.00108, 'tP/tSoil'),
  price('desiltingCost', 15.58, 'CNY/m3'),
  price('nitrogenPrice', 875, 'CNY/tN'),
  price('phosphorusPrice', 2800, 'CNY/tP'),
  price('price.SO2', 1200, 'CNY/tSO2'),
  price('price.NOx', 630, 'CNY/tNOx'),
  price('price.Dust', 150, 'CNY/tDust'),
  price('price.COD', 700, 'CNY/tCOD'),
  price('price.NH3N', 875, 'CNY/tNH3N'),
  price('carbonPrice', 380, 'CNY/tCO2'),
  price('oxygenPrice', 727, 'CNY/tO2'),
  price('electricityPrice', 0.53, 'CNY/kWh'),
];

const STATISTICS: readonly (readonly [line: string, amount: number, unit: string])[] = [
  ['crops', 12.29, '亿元'],
  ['forestry', 2.38, '亿元'],
  ['livestock', 22.08, '亿元'],
  ['fishery', 0.04, '亿元'],
  ['water-supply.domestic', 1.36, '亿m3'],
  ['water-supply.industrial', 150.17, '亿m3'],
  ['water-supply.agriculture', 17.31, '亿m3'],
  ['energy', 95.3, '亿kWh'],
  ['water-conservation', 321.49, '亿m3'],
  ['soil.retained', 38.86, '亿tSoil'],
  ['sand-fixation', 779.42, '万tSoil'],
  ['flood.lake', 2.43, '亿m3'],
  ['flood.reservoir', 0.01, '亿m3'],
  ['flood.marsh', 6, '亿m3'],
  ['air.SO2', 1137, 'tSO2'],
  ['air.NOx', 2772, 'tNOx'],
  ['air.Dust', 941, 'tDust'],
  ['water.COD', 5424, 'tCOD'],
  ['water.NH3N', 625, 'tNH3N'],
  ['carbon', 0.31, '亿tCO2'],
  ['oxygen', 2.51, '亿tO2'],
  ['climate.transpiration', 2799.1, '亿kWh'],
  ['climate.evaporation', 1272.35, '亿kWh'],
];

const AREAS = { classes: ['forest', 'shrub', 'grass'], km2: [31920.6, 32283.46, 71113.87] };

const file = (changes: Partial<RunFile>): RunFile => ({
  format: 'yzt-gep-run/1',
  county: '513300',
  year: 2010,
  profile,
  divisions: [{ code: '513300', name: '甘孜州' }],
  areas: {
    unit: 'hm2',
    classes: ['forest', 'grass'],
    rows: [{ division: '513300', values: [158e4, 711.13e4] }],
  },
  statistics: STATISTICS.map(([line, amount, unit]) => ({ line, amount, unit, source })),
  parameters: PARAMETERS,
  omit: [
    { id: 'water.TP', reason: 'not in the table' },
    { id: 'flood.vegetation', reason: 'not in the table' },
  ],
  ...changes,
});

const account = (changes: Partial<RunFile> = {}): Account =>
  computeAccount(readRun(file(changes), KNOWN_PROFILES));

/** What the engine calls the rows of the table. */
const LINES: Readonly<Record<string, string>> = {
  'water_supply.domestic': 'water-supply.domestic',
  'water_supply.industrial': 'water-supply.industrial',
  'water_supply.agriculture': 'water-supply.agriculture',
  hydropower: 'energy',
  water_conservation: 'water-conservation',
  'soil.desilting': 'soil.silt',
  'soil.npsp_N': 'soil.nitrogen',
  'soil.npsp_P': 'soil.phosphorus',
  sand_fixation: 'sand-fixation',
  'flood.lake': 'flood.lake',
  'flood.reservoir': 'flood.reservoir',
  'flood.marsh': 'flood.marsh',
  'air.SO2': 'air.SO2',
  'air.NOx': 'air.NOx',
  'air.dust': 'air.Dust',
  'water.COD': 'water.COD',
  'water.NH3N': 'water.NH3N',
  'carbon(CO2)': 'carbon',
  oxygen: 'oxygen',
  'climate.transpiration': 'climate.transpiration',
  'climate.evaporation': 'climate.evaporation',
};
const UNITS: Readonly<Record<string, number>> = {
  '1e8 m3': 1e8,
  '1e8 kWh': 1e8,
  '1e8 t': 1e8,
  '1e4 t': 1e4,
  t: 1,
  km2: 1e6,
};

test('Ganzi 2010: the engine gives each printed quantity and value, within what its inputs were rounded to', () => {
  const { lines } = account();
  const inputs = new Map(STATISTICS.map(([line, amount]) => [line, readPrinted(amount)!]));
  for (const row of table.rows) {
    if (row.item.startsWith('pest.')) continue;
    const line = lines.find(({ id }) => id === LINES[row.item])!;
    const quantity = readPrinted(row.quantity!)!;
    const value = readPrinted(row.value!)!;
    const scale = UNITS[row.quantity_unit!]!;
    const root = line.id.startsWith('soil.') ? 'soil.retained' : line.id;
    const { value: given_, half } = inputs.get(root)!;
    const slack = half / given_;
    const close = (found: number, printed: { value: number; half: number }, what: string): void =>
      assert.ok(
        Math.abs(found - printed.value) <= printed.half + found * slack * (1 + 1e-9),
        `${row.item}: ${what} ${found}, printed ${printed.value}`,
      );
    close(line.quantity / scale, quantity, 'quantity');
    close(line.value! / 1e8, value, 'value');
  }
});

test('Ganzi 2010: pest control by the hectare, forest and grassland', () => {
  const pests = account().lines.find(({ id }) => id === 'pests')!;
  assert.ok(Math.abs(pests.value! / 1e8 - (5.925 + 8.0003)) < 0.0002);
});

test('Ganzi 2010: sections and the total, within what the rows were rounded to', () => {
  const { sections, total } = account();
  // Tourism is printed as a sum of money alone.
  const tourism = 70.67;
  const close = (found: number, printed: unknown, slack: number): void =>
    assert.ok(Math.abs(found - Number(printed)) <= slack, `${found} is not ${printed}`);
  const totals = table.totals!;
  close(sections.provisioning / 1e8, totals['provisioning']!, 0.05);
  // Ten thousand millions of oxygen at 727 yuan: half of the last digit of 2.51 is 3.6.
  close(sections.regulating / 1e8, totals['regulating']!, 7);
  close(total / 1e8 + tourism, totals['GEP']!, 7);
});

test('Ganzi 2010: climate regulation by class from areas alone', () => {
  const climate = profileOf({
    ...profile,
    items: [{ ...items.CLIMATE, lines: [items.CLIMATE.lines[0]!] }],
  });
  const result = account({
    profile: climate,
    areas: {
      unit: 'km2',
      classes: AREAS.classes,
      rows: [{ division: '513300', values: AREAS.km2 }],
    },
    statistics: [],
    parameters: [price('electricityPrice', 0.53, 'CNY/kWh'), given('coolingDays', 15, 'd')],
    omit: [],
  });
  const { values } = result.lines[0]!.cells;
  const printed = [666.68, 309.16, 507.68];
  printed.forEach((value, c) => {
    assert.ok(Math.abs(values![c]! / 1e8 - value) <= 0.005, `${values![c]! / 1e8} is not ${value}`);
  });
});

test('Ganzi 2010: oxygen and carbon dioxide on different bases, and one price used twice, are flagged', () => {
  const codes = account().flags.map(({ code }) => code);
  assert.ok(codes.includes('mixed_bases'));
  assert.ok(codes.includes('double_counting'));
  const once = account({ switches: { reservoirTwice: 'once' } });
  assert.ok(!once.flags.some(({ code }) => code === 'double_counting'));
  const flood = once.items.find(({ id }) => id === 'flood')!;
  assert.ok(flood.memorandum);
  assert.ok(Math.abs(account().total - once.total - flood.value) < 1);
});
