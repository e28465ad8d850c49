/** How a backend was asked, for a report: method and address, never a token. */
export interface Asking {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Status and headers are enough: a stream that never ends, an archive of gigabytes. */
  readonly headOnly?: boolean;
}

/** What came back, whatever its status. */
export interface Answer {
  /** Such as `GET https://map.example/api/healthz`. */
  readonly request: string;
  readonly status: number;
  /** Media type in lower case, without parameters. */
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when the text is no JSON. */
  readonly json: unknown;
}

/** `given_up`: not asked any more, since nothing answered for a while. */
export type SilenceKind = 'timeout' | 'network' | 'too_large' | 'given_up';
export interface Silence {
  readonly request: string;
  readonly silence: SilenceKind;
  readonly why: string;
}
export type Reply = Answer | Silence;
export type Ask = (asking: Asking) => Promise<Reply>;

export const isSilence = (reply: Reply): reply is Silence => 'silence' in reply;

const MOST_BYTES = 32_000_000;
/** After so many requests in a row without an answer the rest are not sent. */
const PATIENCE = 3;

/**
 * A way to ask a backend: one request after another, each with its own time. Redirects are not followed, since no
 * operation that is asked has one.
 *
 * @param timeout milliseconds for an answer and its body
 */
export function asker(timeout: number): Ask {
  let silent = 0;
  return async (asking) => {
    const request = `${asking.method} ${asking.url}`;
    if (silent >= PATIENCE) return { request, silence: 'given_up', why: '' };
    const reply = await send(asking, request, timeout);
    silent = isSilence(reply) && reply.silence !== 'too_large' ? silent + 1 : 0;
    return reply;
  };
}

async function send(
  { method, url, headers = {}, body, headOnly = false }: Asking,
  request: string,
  timeout: number,
): Promise<Reply> {
  const isBytes = body instanceof Uint8Array;
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: {
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? Uint8Array.from(body) : JSON.stringify(body) }),
    });
    const text = headOnly ? await drop(response) : await read(response);
    if (text === undefined) return { request, silence: 'too_large', why: `> ${MOST_BYTES}` };
    return {
      request,
      status: response.status,
      type: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      headers: response.headers,
      text,
      json: parsed(text),
    };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    return name === 'TimeoutError'
      ? { request, silence: 'timeout', why: `${timeout} ms` }
      : { request, silence: 'network', why: cause?.code ?? message };
  }
}

async function drop(response: Response): Promise<string> {
  await response.body?.cancel();
  return '';
}

/** The body as text; undefined when it is larger than anything that an operation answers. */
async function read(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The answer says by itself that it is none: `json` is undefined.
    return undefined;
  }
}
