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

/** Assignments for the caller, as a condition on rows of `work_order`. */
export function isOwnOrder({ caller }: CaseAs, table: string): RawBuilder<boolean> | undefined {
  if (caller === undefined) return undefined;
  const { person, post } = caller;
  const own = sql<boolean>`${column(table, 'person')} = ${person}`;
  if (
    post === undefined ||
    ['resident', 'supervisor', 'auditor', 'administrator'].includes(post.role)
  ) {
    return own;
  }
  const { organisation, role } = post;
  const noName = role !== 'department-handler' || organisation === undefined;
  const ofUnit =
    organisation === undefined
      ? sql<boolean>`${column(table, 'organisation')} is null`
      : noName
        ? sql<boolean>`(${column(table, 'organisation')} is null or ${column(table, 'organisation')} = ${organisation})`
        : sql<boolean>`${column(table, 'organisation')} = ${organisation}`;
  return sql<boolean>`(${own} or (${column(table, 'person')} is null
    and ${column(table, 'division')} = ${post.division} and ${ofUnit}))`;
}

/** The ways in which a caller comes to see cases, each as a condition on rows of `found`. */
export async function waysToSee(scope: Scope, as: CaseAs): Promise<RawBuilder<boolean>[]> {
  const { caller } = as;
  const published = sql<boolean>`found.published and found.state <> 'draft'`;
  if (caller === undefined) return [published];
  const { person, post } = caller;
  const own = [sql<boolean>`found.reporter = ${person}`, sql<boolean>`found.agent = ${person}`];
  const areal = post !== undefined && SEES_AREA.has(post.role);
  const area = areal ? await inDivision(scope, post.division) : undefined;
  const notDraft = sql<boolean>`found.state <> 'draft'`;
  // Nothing lies outside the county: other ways lead to nothing more but one's own drafts.
  if (areal && area === undefined) return [notDraft, ...own];
  const order = isOwnOrder(as, 'mine');
  return [
    published,
    ...own,
    ...(area === undefined ? [] : [sql<boolean>`${area} and ${notDraft}`]),
    ...(order === undefined
      ? []
      : [
          sql<boolean>`found.id in (select mine.case_id from work_order as mine
            where mine.county_code = ${scope.county} and mine.active and ${order})`,
        ]),
  ];
}
