import type { RunFile } from '@yizhangtu/gep';

const local = (id: string, value: number, unit: string, more: object = {}) => ({
  id,
  value,
  unit,
  source: 'test',
  status: 'local' as const,
  ...more,
});

/** A small county of two towns and three villages that leaves out what it has no figures for. */
export function sampleRun(changes: Partial<RunFile> = {}): RunFile {
  return {
    format: 'yzt-gep-run/1',
    title: '示例县 2023 年生态产品总值',
    sample: true,
    county: '330599',
    year: 2023,
    profile: 'DB33/T2274-2020',
    divisions: [
      { code: '330599', name: { 'zh-CN': '示例县', en: 'Sample County' } },
      { code: '330599100', name: { 'zh-CN': '东镇', en: 'East Town' }, parent: '330599' },
      { code: '330599101', name: { 'zh-CN': '西镇', en: 'West Town' }, parent: '330599' },
      { code: '330599100200', name: '甲村', parent: '330599100' },
      { code: '330599100201', name: '乙村', parent: '330599100' },
      { code: '330599101200', name: '丙村', parent: '330599101' },
    ],
    areas: {
      unit: 'hm2',
      classes: ['forest-mixed', 'shrub', 'pond', 'paddy'],
      rows: [
        { division: '330599100200', values: [120.5, 10, 3.25, 80] },
        { division: '330599100201', values: [60, 0, 1.5, 140.75] },
        { division: '330599101200', values: [0, 22.5, 9, 310] },
      ],
    },
    statistics: [
      { line: 'crops', division: '330599100', amount: 1200, unit: '万元', source: 'test' },
      { line: 'crops', division: '330599101', amount: 900, unit: '万元', source: 'test' },
      { line: 'recreation', division: '330599100200', amount: 3.2, unit: '万人次', source: 'test' },
    ],
    parameters: [
      local('precipitation', 1400, 'mm'),
      local('precipitation', 1250, 'mm', { division: '330599101' }),
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
    climateNormal: [local('precipitation', 1380, 'mm'), local('coolingDays', 58, 'd')],
    omit: ['forestry', 'livestock', 'fishery', 'energy', 'soil-retention', 'flood', 'air']
      .concat('water-purification')
      .map((id) => ({ id, reason: 'test' })),
    uncertainty: {
      seed: 7,
      draws: 400,
      variables: [
        {
          of: 'coolingDays',
          distribution: { kind: 'triangular', low: 0.7, mode: 1, high: 1.4 },
          source: 'test',
        },
        {
          of: 'electricityPrice',
          distribution: { kind: 'uniform', low: 0.9, high: 1.2 },
          source: 'test',
        },
      ],
    },
    ...changes,
  };
}

/** The same county three years before: fewer crops, lower wages, other weather. */
export const earlierRun = (): RunFile => {
  const run = sampleRun({ year: 2020, title: '示例县 2020 年生态产品总值' });
  const figures: Record<string, number> = { wage: 33, outlay: 360, coolingDays: 52 };
  return {
    ...run,
    statistics: run.statistics!.map((one) => ({ ...one, amount: one.amount * 0.9 })),
    parameters: run.parameters!.map((one) => {
      const value = figures[one.id] ?? one.value;
      return { ...one, value, ...(one.year === undefined ? {} : { year: 2020 }) };
    }),
  };
};
