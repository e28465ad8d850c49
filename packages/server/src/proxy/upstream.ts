import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { YztError } from '@yizhangtu/standard';
import { isInside } from './inside-address.ts';

export interface AskOptions {
  /** Whether a redirect may lead there. */
  readonly mayFollow: (url: URL) => boolean;
  /** Hosts that may have an address inside the network: names, or `name:port`. */
  readonly privateHosts: readonly string[];
  /** All that is sent beside what the connection needs. Nothing of the caller's request goes on by itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Aborted when the caller gives up. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer of another server, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly body: Buffer;
}

const MOST_REDIRECTS = 3;
const unzip = promisify(gunzip);

/** Whether a host is named, with or without its port. */
export const lists = (hosts: readonly string[], url: URL): boolean =>
  hosts.includes(url.hostname) || hosts.includes(url.host);

// No address is named in what callers read: it may hold a key, or show what stands inside the network.
function badResponse(message: string, cause?: unknown): YztError {
  return new YztError({ code: 'bad_response', message, retriable: false, cause });
}

const REFUSED = 'the upstream service leads to an address that is not allowed';
const TOO_LARGE = 'the upstream answer is too large';

type LookupDone = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

// Checked where the connection is made, so that a name cannot change its address in between.
function publicLookup(hostname: string, options: LookupOptions, done: LookupDone): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '');
    if (addresses.some(({ address }) => isInside(address))) return done(badResponse(REFUSED), '');
    const [first] = addresses;
    if (options.all === true || first === undefined) return done(null, addresses);
    return done(null, first.address, first.family);
  });
}

function checkUrl(url: URL, options: AskOptions, isRedirect: boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw badResponse(REFUSED);
  if (isRedirect && !options.mayFollow(url)) throw badResponse(REFUSED);
  const address = url.hostname.replace(/^\[|\]$/g, '');
  // An address is not looked up, so the check of names does not see it.
  if (isIP(address) !== 0 && isInside(address) && !lists(options.privateHosts, url)) {
    throw badResponse(REFUSED);
  }
}

function request(url: URL, options: AskOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { get } = url.protocol === 'https:' ? https : http;
  const headers = { 'user-agent': 'yizhangtu-server', ...options.headers };
  return new Promise((resolve, reject) => {
    const isPrivate = lists(options.privateHosts, url);
    const sent = get(
      url,
      { headers, signal, ...(isPrivate ? {} : { lookup: publicLookup }) },
      resolve,
    );
    sent.on('error', reject);
  });
}

async function readBody(message: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) {
      message.destroy();
      throw badResponse(TOO_LARGE);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as it is without its packing, no larger than it may be. */
async function unpacked(body: Buffer, encoding: string | undefined, most: number): Promise<Buffer> {
  if (body.length === 0 || encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip') throw badResponse('the upstream answer is packed in an unknown way');
  try {
    return await unzip(body, { maxOutputLength: most });
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw badResponse(tooLarge ? TOO_LARGE : 'the upstream answer cannot be unpacked', cause);
  }
}

async function follow(start: URL, options: AskOptions, signal: AbortSignal): Promise<Answer> {
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    checkUrl(url, options, redirects > 0);
    const message = await request(url, options, signal);
    const { statusCode: status = 0, headers } = message;
    const { location } = headers;
    if (status < 300 || status >= 400 || location === undefined) {
      const body = await readBody(message, options.mostBytes);
      const encoding = headers['content-encoding']?.trim().toLowerCase();
      return { status, headers, body: await unpacked(body, encoding, options.mostBytes) };
    }
    message.destroy();
    if (!URL.canParse(location, url)) throw badResponse('the upstream redirect is not an address');
    url = new URL(location, url);
  }
  throw badResponse('the upstream service redirects too often');
}

/**
 * Asks another server on behalf of a browser. Addresses inside the network are reached only when named.
 *
 * @throws YztError `bad_response`, `timeout`, `unavailable`, or `aborted` when the caller gave up
 */
export async function ask(url: URL, options: AskOptions): Promise<Answer> {
  const late = AbortSignal.timeout(options.timeoutMs);
  const signals = options.signal === undefined ? [late] : [late, options.signal];
  try {
    return await follow(url, options, AbortSignal.any(signals));
  } catch (error) {
    if (error instanceof YztError) throw error;
    if (options.signal?.aborted) {
      throw new YztError({ code: 'aborted', message: 'the caller gave up' });
    }
    if (late.aborted) {
      throw new YztError({
        code: 'timeout',
        message: 'the upstream service did not answer in time',
      });
    }
    throw new YztError({
      code: 'unavailable',
      message: 'the upstream service cannot be reached',
      cause: error,
    });
  }
}
