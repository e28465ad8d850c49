import type { Parameter, ParameterValue, Profile } from '../profiles/profile.ts';
import { unitRatio } from '../units/fit.ts';
import type { GivenParameter, RunFile } from './run-file.ts';
import type { Run } from './read-run.ts';

/** A figure as it enters an account: from the profile, or given by the county. */
export interface Figure {
  readonly parameter: string;
  readonly class?: string;
  readonly division?: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Of a price: the year it is of. */
  readonly year?: number;
  readonly region?: string;
  readonly status: ParameterValue['status'];
  readonly from: 'profile' | 'run';
  readonly reason?: string;
  /** The value in the unit of the parameter, prices brought to the base year of the index; NaN for a year that it lacks. */
  readonly used: number;
}

/** Figures of a run by parameter, and which of them holds for a class and a division. */
export interface Figures {
  readonly of: (parameter: string) => readonly Figure[];
  readonly pick: (
    parameter: string,
    classId: string | undefined,
    division: string,
  ) => Figure | undefined;
}

/** Each division with those above it, nearest first. */
export function ancestry(divisions: RunFile['divisions']): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(divisions.map(({ code, parent }) => [code, parent]));
  return new Map(
    divisions.map(({ code }) => {
      const chain: string[] = [];
      for (
        let at: string | undefined = code;
        at !== undefined && !chain.includes(at);
        at = parents.get(at)
      ) {
        chain.push(at);
      }
      return [code, chain];
    }),
  );
}

export function figuresOf(run: Run, climate: readonly GivenParameter[] = []): Figures {
  const { file, profile } = run;
  const replaced = new Set(climate.map(({ id }) => id));
  const given = [...(file.parameters ?? []).filter(({ id }) => !replaced.has(id)), ...climate];
  const byId = new Map(
    profile.parameters.map((parameter) => {
      const own = parameter.values.map((value) => figure(parameter, value, 'profile', file));
      const theirs = given
        .filter(({ id }) => id === parameter.id)
        .map((value) =>
          figure(
            parameter,
            { ...value, unit: value.unit!, status: value.status ?? 'local' },
            'run',
            file,
          ),
        );
      return [parameter.id, [...own, ...theirs]] as const;
    }),
  );
  const above = ancestry(file.divisions);
  const groups = new Map(profile.classes.map(({ id, group }) => [id, group]));
  const of = (parameter: string): readonly Figure[] => byId.get(parameter) ?? [];
  return {
    of,
    pick: (parameter, classId, division) =>
      best(of(parameter), classId, groups, above.get(division) ?? []),
  };
}

function figure(
  parameter: Parameter,
  value: Omit<ParameterValue, 'status'> & {
    status: ParameterValue['status'];
    division?: string | undefined;
    reason?: string | undefined;
  },
  from: Figure['from'],
  { priceIndex }: RunFile,
): Figure {
  const scale = unitRatio(value.unit, parameter.unit);
  const index = (year: number): number => priceIndex?.values[String(year)] ?? Number.NaN;
  const deflated =
    priceIndex && parameter.kind === 'price' && value.year !== undefined
      ? index(priceIndex.base) / index(value.year)
      : 1;
  const { class: of, division, year, region, reason } = value;
  return {
    parameter: parameter.id,
    value: value.value,
    unit: value.unit,
    source: value.source,
    status: value.status,
    from,
    used: value.value * scale * deflated,
    ...(of === undefined ? {} : { class: of }),
    ...(division === undefined ? {} : { division }),
    ...(year === undefined ? {} : { year }),
    ...(region === undefined ? {} : { region }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What the county gives beats the profile; then the class, its group, any; then the nearest division. */
function best(
  figures: readonly Figure[],
  classId: string | undefined,
  groups: ReadonlyMap<string, string>,
  chain: readonly string[],
): Figure | undefined {
  const group = classId === undefined ? undefined : groups.get(classId);
  let found: Figure | undefined;
  let rank = -1;
  for (const one of figures) {
    if (one.class !== undefined && one.class !== classId && one.class !== group) continue;
    if (one.division !== undefined && !chain.includes(one.division)) continue;
    const close = one.division === undefined ? 0 : 100 - chain.indexOf(one.division);
    const exact = one.class === undefined ? 0 : one.class === classId ? 2 : 1;
    const score = (one.from === 'run' ? 1e6 : 0) + exact * 1e3 + close;
    if (score >= rank) [found, rank] = [one, score];
  }
  return found;
}

/** Ids of the parameters that change with the weather. */
export const climateIds = (profile: Profile): string[] =>
  profile.parameters.filter(({ kind }) => kind === 'climate').map(({ id }) => id);
