import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fault } from './words.ts';

/** In the form of `sha256sum`, so that it can be checked without this program too. */
export const SUMS = 'SHA256SUMS';

export async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Paths of all files below a folder, but for the list of sums itself. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== SUMS)
    .sort();

/** Sums of all files of a folder, a line each. */
export async function listSums(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of filesOf(folder)) lines.push(`${await sumOf(join(folder, path))}  ${path}\n`);
  return lines.join('');
}

/** @throws YztError `invalid` that names the first file that is missing, not the same or too much */
export async function verify(folder: string): Promise<void> {
  const list = join(folder, SUMS);
  if (!existsSync(list)) throw fault('damaged_archive', list);
  const sums = new Map(
    readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  const more = filesOf(folder).find((path) => !sums.has(path));
  if (more !== undefined || sums.size === 0)
    throw fault('damaged_archive', join(folder, more ?? SUMS));
  for (const [path, sum] of sums) {
    const file = join(folder, path);
    if (!existsSync(file) || (await sumOf(file)) !== sum) throw fault('damaged_archive', file);
  }
}
