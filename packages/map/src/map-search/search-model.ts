import { matchesQuery, type CatalogueEntry, type Place } from '@yizhangtu/standard';

/** A place with what is at hand for going there. */
export interface FoundPlace {
  readonly place: Place;
  /** The layer itself, or that of the feature. */
  readonly entry?: CatalogueEntry;
  readonly feature?: GeoJSON.Feature;
}

export interface Found {
  readonly places: readonly FoundPlace[];
  /** False when there are more. */
  readonly complete: boolean;
}

/** Results of one kind, in the order that they are shown in. */
export interface Section {
  readonly type: 'division' | 'layer' | 'feature' | 'other';
  readonly places: readonly FoundPlace[];
}

/** Results that are listed. More words find the rest. */
export const MOST_PLACES = 20;

const TYPES: readonly Section['type'][] = ['division', 'layer', 'feature', 'other'];

/** Whether a place fits what a person typed. */
export const fits = ({ id, name, pinyin }: Place, words: string): boolean =>
  matchesQuery({ id, title: name, pinyin }, words);

/** Places at hand that fit. */
export function findAmong(places: readonly Place[], words: string): Found {
  const found = places.filter((place) => fits(place, words));
  return {
    places: found.slice(0, MOST_PLACES).map((place) => ({ place })),
    complete: found.length <= MOST_PLACES,
  };
}

const keyOf = ({ place: { type, id, layer } }: FoundPlace): string =>
  [type, layer ?? '', id].join('\u0000');

/** What several sources found, each place once: the one that brings most is kept. */
export function mergeFound(all: readonly Found[]): Found {
  const byKey = new Map<string, FoundPlace>();
  for (const found of all.flatMap(({ places }) => places)) {
    const held = byKey.get(keyOf(found));
    byKey.set(keyOf(found), held === undefined ? found : { ...found, ...held });
  }
  return { places: [...byKey.values()], complete: all.every(({ complete }) => complete) };
}

/** The results by kind. Places of a kind that this kit does not know come last. */
export function sectionsOf(places: readonly FoundPlace[]): Section[] {
  const known: readonly string[] = TYPES;
  const typeOf = ({ place }: FoundPlace) => (known.includes(place.type) ? place.type : 'other');
  return TYPES.map((type) => ({
    type,
    places: places.filter((found) => typeOf(found) === type),
  })).filter((section) => section.places.length > 0);
}

/** The results as the arrow keys go through them. */
export const optionsOf = (found: Found | undefined): FoundPlace[] =>
  sectionsOf(found?.places ?? []).flatMap((section) => section.places);

/** The next option for an arrow key: round the list, and through the box itself (-1). */
export function stepActive(active: number, step: 1 | -1, count: number): number {
  const next = active + step;
  if (next >= count) return -1;
  return next < -1 ? count - 1 : next;
}
