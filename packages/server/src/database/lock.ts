import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { YztError } from '@yizhangtu/standard';

/** A data folder that this process alone may use. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a data folder for this process. PGlite would let a second process open the same folder and spoil
 * it. SQLite's exclusive lock works on every system and is freed when the process dies, however it dies.
 *
 * @throws YztError `conflict` when another process has it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    database.exec('begin exclusive');
  } catch (cause) {
    database.close();
    throw new YztError({
      code: 'conflict',
      message: `数据目录正被另一个进程使用 / another process uses the data folder: ${folder}`,
      retriable: false,
      where: folder,
      cause,
    });
  }
  return { release: () => database.close() };
}
