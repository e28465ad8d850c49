import type { Scope } from '../store/scope.ts';
import type { SetAside } from './set-aside.ts';

const AT_ONCE = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Columns that say when a case's time comes. */
export type DueBy = 'rests' | 'resumes' | 'warns';

/** Cases whose time has come, the smallest ids first. */
async function dueAfter(
  { db, county }: Scope,
  by: DueBy,
  until: Date,
  after: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('case_record')
    .select('id')
    .where('county_code', '=', county)
    .where(by, '<=', until)
    .where('id', '>', after)
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

/** Does something to each case whose time has come; one to which it cannot be done keeps no other back. */
export async function eachDue(
  scope: Scope,
  { by, until, aside }: { readonly by: DueBy; readonly until: Date; readonly aside: SetAside },
  act: (id: string) => Promise<void>,
): Promise<void> {
  let ids = await dueAfter(scope, by, until, FIRST);
  while (ids.length > 0) {
    for (const id of ids) await aside.unless(id, () => act(id));
    ids = ids.length < AT_ONCE ? [] : await dueAfter(scope, by, until, ids.at(-1) ?? FIRST);
  }
}
