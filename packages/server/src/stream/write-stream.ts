import { setTimeout } from 'node:timers/promises';
import type { StreamEvent } from '@yizhangtu/standard/contract.js';
import type { SSEStreamingApi } from 'hono/streaming';
import type { Scope } from '../store/scope.ts';
import { readReach, readStream } from './stream-store.ts';
import { withNews, type StreamHub, type StreamNews } from './stream-hub.ts';

/** A comment this often shows both ends that the other is there. */
const HEARTBEAT_MS = 20_000;
/** How long a caller that lost the connection should wait, at the least. */
const RETRY_MS = 3_000;
/** Who reads so slowly that more waits is told to start afresh. */
const MOST_WAITING = 1_000;
const AT_ONCE = 200;

export interface StreamWith {
  readonly hub: StreamHub;
  /** What the caller sent as `Last-Event-ID`. */
  readonly lastId: string | undefined;
  /** What a line says to the caller; undefined when it is not for them. */
  readonly viewOf: (news: StreamNews) => Promise<StreamEvent | undefined>;
  /** What is said first to who begins. */
  readonly greeting: () => Promise<StreamEvent>;
  /** That the caller may go on. Throws when not. */
  readonly stillMay: () => Promise<void>;
  readonly isStopping: () => boolean;
}

/** Writes a county's stream to one caller until it goes away, may not go on, or the server stops. */
export async function writeStream(
  stream: SSEStreamingApi,
  scope: Scope,
  { hub, lastId, viewOf, greeting, stillMay, isStopping }: StreamWith,
): Promise<void> {
  const waiting: StreamNews[] = [];
  let wake = (): void => undefined;
  const ended = new AbortController();
  stream.onAbort(() => {
    ended.abort();
    wake();
  });
  // Before anything is read: what is written meanwhile is heard, and what is read as well is told by its number.
  const stop = await hub.listen(scope.county, (news) => {
    waiting.push(...news);
    wake();
  });
  const write = (seq: number, event: StreamEvent): Promise<void> =>
    stream.writeSSE({
      id: String(seq),
      event: event.type,
      data: JSON.stringify(event),
      retry: RETRY_MS,
    });
  const pass = async (news: StreamNews): Promise<void> => {
    const view = await viewOf(news);
    if (view !== undefined) await write(news.seq, view);
  };
  try {
    const { head, first } = await readReach(scope);
    let at = lastId === undefined ? head : Number(lastId);
    if (lastId === undefined) await write(head, await greeting());
    else if (!Number.isSafeInteger(at) || at < first - 1 || at > head) {
      at = head;
      await write(head, { type: 'reset' });
    }
    for (let rows; (rows = await readStream(scope, at, AT_ONCE)).length > 0;) {
      for (const news of await withNews(scope, rows)) await pass(news);
      at = rows.at(-1)!.seq;
    }
    let nextBeat = performance.now() + HEARTBEAT_MS;
    while (!ended.signal.aborted && !isStopping()) {
      // However much others are told meanwhile.
      if (performance.now() >= nextBeat) {
        await stillMay();
        await stream.write(':\n\n');
        nextBeat = performance.now() + HEARTBEAT_MS;
      }
      const next = waiting.shift();
      if (next !== undefined) {
        if (waiting.length > MOST_WAITING) return await write(next.seq, { type: 'reset' });
        // Read already, before the hub said it.
        if (next.seq <= at) continue;
        at = next.seq;
        await pass(next);
        continue;
      }
      const beat = new AbortController();
      const left = Math.max(0, nextBeat - performance.now());
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        setTimeout(left, undefined, { signal: beat.signal, ref: false }).catch(() => undefined),
      ]);
      beat.abort();
    }
  } finally {
    stop();
  }
}
