import { toYztError, YztError, type ErrorCode } from '@yizhangtu/standard';
import type { Client } from '../client.ts';
import { mediaTypeOf } from '../files.ts';
import { Patience } from '../patience.ts';
import { asError, orStop, send } from '../send.ts';
import { SseParser, type SseEvent } from './sse-parser.ts';

/** Milliseconds without a byte after which a stream is dead; a server sends a comment every 20 seconds. */
const SILENCE = 50_000;
/** A connection that lasted as long was a good one: the next wait is short again. */
const STEADY = 20_000;
const MOST_MS = 60_000;

/** No other answer is to be expected however often it is asked. */
const FINAL: readonly ErrorCode[] = ['denied', 'not_found', 'step_up', 'unsupported', 'invalid'];

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
  const { timing, session } = client;
  const patience = new Patience(timing, MOST_MS, session, signal);
  for (;;) {
    for (let ms = 0; (ms = patience.left('')) > 0;) {
      await patience.nap(ms, signal);
      signal.throwIfAborted();
    }
    init.beat();
    const began = timing.now();
    const retry = (ms: number) => (patience.least = Math.min(ms, MOST_MS));
    const fault = await connect(init, retry).catch((thrown: unknown) => toYztError(thrown));
    init.live(false);
    signal.throwIfAborted();
    if (fault && isFinal(fault, client)) throw fault;
    if (timing.now() - began >= STEADY) patience.forget('');
    patience.failed('', fault?.retryAfter);
  }
}

const isFinal = ({ code }: YztError, { session }: Client): boolean =>
  FINAL.includes(code) || (code === 'unauthenticated' && session === undefined);

/** One connection. Resolves when the server ends it. */
async function connect(init: FollowInit, retry: (ms: number) => void): Promise<undefined> {
  const { client, url, signal } = init;
  const lastId = init.lastId();
  const headers = lastId === '' ? {} : { 'last-event-id': lastId };
  const request = { method: 'GET', url, accept: 'text/event-stream', headers, signal } as const;
  const answer = await send(client, { ...request, once: true }, async (begun) => begun);
  const reader = answer.body?.getReader();
  if (reader === undefined) throw fault('unsupported', 'No streams here', url);
  const over = new AbortController();
  signal.addEventListener('abort', () => over.abort(signal.reason), { signal: over.signal });
  try {
    signal.throwIfAborted();
    if (mediaTypeOf(answer) !== request.accept) {
      throw fault('bad_response', 'No stream came', url);
    }
    const parser = new SseParser({ event: init.event, retry });
    init.live(true);
    for (;;) {
      const heard = new AbortController();
      const dead = () => over.abort(fault('timeout', 'It fell silent', url));
      client.timing.sleep(SILENCE, heard.signal).then(dead, () => 'heard in time');
      const read = await orStop(reader.read(), over.signal).finally(() => heard.abort());
      if (read.done) return undefined;
      init.beat();
      parser.push(read.value);
    }
  } catch (thrown) {
    throw asError(thrown, url);
  } finally {
    over.abort();
    // The connection may be gone already.
    void reader.cancel().catch(() => undefined);
  }
}

const fault = (code: ErrorCode, message: string, where: string): YztError =>
  new YztError({ code, message, where });
