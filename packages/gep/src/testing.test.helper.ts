import { readRun, type Run } from './account/read-run.ts';
import type { RunFile } from './account/run-file.ts';
import { KNOWN_PROFILES } from './profiles/registry.ts';

const local = (id: string, value: number, unit: string, more: object = {}) => ({
  id,
  value,
  unit,
  source: 'test',
  status: 'local' as const,
  ...more,
});

/** A small county of two towns and three villages that leaves out what it has no figures for. */
export function smallFile(changes: Partial<RunFile> = {}): RunFile {
  return {
    format: 'yzt-gep-run/1',
    county: '330521',
    year: 2023,
    profile: 'DB33/T2274-2020',
    divisions: [
      { code: '330521', name: 'county' },
      { code: '330521100', name: 'A', parent: '330521' },
      { code: '330521101', name: 'B', parent: '330521' },
      { code: '330521100200', name: 'A1', parent: '330521100' },
      { code: '330521100201', name: 'A2', parent: '330521100' },
      { code: '330521101200', name: 'B1', parent: '330521101' },
    ],
    areas: {
      unit: 'hm2',
      classes: ['forest-mixed', 'shrub', 'pond', 'paddy'],
      rows: [
        { division: '330521100200', values: [120.5, 10, 3.25, 80] },
        { division: '330521100201', values: [60, 0, 1.5, 140.75] },
        { division: '330521101200', values: [0, 22.5, 9, 310] },
      ],
    },
    statistics: [
      { line: 'crops', division: '330521100', amount: 1200, unit: '万元', source: 'test' },
      { line: 'crops', division: '330521101', amount: 900, unit: '万元', source: 'test' },
      { line: 'recreation', division: '330521100200', amount: 3.2, unit: '万人次', source: 'test' },
    ],
    parameters: [
      local('precipitation', 1400, 'mm'),
      local('precipitation', 1250, 'mm', { division: '330521101' }),
      local('runoff', 0.042, '1', { class: 'shrub' }),
      local('evapotranspiration', 780, 'mm'),
      local('coolingDays', 60, 'd'),
      local('evaporation', 300, 'mm'),
      local('npp', 8, 'tC/(hm2·a)'),
      local('soilRespiration', 5.5, 'tC/(hm2·a)'),
      local('outlay', 400, 'CNY/person', { year: 2023 }),
      local('visitTime', 7, 'h/person'),
      local('wage', 38, 'CNY/h', { year: 2023 }),
    ],
    omit: ['forestry', 'livestock', 'fishery', 'energy', 'soil-retention', 'flood', 'air']
      .concat('water-purification')
      .map((id) => ({ id, reason: 'test' })),
    ...changes,
  };
}

export const smallRun = (changes: Partial<RunFile> = {}): Run =>
  readRun(smallFile(changes), KNOWN_PROFILES);
