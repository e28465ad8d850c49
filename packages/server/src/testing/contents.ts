import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Each table's rows as text, so that a difference in any value shows. */
export async function contentsOf(db: Kysely<Tables>): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(
    db,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !table.name.startsWith('kysely'))) {
    const { rows } = await sql<{ row: string }>`
      select r::text as row from ${sql.id(name)} r order by 1`.execute(db);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}
