import type { Text } from '@yizhangtu/standard';
import type { CaseUnitLine } from '@yizhangtu/standard/contract.js';
import { sql } from 'kysely';
import { divisionPath } from '../identity/division-path.ts';
import { inForce } from '../identity/in-force.ts';
import type { Scope } from '../store/scope.ts';
import type { CountyCases } from './case-settings.ts';
import { divisionNames } from './division-names.ts';

/** Units that rules name by where a case lies, from the county down. */
const OWN = ['own:county', 'own:town', 'own:village'] as const;

/** A unit as a rule names it; one without a name is called as its division. */
interface Known {
  readonly id: string;
  readonly name?: Text;
  readonly division: string;
  readonly organisation?: string | undefined;
}

/** Somebody who is on duty, for one of their posts. */
interface OnDuty {
  readonly service: string;
  readonly division: string;
  readonly organisation: string | null;
}

async function onDutyAt(
  { db, county }: Scope,
  divisions: readonly string[],
  now: Date,
): Promise<OnDuty[]> {
  if (divisions.length === 0) return [];
  return db
    .selectFrom('duty')
    .leftJoin('post', (join) =>
      join
        .onRef('post.county_code', '=', 'duty.county_code')
        .onRef('post.person', '=', 'duty.person')
        .onRef('post.division', '=', 'duty.division')
        .on(inForce(now)),
    )
    .select([
      'duty.service',
      'duty.division',
      sql<string | null>`post.organisation`.as('organisation'),
    ])
    .where('duty.county_code', '=', county)
    .where('duty.division', 'in', [...new Set(divisions)])
    .where('duty.since', '<=', now)
    .where('duty.until', '>', now)
    .orderBy('duty.service')
    .execute();
}

/** Organisations that people handle cases for. */
async function organisationsOf({ db, county }: Scope, now: Date): Promise<Known[]> {
  const rows = await db
    .selectFrom('post')
    .select(['division', sql<string>`organisation`.as('organisation')])
    .distinct()
    .where('county_code', '=', county)
    .where('role', '=', 'department-handler')
    .where('organisation', 'is not', null)
    .where(inForce(now))
    .orderBy('division')
    .orderBy('organisation')
    .execute();
  return rows.map(({ division, organisation }) => ({
    id: `post:${division}:${organisation}`,
    name: organisation,
    division,
    organisation,
  }));
}

/** Categories that rules give to a unit, in any role. */
function categoriesOf(id: string, { dispatch }: CountyCases): string[] {
  const given = (dispatch?.rules ?? []).flatMap(({ when, then }) => {
    const { lead, assist = [], inform = [] } = then;
    return [lead, ...assist, ...inform].includes(id) ? (when.categories ?? []) : [];
  });
  return [...new Set(given)].sort();
}

/** Units that cases of a county can be given to: those of its rules and of posts, and those that `place` lies in. */
export async function caseUnits(
  scope: Scope,
  { place, now }: { readonly place: string | undefined; readonly now: Date },
  cases: CountyCases,
): Promise<CaseUnitLine[]> {
  const path = place === undefined ? [] : await divisionPath(scope, place);
  const own = path.at(-1) === place ? path.slice(0, OWN.length) : [];
  const named: readonly Known[] = cases.dispatch?.units ?? [];
  const isNamed = ({ division, organisation }: Known): boolean =>
    named.some((one) => one.division === division && one.organisation === organisation);
  const all: Known[] = [
    ...named,
    ...(await organisationsOf(scope, now)).filter((one) => !isNamed(one)),
    ...own.map((division, rank) => ({ id: OWN[rank]!, division })),
  ];
  const divisions = all.map(({ division }) => division);
  const names = await divisionNames(scope, divisions);
  const duty = await onDutyAt(scope, divisions, now);
  return all.map(({ id, name, division, organisation }) => {
    const here = duty.filter(
      (one) =>
        one.division === division &&
        (organisation === undefined || one.organisation === organisation),
    );
    const called = names.get(division) ?? division;
    return {
      id,
      name: name ?? called,
      division: { code: division, name: called },
      ...(organisation === undefined ? {} : { organisation }),
      categories: categoriesOf(id, cases),
      services: [...new Set(here.map(({ service }) => service))],
      onDuty: here.length > 0,
    };
  });
}
