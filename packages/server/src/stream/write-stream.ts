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
/** Who reads so slowly that more waits is left: they come back for it, and it is read of the stream then. */
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

/** Settles with `work`, or as soon as `signal` says that nobody waits for it any more. */
function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) resolve();
    const leave = (): void => resolve();
    signal.addEventListener('abort', leave, { once: true });
    work.finally(() => signal.removeEventListener('abort', leave)).then(() => resolve(), reject);
  });
}

/** Writes a county's stream to one caller until it goes away or reads too slowly, may not go on, or the server stops. */
export async function writeStream(
  stream: SSEStreamingApi,
  scope: Scope,
  { hub, lastId, viewOf, greeting, stillMay, isStopping }: StreamWith,
): Promise<void> {
  const waiting: StreamNews[] = [];
  let wake = (): void => undefined;
  const ended = new AbortController();
  const { signal } = ended;
  const goesOn = (): boolean => !signal.aborted && !isStopping();
  const end = (): void => {
    ended.abort();
    waiting.length = 0;
    wake();
  };
  stream.onAbort(end);
  // Before anything is read: what is written meanwhile is heard, and what is read as well is told by its number.
  const stop = await hub.listen(scope.county, (news) => {
    if (signal.aborted) return;
    waiting.push(...news);
    // A write to a caller who does not read never settles: it is not waited for.
    if (waiting.length > MOST_WAITING || isStopping()) end();
    wake();
  });
  const write = (seq: number, event: StreamEvent): Promise<void> =>
    unlessAborted(
      stream.writeSSE({
        id: String(seq),
        event: event.type,
        data: JSON.stringify(event),
        retry: RETRY_MS,
      }),
      signal,
    );
  const pass = async (news: StreamNews): Promise<void> => {
    const view = await viewOf(news);
    if (view !== undefined) await write(news.seq, view);
  };
  let nextBeat = performance.now() + HEARTBEAT_MS;
  const beat = async (): Promise<void> => {
    if (performance.now() < nextBeat) return;
    await stillMay();
    await unlessAborted(stream.write(':\n\n'), signal);
    nextBeat = performance.now() + HEARTBEAT_MS;
  };
  try {
    const { head, first } = await readReach(scope);
    let at = lastId === undefined ? head : Number(lastId);
    if (lastId === undefined) await write(head, await greeting());
    else if (!Number.isSafeInteger(at) || at < first - 1 || at > head) {
      at = head;
      await write(head, { type: 'reset' });
    }
    for (let rows; goesOn() && (rows = await readStream(scope, at, AT_ONCE)).length > 0;) {
      for (const news of await withNews(scope, rows)) {
        if (!goesOn()) break;
        await beat();
        await pass(news);
      }
      at = rows.at(-1)!.seq;
    }
    while (goesOn()) {
      // However much others are told meanwhile.
      await beat();
      const next = waiting.shift();
      if (next !== undefined) {
        // Read already, before the hub said it.
        if (next.seq <= at) continue;
        at = next.seq;
        await pass(next);
        continue;
      }
      const rest = new AbortController();
      const left = Math.max(0, nextBeat - performance.now());
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        setTimeout(left, undefined, { signal: rest.signal, ref: false }).catch(() => undefined),
      ]);
      rest.abort();
    }
  } finally {
    stop();
  }
}
