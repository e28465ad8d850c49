import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { CLIENT_ID } from './issuer.ts';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** An issuer that can be made to do what a correct one does not. */
export interface ForgedIssuer {
  readonly url: string;
  /** Changes the claims of the next ID tokens; the right ones are given. */
  claims: (right: JWTPayload) => JWTPayload;
  /** Signs the next tokens otherwise. */
  sign: (claims: JWTPayload) => Promise<string>;
  /** Answers the token endpoint's requests otherwise. */
  tokenEndpoint: ((response: http.ServerResponse) => void) | undefined;
  /** Takes a new pair of keys, and publishes that one alone. */
  rotate(): Promise<void>;
  /** Publishes one key and signs with another. */
  readonly keys: () => Keys;
  /** A token of any claims, by the present key. */
  token(claims: JWTPayload): Promise<string>;
  /** What a browser brings back after it was sent to `address`. */
  back(address: string): string;
  /** Back to a correct issuer. */
  reset(): void;
}

const seconds = (): number => Math.floor(Date.now() / 1000);

/** A token without a signature, of whatever it claims. */
export const unsigned = (claims: JWTPayload): string => new UnsecuredJWT(claims).encode();

export function forgedIssuer(): ForgedIssuer {
  let url = '';
  let keys: Keys;
  let kid = 0;
  const nonces = new Map<string, string>();
  const token = (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: String(kid) })
      .sign(keys.privateKey);
  const issuer: ForgedIssuer = {
    get url() {
      return url;
    },
    claims: (right) => right,
    sign: token,
    tokenEndpoint: undefined,
    async rotate() {
      keys = await generateKeyPair('RS256', { extractable: true });
      kid += 1;
    },
    keys: () => keys,
    token,
    back(address) {
      const { searchParams } = new URL(address);
      const code = `code-${nonces.size}`;
      nonces.set(code, searchParams.get('nonce') ?? '');
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    reset() {
      issuer.claims = (right) => right;
      issuer.sign = token;
      issuer.tokenEndpoint = undefined;
    },
  };
  const json = (response: http.ServerResponse, value: unknown): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const giveTokens = async (code: string, response: http.ServerResponse): Promise<void> => {
    const right: JWTPayload = {
      iss: url,
      aud: CLIENT_ID,
      sub: 'somebody',
      nonce: nonces.get(code) ?? '',
      iat: seconds(),
      exp: seconds() + 300,
      auth_time: seconds(),
    };
    const idToken = await issuer.sign(issuer.claims(right));
    json(response, { access_token: 'access', token_type: 'Bearer', id_token: idToken });
  };
  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/.well-known/openid-configuration') {
      return json(response, {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (path === '/keys') {
      void exportJWK(keys.publicKey).then((key) =>
        json(response, { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: String(kid) }] }),
      );
      return;
    }
    if (issuer.tokenEndpoint !== undefined) return issuer.tokenEndpoint(response);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => void giveTokens(new URLSearchParams(body).get('code') ?? '', response));
  });
  before(async () => {
    await issuer.rotate();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}
