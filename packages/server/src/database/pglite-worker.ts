import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { Failure, Reply, Request, Start } from './pglite-messages.ts';

if (parentPort === null) throw new Error('pglite-worker runs in a worker thread only');
const port = parentPort;
const start = workerData as Start;

// `code`, `constraint` and their like are own properties that structured cloning of an Error drops.
function failure(thrown: unknown): Failure {
  // The file system of PGlite throws plain objects, on a full disk for example.
  const error = thrown instanceof Error ? thrown : new Error(inspect(thrown));
  const fields = Object.entries(error).filter(([, value]) => typeof value === 'string');
  return { message: error.message, fields: Object.fromEntries(fields) };
}

/** One writer needs no log kept for later: a data folder, and a snapshot, is smaller by a hundred megabytes. */
const LITTLE_LOG = ['-c', 'min_wal_size=32MB', '-c', 'wal_recycle=off'];

async function open(): Promise<PGlite> {
  const snapshot =
    start.snapshot === undefined ? {} : { loadDataDir: await openAsBlob(start.snapshot) };
  const startParams = [...PGlite.defaultStartParams, ...LITTLE_LOG];
  return PGlite.create({ dataDir: start.folder ?? 'memory://', startParams, ...snapshot });
}

const opened = open();

async function answer(request: Request): Promise<unknown> {
  const database = await opened;
  switch (request.kind) {
    case 'open':
      return undefined;
    case 'query': {
      const { rows, affectedRows } = await database.query(request.sql, [...request.parameters]);
      return { rows, affectedRows };
    }
    case 'dump': {
      await database.query('checkpoint');
      const dump = await database.dumpDataDir('gzip');
      await writeFile(request.file, new Uint8Array(await dump.arrayBuffer()));
      return undefined;
    }
    case 'close':
      await database.close();
      return undefined;
  }
}

port.on('message', (request: Request) => {
  answer(request).then(
    (value) => port.postMessage({ id: request.id, value } satisfies Reply),
    (thrown: unknown) =>
      port.postMessage({ id: request.id, failure: failure(thrown) } satisfies Reply),
  );
});
