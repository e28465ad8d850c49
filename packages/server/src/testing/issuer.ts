import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import { interactionPolicy, Provider } from 'oidc-provider';
import { memoryAdapter } from '../identity/development/memory-adapter.ts';

export const CLIENT_ID = 'map';
export const CLIENT_SECRET = 'secret-of-the-client-of-the-test';

/** A real issuer in a server of its own, where one signs in by going there. */
export interface TestIssuer {
  /** Its name, from the start of the tests. */
  readonly url: string;
  /** Who signs in next, and how surely; nobody: the sign-in is cancelled. */
  person: { readonly id: string; readonly name: string; readonly acr?: string } | undefined;
  /** Counts requests by path. */
  readonly asked: readonly string[];
}

async function providerOf(issuer: TestIssuer): Promise<Provider> {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider: Provider = new Provider(issuer.url, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: ['https://map.example/callback'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'one' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    acrValues: ['phone', 'urn:test:face'],
    claims: { openid: ['sub', 'acr'], profile: ['name'], phone: ['phone_number'] },
    interactions: { policy, url: (_, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: issuer.person?.name, phone_number: '15400001234' }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid profile phone');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => void (ctx.body = JSON.stringify(out)),
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
  });
  // The port of the server under test is not known before it runs.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => uri.endsWith('/session/callback');
  return provider;
}

async function answer(
  provider: Provider,
  issuer: TestIssuer,
  [request, response]: [IncomingMessage, ServerResponse],
): Promise<void> {
  if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
  const { person } = issuer;
  await provider.interactionFinished(
    request,
    response,
    person === undefined
      ? { error: 'access_denied' }
      : {
          login: { accountId: person.id, ...(person.acr === undefined ? {} : { acr: person.acr }) },
        },
    { mergeWithLastSubmission: false },
  );
}

export function testIssuer(): TestIssuer {
  let url = '';
  const asked: string[] = [];
  const issuer: TestIssuer = {
    get url() {
      return url;
    },
    person: undefined,
    asked,
  };
  let provider: Promise<Provider> | undefined;
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    provider ??= providerOf(issuer);
    provider
      .then((made) => answer(made, issuer, [request, response]))
      .catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}
