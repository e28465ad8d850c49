import { itemValues, type Account, type Section } from '@yizhangtu/gep';
import { textIn, type Locale } from '@yizhangtu/standard';

/** Divisions of which level are compared. */
export type Level = 'town' | 'village';

/** What a division is worth. */
export interface Place {
  readonly code: string;
  readonly name: string;
  /** CNY by section. */
  readonly values: Record<Section, number>;
  readonly total: number;
  /** m². */
  readonly area: number;
}

/**
 * Values by town or village, in CNY. What is known of the county alone, such as a reservoir, stands last as
 * its own row, so that the rows make the total.
 *
 * @param item one item; all that count when left out
 */
export function placesOf(account: Account, level: Level, locale: Locale, item?: string): Place[] {
  const parents = new Map(account.divisions.map(({ code, parent }) => [code, parent]));
  const parentCodes = new Set([...parents.values()]);
  const depth = (code: string): number => {
    const parent = parents.get(code);
    return parent === undefined ? 0 : depth(parent) + 1;
  };
  const wanted = level === 'town' ? 1 : 2;
  const home = (code: string): string | undefined => {
    const own = depth(code);
    if (own < wanted) return parentCodes.has(code) ? undefined : code;
    return own === wanted ? code : home(parents.get(code)!);
  };
  const places = new Map<string, { values: Record<Section, number>; area: number }>();
  const at = (code: string) => {
    const found = places.get(code) ?? {
      values: { provisioning: 0, regulating: 0, cultural: 0 },
      area: 0,
    };
    places.set(code, found);
    return found;
  };
  const items = account.items.filter(
    ({ id, memorandum }) => !memorandum && (item === undefined || id === item),
  );
  for (const { id, section } of items) {
    itemValues(account, id, 'division').forEach((value, d) => {
      if (value === 0) return;
      at(home(account.divisions[d]!.code) ?? '').values[section] += value;
    });
  }
  account.areas.forEach((area, i) => {
    if (area === 0) return;
    at(home(account.divisions[Math.floor(i / account.columns)]!.code) ?? '').area += area;
  });
  const nameOf = (code: string): string => {
    const found = account.divisions.find((one) => one.code === code);
    return found ? textIn(found.name, locale) : '';
  };
  return [...places].map(([code, { values, area }]) => ({
    code,
    name: nameOf(code),
    values,
    total: values.provisioning + values.regulating + values.cultural,
    area,
  }));
}
