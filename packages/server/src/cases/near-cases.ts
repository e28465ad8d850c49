import { FINAL_STATES, metresBetween, type CaseSummary } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { grams, searchText } from '../store/search-text.ts';
import type { CaseAs } from './case-caller.ts';
import { findCases, summariesOf, type CaseRow } from './list-cases.ts';

export interface NearAsked {
  readonly point: readonly [lng: number, lat: number];
  /** Metres. */
  readonly within: number;
  readonly category?: string | undefined;
  readonly q?: string | undefined;
}

interface Near {
  readonly case: CaseSummary;
  readonly distance: number;
  readonly likeness: number;
}

const METRES_A_DEGREE = 111_195;
const MOST_LOOKED_AT = 200;
const MOST_SHOWN = 10;

/** The part of the pairs of characters of two texts that both have (Jaccard's index). */
function likenessOf(one: string, other: string): number {
  const [a, b] = [new Set(grams(searchText([one]))), new Set(grams(searchText([other])))];
  const both = [...a].filter((gram) => b.has(gram)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

const DONE: readonly string[] = FINAL_STATES;

/** How likely it is that a case is the same matter, from 0 to 1: how near it is, of what kind, in which words. */
function scoreOf({ body }: CaseRow, distance: number, { within, category, q }: NearAsked): number {
  const major = (id: string): string => id.split('.').slice(0, 2).join('.');
  const kind =
    category === undefined
      ? 0
      : body.category === category
        ? 1
        : major(body.category) === major(category)
          ? 0.5
          : 0;
  const words = q === undefined ? 0 : likenessOf(q, `${body.title} ${body.description}`);
  const near = 1 - distance / within;
  const parts: readonly (readonly [number, number])[] = [
    [near, 0.4],
    ...(category === undefined ? [] : [[kind, 0.3] as const]),
    ...(q === undefined ? [] : [[Math.min(1, words * 2), 0.3] as const]),
  ];
  const weight = parts.reduce((sum, [, one]) => sum + one, 0);
  return parts.reduce((sum, [value, one]) => sum + value * one, 0) / weight;
}

/** Open cases near a place that the caller sees and that may be the same matter, the likest first. */
export async function nearCases(scope: Scope, asked: NearAsked, as: CaseAs): Promise<Near[]> {
  const { point, within } = asked;
  const [lng, lat] = point;
  const high = within / METRES_A_DEGREE;
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const open = sql<boolean>`found.state <> all(${[...DONE, 'draft']}::text[])`;
  const rows = await findCases(
    scope,
    { box: [lng - wide, lat - high, lng + wide, lat + high] },
    { as, limit: MOST_LOOKED_AT, more: [open] },
  );
  const ranked = rows
    .flatMap((row) => {
      const at = row.body.place.point;
      if (at === undefined) return [];
      const distance = metresBetween(point, at);
      return distance > within ? [] : [{ row, distance, likeness: scoreOf(row, distance, asked) }];
    })
    .sort((one, other) => other.likeness - one.likeness || one.distance - other.distance)
    .slice(0, MOST_SHOWN);
  const items = await summariesOf(
    scope,
    ranked.map(({ row }) => row),
    as,
  );
  return ranked.flatMap(({ distance, likeness }, index) => {
    const item = items[index];
    return item === undefined
      ? []
      : [
          {
            case: item,
            distance: Math.round(distance),
            likeness: Math.round(likeness * 1000) / 1000,
          },
        ];
  });
}
