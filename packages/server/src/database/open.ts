import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type Dialect, type LogEvent } from 'kysely';
import pg from 'pg';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { PgliteClient } from './pglite-client.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { PreparingClient } from './postgres-client.ts';
import type { Tables } from './tables.ts';

export interface DatabaseOptions {
  /** A PostgreSQL address; without it PGlite is used. */
  databaseUrl?: string | undefined;
  /** Where PGlite keeps its data; in memory without it. */
  dataDir?: string | undefined;
  /** A file of `buildSnapshot`, read when the data folder is new. */
  snapshot?: string | undefined;
  /** Called after each query, with its text. */
  onQuery?: ((event: LogEvent) => void) | undefined;
  /** Called when an idle connection to PostgreSQL breaks; the next query opens another one. */
  onConnectionError?: ((error: Error) => void) | undefined;
}

// No answer is worth waiting for longer, and a query that runs away must not hold a connection for ever.
const READ_MS = 30_000;
// Nor must a transaction whose process is stuck hold its rows: the head of a county's stream is one of them.
const IDLE_MS = 60_000;

export interface Database {
  readonly db: Kysely<Tables>;
  /** Writes all data to a file, gzipped; PGlite only. */
  dump(file: string): Promise<void>;
  close(): Promise<void>;
}

/** What is done with a database before it counts as open. */
export type Prepare = (db: Kysely<Tables>) => Promise<void>;

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws YztError `conflict` when another process uses the data folder.
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return openWith(options, (db) => migrate(db));
}

/** Opens the database with its tables as `prepare` leaves them. @throws YztError as {@link openDatabase} */
export function openWith(options: DatabaseOptions, prepare: Prepare): Promise<Database> {
  return options.databaseUrl === undefined
    ? openPglite(options, prepare)
    : openPostgres(options.databaseUrl, options, prepare);
}

async function kysely(
  dialect: Dialect,
  { onQuery }: DatabaseOptions,
  prepare: Prepare,
): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect, ...(onQuery === undefined ? {} : { log: onQuery }) });
  try {
    await prepare(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** How connections of the kit call themselves. */
export const APPLICATION = 'yizhangtu';

async function openPostgres(
  connectionString: string,
  options: DatabaseOptions,
  prepare: Prepare,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString,
    application_name: APPLICATION,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: READ_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    Client: PreparingClient,
  });
  // One that breaks while it is in use is told by its next statement; unheard, the event would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  // An idle connection that breaks is replaced on the next query; unheard, the event would end the process.
  pool.on('error', (error) => options.onConnectionError?.(error));
  const db = await kysely(new PostgresDialect({ pool }), options, prepare);
  return {
    db,
    dump: () => Promise.reject(new Error('a snapshot is made with PGlite only')),
    close: () => db.destroy(),
  };
}

async function openPglite(options: DatabaseOptions, prepare: Prepare): Promise<Database> {
  const { dataDir, snapshot } = options;
  const lock = dataDir === undefined ? undefined : lockFolder(dataDir);
  try {
    const folder = dataDir === undefined ? undefined : join(dataDir, 'pg');
    const ready = dataDir === undefined ? undefined : join(dataDir, 'ready');
    const isNew = ready === undefined || !existsSync(ready);
    // A folder that was never finished is a start that was cut short: begin again.
    if (isNew && folder !== undefined) rmSync(folder, { recursive: true, force: true });
    const client = new PgliteClient({
      ...(folder === undefined ? {} : { folder }),
      ...(isNew && snapshot !== undefined ? { snapshot } : {}),
    });
    const db = await kysely(pgliteDialect(client), options, prepare);
    if (isNew && ready !== undefined) writeFileSync(ready, '');
    return {
      db,
      dump: (file) => client.dump(file),
      async close() {
        await db.destroy();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
