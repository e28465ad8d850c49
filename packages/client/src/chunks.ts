import { YztError } from '@yizhangtu/standard';
import type { Client } from './client.ts';
import { JSON_TYPES, mediaTypeOf, type FileInit } from './files.ts';
import { asError, send, sessionFor, whenAnother } from './send.ts';
import type { TransportResponse } from './transport.ts';

/** What an answer says of itself before its bytes come. */
export interface ChunkHead {
  readonly status: number;
  /** Media type in lower case, without parameters; empty when there was none. */
  readonly type: string;
  /** Where it came from in the end. */
  readonly where: string;
  /** Bytes to come; undefined when the answer does not say, or is packed. */
  readonly total: number | undefined;
}

function headOf(answer: TransportResponse, url: string): ChunkHead {
  const packed = answer.headers.get('content-encoding');
  const total = Number(answer.headers.get('content-length') ?? Number.NaN);
  return {
    status: answer.status,
    type: mediaTypeOf(answer),
    where: answer.url || url,
    total: (packed === null || packed === 'identity') && total > 0 ? total : undefined,
  };
}

/** `work`, unless one of `signals` is aborted or the client's patience ends before it. */
async function inTime<T>(
  client: Client,
  url: string,
  signals: readonly (AbortSignal | undefined)[],
  work: Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const late = client.timing.sleep(client.timeout, done.signal).then((): never => {
    throw new YztError({
      code: 'timeout',
      message: `Nothing came for ${client.timeout} ms`,
      where: url,
    });
  });
  const givenUp = new Promise<never>((_, reject) => {
    const stop = () => reject(new YztError({ code: 'aborted', message: 'Given up', where: url }));
    for (const signal of signals) {
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { signal: done.signal });
    }
  });
  const race = Promise.race([work, late, givenUp]);
  try {
    return await race;
  } finally {
    done.abort();
    // Whatever loses is of no interest any more, its failure included.
    await Promise.allSettled([late]);
  }
}

/**
 * A large JSON file, piece by piece as it comes. The client's `timeout` is for the answer to begin, and
 * then for each next piece: a file of any length may take its time as long as something comes. `take` may
 * throw to end it. Nothing is tried again once `take` was called.
 *
 * @throws YztError as `getJson` does
 */
export async function getChunks(
  client: Client,
  url: string,
  init: FileInit,
  take: (chunk: Uint8Array, head: ChunkHead) => void | Promise<void>,
): Promise<ChunkHead> {
  const { signal } = init;
  const answer = await send(
    client,
    { signal, method: 'GET', url, accept: JSON_TYPES },
    async (begun) => begun,
  );
  const over = new AbortController();
  whenAnother(sessionFor(client, url), over.signal, () => over.abort());
  const signals = [signal, over.signal];
  const head = headOf(answer, url);
  const reader = answer.body?.getReader();
  try {
    if (reader === undefined) {
      const bytes = await inTime(client, url, signals, answer.arrayBuffer());
      await take(new Uint8Array(bytes), head);
      return head;
    }
    for (;;) {
      const read = await inTime(client, url, signals, reader.read()).catch((thrown: unknown) => {
        throw asError(thrown, url);
      });
      if (read.done) return head;
      await take(read.value, head);
    }
  } catch (error) {
    // The connection may be gone already, which is what the error says.
    await reader?.cancel().catch(() => undefined);
    throw error;
  } finally {
    over.abort();
  }
}
