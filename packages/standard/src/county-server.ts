import * as z from 'zod/mini';
import { CaseSettings } from './cases/case-settings.ts';
import { checked } from './checked.ts';
import { CountyCode, Id } from './geo.ts';
import { FrameSettings } from './frame-settings.ts';

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
  /** Ids of roles that may read through it (see `ROLES`); none means everyone. */
  roles: z.optional(z.array(z.string())),
});
export type ServiceUpstream = z.infer<typeof ServiceUpstream>;

const secret = checked(z.string(), z.minLength(1));
const https = checked(
  z.string(),
  z.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s?#]*$/, 'https'),
);

/** A page that a browser is sent to: what stands in its query goes along. */
const httpsPage = checked(
  z.string(),
  z.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s#]*$/, 'https'),
);

/** An OpenID Connect issuer where the server is a confidential client. */
export const OidcSettings = z.looseObject({
  issuer: https,
  clientId: secret,
  /** `env:NAME` reads it from the environment. */
  clientSecret: secret,
  /** What the issuer calls a level of assurance (`acr`); the level's own name when absent. */
  acr: z.optional(
    z.looseObject({
      phone: z.optional(secret),
      'real-name': z.optional(secret),
      face: z.optional(secret),
    }),
  ),
  /** Audience of the access tokens that a host page may hand over; none are taken when absent. */
  audience: z.optional(secret),
});

/** 浙里办: built to its published protocol, not confirmed by a county yet. */
export const ZlbSettings = z.looseObject({
  appId: secret,
  /** Keys of the gateway; `env:NAME` reads one from the environment. */
  accessKey: secret,
  secretKey: secret,
  /** Where a ticket is exchanged for a token, and a token for the person. */
  tokenUrl: https,
  userUrl: https,
  /** Page of sign-in on a desk computer; absent where only the app signs in. */
  loginUrl: z.optional(https),
});

/** 浙政钉: built to its published protocol, not confirmed by a county yet. */
export const ZheDingdingSettings = z.looseObject({
  appKey: secret,
  /** `env:NAME` reads it from the environment. */
  appSecret: secret,
  /** Base address of the open platform. */
  apiUrl: https,
  /** Page with the code to scan; absent where only the app signs in. */
  loginUrl: z.optional(httpsPage),
});

/** How a county's people sign in: by `oidc`, `zlb` or `zheDingding`, or by several of them. */
export const SignInSettings = z.looseObject({
  /**
   * Seals what is stored of people: at least 32 characters of chance, or `env:NAME`. Whoever loses it cannot
   * read them any more.
   */
  sealKey: secret,
  /** Base address of the API as browsers see it, where a proxy in front does not say so. */
  publicUrl: z.optional(https),
  /** A session ends when it was not used for so many minutes; 30 when absent. */
  idleMinutes: z.optional(checked(z.number(), z.minimum(1), z.maximum(1440))),
  /** A session ends so many hours after sign-in, used or not; 12 when absent. */
  hours: z.optional(checked(z.number(), z.minimum(1), z.maximum(168))),
  oidc: z.optional(OidcSettings),
  zlb: z.optional(ZlbSettings),
  zheDingding: z.optional(ZheDingdingSettings),
});
export type SignInSettings = z.infer<typeof SignInSettings>;

/** The private county file: it never leaves the server. */
export const CountyServerFile = z.looseObject({
  standard: z.string(),
  county: CountyCode,
  /** Origins that may read with CORS; the server's own origin always may. */
  corsOrigins: z.optional(z.array(z.string())),
  /** What other sites may show in a frame. */
  frame: z.optional(FrameSettings),
  tiles: z.optional(z.array(TileUpstream)),
  services: z.optional(z.array(ServiceUpstream)),
  /** Hosts, besides those of `tiles`, that upstream redirects may lead to. Private addresses only when listed in `privateHosts`. */
  privateHosts: z.optional(z.array(z.string())),
  /** Tokens that may import layers; `env:NAME` reads one from the environment. */
  importTokens: z.optional(z.array(checked(z.string(), z.minLength(8)))),
  /** How people sign in; without it a server that is not in production has made-up people. */
  signIn: z.optional(SignInSettings),
  /** How cases run: categories, dispatch rules, limits, holidays. */
  cases: z.optional(CaseSettings),
});
export type CountyServerFile = z.infer<typeof CountyServerFile>;
