import { textIn, type CatalogueEntry, type Division } from '@yizhangtu/standard';

/** Which part of the catalogue is listed. */
export interface LayerFilter {
  /** The division that the data must cover. */
  readonly division?: Division;
  /** Who answers for the data, as the catalogue says it in Chinese. */
  readonly owner?: string;
}

/** Something to choose, with how many layers it leaves. */
export interface FilterOption<T> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

const ownerOf = ({ owner }: CatalogueEntry): string | undefined =>
  owner === undefined ? undefined : textIn(owner, 'zh-CN');

/** Codes that data for a division may be filed under: its own, what it is part of, and its parts. */
export function relatedCodes(code: string, units: readonly Division[]): ReadonlySet<string> {
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]));
  const pathOf = (start: string): string[] => {
    const path: string[] = [];
    for (let at: string | undefined = start; at !== undefined && !path.includes(at);) {
      path.push(at);
      at = parents.get(at);
    }
    return path;
  };
  const parts = units.map((unit) => unit.code).filter((part) => pathOf(part).includes(code));
  return new Set([...pathOf(code), ...parts]);
}

/** The entries that fit. One that names no division covers the whole county. */
export function filterEntries(
  entries: readonly CatalogueEntry[],
  { division, owner }: LayerFilter,
  units: readonly Division[],
): readonly CatalogueEntry[] {
  if (division === undefined && owner === undefined) return entries;
  const related = division && relatedCodes(division.code, units);
  return entries.filter(
    (entry) =>
      (owner === undefined || ownerOf(entry) === owner) &&
      (related === undefined ||
        !entry.divisions?.length ||
        entry.divisions.some((code) => related.has(code))),
  );
}

/** Those who answer for data, the one with most layers first. */
export function ownerOptions(
  entries: readonly CatalogueEntry[],
  locale: string,
): FilterOption<string>[] {
  const owners = new Map<string, FilterOption<string>>();
  for (const entry of entries) {
    const value = ownerOf(entry);
    if (value === undefined || entry.owner === undefined) continue;
    const count = (owners.get(value)?.count ?? 0) + 1;
    owners.set(value, { value, label: textIn(entry.owner, locale), count });
  }
  return [...owners.values()].sort((a, b) => b.count - a.count);
}

/** Divisions below the county that some layer is filed under, or parts of which are, in the order given. */
export function divisionOptions(
  entries: readonly CatalogueEntry[],
  units: readonly Division[],
  locale: string,
): FilterOption<Division>[] {
  return units.flatMap((value) => {
    if (value.parent === undefined) return [];
    const related = relatedCodes(value.code, units);
    const count = entries.filter(({ divisions }) =>
      divisions?.some((code) => related.has(code)),
    ).length;
    return count === 0 ? [] : [{ value, label: textIn(value.name, locale), count }];
  });
}
