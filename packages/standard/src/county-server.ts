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

/** The private county file: it never leaves the server. */
export const CountyServerFile = z.looseObject({
  standard: z.string(),
  county: CountyCode,
  /** Origins that may read with CORS; the server's own origin always may. */
  corsOrigins: z.optional(z.array(z.string())),
  tiles: z.optional(z.array(TileUpstream)),
  /** Hosts, besides those of `tiles`, that upstream redirects may lead to. Private addresses only when listed in `privateHosts`. */
  privateHosts: z.optional(z.array(z.string())),
  /** Tokens that may import layers; `env:NAME` reads one from the environment. */
  importTokens: z.optional(z.array(checked(z.string(), z.minLength(8)))),
});
export type CountyServerFile = z.infer<typeof CountyServerFile>;
