import { FINAL_STATES, type CaseRecord } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { MOST_REQUESTS, type RequestsWanted } from './open311-query.ts';

export interface PublishedCase {
  readonly record: CaseRecord;
  readonly due: Date | null;
}

/** Published cases, the newest first. */
export async function publishedCases(
  { db, county }: Scope,
  wanted: RequestsWanted,
): Promise<PublishedCase[]> {
  let query = db
    .selectFrom('case_record')
    .select([sql<CaseRecord>`body`.as('record'), 'due'])
    .where('county_code', '=', county)
    .where('published', '=', true)
    .where('state', '<>', 'draft');
  if ('numbers' in wanted) {
    query = query.where('receipt', 'in', wanted.numbers);
  } else {
    const { from, to, codes, closed } = wanted;
    query = query.where('submitted', '>=', from).where('submitted', '<=', to);
    if (codes.length > 0) query = query.where('category', 'in', codes);
    if (closed !== undefined) {
      query = query.where('state', closed ? 'in' : 'not in', FINAL_STATES);
    }
  }
  return query.orderBy('submitted', 'desc').orderBy('id', 'desc').limit(MOST_REQUESTS).execute();
}
