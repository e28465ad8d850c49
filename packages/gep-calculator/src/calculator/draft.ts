import type { GivenParameter, KnownProfiles, Profile, RunFile } from '@yizhangtu/gep';
import type { Issue } from '@yizhangtu/standard';

/** A figure of a parameter: for all, or for a class and a division alone. */
export interface FigureKey {
  readonly parameter: string;
  readonly class?: string | undefined;
  readonly division?: string | undefined;
}

/** A text that cannot be read as what it should be. It stays as it was typed. */
export interface Fault {
  readonly text: string;
  readonly issue: Issue;
}

/** An account in the making. A new object for each change, so that `===` tells. */
export interface Draft {
  /** As it was opened. */
  readonly origin: RunFile;
  /** As it stands, with what the chosen profile does not know: another profile may. */
  readonly file: RunFile;
  /** By field. */
  readonly faults: Readonly<Record<string, Fault>>;
}

export const openDraft = (file: RunFile): Draft => ({ origin: file, file, faults: {} });

/** Names of fields: what is wrong stands beside the field that it is about. */
export const fieldOf = {
  figure: (key: FigureKey, part: 'value' | 'year'): string =>
    `figure ${key.parameter} ${key.class ?? ''} ${key.division ?? ''} ${part}`,
  statistic: (at: number): string => `statistic ${at}`,
  missing: (line: string): string => `missing ${line}`,
  area: (division: string, of: string): string => `area ${division} ${of}`,
};

export function withFault(draft: Draft, field: string, fault: Fault | undefined): Draft {
  if (fault === undefined && draft.faults[field] === undefined) return draft;
  const { [field]: _before, ...others } = draft.faults;
  return { ...draft, faults: fault === undefined ? others : { ...others, [field]: fault } };
}

const withFile = (draft: Draft, change: Partial<RunFile>): Draft => ({
  ...draft,
  file: { ...draft.file, ...change },
});

/** A list with another one in a place: `Array.prototype.with`, which Chromium 109 lacks. */
const withAt = <T>(all: readonly T[], at: number, one: T): T[] =>
  all.map((before, index) => (index === at ? one : before));

export const isFigure = (one: GivenParameter, key: FigureKey): boolean =>
  one.id === key.parameter && one.class === key.class && one.division === key.division;

export const givenFigure = (file: RunFile, key: FigureKey): GivenParameter | undefined =>
  file.parameters?.findLast((one) => isFigure(one, key));

/** Changes a figure that the county gives, or gives one in the place of the profile's. */
export function setFigure(draft: Draft, key: FigureKey, figure: GivenParameter): Draft {
  const all = draft.file.parameters ?? [];
  const at = all.findLastIndex((one) => isFigure(one, key));
  return withFile(draft, { parameters: at === -1 ? [...all, figure] : withAt(all, at, figure) });
}

/** Back to what was opened: the county's own figure, or the profile's. */
export function resetFigure(draft: Draft, key: FigureKey): Draft {
  const before = givenFigure(draft.origin, key);
  const all = draft.file.parameters ?? [];
  const parameters = before
    ? all.map((one) => (isFigure(one, key) ? before : one))
    : all.filter((one) => !isFigure(one, key));
  const clean = (['value', 'year'] as const).reduce(
    (mended, part) => withFault(mended, fieldOf.figure(key, part), undefined),
    draft,
  );
  return withFile(clean, { parameters });
}

export const setSwitch = (draft: Draft, id: string, setting: string): Draft =>
  withFile(draft, { switches: { ...draft.file.switches, [id]: setting } });

export const setProfile = (draft: Draft, profile: RunFile['profile']): Draft =>
  withFile(draft, { profile });

type Statistic = NonNullable<RunFile['statistics']>[number];

export function setStatistic(draft: Draft, at: number, change: Partial<Statistic>): Draft {
  const all = draft.file.statistics ?? [];
  const before = all[at];
  return before === undefined
    ? draft
    : withFile(draft, { statistics: withAt(all, at, { ...before, ...change }) });
}

export const addStatistic = (draft: Draft, statistic: Statistic): Draft =>
  withFile(draft, { statistics: [...(draft.file.statistics ?? []), statistic] });

/** Leaves an item out with a reason; without one it is reckoned again. */
export function setOmission(draft: Draft, id: string, reason: string | undefined): Draft {
  const others = (draft.file.omit ?? []).filter((one) => one.id !== id);
  return withFile(draft, { omit: reason === undefined ? others : [...others, { id, reason }] });
}

/** One cell of the areas. Totals that were given with the table go: they are of the table as it was. */
export function setArea(draft: Draft, division: string, of: string, value: number): Draft {
  const { totals: _of, ...areas } = draft.file.areas;
  const column = areas.classes.indexOf(of);
  const blank = areas.classes.map(() => 0);
  const rows = areas.rows.some((row) => row.division === division)
    ? areas.rows
    : [...areas.rows, { division, values: blank }];
  return withFile(draft, {
    areas: {
      ...areas,
      rows: rows.map((row) =>
        row.division === division ? { ...row, values: withAt(row.values, column, value) } : row,
      ),
    },
  });
}

export function setAreas(draft: Draft, areas: RunFile['areas']): Draft {
  const faults = Object.fromEntries(
    Object.entries(draft.faults).filter(([field]) => !field.startsWith('area ')),
  );
  return withFile({ ...draft, faults }, { areas });
}

/** Figures by the row take the place of those of the same parameter, class and division. */
export const addFigures = (draft: Draft, figures: readonly GivenParameter[]): Draft =>
  figures.reduce(
    (all, one) =>
      setFigure(all, { parameter: one.id, class: one.class, division: one.division }, one),
    draft,
  );

/** Statistics by the row take the place of those of the same lines. */
export function replaceStatistics(draft: Draft, statistics: readonly Statistic[]): Draft {
  const lines = new Set(statistics.map(({ line }) => line));
  const kept = (draft.file.statistics ?? []).filter(({ line }) => !lines.has(line));
  return withFile(draft, { statistics: [...kept, ...statistics] });
}

/** The profile of a run: its own, or the known one that it names; undefined where there is none. */
export function profileOf(file: RunFile, known: KnownProfiles): Profile | undefined {
  const { profile } = file;
  if (typeof profile !== 'string') return profile;
  return known.computable.find(({ id }) => id === profile);
}

export interface Fitting {
  /** What the profile can take of the run. */
  readonly file: RunFile;
  /** Ids that it does not know: of statistics, parameters, switches. They are kept for another profile. */
  readonly aside: readonly string[];
}

/** Sets aside what the profile does not know, so that a change of profile loses nothing. */
export function fittingFile(file: RunFile, profile: Profile): Fitting {
  const parameters = new Set(profile.parameters.map(({ id }) => id));
  const items = new Set(profile.items.map(({ id }) => id));
  const lines = new Set(profile.items.flatMap((item) => item.lines.map(({ id }) => id)));
  const switches = new Set(profile.switches.map(({ id }) => id));
  const aside: string[] = [];
  const keep = <T>(all: readonly T[] | undefined, id: (one: T) => string, known: Set<string>) =>
    all?.filter((one) => {
      const fits = known.has(id(one));
      if (!fits) aside.push(id(one));
      return fits;
    });
  const both = new Set([...items, ...lines]);
  const variable = (of: string): string => of.replace(/^stat\./, '');
  const fitting: RunFile = {
    ...file,
    statistics: keep(file.statistics, ({ line }) => line, lines),
    parameters: keep(file.parameters, ({ id }) => id, parameters),
    climateNormal: keep(file.climateNormal, ({ id }) => id, parameters),
    omit: keep(file.omit, ({ id }) => id, both),
    inflow: keep(file.inflow, ({ item }) => item, items),
    switches: Object.fromEntries(
      keep(Object.entries(file.switches ?? {}), ([id]) => id, switches) ?? [],
    ),
    ...(file.uncertainty && {
      uncertainty: {
        ...file.uncertainty,
        variables: keep(
          file.uncertainty.variables,
          ({ of }) => variable(of),
          new Set([...parameters, ...lines]),
        )!,
      },
    }),
  };
  const defined = Object.entries(fitting).filter(([, value]) => value !== undefined);
  return { file: Object.fromEntries(defined) as RunFile, aside: [...new Set(aside)] };
}
