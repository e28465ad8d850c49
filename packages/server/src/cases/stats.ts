import type { Text } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  DAY_MS,
  isSaid,
  type CaseStats,
  type CategoryTree,
} from '@yizhangtu/standard/cases.js';
import { civilOf } from '@yizhangtu/standard/civil-time.js';
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { divisionNames } from './division-names.ts';
import { inCategory, type Condition } from './list-cases.ts';
import { inDivision } from './visible-cases.ts';

export type StatsBy = 'category' | 'division' | 'month' | 'kind';

export interface StatsAsked {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly division?: string | undefined;
  readonly category?: string | undefined;
  readonly by?: StatsBy | undefined;
}

interface Counted {
  readonly key: string | null;
  readonly received: number;
  readonly closed: number;
  readonly on_time: number;
  readonly late: number;
}

type Counts = Pick<CaseStats, 'received' | 'closed' | 'rate' | 'onTime' | 'onTimeRate' | 'late'>;

/** Rates are parts of one; there is none of nothing. */
function countsOf(all: readonly Counted[]): Counts {
  const sum = (of: (one: Counted) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  const received = sum((one) => one.received);
  const closed = sum((one) => one.closed);
  const onTime = sum((one) => one.on_time);
  return {
    received,
    closed,
    ...(received === 0 ? {} : { rate: closed / received }),
    onTime,
    ...(closed === 0 ? {} : { onTimeRate: onTime / closed }),
    late: sum((one) => one.late),
  };
}

/** By what cases are grouped: categories by their major ones, months as at Deqing, divisions by the level below. */
function keyOf(by: StatsBy | undefined, below: 'town' | 'village'): RawBuilder<string | null> {
  switch (by) {
    case 'category':
      return sql`split_part(found.category, '.', 1) || coalesce('.' || nullif(split_part(found.category, '.', 2), ''), '')`;
    case 'division':
      return sql`found.${sql.ref(below)}`;
    case 'month':
      return sql`to_char(found.submitted at time zone 'Asia/Shanghai', 'YYYY-MM')`;
    case 'kind':
      return sql`found.kind`;
    default:
      return sql`''`;
  }
}

const nameIn = ({ categories }: CategoryTree, id: string): Text | undefined =>
  categories.find((one) => one.id === id)?.name;

/** The major category that a tree has for a key of two parts, or of one. */
const majorIn = (tree: CategoryTree, key: string): string =>
  nameIn(tree, key) === undefined ||
  tree.categories.some(({ id, parent }) => id === key && parent !== undefined)
    ? (key.split('.')[0] ?? key)
    : key;

/** So few cases are not counted apart for who may not see them: who reported could be told from it. */
export const FEW = 3;

/** A moment moved to where a day of the county begins, with `round` of its number of days. */
function wholeDay(moment: Date, round: (days: number) => number): number {
  const civil = civilOf(moment);
  return moment.getTime() + round(civil / DAY_MS) * DAY_MS - civil;
}

/** What those ask who may not see the cases: of whole days that are over, whatever they ask for. */
function asksDays({ since, until, ...asked }: StatsAsked, now: Date): StatsAsked {
  const today = wholeDay(now, Math.floor);
  const end = until === undefined ? today : wholeDay(new Date(until), Math.ceil);
  const start = since === undefined ? undefined : wholeDay(new Date(since), Math.floor);
  return {
    ...asked,
    // Who asks again and again would see each one come.
    until: new Date(Math.min(end, today)).toISOString(),
    ...(start === undefined ? {} : { since: new Date(start).toISOString() }),
  };
}

const inOpenCategory = (tree: CategoryTree): Condition[] =>
  tree.categories
    .filter(({ id }) => isSaid(tree, id, 'confidential'))
    .map(({ id }) => sql<boolean>`not ${inCategory(id)}`);

const NOTHING: Counts = { received: 0, closed: 0, onTime: 0, late: 0 };

/** Without groups of few cases; where those are few together, without the next smallest one as well. */
function withoutFew(groups: NonNullable<CaseStats['groups']>): NonNullable<CaseStats['groups']> {
  const sorted = [...groups].sort((one, other) => one.received - other.received);
  let left = 0;
  let hidden = 0;
  for (const { received } of sorted) {
    if (received >= FEW && (left === 0 || left >= FEW)) break;
    left += received;
    hidden += 1;
  }
  const kept = new Set(sorted.slice(hidden));
  return groups.filter((group) => kept.has(group));
}

/** Numbers in which nobody's case can be told apart. */
function coarse({ groups, ...counts }: CaseStats): CaseStats {
  if (counts.received < FEW) {
    return { ...NOTHING, few: true, ...(groups === undefined ? {} : { groups: [] }) };
  }
  return { ...counts, ...(groups === undefined ? {} : { groups: withoutFew(groups) }) };
}

export interface StatsWith {
  readonly tree: CategoryTree;
  readonly now: Date;
}

/**
 * As {@link caseStats}, for who may not see the cases: of whole days that are over, and where there are fewer than
 * {@link FEW} cases, without their numbers. Cases of confidential categories are in the numbers of the whole county
 * alone.
 */
export async function openStats(
  scope: Scope,
  asked: StatsAsked,
  { tree, now }: StatsWith,
): Promise<CaseStats> {
  const { by, ...days } = asksDays(asked, now);
  const told = { tree, now };
  const grouped = by === undefined ? days : { ...days, by };
  const open = coarse(await countCases(scope, grouped, told, inOpenCategory(tree)));
  if (open.few || asked.division !== undefined || asked.category !== undefined) return open;
  return { ...open, ...(await countCases(scope, days, told, [])) };
}

/**
 * Cases received and closed, by the projection of their events. Withdrawn and merged ones are neither; the late
 * ones among the open are those with a clock that has run out at `now`.
 */
export const caseStats = (scope: Scope, asked: StatsAsked, by: StatsWith): Promise<CaseStats> =>
  countCases(scope, asked, by, []);

async function countCases(
  scope: Scope,
  asked: StatsAsked,
  { tree, now }: StatsWith,
  more: readonly Condition[],
): Promise<CaseStats> {
  const { county, db } = scope;
  const { since, until, division, category, by } = asked;
  const place = division === undefined ? undefined : await inDivision(scope, division);
  const below = place === undefined ? 'town' : 'village';
  const conditions: Condition[] = [
    sql<boolean>`found.submitted is not null`,
    sql<boolean>`found.state not in ('draft', 'withdrawn', 'merged')`,
    ...(since === undefined ? [] : [sql<boolean>`found.submitted >= ${new Date(since)}`]),
    ...(until === undefined ? [] : [sql<boolean>`found.submitted < ${new Date(until)}`]),
    ...(place === undefined ? [] : [place]),
    ...(category === undefined ? [] : [inCategory(category)]),
    ...more,
  ];
  const late = sql`(found.was_late or coalesce(found.ends < ${now}, false))`;
  const { rows } = await sql<Counted>`
    select ${keyOf(by, below)} as key,
      count(*)::int as received,
      (count(*) filter (where found.state = 'closed'))::int as closed,
      (count(*) filter (where found.state = 'closed' and not found.was_late))::int as on_time,
      (count(*) filter (where found.state <> 'closed' and ${late}))::int as late
    from case_record as found where found.county_code = ${county}
      and ${sql.join(conditions, sql` and `)}
    group by 1 order by 1`.execute(db);
  if (by === undefined) return countsOf(rows);
  const groups = new Map<string, Counted[]>();
  for (const row of rows) {
    const key = by === 'category' ? majorIn(tree, row.key ?? '') : (row.key ?? county);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const names: ReadonlyMap<string, Text> =
    by === 'division' ? await divisionNames(scope, [...groups.keys()]) : new Map();
  const nameOf = (key: string): Text | undefined =>
    by === 'category'
      ? nameIn(tree, key)
      : by === 'kind'
        ? (CASE_KIND_NAMES as Readonly<Record<string, Text>>)[key]
        : names.get(key);
  return {
    ...countsOf(rows),
    groups: [...groups].map(([key, some]) => {
      const name = nameOf(key);
      return { key, ...(name === undefined ? {} : { name }), ...countsOf(some) };
    }),
  };
}
