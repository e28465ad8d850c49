import { toYztError, YztError } from '@yizhangtu/standard';
import { answerError } from './answer-error.ts';
import type { Client } from './client.ts';
import type { Session, SessionChangeEvent } from './session/session.ts';
import { retryDelay } from './retry.ts';
import type { TransportRequest, TransportResponse } from './transport.ts';

export interface SendInit {
  readonly method: TransportRequest['method'];
  readonly url: string;
  readonly accept: string;
  /** First and last byte wanted. */
  readonly range?: readonly [number, number] | undefined;
  /** Sent as JSON; a `Blob` as it is. */
  readonly body?: unknown;
  /** Besides those of the client and of the body. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Not tried again here: whoever asks has a way of its own. */
  readonly once?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One request, and its answer as `read` takes it. Tries it again when that can help and does no harm: a GET,
 * or what has an `Idempotency-Key`. Every way to fail is a `YztError`: no connection, no answer in time,
 * given up, or an answer that says so.
 */
export async function send<T>(
  client: Client,
  init: SendInit,
  read: (answer: TransportResponse) => Promise<T>,
): Promise<T> {
  const { timing } = client;
  const session = sessionFor(client, init.url);
  const request = requestOf(client, init);
  const stop = new AbortController();
  const done = new AbortController();
  const abort = (message: string, cause?: unknown) =>
    stop.abort(new YztError({ code: 'aborted', message, where: init.url, cause }));
  const giveUp = () => abort('Given up', init.signal?.reason);
  // What comes back was asked for by who acted before.
  whenAnother(session, done.signal, () => abort('Somebody else acts now'));
  const late = () =>
    stop.abort(
      new YztError({
        code: 'timeout',
        message: `No answer within ${client.timeout} ms`,
        where: init.url,
      }),
    );
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp, { signal: done.signal });
  void timing.sleep(client.timeout, done.signal).then(late, () => 'answered in time');

  const began = timing.now();
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        return await orStop(once(client, session, request, read, stop.signal), stop.signal);
      } catch (thrown) {
        stop.signal.throwIfAborted();
        const error = asError(thrown, init.url);
        const left = client.timeout - (timing.now() - began);
        const harmless = init.method === 'GET' || init.headers?.['idempotency-key'];
        const delay =
          harmless && !init.once ? retryDelay(error, attempt, left, timing.random) : undefined;
        if (delay === undefined) throw error;
        await timing.sleep(delay, stop.signal);
      }
    }
  } finally {
    done.abort();
  }
}

/** The session that authorizes requests to `url`. */
export const sessionFor = (client: Client, url: string): Session | undefined =>
  isOwn(client, url) ? client.session : undefined;

/** Calls `then` when another person, or nobody, acts from now on, until `signal` is aborted. */
export function whenAnother(
  session: Session | undefined,
  signal: AbortSignal,
  then: () => void,
): void {
  const look = (event: Event) => (event as SessionChangeEvent).another && then();
  session?.addEventListener('statechange', look, { signal });
}

/** `work`, or the reason of `signal` as soon as it is aborted: not every transport heeds its signal. */
export function orStop<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function once<T>(
  client: Client,
  session: Session | undefined,
  request: TransportRequest,
  read: (answer: TransportResponse) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const authorized = session ? await session.authorize(request, { signal }) : request;
  signal.throwIfAborted();
  const answer = await client.transport(authorized, signal);
  if (answer.status >= 200 && answer.status < 300) return read(answer);
  // Either it has just ended, or it is not enough for this: the session finds out which, once for all.
  if (answer.status === 401 && session?.state === 'signedIn')
    session.check().catch(() => undefined);
  throw answerError(answer, await answer.text(), request.url, client.timing.now());
}

function requestOf(
  client: Client,
  { method, url, accept, range, body, headers }: SendInit,
): TransportRequest {
  const type = body instanceof Blob ? body.type : 'application/json';
  return {
    method,
    url,
    headers: {
      accept,
      ...(client.locale === undefined ? {} : { 'accept-language': client.locale }),
      ...(range === undefined ? {} : { range: `bytes=${range[0]}-${range[1]}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
      ...(isOwn(client, url) ? client.headers : {}),
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  };
}

/** Whether `url` is of the backend's origin: what proves who asks goes nowhere else. */
function isOwn(client: Client, url: string): boolean {
  const page = globalThis.location?.href ?? 'http://localhost';
  return new URL(url, page).origin === new URL(client.baseUrl, page).origin;
}

/** What a request threw, by its kind: what is unknown about a connection is `network`. */
export function asError(thrown: unknown, where: string): YztError {
  const error = toYztError(thrown, where);
  if (error.code !== 'internal' || error === thrown) return error;
  return new YztError({
    code: thrown instanceof SyntaxError ? 'bad_response' : 'network',
    message: error.message,
    where,
    cause: thrown,
  });
}
