import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { lockFolder } from '../database/lock.ts';
import { migrate, MIGRATION_NAMES } from '../database/migrate.ts';
import { APPLICATION, openWith } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { allowLong } from '../store/transaction.ts';
import { checkBackup, readBackup, type Header } from './backup-file.ts';
import { backupFault } from './backup-words.ts';
import { FileWriter, type Places } from './files.ts';
import { currentSchema, moveTables, RowWriter } from './tables.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Where files go, by their names in the backup, besides those of the data folder. */
  readonly places: Places;
  readonly now: Date;
}

export interface Restored {
  readonly header: Header;
  /** Where that is kept which was there before. */
  readonly kept: readonly string[];
}

/** What of the data folder is in a backup as files. */
export const DATA_FILES = ['photos', 'seal-key'] as const;

const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Reads the rows into the tables of the version that the backup is of, and brings these up to date. */
async function loadTables(
  db: Kysely<Tables>,
  { file, header, files, schema }: Load,
): Promise<void> {
  await migrate(db, { to: header.migrations.at(-1), schema });
  const rows = new RowWriter(db);
  for await (const { mark, text } of readBackup(file)) {
    if (mark === 'T') await rows.table(text);
    else if (mark === 'R') await rows.row(text);
    else if (mark === 'F') files.file(text);
    else files.bytes(text);
  }
  await rows.flush();
  await migrate(db, { schema });
}

interface Load {
  readonly file: string;
  readonly header: Header;
  readonly files: FileWriter;
  readonly schema?: string;
}

/** New files that stand beside those whose place they are to take. */
class Swap {
  readonly #stamp: string;
  readonly #pairs: { readonly to: string; readonly side: string }[] = [];
  readonly #done: (() => void)[] = [];
  readonly kept: string[] = [];

  constructor(stamp: string) {
    this.#stamp = stamp;
  }

  /** Where to write what is to be at `to`. */
  side(to: string): string {
    const side = `${to}.restoring`;
    rmSync(side, { recursive: true, force: true });
    mkdirSync(dirname(side), { recursive: true });
    this.#pairs.push({ to, side });
    return side;
  }

  /** Puts all in its place, and what was there beside it; nothing when one of the steps fails. */
  commit(): void {
    try {
      for (const { to, side } of this.#pairs.filter((pair) => existsSync(pair.side))) {
        if (existsSync(to)) {
          const kept = `${to}.before-${this.#stamp}`;
          this.#move(to, kept);
          this.kept.push(kept);
        }
        this.#move(side, to);
      }
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  undo(): void {
    for (const back of this.#done.splice(0).reverse()) back();
    for (const { side } of this.#pairs) rmSync(side, { recursive: true, force: true });
  }

  #move(from: string, to: string): void {
    renameSync(from, to);
    this.#done.push(() => renameSync(to, from));
  }
}

/** The tables into a schema of their own, which then changes places with the one in use: all of it or nothing. */
async function intoPostgres(
  databaseUrl: string,
  { stamp, swap, ...load }: Omit<Load, 'schema'> & { stamp: string; swap: Swap },
): Promise<string | undefined> {
  let kept: string | undefined;
  let isSwapped = false;
  const database = await openWith({ databaseUrl }, () => Promise.resolve());
  try {
    await database.db.transaction().execute(async (db) => {
      await allowLong(db);
      // Files are copied between statements, however many there are; nobody else is at the database.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
      await sql`set local lock_timeout = '10s'`.execute(db);
      const others = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity where datname = current_database()
        and application_name = ${APPLICATION} and pid <> pg_backend_pid()`.execute(db);
      if (others.rows[0]?.count !== 0) throw backupFault('in_use', 'DATABASE_URL');
      const schema = await currentSchema(db);
      const [fresh, before] = [`restoring_${stamp}`, `before_${stamp}`];
      await sql`create schema ${sql.id(fresh)}`.execute(db);
      await sql`set local search_path to ${sql.id(fresh)}`.execute(db);
      await loadTables(db, { ...load, schema: fresh });
      await sql`create schema ${sql.id(before)}`.execute(db);
      await moveTables(db, schema, before);
      await moveTables(db, fresh, schema);
      await sql`drop schema ${sql.id(fresh)}`.execute(db);
      const old = await sql`select 1 from pg_tables where schemaname = ${before}`.execute(db);
      if (old.rows.length === 0) await sql`drop schema ${sql.id(before)}`.execute(db);
      else kept = before;
      swap.commit();
      isSwapped = true;
    });
  } catch (error) {
    if (isSwapped) swap.undo();
    throw error;
  } finally {
    await database.close();
  }
  return kept;
}

async function intoPglite(folder: string, load: Load): Promise<void> {
  const database = await openWith({ dataDir: folder }, (db) =>
    db.transaction().execute((transaction) => loadTables(transaction, load)),
  );
  await database.close();
}

/**
 * Puts a backup in the place of the data. It is read to its end before anything is written, and what was there
 * is kept beside it: folders as `NAME.before-TIME`, tables of PostgreSQL in a schema `before_TIME`.
 *
 * @throws YztError `invalid` for a damaged backup, `unsupported_version` for a newer one, `conflict` while a
 * server uses the data; everything is as it was then
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, databaseUrl, dataDir, places, now } = options;
  const header = await checkBackup(file);
  if (header.migrations.some((name) => !MIGRATION_NAMES.includes(name))) {
    throw backupFault('newer_backup', file);
  }
  const lock = lockFolder(dataDir);
  const swap = new Swap(stampOf(now));
  try {
    // A folder that holds only the lock is nothing to keep.
    if (readdirSync(dataDir).every((name) => name.startsWith('lock.sqlite'))) {
      rmSync(dataDir, { recursive: true });
    }
    const data = swap.side(dataDir);
    mkdirSync(data, { mode: 0o700 });
    const files = new FileWriter(
      {
        ...Object.fromEntries(DATA_FILES.map((name) => [name, join(data, name)])),
        ...Object.fromEntries(Object.entries(places).map(([name, to]) => [name, swap.side(to)])),
      },
      file,
    );
    const load = { file, header, files };
    const schema =
      databaseUrl === undefined
        ? await intoPglite(data, load).then(() => {
            swap.commit();
            return undefined;
          })
        : await intoPostgres(databaseUrl, { ...load, stamp: stampOf(now).toLowerCase(), swap });
    return { header, kept: [...swap.kept, ...(schema === undefined ? [] : [schema])] };
  } catch (error) {
    swap.undo();
    throw error;
  } finally {
    lock.release();
  }
}
