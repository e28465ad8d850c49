import type { IncomingHttpHeaders } from 'node:http';
import { YztError, type ServiceUpstream } from '@yizhangtu/standard';
import { withoutSecrets, withProxyAddresses } from './own-addresses.ts';
import { refusalOf } from './refusal.ts';
import { baseOf, isBelow, serviceAddress } from './service-address.ts';
import { secretValues } from './service-query.ts';
import { partType, serviceType } from './service-type.ts';
import { ask, type Answer } from './upstream.ts';

export interface ServiceRequest {
  /** What follows the service's id in the caller's path, still encoded. */
  readonly rest: string;
  /** The caller's query without `?`, still encoded. */
  readonly search: string;
  /** One byte range, as the caller asks for it. */
  readonly range: string | undefined;
  readonly signal: AbortSignal;
}

export interface ServiceOptions {
  /** Where the proxy offers the service, without a slash at its end. */
  readonly proxy: string;
  readonly privateHosts: readonly string[];
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** What is passed on of a service's answer, and nothing else of it. */
export interface ServiceAnswer {
  readonly status: 200 | 206 | 416;
  readonly type: string;
  readonly bytes: Buffer;
  readonly contentRange?: string;
  /** Seconds that a copy may be used; undefined when the service does not say. */
  readonly maxAge?: number;
  /** The service says that its answer is for nobody else. */
  readonly isPrivate: boolean;
}

const RANGE = /^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/;
const CONTENT_RANGE = /^bytes (\d+-\d+|\*)\/(\d+|\*)$/;

function headersFor(service: ServiceUpstream, range: string | undefined): Record<string, string> {
  return {
    accept: '*/*',
    // A range is of the bytes as they lie there.
    ...(range === undefined ? { 'accept-encoding': 'gzip' } : { range }),
    ...(service.referer === undefined ? {} : { referer: service.referer }),
    ...service.headers,
  };
}

/** What the service says of how long its answer holds (RFC 9111, 5.2.2). */
function cachingOf({ 'cache-control': said = '' }: IncomingHttpHeaders) {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(said)?.[1];
  return {
    isPrivate: /(^|[\s,])(private|no-store)\b/i.test(said),
    ...(seconds === undefined ? {} : { maxAge: Number(seconds) }),
  };
}

function part({ status, headers, body }: Answer): ServiceAnswer {
  const type = partType(headers['content-type'] ?? '');
  const contentRange = headers['content-range'];
  if (type === undefined || !CONTENT_RANGE.test(contentRange ?? '')) {
    throw refusalOf(status === 206 ? 200 : status, body, { wanted: 'part' });
  }
  const bytes = status === 416 ? Buffer.alloc(0) : body;
  const found = { type, bytes, ...cachingOf(headers) };
  return { ...found, status: status === 416 ? 416 : 206, contentRange: contentRange ?? '' };
}

// Texts with an address in them. Only what ASCII reads alike is changed, so their encoding does not matter.
const HAS_ADDRESSES = /^application\/(json|geo\+json|xml)|^text\//;

// What says nothing of who asks. Taking `zh-CN` out of a document would break it.
const PLAIN_HEADERS = /^(accept(-.*)?|user-agent|x-requested-with|origin)$/i;

const secretsOf = (service: ServiceUpstream): string[] => [
  service.key ?? '',
  ...secretValues(baseOf(service), service.query ?? []),
  ...Object.entries(service.headers ?? {}).flatMap(([name, value]) =>
    PLAIN_HEADERS.test(name) ? [] : value,
  ),
];

function whole(answer: Answer, service: ServiceUpstream, options: ServiceOptions): ServiceAnswer {
  const { status, headers, body } = answer;
  const type = status === 200 ? serviceType(body, headers['content-type'] ?? '') : undefined;
  if (type === undefined) {
    const retryAfter = headers['retry-after'];
    throw refusalOf(status, body, { wanted: 'answer of a kind that may pass', retryAfter });
  }
  if (!HAS_ADDRESSES.test(type)) return { status: 200, type, bytes: body, ...cachingOf(headers) };
  const text = withoutSecrets(
    withProxyAddresses(body.toString('latin1'), { service, ...options }),
    secretsOf(service),
  );
  return { status: 200, type, bytes: Buffer.from(text, 'latin1'), ...cachingOf(headers) };
}

/**
 * What stands below a service, asked on behalf of a browser.
 *
 * @throws YztError `invalid` for an address or query that may not pass, `unsupported` for a range of another
 * form, `quota`, `not_found`, `bad_response`, `timeout`, `unavailable` or `aborted`
 */
export async function fetchService(
  service: ServiceUpstream,
  { rest, search, range, signal }: ServiceRequest,
  options: ServiceOptions,
): Promise<ServiceAnswer> {
  if (range !== undefined && !RANGE.test(range)) {
    throw new YztError({
      code: 'unsupported',
      message: 'only one range of bytes may be asked for',
    });
  }
  const base = baseOf(service);
  const answer = await ask(serviceAddress(service, rest, search), {
    mayFollow: (url) => isBelow(url, base),
    privateHosts: options.privateHosts,
    headers: headersFor(service, range),
    timeoutMs: options.timeoutMs,
    mostBytes: options.mostBytes,
    signal,
  });
  const isPart = range !== undefined && (answer.status === 206 || answer.status === 416);
  return isPart ? part(answer) : whole(answer, service, options);
}
