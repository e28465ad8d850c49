import { openDatabase } from './database/open.ts';
import { seed } from './seed.ts';

/** Makes a file that a new data folder starts from: the database with these counties, gzipped. */
export async function buildSnapshot(
  countyFolders: readonly string[],
  outFile: string,
): Promise<void> {
  const database = await openDatabase({});
  try {
    for (const folder of countyFolders) await seed(database, folder);
    await database.dump(outFile);
  } finally {
    await database.close();
  }
}
