import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { CountyCode } from './county.ts';
import { Id } from './geo.ts';

/**
 * A tile service that the server may ask on behalf of browsers. The key stays here. In `url`, `{z}`,
 * `{x}`, `{y}` and `{key}` are filled in; `key` may be `env:NAME`.
 */
export const TileUpstream = z.looseObject({
  id: Id,
  url: checked(z.string(), z.regex(/^https?:\/\/[^{}/\s]+\//, 'upstream')),
  key: z.optional(z.string()),
  /** Sent as `Referer`, for services that bind a key to a site. */
  referer: z.optional(z.string()),
});
export type TileUpstream = z.infer<typeof TileUpstream>;

/**
 * A service without CORS that the server may ask on behalf of browsers: reading alone, and only below
 * `url`. Name the narrowest address that serves, such as `https://gis.example/geoserver/ows`.
 */
export const ServiceUpstream = z.looseObject({
  id: Id,
  /** Base address. What stands in its query goes with every request, and `{key}` in it is filled in. */
  url: checked(
    z.string(),
    z.regex(/^https?:\/\/[^{}/\s@?#\\]+(\/[^{}\s?#\\]*)?(\?[^\s#]*)?$/, 'service'),
  ),
  /** Fills `{key}`; `env:NAME` reads it from the environment. */
  key: z.optional(z.string()),
  /** Sent with every request, such as `Authorization`; `env:NAME` reads a value from the environment. */
  headers: z.optional(z.record(z.string(), z.string())),
  /** Sent as `Referer`, for services that bind a key to a site. */
  referer: z.optional(z.string()),
  /** Names of query parameters that may pass besides those of the OGC and ArcGIS interfaces. */
  query: z.optional(z.array(z.string())),
  /** Roles that may read through it; none means everyone. */
  roles: z.optional(z.array(z.string())),
});
export type ServiceUpstream = z.infer<typeof ServiceUpstream>;

/** The private county file: it never leaves the server. */
export const CountyServerFile = z.looseObject({
  standard: z.string(),
  county: CountyCode,
  /** Origins that may read with CORS; the server's own origin always may. */
  corsOrigins: z.optional(z.array(z.string())),
  tiles: z.optional(z.array(TileUpstream)),
  services: z.optional(z.array(ServiceUpstream)),
  /** Hosts, besides those of `tiles`, that upstream redirects may lead to. Private addresses only when listed in `privateHosts`. */
  privateHosts: z.optional(z.array(z.string())),
  /** Tokens that may import layers; `env:NAME` reads one from the environment. */
  importTokens: z.optional(z.array(checked(z.string(), z.minLength(8)))),
});
export type CountyServerFile = z.infer<typeof CountyServerFile>;
