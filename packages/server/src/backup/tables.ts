import { sql, type Kysely, type RawBuilder } from 'kysely';
import * as z from 'zod/mini';
import type { Tables } from '../database/tables.ts';
import type { Put } from './backup-file.ts';

const ROWS_AT_ONCE = 500;

/** Tables of the kit in a schema: each of them leads with the county. Nothing else in a shared database is touched. */
async function ownTables(db: Kysely<Tables>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = ${schema} and column_name = 'county_code' order by table_name`.execute(db);
  return rows.map(({ name }) => name);
}

/** {@link ownTables}, those that others refer to first. */
async function inOrder(db: Kysely<Tables>, schema: string): Promise<string[]> {
  const names = await ownTables(db, schema);
  const { rows } = await sql<{ child: string; parent: string }>`
    select child.relname as child, parent.relname as parent from pg_constraint
    join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    join pg_namespace on pg_namespace.oid = connamespace
    where contype = 'f' and nspname = ${schema} and child.oid <> parent.oid`.execute(db);
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    rows.filter(({ child }) => child === name).forEach(({ parent }) => visit(parent));
    ordered.push(name);
  };
  names.forEach(visit);
  return ordered;
}

export async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? 'public';
}

/** The migrations that a database has had. */
export async function migrationsOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOf(db: Kysely<Tables>, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    order by attnum`.execute(db);
  return rows;
}

/** Sessions that were ended since would live again: people sign in anew after a restore. */
const LEFT_OUT = ['session', 'sign_in'];

const TableLine = z.object({ name: z.string(), columns: z.array(z.string()) });

/** Puts every row of every table, as of one moment: to be called in a transaction. */
export async function putTables(db: Kysely<Tables>, put: Put): Promise<void> {
  // How values are written must not depend on a setting of the database.
  await sql`set local datestyle to iso, ymd`.execute(db);
  const tables = await inOrder(db, await currentSchema(db));
  for (const table of tables.filter((name) => !LEFT_OUT.includes(name))) {
    const columns = (await columnsOf(db, table)).map(({ name }) => name);
    await put('T', JSON.stringify({ name: table, columns }));
    const values = sql.join(columns.map((name) => sql`${sql.id(name)}::text`));
    await sql`declare rows cursor for
      select to_json(array[${values}])::text as row from ${sql.id(table)}`.execute(db);
    for (;;) {
      const { rows } = await sql
        .raw<{ row: string }>(`fetch ${ROWS_AT_ONCE} from rows`)
        .execute(db);
      for (const { row } of rows) await put('R', row);
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await sql`close rows`.execute(db);
  }
}

/** Rows as they come, written some at a time. */
export class RowWriter {
  readonly #db: Kysely<Tables>;
  #insert: RawBuilder<unknown> = sql``;
  #rows: string[] = [];

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async table(text: string): Promise<void> {
    await this.flush();
    const { name, columns } = z.parse(TableLine, JSON.parse(text), { jitless: true });
    const types = new Map((await columnsOf(this.#db, name)).map((one) => [one.name, one.type]));
    const values = columns.map((column, index) => {
      const type = types.get(column);
      if (type === undefined) throw new Error(`the table ${name} has no column ${column}`);
      return sql`(r ->> ${sql.lit(index)})::${sql.raw(type)}`;
    });
    const names = columns.map((column) => sql.id(column));
    this.#insert = sql`insert into ${sql.id(name)} (${sql.join(names)}) select ${sql.join(values)}`;
  }

  async row(row: string): Promise<void> {
    if (this.#rows.push(row) >= ROWS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = `[${this.#rows.join(',')}]`;
    this.#rows = [];
    await sql`${this.#insert} from json_array_elements(${rows}::json) r`.execute(this.#db);
  }
}

/** Moves the kit's tables, and what their triggers call, from one schema to another. */
export async function moveTables(db: Kysely<Tables>, from: string, to: string): Promise<void> {
  const migrations = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = ${from} and tablename like 'kysely_migration%'`.execute(db);
  const tables = await ownTables(db, from);
  const functions = await sql<{ name: string }>`
    select distinct proname as name from pg_trigger
    join pg_proc on pg_proc.oid = tgfoid join pg_class on pg_class.oid = tgrelid
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = ${from} and not tgisinternal and relname = any(${tables})
    and pronamespace = pg_namespace.oid`.execute(db);
  for (const name of [...tables, ...migrations.rows.map((row) => row.name)]) {
    await sql`alter table ${sql.id(from, name)} set schema ${sql.id(to)}`.execute(db);
  }
  for (const { name } of functions.rows) {
    await sql`alter function ${sql.id(from, name)}() set schema ${sql.id(to)}`.execute(db);
  }
}
