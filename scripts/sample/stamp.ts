import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAYER_KINDS } from '@yizhangtu/standard';

/** Name of the file in a county folder that says what the folder was made of. */
export const STAMP_FILE = '.stamp';

/** A hash of all that a county folder is made of: the county's files, this generator, the layer kinds. */
export function stampOf(countyFolder: string): string {
  const hash = createHash('sha256').update(JSON.stringify(LAYER_KINDS));
  const generator = fileURLToPath(new URL('.', import.meta.url));
  for (const folder of [generator, countyFolder]) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.test\.ts$|\.md$/.test(name) || !/\.(ts|json|geojson)$/.test(name)) continue;
      hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex');
}

export function isUpToDate(out: string, stamp: string): boolean {
  const path = join(out, STAMP_FILE);
  return existsSync(path) && readFileSync(path, 'utf8') === stamp;
}
