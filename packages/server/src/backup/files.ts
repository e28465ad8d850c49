import { appendFileSync, createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import * as z from 'zod/mini';
import { backupFault } from './backup-words.ts';
import type { Put } from './backup-file.ts';

/** Files and folders by the names that they have in a backup. */
export type Places = Readonly<Record<string, string>>;

// A multiple of three: base64 without padding in between.
const BYTES_AT_ONCE = 768 * 1024;

const FileLine = z.object({ path: z.string(), mode: z.number() });

async function putFile(path: string, from: string, put: Put): Promise<void> {
  const { mode } = await stat(from);
  await put('F', JSON.stringify({ path, mode: mode & 0o777 }));
  const chunks = createReadStream(from, { highWaterMark: BYTES_AT_ONCE });
  for await (const chunk of chunks as AsyncIterable<Buffer>)
    await put('B', chunk.toString('base64'));
}

/** Puts a file, or what is below a folder. Links are followed: a backup holds what they lead to. */
async function putAt(path: string, from: string, put: Put): Promise<void> {
  if ((await stat(from)).isFile()) return putFile(path, from, put);
  for (const name of await readdir(from)) await putAt(`${path}/${name}`, join(from, name), put);
}

/** Puts the files of `places`, those of folders with their paths below them. What is not there is left out. */
export async function putFiles(places: Places, put: Put): Promise<void> {
  for (const [name, place] of Object.entries(places)) {
    if (existsSync(place)) await putAt(name, place, put);
  }
}

/** Files as they come, each written below the place of its first name. Names that have no place are passed over. */
export class FileWriter {
  readonly #places: Places;
  readonly #backup: string;
  #to: string | undefined;

  constructor(places: Places, backup: string) {
    this.#places = places;
    this.#backup = backup;
  }

  file(text: string): void {
    const { path, mode } = z.parse(FileLine, JSON.parse(text), { jitless: true });
    const [name = '', ...below] = path.split('/');
    const place = Object.hasOwn(this.#places, name) ? this.#places[name] : undefined;
    this.#to = place === undefined ? undefined : join(place, ...below);
    if (place === undefined || this.#to === undefined) return;
    const isInside =
      resolve(this.#to) === resolve(place) || resolve(this.#to).startsWith(resolve(place) + sep);
    if (!isInside) throw backupFault('damaged_backup', this.#backup);
    mkdirSync(dirname(this.#to), { recursive: true });
    writeFileSync(this.#to, '', { mode, flag: 'wx' });
  }

  bytes(text: string): void {
    if (this.#to !== undefined) appendFileSync(this.#to, Buffer.from(text, 'base64'));
  }
}
