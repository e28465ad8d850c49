import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { toYztError, YztError, type YztErrorInit } from '@yizhangtu/standard';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Tables } from '../database/tables.ts';
import { backupFault } from './backup-words.ts';
import { writeBackup } from './write-backup.ts';

/**
 * The embedded database is open in one process alone, so a backup of a running server is written by the server:
 * whoever may enter the data folder asks for it through a socket there.
 */
const socketOf = (dataDir: string): string => join(dataDir, 'control.sock');

const Asked = z.object({ file: z.string(), places: z.record(z.string(), z.string()) });
type Asked = z.infer<typeof Asked>;
type Answer = { readonly error?: YztErrorInit };

function plain(thrown: unknown): YztErrorInit {
  const { code, message, issues, where } = toYztError(thrown);
  return { code, message, issues, ...(where === undefined ? {} : { where }) };
}

async function answer(socket: Socket, db: Kysely<Tables>, dataDir: string): Promise<void> {
  let said: Answer = {};
  try {
    const asked = z.parse(Asked, JSON.parse(await text(socket)), { jitless: true });
    await writeBackup(db, { ...asked, dataDir, now: new Date() });
  } catch (error) {
    said = { error: plain(error) };
  }
  socket.end(JSON.stringify(said));
}

/**
 * Listens for {@link askForBackup}; the data folder must be this process's own. Where a socket cannot be (its path
 * has 100 bytes or so), `onError` is told, and a backup has to wait until the server is stopped.
 */
export async function openControl(
  dataDir: string,
  db: Kysely<Tables>,
  onError: (error: Error) => void,
): Promise<{ close(): Promise<void> }> {
  const path = socketOf(dataDir);
  // What a process left that was killed.
  rmSync(path, { force: true });
  const under = new Set<Promise<void>>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', onError);
    const work = answer(socket, db, dataDir).finally(() => under.delete(work));
    under.add(work);
  });
  server.on('error', onError);
  // Nobody but the owner of the folder may ask.
  server.listen(path, () => chmodSync(path, 0o600));
  // An error has been told of: the server goes on without.
  await once(server, 'listening').catch(() => undefined);
  return {
    async close() {
      if (server.listening) server.close();
      await Promise.all(under);
    },
  };
}

/**
 * Has the server that holds `dataDir` write a backup.
 *
 * @throws YztError what writing it threw there; `conflict` when it does not answer
 */
export async function askForBackup(dataDir: string, asked: Asked): Promise<void> {
  const socket = createConnection({ path: socketOf(dataDir), allowHalfOpen: true });
  socket.end(JSON.stringify(asked));
  const said = await text(socket).catch((error: unknown) => {
    throw backupFault('in_use', dataDir, error);
  });
  if (said === '') throw backupFault('in_use', dataDir);
  const { error } = JSON.parse(said) as Answer;
  if (error !== undefined) throw new YztError(error);
}
