import type { Text } from '@yizhangtu/standard';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { statement } from '../database/statement.ts';

const NAMES = statement((db, { county, codes }: { county: string; codes: string[] }) =>
  db
    .selectFrom('division')
    .select(['code', sql<Text>`body -> 'name'`.as('name')])
    .where('county_code', '=', county)
    .where('code', 'in', codes),
);

/** Names of divisions by their codes. */
export async function divisionNames(
  { db, county }: Scope,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (codes.length === 0) return new Map();
  const rows = await NAMES(db, { county, codes: [...new Set(codes)] });
  return new Map(rows.map(({ code, name }) => [code, name]));
}
