import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KNOWN_PROFILES, PROFILES } from '../profiles/registry.ts';
import { smallFile } from '../testing.test.helper.ts';
import { computeAccount } from './account.ts';
import { readRun } from './read-run.ts';
import type { RunFile } from './run-file.ts';

interface Refused {
  readonly name: string;
  readonly code: string;
  readonly issues: readonly { path: string; code: string; message: { en: string } }[];
}

function refused(change: (file: RunFile) => unknown): Refused {
  const file = smallFile();
  const kept = JSON.stringify(file);
  const given = change(structuredClone(file));
  let error: Refused | undefined;
  try {
    computeAccount(readRun(given, KNOWN_PROFILES));
  } catch (thrown) {
    error = thrown as Refused;
  }
  assert.ok(error, 'nothing was refused');
  assert.equal(error.name, 'YztError');
  assert.equal(JSON.stringify(file), kept, 'what was given is lost');
  return error;
}

const withParameter = (file: RunFile, at: number, change: object): RunFile => ({
  ...file,
  parameters: file.parameters!.map((one, k) => (k === at ? { ...one, ...change } : one)),
});

const CASES: readonly (readonly [
  what: string,
  change: (file: RunFile) => unknown,
  path: string,
  code: string,
])[] = [
  [
    'a unit left out',
    (file) => withParameter(file, 0, { unit: undefined }),
    'parameters[0].unit',
    'unit_missing',
  ],
  [
    'a unit that is none',
    (file) => withParameter(file, 0, { unit: 'millimetre' }),
    'parameters[0].unit',
    'unit_unknown',
  ],
  [
    'a unit of another kind',
    (file) => withParameter(file, 0, { unit: 'm2' }),
    'parameters[0].unit',
    'unit_wrong',
  ],
  [
    'carbon dioxide for carbon',
    (file) => withParameter(file, 6, { unit: 'tCO2/hm2' }),
    'parameters[6].unit',
    'unit_wrong',
  ],
  [
    'the areas without a unit',
    (file) => ({ ...file, areas: { ...file.areas, unit: undefined } }),
    'areas.unit',
    'unit_missing',
  ],
  [
    'a price without a year',
    (file) => withParameter(file, 8, { year: undefined }),
    'parameters[8].year',
    'year_missing',
  ],
  [
    'NaN',
    (file) => withParameter(file, 0, { value: Number.NaN }),
    'parameters[0].value',
    'not_finite',
  ],
  [
    'infinity, as JSON may hold it',
    (file) => JSON.parse(JSON.stringify(file).replace('"value":1400', '"value":1e999')) as unknown,
    'parameters[0].value',
    'not_finite',
  ],
  [
    'a negative area',
    (file) => {
      file.areas.rows[1]!.values[0] = -60;
      return file;
    },
    'areas.rows[1].values[0]',
    'negative',
  ],
  [
    'a class that the profile does not have',
    (file) => {
      file.areas.classes[3] = 'rice';
      return file;
    },
    'areas.classes[3]',
    'class_unknown',
  ],
  [
    'areas that do not make their total',
    (file) => ({ ...file, areas: { ...file.areas, totals: { all: 760 } } }),
    'areas.totals.all',
    'areas_do_not_add_up',
  ],
  [
    'a class whose areas do not make its total',
    (file) => ({
      ...file,
      areas: { ...file.areas, totals: { classes: [180.5, 32.5, 13.75, 531] } },
    }),
    'areas.totals.classes[3]',
    'areas_do_not_add_up',
  ],
  [
    'a village that no division is',
    (file) => {
      file.areas.rows[0]!.division = '330521100299';
      return file;
    },
    'areas.rows[0].division',
    'division_unknown',
  ],
  [
    'a figure of the profile replaced without a reason',
    (file) => ({
      ...file,
      parameters: [
        ...file.parameters!,
        { id: 'reservoirCost', value: 7, unit: 'CNY/m3', year: 2020, source: 'test' },
      ],
    }),
    'parameters[11].reason',
    'reason_missing',
  ],
  [
    'a figure that is missing',
    (file) => ({ ...file, parameters: file.parameters!.slice(1) }),
    'parameters',
    'parameter_missing',
  ],
  [
    'a statistic that is missing',
    (file) => ({ ...file, statistics: file.statistics!.slice(0, 2) }),
    'statistics',
    'statistic_missing',
  ],
  [
    'a switch that is none',
    (file) => ({ ...file, switches: { reservoir: 'x' } }),
    'switches.reservoir',
    'switch_unknown',
  ],
  [
    'a setting that is none',
    (file) => ({ ...file, switches: { coverFactor: 'PC' } }),
    'switches.coverFactor',
    'switch_value',
  ],
  ['a profile that is none', (file) => ({ ...file, profile: 'GEP' }), 'profile', 'profile_unknown'],
  [
    'a profile that names a formula that does not exist',
    (file) => {
      const profile = structuredClone(PROFILES[0]!);
      profile.items[5]!.lines[0]!.value = { formula: 'value.none', inputs: {} };
      return { ...file, profile };
    },
    'profile.items[5].lines[0].value.formula',
    'formula_unknown',
  ],
  [
    'a profile that values carbon dioxide by the tonne of carbon',
    (file) => {
      const profile = structuredClone(PROFILES[0]!);
      const carbon = profile.items.findIndex(({ id }) => id === 'carbon');
      profile.items[carbon]!.lines[0]!.value = {
        formula: 'value.price',
        inputs: { price: 'param.carbonPriceC' },
      };
      return { ...file, profile };
    },
    'profile.items[10].lines[0].value.inputs.price',
    'unit_wrong',
  ],
];

for (const [what, change, path, code] of CASES) {
  test(`refused: ${what}`, () => {
    const error = refused(change);
    assert.equal(error.code, 'invalid');
    assert.ok(
      error.issues.some((issue) => issue.path === path && issue.code === code),
      JSON.stringify(error.issues.map((issue) => [issue.path, issue.code])),
    );
  });
}

test('all that is wrong is told at once', () => {
  const error = refused((file) => ({
    ...withParameter(file, 8, { year: undefined }),
    switches: { coverFactor: 'PC' },
    areas: { ...file.areas, unit: 't' },
  }));
  assert.deepEqual(error.issues.map(({ code }) => code).sort(), [
    'switch_value',
    'unit_wrong',
    'year_missing',
  ]);
});

for (const id of ['DB33/T2274-2025', 'GB/T46869-2025', 'DB3305/T271-2023']) {
  test(`${id} refuses to compute and names what is missing`, () => {
    const error = refused((file) => ({ ...file, profile: id }));
    assert.equal(error.code, 'unsupported');
    assert.equal(error.issues[0]!.code, 'profile_incomplete');
    assert.match(error.issues[0]!.message.en, /items, formulas, parameters and prices/);
  });
}

test('areas may miss their total by what rounding makes of it', () => {
  const file = smallFile();
  const totals = { all: 757.51 };
  assert.ok(
    computeAccount(readRun({ ...file, areas: { ...file.areas, totals } }, KNOWN_PROFILES)).total >
      0,
  );
});
