import { YztError } from '@yizhangtu/standard';
import type { Client } from './client.ts';
import { send } from './send.ts';
import type { TransportResponse } from './transport.ts';

export interface FileInit {
  signal?: AbortSignal | undefined;
}

/** A text file. `url` is absolute, or in a browser relative to the page. */
export function getText(client: Client, url: string, init: FileInit = {}): Promise<string> {
  return send(client, { ...init, method: 'GET', url, accept: '*/*' }, (answer) => answer.text());
}

/** A file of bytes. */
export function getBytes(client: Client, url: string, init: FileInit = {}): Promise<ArrayBuffer> {
  return send(client, { ...init, method: 'GET', url, accept: '*/*' }, (answer) =>
    answer.arrayBuffer(),
  );
}

/** Bytes with what the answer says of them. */
export interface ByteAnswer {
  /** 206 when a range was wanted and given. */
  readonly status: number;
  /** Media type in lower case, without parameters; empty when there was none. */
  readonly type: string;
  /** The `charset` of the media type, as written; undefined when there was none. */
  readonly charset: string | undefined;
  readonly bytes: ArrayBuffer;
}

/** Bytes, whole or from the first to the last of `range`, for tiles and archives. */
export function getByteAnswer(
  client: Client,
  url: string,
  init: FileInit & { range?: readonly [number, number] } = {},
): Promise<ByteAnswer> {
  return send(client, { ...init, method: 'GET', url, accept: '*/*' }, async (answer) => {
    const contentType = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      type: mediaTypeOf(answer),
      charset: /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1],
      bytes: await answer.arrayBuffer(),
    };
  });
}

/** A JSON file, as yet unchecked. An HTML page or broken JSON in its place is `bad_response`. */
export function getJson(client: Client, url: string, init: FileInit = {}): Promise<unknown> {
  return send(client, { ...init, method: 'GET', url, accept: JSON_TYPES }, (answer) =>
    readJson(answer, url),
  );
}

export const JSON_TYPES = 'application/json, application/geo+json;q=0.9, */*;q=0.5';

/** The JSON in an answer. Portals and proxies like to answer with a page; that is told apart from broken JSON. */
export async function readJson(answer: TransportResponse, url: string): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(
      { status: answer.status, type: mediaTypeOf(answer), where: answer.url || url },
      text,
      cause,
    );
  }
}

/** Media type in lower case, without parameters; empty when there is none. */
export const mediaTypeOf = (answer: TransportResponse): string =>
  (answer.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

/** What is wrong with an answer that begins with `text` and is not JSON. */
export function notJson(
  answer: { readonly status?: number; readonly type: string; readonly where: string },
  text: string,
  cause?: unknown,
): YztError {
  const html = /\bhtml\b/.test(answer.type) || /^\s*<(!|html|\?)/i.test(text);
  return new YztError({
    code: 'bad_response',
    message: html
      ? 'An HTML page came where JSON was due'
      : 'The JSON is broken or breaks off before its end',
    // Asking again would bring the same bytes.
    retriable: false,
    where: answer.where,
    ...(answer.status === undefined ? {} : { status: answer.status }),
    ...(cause === undefined ? {} : { cause }),
  });
}
