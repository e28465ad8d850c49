/** The server as a confidential client of an OpenID Connect issuer: authorization code, PKCE, state, nonce. */
import { ASSURANCES, type Assurance } from '@yizhangtu/standard/identity.js';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as client from 'openid-client';
import { bearerFault, oidcFault } from './oidc-fault.ts';
import type { Attributes } from './session-attributes.ts';
import { sessionFault } from './session-fault.ts';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Audience of access tokens that are taken; none are when absent. */
  readonly audience?: string | undefined;
  /** What the issuer calls each level of assurance; its own name when absent. */
  readonly acr?: Readonly<Partial<Record<Assurance, string | undefined>>> | undefined;
  /** How long the issuer may take for an answer; 10 s when absent. */
  readonly timeoutMs?: number;
}

/** Somebody for whom an issuer has vouched. */
export interface Proof {
  readonly issuer: string;
  readonly subject: string;
  readonly assurance: Assurance;
  readonly attributes: Attributes;
  /** Ends the issuer's own session. */
  readonly idToken?: string;
}

/** What has to come back as it was sent. */
export interface Sent {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Authorization extends Sent {
  readonly redirectUri: string;
  readonly assurance?: Assurance | undefined;
  /** Whether somebody who is signed in at the issuer has to prove again who they are. */
  readonly again: boolean;
}

export interface OidcClient {
  /** Where the browser goes to sign in. */
  authorizationUrl(asked: Authorization): Promise<URL>;
  /**
   * Exchanges the code that came back at `url`.
   *
   * @param maxAge for how many seconds at the most the person may have been signed in at the issuer
   */
  exchange(url: URL, sent: Sent, maxAge?: number): Promise<Proof>;
  /** Where the browser goes to end the issuer's own session; undefined when the issuer has no such place. */
  endSessionUrl(idToken: string, back: string): Promise<URL | undefined>;
  /** Whom an access token names. */
  verify(token: string): Promise<Proof & { readonly issued: Date; readonly until: Date }>;
}

const TIMEOUT_MS = 10_000;
/** How far the issuer's clock may be from ours, in seconds. */
const CLOCK_TOLERANCE = 60;
const A_WHILE_MS = 600_000;

// Neither `none` nor one with a shared key: whoever knows our secret must not be able to vouch for people.
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function attributesOf(claims: Readonly<Record<string, unknown>>): Attributes {
  const address = claims['address'] as { formatted?: unknown } | undefined;
  const found = {
    name: textOf(claims['name']) ?? textOf(claims['preferred_username']),
    phone: textOf(claims['phone_number']),
    address: textOf(address?.formatted),
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

interface Found {
  readonly config: client.Configuration;
  /** Keys for what comes from the issuer itself: asked for anew whenever one is not known. */
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
  /** Keys for what comes from a caller, who must not be able to make the server ask without end. */
  readonly callersKeys: ReturnType<typeof createRemoteJWKSet>;
}

/** Asks the issuer nothing by itself; what it gives throws typed errors. */
export function oidcClient(options: OidcOptions): OidcClient {
  const { issuer, clientId, clientSecret, audience, timeoutMs = TIMEOUT_MS } = options;
  const names = ASSURANCES.map((level) => [level, options.acr?.[level] ?? level] as const);
  const levelOf = (acr: unknown): Assurance =>
    names.find(([, name]) => name === acr)?.[0] ?? ASSURANCES[0];

  async function discover(): Promise<Found> {
    const url = new URL(issuer);
    const found = await client.discovery(url, clientId, undefined, client.None(), {
      timeout: timeoutMs / 1000,
      execute: url.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    });
    const server = found.serverMetadata();
    if (server.jwks_uri === undefined) throw sessionFault('bad_issuer');
    // The one of RFC 6749, 2.3.1, unless the issuer says that it takes others alone.
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = methods.includes('client_secret_basic')
      ? client.ClientSecretBasic(clientSecret)
      : client.ClientSecretPost(clientSecret);
    const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE };
    const config = new client.Configuration(server, clientId, metadata, auth);
    config.timeout = timeoutMs / 1000;
    if (url.protocol === 'http:') client.allowInsecureRequests(config);
    const jwks = new URL(server.jwks_uri);
    return {
      config,
      keys: createRemoteJWKSet(jwks, { timeoutDuration: timeoutMs, cooldownDuration: 0 }),
      callersKeys: createRemoteJWKSet(jwks, { timeoutDuration: timeoutMs }),
    };
  }

  let known: { readonly at: number; readonly found: Promise<Found> } | undefined;
  /** What the issuer says of itself, asked for once in a while; what went wrong is not kept. */
  async function metadata(): Promise<Found> {
    if (known === undefined || performance.now() - known.at > A_WHILE_MS) {
      known = { at: performance.now(), found: discover() };
    }
    const asked = known;
    try {
      return await asked.found;
    } catch (error) {
      if (known === asked) known = undefined;
      throw error;
    }
  }

  async function typed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw oidcFault(error);
    }
  }

  /** Checks the signature, which openid-client leaves to the transport. */
  async function checkSignature({ config, keys }: Found, token: string): Promise<JWTPayload> {
    const { issuer: name } = config.serverMetadata();
    const { payload } = await jwtVerify(token, keys, {
      issuer: name,
      audience: clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['sub', 'iat', 'exp'],
    });
    return payload;
  }

  async function userInfo(
    { config }: Found,
    tokens: client.TokenEndpointResponse,
    subject: string,
  ): Promise<Record<string, unknown>> {
    if (config.serverMetadata().userinfo_endpoint === undefined) return {};
    return client.fetchUserInfo(config, tokens.access_token, subject);
  }

  return {
    authorizationUrl: ({ redirectUri, assurance, again, ...sent }) =>
      typed(async () => {
        const { config } = await metadata();
        return client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid profile phone',
          code_challenge: await client.calculatePKCECodeChallenge(sent.verifier),
          code_challenge_method: 'S256',
          state: sent.state,
          nonce: sent.nonce,
          ...(assurance === undefined
            ? {}
            : { acr_values: names.find(([level]) => level === assurance)?.[1] ?? assurance }),
          // Not every issuer heeds a prompt; to `max_age` it has to say when the person signed in.
          ...(again ? { prompt: 'login', max_age: '0' } : {}),
        });
      }),
    exchange: (url, { state, nonce, verifier }, maxAge) =>
      typed(async () => {
        const found = await metadata();
        const tokens = await client.authorizationCodeGrant(found.config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(maxAge === undefined ? {} : { maxAge }),
        });
        const idToken = tokens.id_token ?? '';
        const claims = await checkSignature(found, idToken);
        const subject = claims.sub ?? '';
        return {
          issuer: claims.iss ?? '',
          subject,
          assurance: levelOf(claims['acr']),
          attributes: attributesOf({ ...claims, ...(await userInfo(found, tokens, subject)) }),
          idToken,
        };
      }),
    endSessionUrl: (idToken, back) =>
      typed(async () => {
        const { config } = await metadata();
        if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
        return client.buildEndSessionUrl(config, {
          id_token_hint: idToken,
          post_logout_redirect_uri: back,
        });
      }),
    verify: (token) =>
      typed(async () => {
        if (audience === undefined) throw sessionFault('bad_token');
        const { config, callersKeys } = await metadata();
        const { payload } = await jwtVerify(token, callersKeys, {
          issuer: config.serverMetadata().issuer,
          audience,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE,
          requiredClaims: ['sub', 'iat', 'exp'],
        }).catch((error: unknown) => {
          throw bearerFault(error);
        });
        return {
          issuer: payload.iss ?? '',
          subject: payload.sub ?? '',
          assurance: levelOf(payload['acr']),
          attributes: attributesOf(payload),
          issued: new Date((payload.iat ?? 0) * 1000),
          until: new Date((payload.exp ?? 0) * 1000),
        };
      }),
  };
}
