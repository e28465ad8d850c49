import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What has come of uploads so far: a file each, as long as what was received. */
export interface IncomingFiles {
  /** The uploads that something has come of. */
  list(county: string): Promise<readonly string[]>;
  /** Bytes that are there: where the sender goes on. */
  lengthOf(county: string, upload: string): Promise<number>;
  /**
   * Writes what comes from `offset` on, and keeps what has come when the connection is cut.
   *
   * @param most - bytes that the whole may have
   * @returns false when more than that came; what fits is kept
   */
  append(
    county: string,
    upload: string,
    piece: { offset: number; most: number; body: AsyncIterable<Uint8Array> },
  ): Promise<boolean>;
  read(county: string, upload: string): Promise<Uint8Array<ArrayBuffer>>;
  remove(county: string, upload: string): Promise<void>;
}

export function incomingFolder(folder: string): IncomingFiles {
  const pathOf = (county: string, upload: string): string => join(folder, county, upload);
  return {
    async list(county) {
      try {
        return await readdir(join(folder, county));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
    async lengthOf(county, upload) {
      try {
        return (await stat(pathOf(county, upload))).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
        throw error;
      }
    },
    async append(county, upload, { offset, most, body }) {
      const path = pathOf(county, upload);
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, constants.O_WRONLY | constants.O_CREAT);
      try {
        let at = offset;
        for await (const bytes of body) {
          const fits = bytes.subarray(0, most - at);
          // At its place and not at the end: the same piece sent twice at once writes the same bytes.
          await file.write(fits, 0, fits.length, at);
          at += fits.length;
          if (fits.length < bytes.length) return false;
        }
        return true;
      } finally {
        await file.close();
      }
    },
    read: (county, upload) => readFile(pathOf(county, upload)),
    remove: (county, upload) => rm(pathOf(county, upload), { force: true }),
  };
}
