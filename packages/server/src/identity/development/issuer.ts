/**
 * An OpenID Connect issuer of made-up people, inside this server: for development, and for nothing else. It
 * stands where no county of the server names an issuer of its own.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ASSURANCES, type Assurance, type SamplePerson } from '@yizhangtu/standard/identity.js';
import { exportJWK, generateKeyPair } from 'jose';
import type { Provider } from 'oidc-provider';
import { localeOf } from '../../http/problem.ts';
import { oidcClient, type OidcClient } from '../oidc.ts';
import { isLoopback } from '../session-info.ts';
import { PAGE_POLICY } from '../sign-in-page.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { choicePage, problemPage } from './page.ts';
import { SAMPLE_ISSUER } from './seed-people.ts';

/** Where the development issuer stands on the server. */
export const ISSUER_PATH = '/issuer';
const INTERACTION = `${ISSUER_PATH}/interaction/`;

export interface DevelopmentIssuerOptions {
  readonly counties: readonly string[];
  /** Address at which the server reaches itself; known once it listens. */
  readonly address: Promise<string>;
  readonly trustProxy: boolean;
  readonly people: (county: string) => Promise<readonly SamplePerson[]>;
}

export interface DevelopmentIssuer {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The server's own client of it, for one county. */
  clientOf(county: string): Promise<OidcClient>;
}

const clientId = (county: string): string => `county-${county}`;
/** A page of another site, which can keep no secret: it shows that it began what it ends (PKCE). */
const pageClientId = (county: string): string => `page-${county}`;
const countyOf = (id: unknown): string => String(id).split('-')[1] ?? '';
/** The audience of access tokens for a county's API, which a page asks for as `resource` (RFC 8707). */
const audienceOf = (county: string): string => `urn:yizhangtu:county:${county}`;

const isPage = (id: string): boolean => id.startsWith('page-');
// A token of a made-up person goes to whoever tries this server out, and to no other machine.
const isThisMachine = (url: string): boolean => isLoopback(new URL(url).hostname);

const callbackPath = (county: string): string => `/counties/${county}/session/callback`;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_POLICY,
  'cache-control': 'no-store',
};

async function providerOf(
  { counties, address, trustProxy }: DevelopmentIssuerOptions,
  clientSecret: string,
): Promise<Provider> {
  const { Provider: Issuer, errors, interactionPolicy } = await import('oidc-provider');
  const policy = interactionPolicy.base();
  // People are made up: nobody is asked whether the server may know of them.
  policy.remove('consent');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider: Provider = new Issuer(new URL(ISSUER_PATH, await address).href, {
    adapter: memoryAdapter(),
    // Which origins there are is not known; addresses to come back to are checked below.
    clients: counties.flatMap((county) => [
      {
        client_id: clientId(county),
        client_secret: clientSecret,
        redirect_uris: [`https://development.invalid${callbackPath(county)}`],
      },
      {
        client_id: pageClientId(county),
        token_endpoint_auth_method: 'none' as const,
        redirect_uris: ['https://development.invalid/'],
      },
    ]),
    pkce: { required: () => true },
    clientBasedCORS: (_, origin, { clientId: id }) => isPage(id) && isThisMachine(origin),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    acrValues: ASSURANCES,
    // The level is told unasked.
    claims: { openid: ['sub', 'acr'], profile: ['name'], phone: ['phone_number'] },
    interactions: { policy, url: (_, { uid }) => INTERACTION + uid },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // The server itself asks for none: its own tokens are for userinfo alone.
        getResourceServerInfo(_, resource, { clientId: id }) {
          const county = countyOf(id);
          if (!isPage(id) || resource !== audienceOf(county)) throw new errors.InvalidTarget();
          return { scope: '', audience: resource, accessTokenFormat: 'jwt' };
        },
        useGrantedResource: () => true,
      },
    },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const { session, client } = oidc;
      const grant = new provider.Grant({
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
        ...(client === undefined ? {} : { clientId: client.clientId }),
      });
      grant.addOIDCScope('openid profile phone');
      await grant.save();
      return grant;
    },
    async renderError(ctx, out) {
      ctx.set(HEADERS);
      const reason = [out.error, out.error_description].filter(Boolean).join(': ');
      ctx.body = await problemPage(localeOf(ctx.get('accept-language')), reason);
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 900,
      Session: 3600,
    },
  });
  provider.proxy = trustProxy;
  provider.Client.prototype.redirectUriAllowed = function (uri: string) {
    if (!URL.canParse(uri)) return false;
    if (isPage(this.clientId)) return isThisMachine(uri);
    return new URL(uri).pathname.endsWith(callbackPath(countyOf(this.clientId)));
  };
  return provider;
}

/** Where the form of a page may lead in the end: a browser holds redirects of a form to its policy too. */
function headersOf(params: Readonly<Record<string, unknown>>): typeof HEADERS {
  if (!isPage(String(params['client_id']))) return HEADERS;
  const { origin } = new URL(String(params['redirect_uri']));
  const policy = PAGE_POLICY.replace("form-action 'self'", `form-action 'self' ${origin}`);
  return { ...HEADERS, 'content-security-policy': policy };
}

const isAssurance = (given: string | null): given is Assurance =>
  (ASSURANCES as readonly (string | null)[]).includes(given);

/** The first level that the application asks for by `acr_values`. */
const askedLevel = (params: Readonly<Record<string, unknown>>): Assurance =>
  String(params['acr_values'] ?? '')
    .split(' ')
    .find(isAssurance) ?? ASSURANCES[0];

async function interact(
  provider: Provider,
  { people }: DevelopmentIssuerOptions,
  [request, response]: readonly [IncomingMessage, ServerResponse],
): Promise<void> {
  const locale = localeOf(request.headers['accept-language']);
  const { params } = await provider.interactionDetails(request, response);
  const listed = await people(countyOf(params['client_id']));
  const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
  if (form.has('cancel')) {
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  }
  const person = listed.find(({ id }) => id === form.get('person'));
  if (person === undefined) {
    const page = await choicePage({ locale, people: listed, assurance: askedLevel(params) });
    response.writeHead(200, headersOf(params)).end(page);
    return;
  }
  const given = form.get('assurance');
  const acr = isAssurance(given) ? given : askedLevel(params);
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person.id, acr, remember: false } },
    { mergeWithLastSubmission: false },
  );
}

/** Nothing is made before somebody comes: the libraries take a while to load. */
export function developmentIssuer(options: DevelopmentIssuerOptions): DevelopmentIssuer {
  const clientSecret = randomBytes(32).toString('base64url');
  let provider: Promise<Provider> | undefined;
  const made = (): Promise<Provider> => (provider ??= providerOf(options, clientSecret));
  return {
    async handle(request, response) {
      const { url = '' } = request;
      const locale = localeOf(request.headers['accept-language']);
      const issuer = await made();
      if (!url.startsWith(INTERACTION)) {
        // By the difference of the two it knows where it stands.
        Object.assign(request, { originalUrl: url, url: url.slice(ISSUER_PATH.length) || '/' });
        await issuer.callback()(request, response);
        return;
      }
      try {
        await interact(issuer, options, [request, response]);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (!response.headersSent) response.writeHead(400, HEADERS);
        response.end(await problemPage(locale, reason));
      }
    },
    async clientOf(county) {
      const client = oidcClient({
        issuer: new URL(ISSUER_PATH, await options.address).href,
        clientId: clientId(county),
        clientSecret,
        audience: audienceOf(county),
      });
      return {
        ...client,
        verify: async (token) => ({ ...(await client.verify(token)), issuer: SAMPLE_ISSUER }),
        exchange: async (url, ...sent) => ({
          ...(await client.exchange(url, ...sent)),
          // Its address changes with the port; its people do not.
          issuer: SAMPLE_ISSUER,
        }),
      };
    },
  };
}
