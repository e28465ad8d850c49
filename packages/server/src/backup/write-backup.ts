import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { headerOf, writeBackupFile } from './backup-file.ts';
import { putFiles, type Places } from './files.ts';
import { DATA_FILES } from './restore.ts';
import { migrationsOf, putTables } from './tables.ts';

export interface BackupOptions {
  readonly file: string;
  readonly dataDir: string;
  /** Files and folders besides those of the data folder, by the names that they get in the backup. */
  readonly places: Places;
  readonly now: Date;
}

/**
 * Writes the tables as of one moment, the photos and the key of the data folder, and the files of `places`.
 * It does not depend on the kind of database: what was written from one goes into the other.
 *
 * @throws YztError `conflict` when the file is there already
 */
export function writeBackup(
  db: Kysely<Tables>,
  { file, dataDir, places, now }: BackupOptions,
): Promise<void> {
  return writeBackupFile(file, async (put) => {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await put('H', JSON.stringify(headerOf(now, await migrationsOf(transaction))));
        await putTables(transaction, put);
      });
    const own = Object.fromEntries(DATA_FILES.map((name) => [name, join(dataDir, name)]));
    // A photo is there before a row speaks of it, so files that are read after the rows lack none.
    await putFiles({ ...own, ...places }, put);
  });
}
