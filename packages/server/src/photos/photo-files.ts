import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';

/** Where photos are kept, each by the SHA-256 of its bytes in lower-case hex. */
export interface PhotoFiles {
  /** Keeping the same photo again changes nothing. */
  put(county: string, hash: string, bytes: Uint8Array): Promise<void>;
  get(county: string, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Photos in a folder: `COUNTY/ab/abcd…`. */
export function photoFolder(folder: string): PhotoFiles {
  const pathOf = (county: string, hash: string): string =>
    join(folder, county, hash.slice(0, 2), hash);
  return {
    async put(county, hash, bytes) {
      const path = pathOf(county, hash);
      await mkdir(dirname(path), { recursive: true });
      // Whoever ends in between leaves no half of a photo under its name.
      const unfinished = `${path}.${uuid()}`;
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    },
    async get(county, hash) {
      try {
        return await readFile(pathOf(county, hash));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}
