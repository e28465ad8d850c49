import {
  isOf,
  viewerOf,
  type CaseCaller,
  type CaseRecord,
  type Relation,
} from '@yizhangtu/standard/cases.js';
import type { RoleId } from '@yizhangtu/standard/identity.js';
import { knownPeople } from '../identity/people.ts';
import { inForce } from '../identity/in-force.ts';
import type { Scope } from '../store/scope.ts';
import type { Audience } from './notices.ts';

async function postsAt(
  { db, county }: Scope,
  divisions: readonly string[],
  now: Date,
): Promise<CaseCaller[]> {
  if (divisions.length === 0) return [];
  const rows = await db
    .selectFrom('post')
    .select(['person', 'role', 'division', 'organisation'])
    .where('county_code', '=', county)
    .where('division', 'in', divisions)
    .where(inForce(now))
    .execute();
  return rows.map(({ person, role, division, organisation }) => ({
    person,
    assurance: 'phone',
    post: { role: role as RoleId, division, organisation: organisation ?? undefined },
  }));
}

const RELATION = {
  tier: 'tier',
  centre: 'centre',
  supervisors: 'supervisor',
} as const satisfies Record<string, Relation>;

/** Those who are people of the county: a case keeps references to who is gone. */
async function known(scope: Scope, people: readonly string[]): Promise<string[]> {
  const ids = await knownPeople(scope, people);
  return people.filter((one) => ids.has(one));
}

/** References to the people that an audience of a case is made of, now. */
export async function recipientsOf(
  scope: Scope,
  audience: Audience,
  { record, now }: { readonly record: CaseRecord; readonly now: Date },
): Promise<string[]> {
  const { within, reporter } = record;
  if (audience.who === 'reporters') {
    const people = [reporter.person, reporter.agent].filter((one) => one !== undefined);
    return known(scope, people);
  }
  if (audience.who === 'unit') {
    const { unit } = audience;
    if (unit.person !== undefined) return known(scope, [unit.person]);
    const posts = await postsAt(scope, [unit.division], now);
    return posts.filter((one) => isOf(one, unit)).map(({ person }) => person);
  }
  const relation = RELATION[audience.who];
  const posts = await postsAt(scope, within, now);
  return posts
    .filter((one) => viewerOf(record, one).relations.includes(relation))
    .map(({ person }) => person);
}
