import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { YztError } from '@yizhangtu/standard';
import { imageType } from './image-type.ts';
import { isInside } from './inside-address.ts';
import { refusalOf } from './refusal.ts';

export interface FetchImageOptions {
  /** Hosts that redirects may lead to, besides that of the first address: names, or `name:port`. */
  readonly hosts: readonly string[];
  /** Hosts that may have an address inside the network. */
  readonly privateHosts: readonly string[];
  readonly referer?: string | undefined;
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

export interface Image {
  readonly type: string;
  readonly bytes: Buffer;
}

const MOST_REDIRECTS = 3;

const lists = (hosts: readonly string[], url: URL): boolean =>
  hosts.includes(url.hostname) || hosts.includes(url.host);

// No address is named in what callers read: it may hold a key, or show what stands inside the network.
function badResponse(message: string, cause?: unknown): YztError {
  return new YztError({ code: 'bad_response', message, retriable: false, cause });
}

const REFUSED = 'the upstream service leads to an address that is not allowed';

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

function checkUrl(url: URL, options: FetchImageOptions, isRedirect: boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw badResponse(REFUSED);
  const allowed = lists(options.hosts, url) || lists(options.privateHosts, url);
  if (isRedirect && !allowed) throw badResponse(REFUSED);
  const address = url.hostname.replace(/^\[|\]$/g, '');
  // An address is not looked up, so the check of names does not see it.
  if (isIP(address) !== 0 && isInside(address) && !lists(options.privateHosts, url)) {
    throw badResponse(REFUSED);
  }
}

function request(
  url: URL,
  options: FetchImageOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { get } = url.protocol === 'https:' ? https : http;
  const headers = {
    accept: 'image/png,image/jpeg,image/webp',
    'user-agent': 'yizhangtu-server',
    ...(options.referer === undefined ? {} : { referer: options.referer }),
  };
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
      throw badResponse('the upstream answer is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function follow(
  start: URL,
  options: FetchImageOptions,
  signal: AbortSignal,
): Promise<{ status: number; body: Buffer }> {
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    checkUrl(url, options, redirects > 0);
    const message = await request(url, options, signal);
    const status = message.statusCode ?? 0;
    const { location } = message.headers;
    if (status < 300 || status >= 400 || location === undefined) {
      return { status, body: await readBody(message, options.mostBytes) };
    }
    message.destroy();
    if (!URL.canParse(location, url)) throw badResponse('the upstream redirect is not an address');
    url = new URL(location, url);
  }
  throw badResponse('the upstream service redirects too often');
}

/**
 * A picture from another server, asked on behalf of a browser. Only the kinds of picture that tiles are made
 * of are passed on, told by their bytes.
 *
 * @throws YztError `quota`, `not_found`, `bad_response`, `timeout` or `unavailable`
 */
export async function fetchImage(url: URL, options: FetchImageOptions): Promise<Image> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const { status, body } = await follow(url, options, signal);
    const type = status === 200 ? imageType(body) : undefined;
    if (type === undefined) throw refusalOf(status, body);
    return { type, bytes: body };
  } catch (error) {
    if (error instanceof YztError) throw error;
    if (signal.aborted) {
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
