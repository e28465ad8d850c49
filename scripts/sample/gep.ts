import area from '@turf/area';
import { classOfLandUse } from '@yizhangtu/gep/profiles.js';
import { textIn, type Division } from '@yizhangtu/standard';
import { random } from './random.ts';
import type { CountyInput } from './settings.ts';

/** Years of the sample accounts: two, so that they can be compared. */
export const GEP_YEARS = [2020, 2023] as const;

interface Input {
  readonly input: CountyInput;
  readonly divisions: readonly Division[];
  /** Village-level units in the order that parcels number them. */
  readonly units: readonly Division[];
  /** Ground of one land use in one unit: `code` and `unit` in its properties. */
  readonly parcels: readonly GeoJSON.Feature<GeoJSON.Polygon>[];
}

const SOURCE = '示例数据 sample';
const figure = (id: string, value: number, unit: string, more: object = {}) => ({
  id,
  value,
  unit,
  source: SOURCE,
  status: 'local',
  ...more,
});

/** Kinds of ground: share of rain that runs off, evapotranspiration in mm, C and P of the soil loss equation, NPP and respiration in t C/hm². */
const GROUND = {
  forest: [0.046, 780, 0.006, 1, 8.1, 5.6],
  'forest-bamboo': [0.05, 800, 0.008, 1, 9.4, 6.3],
  shrub: [0.042, 690, 0.03, 1, 5.2, 3.9],
  grass: [0.0937, 610, 0.05, 1, 3.4, 2.7],
  garden: [0.0957, 720, 0.09, 0.6, 4.6, 3.7],
  cropland: [0.2, 760, 0.2, 0.35, 5.1, 4.8],
  wetland: [0, 900, 0, 1, 0, 0],
} as const;

/**
 * What a sample account is computed from: real names of divisions, areas of the sample's own land use,
 * everything else made up and marked so.
 */
export function gepRun({ input, divisions, units, parcels }: Input, year: number): object {
  const draw = random(input.settings.seed, `gep ${year}`);
  const later = year - GEP_YEARS[0];
  const places = divisions.filter(({ kind }) => kind !== 'zone');
  const { classes, rows } = areasByClass(parcels, units, later, input.settings.seed);
  const towns = places.filter(({ parent }) => parent === input.code);
  const price = { year };
  return {
    format: 'yzt-gep-run/1',
    title: `${textIn(input.file.county.name, 'zh-CN')} ${year} 年生态产品总值（示例）`,
    sample: true,
    county: input.code,
    year,
    profile: 'DB33/T2274-2020',
    divisions: places.map(({ code, name, parent }) => ({
      code,
      name,
      ...(parent === undefined ? {} : { parent }),
    })),
    areas: { unit: 'hm2', classes, rows },
    statistics: statistics(towns, input.code, draw.between, later),
    parameters: [
      ...towns.map(({ code }) =>
        figure('precipitation', Math.round(draw.between(1250, 1620)), 'mm', { division: code }),
      ),
      figure('erosivity', Math.round(5600 + draw.between(-400, 400)), 'MJ·mm/(hm2·h·a)'),
      figure('coolingDays', 62 + Math.round(draw.between(-6, 6)), 'd'),
      figure('evaporation', 310, 'mm'),
      figure('storm', 210, 'mm'),
      figure('slope', 4.1, '1', { class: 'forest' }),
      figure('slope', 4.4, '1', { class: 'forest-bamboo' }),
      figure('slope', 3.2, '1', { class: 'shrub' }),
      figure('slope', 1.9, '1'),
      figure('erodibility', 0.0351, 'tSoil·hm2·h/(hm2·MJ·mm)'),
      figure('transpiration', 1100, 'kJ/(m2·d)', { class: 'garden' }),
      ...Object.entries(GROUND).flatMap(([of, [runoff, et, c, p, npp, respiration]]) => [
        figure('runoff', runoff, '1', { class: of, reason: SOURCE }),
        figure('evapotranspiration', et, 'mm', { class: of }),
        figure('stormRunoff', Math.round(60 + runoff * 400), 'mm', { class: of }),
        figure('cover', c, '1', { class: of }),
        figure('practice', p, '1', { class: of }),
        figure('npp', npp, 'tC/(hm2·a)', { class: of }),
        figure('soilRespiration', respiration, 'tC/(hm2·a)', { class: of }),
      ]),
      figure('outlay', 410 + later * 12, 'CNY/person', price),
      figure('visitTime', 7, 'h/person'),
      figure('wage', 38 + later, 'CNY/h', price),
    ],
    climateNormal: [
      figure('precipitation', 1430, 'mm'),
      figure('erosivity', 5600, 'MJ·mm/(hm2·h·a)'),
      figure('coolingDays', 60, 'd'),
    ],
    omit: [],
    uncertainty: {
      seed: input.settings.seed,
      draws: 10_000,
      variables: [
        variable('coolingDays', { kind: 'triangular', low: 0.7, mode: 1, high: 1.4 }),
        variable('precipitation', { kind: 'normal', deviation: 0.08 }),
        variable('evapotranspiration', { kind: 'normal', deviation: 0.1 }),
        variable('transpiration', { kind: 'lognormal', deviation: 0.25 }),
        variable('efficiency', { kind: 'uniform', low: 0.85, high: 1.25 }),
        variable('reservoirCost', { kind: 'triangular', low: 0.8, mode: 1, high: 1.3 }),
        variable('erosivity', { kind: 'normal', deviation: 0.15 }),
        variable('npp', { kind: 'normal', deviation: 0.06 }),
        variable('electricityPrice', { kind: 'uniform', low: 0.9, high: 1.2 }),
        variable('stat.recreation', { kind: 'normal', deviation: 0.1 }),
      ],
    },
  };
}

const variable = (of: string, distribution: object) => ({ of, distribution, source: SOURCE });

/** Hectares to a hundredth, by unit and ecosystem class. Between years some cropland becomes built-up. */
function areasByClass(
  parcels: Input['parcels'],
  units: readonly Division[],
  later: number,
  seed: number,
): { classes: string[]; rows: { division: string; values: number[] }[] } {
  const found = parcels.map((parcel) => {
    const { code, unit } = parcel.properties as { code: string; unit: number };
    return { unit, of: classOfLandUse(code)!, hectares: area(parcel) / 1e4 };
  });
  const classes = [...new Set(found.map(({ of }) => of))].sort();
  const draw = random(seed, 'gep change');
  const rows = units.map(({ code: division }, at) => {
    const own = found.filter(({ unit }) => unit === at);
    const of = (id: string): number =>
      own.reduce((sum, one) => sum + (one.of === id ? one.hectares : 0), 0);
    const built = later === 0 ? 0 : of('paddy') * draw.between(0, 0.012);
    const shift = (id: string): number => (id === 'paddy' ? -built : id === 'urban' ? built : 0);
    return { division, values: classes.map((id) => Math.round((of(id) + shift(id)) * 100) / 100) };
  });
  return { classes, rows };
}

/** Output by town in CNY, emissions and reservoirs of the county, visits by town. */
function statistics(
  towns: readonly Division[],
  county: string,
  between: (low: number, high: number) => number,
  later: number,
): object[] {
  const growth = 1 + later * 0.02;
  const one = (line: string, division: string, amount: number, unit: string) => ({
    line,
    division,
    amount,
    unit,
    source: SOURCE,
  });
  const products = [
    ['crops', 9000, 21000],
    ['forestry', 900, 6200],
    ['livestock', 300, 3100],
    ['fishery', 700, 15000],
  ] as const;
  return [
    ...products.flatMap(([line, low, high]) =>
      towns.map(({ code }) => one(line, code, Math.round(between(low, high) * growth), '1e4 CNY')),
    ),
    ...towns.map(({ code }) =>
      one('recreation', code, Math.round(between(20, 230) * growth * 10) / 10, '1e4 person'),
    ),
    one('energy', county, 640, '1e4 kWh'),
    one('flood.reservoir', county, 11_600, '1e4 m3'),
    one('air.SO2', county, 820, 'tSO2'),
    one('air.NOx', county, 4300, 'tNOx'),
    one('air.Dust', county, 2600, 'tDust'),
    one('water.COD', county, 3900, 'tCOD'),
    one('water.NH3N', county, 310, 'tNH3N'),
    one('water.TP', county, 74, 'tTP'),
  ];
}
