import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { YztError } from '@yizhangtu/standard';
import * as z from 'zod/mini';
import { backupFault } from './backup-words.ts';

/**
 * A backup is gzipped text, a line each: a letter, a blank, and what the letter says.
 *
 * - `H` the header, once, at the start
 * - `T` a table with its columns; the rows that follow are its rows
 * - `R` a row: an array of values as PostgreSQL writes them in text
 * - `F` a file: its path and mode
 * - `B` bytes of the last file, in base64
 * - `E` the SHA-256 of all lines before it, once, at the end
 */
export type Mark = 'H' | 'T' | 'R' | 'F' | 'B';

export const VERSION = 1;
const FORMAT = 'yizhangtu-backup';

const Header = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int().check(z.positive()),
  made: z.string(),
  migrations: z.array(z.string()),
});
export type Header = z.infer<typeof Header>;

export const headerOf = (made: Date, migrations: readonly string[]): Header => ({
  format: FORMAT,
  version: VERSION,
  made: made.toISOString(),
  migrations: [...migrations],
});

export type Put = (mark: Mark, text: string) => Promise<void>;

/**
 * Writes a backup with what `work` puts into it. The file has its name once it is whole, and nobody but its owner
 * may read it.
 *
 * @throws YztError `conflict` when the file is there already
 */
export async function writeBackupFile(
  file: string,
  work: (put: Put) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) throw backupFault('file_there', file);
  const unfinished = `${file}.unfinished`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(unfinished, { mode: 0o600, flush: true }));
  // It is awaited below; without this an error in between would end the process.
  written.catch(() => undefined);
  const hash = createHash('sha256');
  const line = async (text: string): Promise<void> => {
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
  };
  try {
    await work(async (mark, text) => {
      const whole = `${mark} ${text}\n`;
      hash.update(whole);
      await line(whole);
    });
    gzip.end(`E ${hash.digest('hex')}\n`);
    await written;
    await rename(unfinished, file);
  } catch (error) {
    gzip.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

const NEWLINE = 0x0a;

/** Lines of a gzipped file with their newlines. Not `readline`, which ends lines at U+2028 too. */
async function* gunzippedLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  const piped = pipeline(source, gunzip);
  piped.catch(() => undefined);
  let rest: Buffer[] = [];
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end < 0) break;
      yield Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  await piped;
  if (rest.length > 0) yield Buffer.concat(rest);
}

function readHeader(line: Buffer, file: string): Header {
  try {
    const header = z.parse(Header, JSON.parse(line.toString().slice(2)), { jitless: true });
    if (header.version > VERSION) throw backupFault('newer_backup', file);
    return header;
  } catch (error) {
    throw error instanceof YztError ? error : backupFault('not_a_backup', file, error);
  }
}

export interface BackupLine {
  readonly mark: Mark;
  readonly text: string;
}

const isDamage = (error: unknown): boolean =>
  /^Z_/.test(String((error as NodeJS.ErrnoException).code));

/**
 * The lines of a backup. Whether it is whole is known at its end: what is done with the lines holds only when this
 * ends without an error.
 *
 * @param onHeader called before the first line
 * @throws YztError `invalid` for what is no backup or a damaged one, `unsupported_version` for a newer one
 */
export async function* readBackup(
  file: string,
  onHeader: (header: Header) => void = () => undefined,
): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256');
  let header: Header | undefined;
  let end: string | undefined;
  try {
    for await (const line of gunzippedLines(file)) {
      if (header === undefined) onHeader((header = readHeader(line, file)));
      else if (end !== undefined) throw backupFault('damaged_backup', file);
      const mark = String.fromCharCode(line[0] ?? 0);
      const text = line.subarray(2, -1).toString();
      if (mark === 'E') {
        end = text;
        continue;
      }
      hash.update(line);
      if (mark !== 'H') yield { mark: mark as Mark, text };
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw backupFault(header === undefined ? 'not_a_backup' : 'damaged_backup', file, error);
  }
  if (header === undefined) throw backupFault('not_a_backup', file);
  if (end !== hash.digest('hex')) throw backupFault('damaged_backup', file);
}

/** Reads a backup to its end. @throws YztError as {@link readBackup} */
export async function checkBackup(file: string): Promise<Header> {
  let header: Header | undefined;
  for await (const { mark } of readBackup(file, (read) => (header = read))) {
    if (!/^[TRFB]$/.test(mark)) throw backupFault('damaged_backup', file);
  }
  if (header === undefined) throw backupFault('not_a_backup', file);
  return header;
}
