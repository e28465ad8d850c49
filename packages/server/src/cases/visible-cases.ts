import { sql, type RawBuilder } from 'kysely';
import { divisionPath } from '../identity/division-path.ts';
import type { Scope } from '../store/scope.ts';
import type { CaseAs } from './case-caller.ts';

/*
 * Which cases a caller sees, as conditions on rows of `case_record`: one for each way in which somebody may be
 * something to a case (see `viewerOf` and `sightOf` in the standard). A list asks for a page of each and joins
 * them, so that each way has its own index.
 */

/** Roles that see what lies in the division of their post. */
const SEES_AREA: ReadonlySet<string> = new Set([
  'grid-worker',
  'village-cadre',
  'town-command',
  'supervisor',
  'county-centre',
  'auditor',
]);

const column = (table: string, name: string) => sql.ref(`${table}.${name}`);

/** That a case lies in a division, by the column of the division's level; undefined for the whole county. */
export async function inDivision(
  scope: Scope,
  division: string,
  table = 'found',
): Promise<RawBuilder<boolean> | undefined> {
  if (division === scope.county) return undefined;
  const path = await divisionPath(scope, division);
  const level = path.at(-1) === division ? path.length - 1 : -1;
  const name = level === 1 ? 'town' : level === 2 ? 'village' : 'division';
  return sql<boolean>`${column(table, name)} = ${division}`;
}

/** Assignments for the caller: by name, and for their unit, each as a condition on rows of `work_order`. */
function ownOrders({ caller }: CaseAs, table: string): RawBuilder<boolean>[] {
  if (caller === undefined) return [];
  const { person, post } = caller;
  const named = sql<boolean>`${column(table, 'person')} = ${person}`;
  if (post === undefined || NO_UNIT.has(post.role)) return [named];
  const { organisation, role } = post;
  const of = column(table, 'organisation');
  const ofUnit =
    organisation === undefined
      ? sql<boolean>`${of} is null`
      : role === 'department-handler'
        ? sql<boolean>`${of} = ${organisation}`
        : sql<boolean>`(${of} is null or ${of} = ${organisation})`;
  return [
    named,
    sql<boolean>`${column(table, 'division')} = ${post.division}
      and ${column(table, 'person')} is null and ${ofUnit}`,
  ];
}

/** Roles whose post is of no unit that cases are given to (see `isOf` in the standard). */
const NO_UNIT: ReadonlySet<string> = new Set([
  'resident',
  'supervisor',
  'auditor',
  'administrator',
]);

/** Assignments for the caller, as one condition on rows of `work_order`. */
export function isOwnOrder(as: CaseAs, table: string): RawBuilder<boolean> | undefined {
  const all = ownOrders(as, table);
  return all.length === 0 ? undefined : sql<boolean>`((${sql.join(all, sql`) or (`)}))`;
}

/** A way to see cases: a condition on rows of `found`, or on the orders of such, `mine`. */
export interface Way {
  readonly by: 'case' | 'order';
  readonly where: RawBuilder<boolean>;
}
const byCase = (where: RawBuilder<boolean>): Way => ({ by: 'case', where });

/** The ways in which a caller comes to see cases. */
export async function waysToSee(scope: Scope, as: CaseAs): Promise<Way[]> {
  const { caller } = as;
  const published = byCase(sql<boolean>`found.published and found.submitted is not null`);
  if (caller === undefined) return [published];
  const { post } = caller;
  const own = ownCases(caller);
  const areal = post !== undefined && SEES_AREA.has(post.role);
  const area = areal ? await inDivision(scope, post.division) : undefined;
  const notDraft = sql<boolean>`found.submitted is not null`;
  // Nothing lies outside the county: other ways lead to nothing more but one's own drafts.
  if (areal && area === undefined) return [byCase(notDraft), ...own];
  const orders = ownOrders(as, 'mine').map((where): Way => ({
    by: 'order',
    where: sql<boolean>`mine.active and ${where}`,
  }));
  return [
    published,
    ...own,
    ...(area === undefined ? [] : [byCase(sql<boolean>`${area} and ${notDraft}`)]),
    ...orders,
  ];
}

/** Whether a caller sees all cases of a division, whoever reported them; of the whole county where none is named. */
export async function seesAll(
  scope: Scope,
  { caller }: CaseAs,
  division: string = scope.county,
): Promise<boolean> {
  const post = caller?.post;
  if (post === undefined || !SEES_AREA.has(post.role)) return false;
  const path = division === scope.county ? [division] : await divisionPath(scope, division);
  return post.division === scope.county || path.includes(post.division);
}

/** Cases that a person reported, by themselves or for someone. */
export const ownCases = ({ person }: { readonly person: string }): Way[] => [
  byCase(sql<boolean>`found.reporter = ${person}`),
  byCase(sql<boolean>`found.agent = ${person}`),
];
