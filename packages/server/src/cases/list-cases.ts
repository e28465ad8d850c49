import type { Bounds, Text } from '@yizhangtu/standard';
import type { CaseRecord, CaseSummary, ClockWarning } from '@yizhangtu/standard/cases.js';
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { grams, searchPatterns, searchWords } from '../store/search-text.ts';
import type { CaseAs } from './case-caller.ts';
import { summaryOf } from './case-view.ts';
import { divisionNames } from './division-names.ts';
import { inDivision, ownCases, waysToSee, type Way } from './visible-cases.ts';

/** What narrows a list of cases. */
export interface CaseFilters {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly division?: string | undefined;
  readonly tier?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly published?: boolean | undefined;
  readonly box?: Bounds | undefined;
  readonly q?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export type Condition = RawBuilder<boolean>;

/** That a category is the one asked for, or below it. */
export const inCategory = (category: string, table = 'found'): Condition => {
  const column = sql.ref(`${table}.category`);
  // In the order of characters a slash comes after the full stop.
  return sql<boolean>`(${column} = ${category} or (${column} > ${`${category}.`} and ${column} < ${`${category}/`}))`;
};

/** That the words of a case hold all words of a query; the index finds those that may. */
export function hasWords(county: string, q: string | undefined): Condition[] {
  const words = searchWords(q);
  if (words.length === 0) return [];
  const wanted = [...new Set(words.flatMap((word) => grams(word)))];
  const patterns = searchPatterns(q);
  const text = patterns.map((pattern) => sql<boolean>`words.search_text like ${pattern}`);
  const all =
    wanted.length === 0 ? text : [sql<boolean>`words.grams @> ${wanted}::text[]`, ...text];
  return [
    sql<boolean>`found.id in (select words.case_id from case_words as words
      where words.county_code = ${county} and ${sql.join(all, sql` and `)})`,
  ];
}

/** Filters as conditions on rows of `found`. */
export async function conditionsOf(
  scope: Scope,
  filters: CaseFilters,
  as: CaseAs,
): Promise<Condition[]> {
  const { state, kind, category, division, tier, mine, late, published, box, q } = filters;
  const { since, until } = filters;
  const lateNow = sql<boolean>`(found.was_late or coalesce(found.due < ${as.now}, false))`;
  const person = as.caller?.person ?? '';
  const place = division === undefined ? undefined : await inDivision(scope, division);
  return [
    ...(state === undefined ? [] : [sql<boolean>`found.state = ${state}`]),
    ...(kind === undefined ? [] : [sql<boolean>`found.kind = ${kind}`]),
    ...(category === undefined ? [] : [inCategory(category)]),
    ...(place === undefined ? [] : [place]),
    ...(tier === undefined ? [] : [sql<boolean>`found.tier = ${tier}`]),
    ...(mine === undefined
      ? []
      : [
          sql<boolean>`(found.reporter is not distinct from ${person}
            or found.agent is not distinct from ${person}) = ${mine}`,
        ]),
    ...(late === undefined ? [] : [sql<boolean>`${lateNow} = ${late}`]),
    ...(published === undefined ? [] : [sql<boolean>`found.published = ${published}`]),
    ...(box === undefined
      ? []
      : [
          sql<boolean>`found.lng between ${box[0]} and ${box[2]} and found.lat between ${box[1]} and ${box[3]}`,
        ]),
    ...hasWords(scope.county, q),
    ...(since === undefined ? [] : [sql<boolean>`found.submitted >= ${new Date(since)}`]),
    ...(until === undefined ? [] : [sql<boolean>`found.submitted < ${new Date(until)}`]),
  ];
}

/** Ids of cases that the caller sees, the newest first: a page of each way, joined. */
export function idsOf(
  county: string,
  ways: readonly Way[],
  conditions: readonly Condition[],
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): RawBuilder<unknown> {
  const branches = ways.map(({ by, where }) => {
    const start = sql<boolean>`${sql.ref(by === 'case' ? 'found.id' : 'mine.case_id')} < ${before}`;
    const from = before === undefined ? [] : [start];
    const all = sql.join([where, ...from, ...conditions], sql` and `);
    // The index of a unit's orders is in the order of their cases, which a page is read in.
    return by === 'case'
      ? sql`(select found.id from case_record as found
          where found.county_code = ${county} and ${all} order by found.id desc limit ${limit})`
      : sql`(select distinct found.id from work_order as mine
          join case_record as found on found.county_code = mine.county_code and found.id = mine.case_id
          where mine.county_code = ${county} and found.county_code = ${county} and ${all}
          order by found.id desc limit ${limit})`;
  });
  return sql`(${sql.join(branches, sql` union `)})`;
}

export interface CaseRow {
  readonly id: string;
  readonly body: CaseRecord;
  readonly due: Date | null;
  readonly was_late: boolean;
  readonly warnings: readonly ClockWarning[];
}

/** Cases that the caller sees, the newest first; `before` is the last id of the page before. */
export async function findCases(
  scope: Scope,
  filters: CaseFilters,
  {
    as,
    limit,
    before,
    more = [],
  }: {
    readonly as: CaseAs;
    readonly limit: number;
    readonly before?: string | undefined;
    readonly more?: readonly Condition[];
  },
): Promise<CaseRow[]> {
  const { county } = scope;
  const own = filters.mine === true && as.caller !== undefined;
  // One's own are found by two ways alone, whatever else one sees.
  const { caller } = as;
  const ways = own && caller ? ownCases(caller) : await waysToSee(scope, as);
  const conditions = [
    ...(await conditionsOf(scope, own ? { ...filters, mine: undefined } : filters, as)),
    ...more,
  ];
  const { rows } = await sql<CaseRow>`
    select case_record.id, case_record.body, case_record.due, case_record.was_late,
      case_record.warnings from case_record
    where case_record.county_code = ${county}
      and case_record.id in (select page.id from ${idsOf(county, ways, conditions, { limit, before })} as page
        order by page.id desc limit ${limit})
    order by case_record.id desc`.execute(scope.db);
  return rows;
}

/** Lines of a list, with the names of their divisions. */
export async function summariesOf(
  scope: Scope,
  rows: readonly CaseRow[],
  as: CaseAs,
): Promise<CaseSummary[]> {
  const names: ReadonlyMap<string, Text> = await divisionNames(
    scope,
    rows.map(({ body }) => body.place.division),
  );
  return rows.map(({ body, due, was_late, warnings }) =>
    summaryOf(body, { due, wasLate: was_late, warnings, name: names.get(body.place.division) }, as),
  );
}
