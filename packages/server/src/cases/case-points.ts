import type { CasePoints } from '@yizhangtu/standard/contract.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import type { CaseAs } from './case-caller.ts';
import { conditionsOf, idsOf, type CaseFilters } from './list-cases.ts';
import { waysToSee } from './visible-cases.ts';

const MOST_POINTS = 10_000;

interface PointRow {
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
  readonly receipt: string;
  readonly title: string;
  readonly kind: CasePoints['features'][number]['properties']['kind'];
  readonly category: string;
  readonly state: CasePoints['features'][number]['properties']['state'];
  readonly late: boolean;
  readonly at: Date;
}

/** Cases that the caller sees as points, the newest ones when there are more than fit. */
export async function casePoints(
  scope: Scope,
  filters: CaseFilters,
  as: CaseAs,
): Promise<CasePoints> {
  const { county } = scope;
  const conditions = [
    sql<boolean>`found.lng is not null`,
    ...(await conditionsOf(scope, filters, as)),
  ];
  const ways = await waysToSee(scope, as);
  const { rows } = await sql<PointRow>`
    select case_record.id, case_record.lng, case_record.lat, case_record.receipt,
      case_record.body ->> 'title' as title, case_record.kind, case_record.category, case_record.state,
      case_record.was_late or coalesce(case_record.due < ${as.now}, false) as late,
      coalesce(case_record.submitted, case_record.created) as at
    from case_record where case_record.county_code = ${county}
      and case_record.id in (select page.id
        from ${idsOf(county, ways, conditions, { limit: MOST_POINTS + 1 })} as page
        order by page.id desc limit ${MOST_POINTS + 1})
    order by case_record.id desc`.execute(scope.db);
  return {
    type: 'FeatureCollection',
    features: rows.slice(0, MOST_POINTS).map(({ id, lng, lat, at, ...properties }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: { ...properties, at: new Date(at).toISOString() },
    })),
    complete: rows.length <= MOST_POINTS,
  };
}
