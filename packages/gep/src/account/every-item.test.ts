import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KNOWN_PROFILES, PROFILES } from '../profiles/registry.ts';
import type { Profile } from '../profiles/profile.ts';
import { computeAccount, type Account } from './account.ts';
import { linesOf, settingsOf, statisticUnit } from './lines.ts';
import { readRun } from './read-run.ts';
import type { RunFile } from './run-file.ts';

/** Items of each methodology: those of the notes on its text, and no others. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  'DB33/T2274-2020': [
    ...['crops', 'forestry', 'livestock', 'fishery', 'energy'],
    ...['water-conservation', 'soil-retention', 'flood', 'air', 'water-purification'],
    ...['carbon', 'oxygen', 'climate', 'anions', 'recreation', 'landscape'],
  ],
  'NDRC-NBS-2022': [
    'biomass',
    ...['water-conservation', 'soil-retention', 'sand-fixation', 'coast', 'flood', 'air'],
    ...['water-purification', 'carbon', 'climate', 'noise', 'tourism', 'leisure', 'landscape'],
  ],
  'SEEA-EA': [
    ...['crops', 'forestry', 'livestock', 'fishery', 'water-supply'],
    ...['water-conservation', 'soil-retention', 'sand-fixation', 'coast', 'flood', 'air'],
    ...['water-purification', 'carbon', 'climate', 'noise', 'pests', 'recreation', 'landscape'],
    ...['energy', 'oxygen', 'anions'],
  ],
};

/** Of each kind of land one hectare, of each figure one that all have, of each statistic a hundred. */
function fullFile(profile: Profile, switches: Record<string, string>): RunFile {
  const settings = settingsOf(profile, switches);
  return {
    format: 'yzt-gep-run/1',
    county: '330521',
    year: 2023,
    profile: profile.id,
    switches,
    divisions: [{ code: '330521', name: 'county' }],
    areas: {
      unit: 'hm2',
      classes: profile.classes.map(({ id }) => id),
      rows: [{ division: '330521', values: profile.classes.map(() => 1) }],
    },
    statistics: linesOf(profile).flatMap(({ line }) => {
      const unit = statisticUnit(line, settings);
      return unit === undefined ? [] : [{ line: line.id, amount: 100, unit, source: 'test' }];
    }),
    parameters: profile.parameters.map(({ id, unit }) => ({
      id,
      value: VALUES[id] ?? 0.5,
      unit,
      year: 2023,
      source: 'test',
      reason: 'test',
    })),
  };
}
/** Where a half makes no sense: more rain than is lost, more ions than count for nothing. */
const VALUES: Readonly<Record<string, number>> = {
  precipitation: 1400,
  evapotranspiration: 300,
  storm: 200,
  stormRunoff: 80,
  npp: 8,
  soilRespiration: 5,
  ionDensity: 1600,
};

function computed(profile: Profile, switches: Record<string, string>): Account {
  const account = computeAccount(readRun(fullFile(profile, switches), KNOWN_PROFILES));
  const told = JSON.stringify(switches);
  assert.deepEqual(account.omitted, [], told);
  assert.deepEqual(
    account.items.map(({ id }) => id),
    ITEMS[profile.id],
    told,
  );
  for (const { id, value } of account.items) {
    assert.ok(Number.isFinite(value) && value > 0, `${id} ${told}: ${value}`);
  }
  for (const { id, quantity } of account.lines) {
    assert.ok(Number.isFinite(quantity) && quantity > 0, `${id} ${told}: ${quantity}`);
  }
  return account;
}

for (const profile of PROFILES) {
  test(`${profile.id}: every item has a quantity and a value, by every setting of every switch`, () => {
    computed(profile, {});
    for (const { id, settings } of profile.switches) {
      for (const setting of settings) computed(profile, { [id]: setting.id });
    }
  });
}

test('in SEEA EA what is no service stands beside the total', () => {
  const { items, sections, total } = computed(
    PROFILES.find(({ id }) => id === 'SEEA-EA')!,
    {},
  );
  const aside = items.filter(({ memorandum }) => memorandum);
  assert.deepEqual(
    aside.map(({ id }) => id),
    ['energy', 'oxygen', 'anions'],
  );
  assert.ok(aside.every(({ seea }) => seea === undefined));
  const counted = items.reduce((sum, one) => sum + (one.memorandum ? 0 : one.value), 0);
  assert.ok(Math.abs(counted / total - 1) < 1e-12);
  const { provisioning, regulating, cultural } = sections;
  assert.ok(Math.abs((provisioning + regulating + cultural) / total - 1) < 1e-12);
});
