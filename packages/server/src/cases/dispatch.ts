import {
  dispatchBy,
  type CaseRecord,
  type Dispatched,
  type Worker,
} from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';
import type { CountyCases } from './case-settings.ts';

/** Who is on duty now, and where. */
async function workersOn({ db, county }: Scope, now: Date): Promise<Worker[]> {
  const rows = await db
    .selectFrom('duty')
    .select(['person', 'service', 'division', 'lng', 'lat'])
    .where('county_code', '=', county)
    .where('since', '<=', now)
    .where('until', '>', now)
    .orderBy('person')
    .execute();
  return rows.flatMap(({ person, service, division, lng, lat }) =>
    lng === null || lat === null
      ? []
      : [{ unit: { division, person }, point: [lng, lat] as const, services: [service] }],
  );
}

/**
 * Whom the county's rules give a case to; undefined where a person dispatches each case.
 *
 * @throws YztError `calendar_incomplete` when a rule asks for office hours in a year without data
 */
export async function dispatchedBy(
  scope: Scope,
  matter: Pick<CaseRecord, 'category' | 'kind' | 'within' | 'tier' | 'place'>,
  { cases, now }: { readonly cases: CountyCases; readonly now: Date },
): Promise<Dispatched | undefined> {
  const { dispatch, tree, clocks } = cases;
  if (dispatch === undefined || dispatch.automatic === false) return undefined;
  const { rules, units } = dispatch;
  const asksForWorkers = rules.some(({ then }) => then.nearest !== undefined);
  const workers = asksForWorkers ? await workersOn(scope, now) : [];
  return dispatchBy(matter, { rules, units, tree, clock: clocks, workers, now: now.getTime() });
}
