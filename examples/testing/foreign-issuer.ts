import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type * as jose from 'jose';
import type * as oidc from 'oidc-provider';

// They are the server's.
const require = createRequire(new URL('../../packages/server/package.json', import.meta.url));
const { exportJWK, generateKeyPair } = require('jose') as typeof jose;
const { Provider } = require('oidc-provider') as typeof oidc;

export interface ForeignIssuerOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Addresses to come back to. */
  readonly callbacks: readonly string[];
  readonly home: string;
}

/**
 * An issuer that is configured as somebody else would: a form for name and password and a page that asks for
 * consent, keys of ES256, the secret in the form alone, no levels of assurance, and a page of its own at sign-out.
 */
export async function openForeignIssuer(
  port: number,
  { clientId, clientSecret, callbacks, home }: ForeignIssuerOptions,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [...callbacks],
        post_logout_redirect_uris: [home],
      },
    ],
    clientAuthMethods: ['client_secret_post'],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'one' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: `某人 ${id}` }) }),
  });
  const server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
