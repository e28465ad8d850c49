import { toYztError, YztError, type ErrorCode } from '@yizhangtu/standard';
import { inTime } from '../chunks.ts';
import type { Client } from '../client.ts';
import { mediaTypeOf } from '../files.ts';
import { asError, send } from '../send.ts';
import { SseParser, type SseEvent } from './sse-parser.ts';

/** Milliseconds without a byte after which a stream is dead; a server sends a comment every 20 seconds. */
const SILENCE = 50_000;
/** A connection that lasted as long was a good one: the next wait is short again. */
const STEADY = 20_000;
const FIRST_MS = 1_000;
const MOST_MS = 60_000;

/** No other answer is to be expected however often it is asked. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'denied',
  'not_found',
  'step_up',
  'unsupported',
  'invalid',
]);

export interface FollowInit {
  readonly client: Client;
  readonly url: string;
  readonly signal: AbortSignal;
  /** Id of the last event that was received, wherever it came from. */
  lastId(): string;
  event(event: SseEvent): void;
  /** The stream is there, or gone. */
  live(live: boolean): void;
  /** Something came, if only a comment, or was tried. */
  beat(): void;
}

/**
 * Reads a stream for as long as `signal` lets it, over as many connections as it takes.
 *
 * @throws YztError when the server says that there is none for this caller
 */
export async function follow(init: FollowInit): Promise<never> {
  const { client, signal } = init;
  const { timing } = client;
  let least = FIRST_MS;
  for (let tries = 0; ; tries++) {
    await signedIn(client, signal);
    const began = timing.now();
    const fault = await connect(init, (ms) => (least = Math.min(ms, MOST_MS))).catch(
      (thrown: unknown) => toYztError(thrown),
    );
    init.live(false);
    signal.throwIfAborted();
    if (fault && isFinal(fault, client)) throw fault;
    if (timing.now() - began >= STEADY) tries = 0;
    const jitter = timing.random() * Math.min(MOST_MS, least * 2 ** tries);
    await pause(client, (fault?.retryAfter ?? 0) * 1000, jitter, signal);
    init.beat();
  }
}

const isFinal = ({ code }: YztError, { session }: Client): boolean =>
  FINAL.has(code) || (code === 'unauthenticated' && session === undefined);

/** One connection. Resolves when the server ends it. */
async function connect(init: FollowInit, retry: (ms: number) => void): Promise<undefined> {
  const { client, url, signal } = init;
  const lastId = init.lastId();
  const headers = lastId === '' ? {} : { 'last-event-id': lastId };
  const request = { method: 'GET', url, accept: 'text/event-stream', headers, signal } as const;
  const answer = await send(client, { ...request, once: true }, async (begun) => begun);
  const reader = answer.body?.getReader();
  if (reader === undefined) throw noStream('unsupported', 'This transport gives no streams', url);
  try {
    if (mediaTypeOf(answer) !== request.accept) {
      throw noStream('bad_response', 'Something else came where a stream was due', url);
    }
    const parser = new SseParser({ event: init.event, retry });
    init.live(true);
    for (;;) {
      const read = await inTime({ ...client, timeout: SILENCE }, url, [signal], reader.read());
      if (read.done) return undefined;
      init.beat();
      parser.push(read.value);
    }
  } catch (thrown) {
    throw asError(thrown, url);
  } finally {
    // The connection may be gone already.
    void reader.cancel().catch(() => undefined);
  }
}

const noStream = (code: ErrorCode, message: string, where: string): YztError =>
  new YztError({ code, message, where });

/** Resolves when the session, if there is one, has somebody in it. */
async function signedIn({ session }: Client, signal: AbortSignal): Promise<void> {
  while (session !== undefined && session.state !== 'signedIn') {
    await new Promise<void>((resolve, reject) => {
      const over = new AbortController();
      const end = (then: () => void) => () => {
        over.abort();
        then();
      };
      session.addEventListener('statechange', end(resolve), { signal: over.signal });
      signal.addEventListener(
        'abort',
        end(() => reject(signal.reason)),
        { signal: over.signal },
      );
    });
  }
}

/** The wait that the server asked for, and then one of chance, which ends when the connection is back. */
async function pause(
  { timing }: Client,
  asked: number,
  jitter: number,
  signal: AbortSignal,
): Promise<void> {
  if (asked > 0) await timing.sleep(asked, signal);
  const back = new AbortController();
  const wake = () => back.abort();
  globalThis.addEventListener?.('online', wake);
  signal.addEventListener('abort', wake);
  await timing.sleep(jitter, back.signal).catch(() => undefined);
  globalThis.removeEventListener?.('online', wake);
  signal.removeEventListener('abort', wake);
  signal.throwIfAborted();
}
