import { readRun, type Run, type RunFile } from '@yizhangtu/gep';
import { CLASSES, items, KNOWN_PROFILES, profileOf } from '@yizhangtu/gep/profiles.js';
import { randomOf } from '../map/random.ts';

export const DRAWS = 10_000;
const VILLAGES = 177;
const KINDS = 20;

/** Items reckoned from areas alone: what both programs compute. */
const profile = profileOf({
  id: 'bench',
  version: '1',
  title: { 'zh-CN': '测速', en: 'Benchmark' },
  status: 'local',
  source: 'benchmark',
  boundary: { inflow: 'not-stated' },
  items: [
    { ...items.WATER_CONSERVATION, lines: items.WATER_CONSERVATION.lines.map(everywhere) },
    { ...items.SOIL, lines: items.SOIL.lines.map(everywhere) },
    { ...items.CARBON, lines: items.CARBON.lines.map(everywhere) },
    { ...items.OXYGEN, lines: items.OXYGEN.lines.map(everywhere) },
    { ...items.CLIMATE, lines: items.CLIMATE.lines.slice(0, 1).map(everywhere) },
  ],
});

/** Every class counts, so that both programs have all 177 × 20 cells to do. */
function everywhere<T extends { classes?: string[] | undefined }>(line: T): T {
  const { classes: _classes, ...rest } = line;
  return rest as T;
}

/** Figures by class and for all, in the units of the parameters. */
export interface Figures {
  readonly byClass: Readonly<Record<string, readonly number[]>>;
  readonly forAll: Readonly<Record<string, number>>;
  /** Hectares, villages × classes. */
  readonly areas: readonly (readonly number[])[];
}

export function figures(): Figures {
  const draw = randomOf(330521);
  const many = (low: number, high: number): number[] =>
    Array.from({ length: KINDS }, () => low + (high - low) * draw());
  return {
    byClass: {
      runoff: many(0.01, 0.2),
      evapotranspiration: many(600, 900),
      cover: many(0.005, 0.2),
      npp: many(5, 10),
      soilRespiration: many(3, 5),
      transpiration: many(900, 2900),
    },
    forAll: {
      precipitation: 1400,
      erosivity: 5600,
      erodibility: 0.035,
      slope: 3.5,
      practice: 0.8,
      siltShare: 0.24,
      soilDensity: 1.125,
      nitrogenShare: 0.0037,
      phosphorusShare: 0.00108,
      coolingDays: 60,
      efficiency: 3,
      reservoirCost: 6.1107,
      desiltingCost: 19.76,
      nitrogenPrice: 1750,
      phosphorusPrice: 5600,
      carbonPrice: 29.57,
      oxygenPrice: 1000,
      electricityPrice: 0.538,
    },
    areas: Array.from({ length: VILLAGES }, () => many(1, 300)),
  };
}

const normal = (deviation: number) => ({ kind: 'normal', deviation }) as const;
const uniform = { kind: 'uniform', low: 0.8, high: 1.2 } as const;

/** What varies, and how: the same in the R program. */
export const VARIABLES = [
  ['precipitation', normal(0.08)],
  ['evapotranspiration', normal(0.1)],
  ['runoff', normal(0.1)],
  ['erosivity', normal(0.15)],
  ['npp', normal(0.06)],
  ['transpiration', normal(0.15)],
  ['coolingDays', uniform],
  ['efficiency', uniform],
  ['reservoirCost', uniform],
  ['desiltingCost', uniform],
  ['carbonPrice', uniform],
  ['oxygenPrice', uniform],
  ['electricityPrice', uniform],
] as const;

export function accountRun({ byClass, forAll, areas }: Figures): Run {
  const classes = CLASSES.slice(0, KINDS).map(({ id }) => id);
  const given = (id: string, value: number, of?: string) => ({
    id,
    value,
    unit: profile.parameters.find((one) => one.id === id)!.unit,
    year: 2023,
    source: 'benchmark',
    status: 'local' as const,
    reason: 'benchmark',
    ...(of === undefined ? {} : { class: of }),
  });
  const divisions = areas.map((_, at) => ({ code: `330521${100 + at}`, name: `${at}` }));
  const file: RunFile = {
    format: 'yzt-gep-run/1',
    county: '330521',
    year: 2023,
    profile,
    divisions,
    areas: {
      unit: 'hm2',
      classes,
      rows: areas.map((values, at) => ({ division: divisions[at]!.code, values: [...values] })),
    },
    parameters: [
      ...Object.entries(forAll).map(([id, value]) => given(id, value)),
      ...Object.entries(byClass).flatMap(([id, values]) =>
        values.map((value, at) => given(id, value, classes[at])),
      ),
    ],
    uncertainty: {
      seed: 1,
      draws: DRAWS,
      variables: VARIABLES.map(([of, distribution]) => ({ of, distribution, source: 'benchmark' })),
    },
  };
  return readRun(file, KNOWN_PROFILES);
}
