import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { StreamEvent } from '@yizhangtu/standard/contract.js';
import type { SSEStreamingApi } from 'hono/streaming';
import { Kysely, type Dialect } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Scope } from '../store/scope.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { StreamHub, type StreamNews } from './stream-hub.ts';
import { appendStream, holdHead } from './stream-store.ts';
import { writeStream } from './write-stream.ts';

const NOBODY = '00000000-0000-4000-8000-00000000000f';

/** A promise that the test resolves. */
function signal() {
  let resolve = (): void => undefined;
  let reject = (_: Error): void => undefined;
  const promise = new Promise<void>((settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

/** The same database, to which nothing comes through before it is let. */
function gated(db: Kysely<Tables>) {
  const gate = signal();
  const executor = db.getExecutor();
  const dialect: Dialect = {
    createAdapter: () => executor.adapter,
    createDriver: () => ({
      init: () => Promise.resolve(),
      acquireConnection: () =>
        Promise.resolve({
          executeQuery: async (query) => {
            await gate.promise;
            return executor.provideConnection((connection) => connection.executeQuery(query));
          },
          streamQuery: () => assert.fail('nothing is streamed'),
        }),
      beginTransaction: () => Promise.resolve(),
      commitTransaction: () => Promise.resolve(),
      rollbackTransaction: () => Promise.resolve(),
      releaseConnection: () => Promise.resolve(),
      destroy: () => Promise.resolve(),
    }),
    createIntrospector: () => assert.fail('nothing is looked into'),
    createQueryCompiler: () => ({ compileQuery: (node, id) => executor.compileQuery(node, id) }),
  };
  return { db: new Kysely<Tables>({ dialect }), open: gate.resolve, shut: gate.reject };
}

describe('who listens to a county', () => {
  let database: Database;
  let folder: string;
  before(async () => {
    folder = await countyFolder();
    database = await openTestDatabase();
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const scope = (): Scope => ({ db: database.db, county: COUNTY });
  /** Writes a line to the county's stream. @returns its number */
  const write = (): Promise<number> =>
    inTransaction(database.db, async (db) => {
      const inside: Scope = { db, county: COUNTY };
      const head = await holdHead(inside);
      const line = { caseId: null, eventId: null, person: NOBODY, messageId: null };
      await appendStream(inside, [line], { head, now: new Date() });
      return head + 1;
    });

  it('has begun once it is known where the stream stands, and misses nothing from then on', async () => {
    const { db, open } = gated(database.db);
    const hub = new StreamHub(db, (error) => assert.fail(String(error)));
    const heard: number[] = [];
    const waits = signal();
    let begun = false;
    const listening = Promise.resolve(
      hub.listen(COUNTY, (news: readonly StreamNews[]) => {
        heard.push(...news.map(({ seq }) => seq));
        waits.resolve();
      }),
    ).finally(() => (begun = true));
    await write();
    assert.equal(begun, false);
    open();
    const stop = await listening;
    const next = await write();
    hub.wake(COUNTY);
    await waits.promise;
    assert.deepEqual(heard, [next]);
    stop();
    await hub.close();
  });

  it('is written each line once, those too that come while others are read', async () => {
    const first = await write();
    const hub = new StreamHub(database.db, (error) => assert.fail(String(error)));
    const told: number[] = [];
    const enough = signal();
    let ended = (): void => undefined;
    const stream = {
      onAbort: (listener: () => void) => void (ended = listener),
      write: () => Promise.resolve(),
      writeSSE: ({ id }: { id: string }) => {
        told.push(Number(id));
        if (told.length === 4) enough.resolve();
        return Promise.resolve();
      },
    } as unknown as SSEStreamingApi;
    let more = 2;
    const writing = writeStream(stream, scope(), {
      hub,
      lastId: String(first - 1),
      // Each of the first lines brings another one while it is read.
      viewOf: async (): Promise<StreamEvent> => {
        if (more > 0) {
          more -= 1;
          await write();
          hub.wake(COUNTY);
        }
        return { type: 'reset' };
      },
      greeting: () => assert.fail('who goes on is not greeted'),
      stillMay: () => Promise.resolve(),
      isStopping: () => false,
    });
    const last = await (async () => {
      while (told.length < 3) await new Promise((resolve) => setImmediate(resolve));
      const seq = await write();
      hub.wake(COUNTY);
      await enough.promise;
      return seq;
    })();
    ended();
    await writing;
    await hub.close();
    assert.deepEqual(told, [first, first + 1, first + 2, last]);
  });

  it('is left, with nothing kept, when it does not read', async () => {
    let hear: (news: readonly StreamNews[]) => void = () => undefined;
    let stopped = false;
    const hub = {
      listen: (_: string, listener: typeof hear) => {
        hear = listener;
        return Promise.resolve(() => void (stopped = true));
      },
    } as unknown as StreamHub;
    const never = new Promise<never>(() => undefined);
    const stream = {
      onAbort: () => undefined,
      write: () => never,
      writeSSE: () => never,
    } as unknown as SSEStreamingApi;
    const writing = writeStream(stream, scope(), {
      hub,
      lastId: undefined,
      viewOf: () => assert.fail('nothing more is written'),
      greeting: () => Promise.resolve({ type: 'reset' }),
      stillMay: () => Promise.resolve(),
      isStopping: () => false,
    });
    const line = { caseId: null, eventId: null, person: NOBODY, messageId: null, news: undefined };
    while (!stopped) {
      hear(Array.from({ length: 200 }, (_, index) => ({ ...line, seq: 1_000_000 + index })));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
  });

  it('is read to no further once it went away', async () => {
    const first = await write();
    await write();
    await write();
    const hub = new StreamHub(database.db, (error) => assert.fail(String(error)));
    let leave = (): void => undefined;
    const told: number[] = [];
    const stream = {
      onAbort: (listener: () => void) => void (leave = listener),
      write: () => Promise.resolve(),
      writeSSE: ({ id }: { id: string }) => {
        told.push(Number(id));
        leave();
        return Promise.resolve();
      },
    } as unknown as SSEStreamingApi;
    await writeStream(stream, scope(), {
      hub,
      lastId: String(first - 1),
      viewOf: () => Promise.resolve({ type: 'reset' }),
      greeting: () => assert.fail('who goes on is not greeted'),
      stillMay: () => Promise.resolve(),
      isStopping: () => false,
    });
    await hub.close();
    assert.deepEqual(told, [first]);
  });

  it('is told when the database cannot say where the stream stands, and may try again', async () => {
    const { db, shut } = gated(database.db);
    const hub = new StreamHub(db, (error) => assert.fail(String(error)));
    shut(new Error('no connection'));
    for (let tries = 0; tries < 2; tries += 1) {
      await assert.rejects(
        hub.listen(COUNTY, () => undefined),
        /no connection/,
      );
    }
    await hub.close();
  });
});
