import { hash } from 'node:crypto';
import { parseAccept } from 'hono/utils/accept';
import type { Request } from './env.ts';

/** A weak tag of a text, for answers that nothing else dates. */
export const tagOf = (text: string): string => `W/"${hash('sha1', text, 'base64url')}"`;

// Raised when features or tiles of the same layer are written otherwise than before: copies that callers hold
// of the old form are then no longer fresh.
const ANSWER_FORMAT = 1;

/** A weak tag (the same answer goes out compressed and as it is; RFC 9110, 8.8.1) of answers made from a layer. */
export const layerTag = ({ version }: { readonly version: string }): string =>
  `W/"${version}.${ANSWER_FORMAT}"`;

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether the caller's copy is still good (RFC 9110, 13.1.2: weak comparison). */
export function isFresh(c: Request, tag: string): boolean {
  const held = c.req.header('if-none-match');
  if (held === undefined) return false;
  return held.trim() === '*' || held.split(',').some((one) => opaque(one) === opaque(tag));
}

/** Whether the caller takes gzip: `gzip;q=0` says that it does not (RFC 9110, 12.5.3). */
export const acceptsGzip = (c: Request): boolean =>
  parseAccept(c.req.header('accept-encoding') ?? '').some(
    ({ type, q }) => type.toLowerCase() === 'gzip' && q > 0,
  );

/** Of what is not for everyone: no cache may keep it. */
export const PRIVATE = 'private, no-store';

export interface AnswerHeaders {
  type: string;
  /** 200 when absent. */
  status?: 200 | 201;
  /** Compared with the caller's copy; made from the body when absent. */
  tag?: string;
  /** Seconds that a copy may be used unasked. */
  maxAge?: number;
  /** It is for this caller: no cache may keep it, and it is not compared with a copy. */
  isPrivate?: boolean;
  more?: Readonly<Record<string, string>>;
}

/** An answer; a cacheable one is 304 when the caller's copy is good. */
export function answer(
  c: Request,
  body: string | Uint8Array<ArrayBuffer>,
  {
    type,
    status = 200,
    tag = tagOf(String(body)),
    maxAge = 0,
    isPrivate = false,
    more = {},
  }: AnswerHeaders,
): Response {
  if (isPrivate) {
    const headers = { 'content-type': type, ...more, 'cache-control': PRIVATE };
    return new Response(body, { status, headers });
  }
  const headers = {
    etag: tag,
    'cache-control': maxAge > 0 ? `public, max-age=${maxAge}` : 'public, no-cache',
    ...more,
  };
  if (isFresh(c, tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers: { 'content-type': type, ...headers } });
}

/** A JSON answer from a value or from JSON text. */
export function json(
  c: Request,
  value: object | string,
  headers: Partial<AnswerHeaders> = {},
): Response {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return answer(c, text, { type: 'application/json', ...headers });
}

/** `{"items":[…],…}` from items that are JSON texts already. */
export function listText(key: string, items: readonly string[], rest: object = {}): string {
  const tail = JSON.stringify(rest).slice(1, -1);
  return `{${JSON.stringify(key)}:[${items.join(',')}]${tail === '' ? '' : `,${tail}`}}`;
}
