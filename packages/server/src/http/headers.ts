import { secureHeaders } from 'hono/secure-headers';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/**
 * Headers that every answer carries. `Cross-Origin-Resource-Policy` is open because tiles and features are
 * made to be read by other sites; CORS decides which.
 */
export function commonHeaders(): MiddlewareHandler<Env> {
  return secureHeaders({
    crossOriginResourcePolicy: 'cross-origin',
    crossOriginOpenerPolicy: 'same-origin',
    originAgentCluster: false,
    referrerPolicy: 'strict-origin-when-cross-origin',
    // The server speaks plain HTTP; a proxy in front that speaks TLS sets this header.
    strictTransportSecurity: false,
    xContentTypeOptions: true,
    xFrameOptions: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}

/** An API answer is data: it loads nothing and stands in no frame. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
