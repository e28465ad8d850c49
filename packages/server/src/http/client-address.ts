import { callerOf } from './rate-limit.ts';
import type { Request } from './env.ts';

const lastOf = (header: string | undefined): string | undefined =>
  header?.split(',').at(-1)?.trim() || undefined;

/** Who asks. Behind a trusted proxy the address that the proxy saw: the last of `X-Forwarded-For`. */
export function clientAddress(c: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(c.req.header('x-forwarded-for')) : undefined;
  return callerOf(forwarded ?? c.env.incoming.socket.remoteAddress ?? '');
}

/** Scheme and host under which the caller sees this server. */
export function originOf(c: Request, trustProxy: boolean): string {
  const url = new URL(c.req.url);
  if (!trustProxy) return url.origin;
  const scheme = lastOf(c.req.header('x-forwarded-proto'));
  const host = lastOf(c.req.header('x-forwarded-host'));
  if (scheme === 'https' || scheme === 'http') url.protocol = scheme;
  if (host !== undefined && /^[\w.-]+(:\d{1,5})?$/.test(host)) {
    url.host = host;
    if (!host.includes(':')) url.port = '';
  }
  return url.origin;
}
