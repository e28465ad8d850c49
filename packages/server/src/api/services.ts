import { hash } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import { answer, PRIVATE } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { fetchService, type ServiceAnswer } from '../proxy/fetch-service.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { upstreamAccess } from '../store/visibility.ts';
import type { BaseOf } from './ogc.ts';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 32_000_000;
/** Requests under way to one service: more would be a burden to it, and to this server's memory. */
const MOST_AT_ONCE = 64;
const A_DAY = 86_400;

/** Seconds that a caller has to wait before it may ask a service; 0 for none. */
export type WaitOf = (c: Request, service: string) => number;

const tooMany = (retryAfter: number): YztError =>
  new YztError({
    code: 'rate_limited',
    message: 'too many requests for this service',
    retryAfter,
  });

/** The path behind the service's id as the caller sent it, which routing has decoded. */
function rawRest(c: Request): { rest: string; search: string } {
  const { pathname, search } = new URL(c.req.url);
  const rest = /\/counties\/[^/]*\/services\/[^/]*\/?(.*)$/s.exec(pathname)?.[1] ?? '';
  return { rest, search: search.slice(1) };
}

function sent(c: Request, found: ServiceAnswer): Response {
  const { status, type, bytes, contentRange, maxAge = 0, isPrivate } = found;
  const more = {
    'accept-ranges': 'bytes',
    'content-disposition': 'attachment',
    ...(isPrivate ? { 'cache-control': PRIVATE } : {}),
  };
  const body = Uint8Array.from(bytes);
  if (status === 200) {
    const tag = `"${hash('sha1', bytes, 'base64url')}"`;
    return answer(c, body, { type, tag, maxAge: Math.min(maxAge, A_DAY), isPrivate, more });
  }
  const headers = {
    'cache-control': 'no-store',
    ...more,
    'content-type': type,
    'content-range': contentRange ?? '',
  };
  return new Response(body, { status, headers });
}

export function serviceHandlers(
  services: Services,
  apiOf: BaseOf,
  waitOf: WaitOf,
): Pick<Handlers, 'getService'> {
  const { counties } = services;
  const underWay = new Map<string, number>();
  return {
    async getService({ c, params }) {
      const { county: code, id } = params;
      const settings = counties.get(code)?.settings;
      const service = settings?.services?.find((one) => one.id === id);
      const missing = notFound(`service: ${id}`);
      if (settings === undefined || service === undefined) throw missing;
      const access = await upstreamAccess(
        scopeOf(services, code, c.get('caller')),
        'services',
        service,
      );
      if (access === 'closed') throw missing;
      const key = `${code}/${id}`;
      const wait = waitOf(c, key);
      if (wait > 0) throw tooMany(wait);
      const count = underWay.get(key) ?? 0;
      if (count >= MOST_AT_ONCE) throw tooMany(1);
      underWay.set(key, count + 1);
      try {
        const asked = { ...rawRest(c), range: c.req.header('range'), signal: c.req.raw.signal };
        const found = await fetchService(service, asked, {
          proxy: `${apiOf(c)}/counties/${code}/services/${id}`,
          privateHosts: settings.privateHosts ?? [],
          timeoutMs: TIMEOUT_MS,
          mostBytes: MOST_BYTES,
        });
        return sent(c, access === 'open' ? found : { ...found, isPrivate: true });
      } finally {
        underWay.set(key, (underWay.get(key) ?? 1) - 1);
      }
    },
  };
}
