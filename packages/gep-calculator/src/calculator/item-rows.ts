import { linesOf, settingsOf, statisticUnit, type Profile, type RunFile } from '@yizhangtu/gep';

export type Statistic = NonNullable<RunFile['statistics']>[number];

/** A line that takes a statistic: what was given for it, by its place in the run. */
export interface StatisticLine {
  readonly id: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly unit: string;
  readonly given: readonly { readonly at: number; readonly statistic: Statistic }[];
}

/** An item with its lines that take statistics, and whether it is left out. */
export interface ItemRow {
  readonly id: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly optional: boolean;
  readonly omitted: { readonly reason: string } | undefined;
  readonly lines: readonly StatisticLine[];
}

/** Every item of a profile with the statistics that it takes. */
export function itemRows(profile: Profile, file: RunFile): ItemRow[] {
  const settings = settingsOf(profile, file.switches);
  const lines = linesOf(profile);
  return profile.items.map((item): ItemRow => ({
    id: item.id,
    name: item.name,
    optional: item.optional === true,
    omitted: file.omit?.find(({ id }) => id === item.id),
    lines: lines.flatMap(({ item: of, line }): StatisticLine[] => {
      const unit = of.id === item.id ? statisticUnit(line, settings) : undefined;
      if (unit === undefined) return [];
      const given = (file.statistics ?? []).flatMap((statistic, at) =>
        statistic.line === line.id ? [{ at, statistic }] : [],
      );
      return [{ id: line.id, name: line.name, unit, given }];
    }),
  }));
}
