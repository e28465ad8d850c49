/** What the client wants sent. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or bytes of the media type that the headers name. */
  readonly body?: string | Blob;
  /** As in `fetch`: no cookie goes with what nobody signed, whoever is signed in. */
  readonly credentials?: 'omit';
}

/**
 * What came back, whatever its status. A `Response` of the platform is one. Without a `body` a large file
 * is read in one piece.
 */
export type TransportResponse = Pick<
  Response,
  'status' | 'headers' | 'url' | 'text' | 'arrayBuffer'
> &
  Partial<Pick<Response, 'body'>>;

/**
 * The one place where the kit meets a network. Resolves with an answer of any status; rejects when there
 * is none, and with the reason of `signal` as soon as it is aborted.
 *
 * A backend that answers `200 {code, msg, data}` needs one mapping and nothing else:
 *
 * ```ts
 * const kinds: Record<number, [number, ErrorCode]> = { 401: [401, 'unauthenticated'], 403: [403, 'denied'] };
 *
 * const transport: Transport = async (request, signal) => {
 *   const answer = await fetchTransport(request, signal);
 *   const { code, msg, data } = JSON.parse(await answer.text());
 *   if (code === 200) return new Response(JSON.stringify(data));
 *   const [status, kind] = kinds[code] ?? [500, 'unavailable'];
 *   const problem = { type: 'about:blank', title: msg, status, code: kind, retriable: false };
 *   return new Response(JSON.stringify(problem), { status });
 * };
 * ```
 */
export type Transport = (
  request: TransportRequest,
  signal: AbortSignal,
) => Promise<TransportResponse>;

/** Sends with the platform's `fetch`. Redirects are followed; cookies go to the page's own origin at most. */
export const fetchTransport: Transport = ({ url, ...init }, signal) =>
  fetch(url, { ...init, signal });
