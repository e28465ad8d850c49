import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { oidcClient, type OidcClient } from './oidc.ts';

const ASKED = {
  redirectUri: 'https://map.example/callback',
  state: 's',
  nonce: 'n',
  verifier: 'v'.repeat(43),
  again: false,
};

describe('a client of an issuer', () => {
  let answer: http.RequestListener = () => undefined;
  const server = http.createServer((request, response) => answer(request, response));
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = (timeoutMs = 5000): OidcClient =>
    oidcClient({ issuer: url, clientId: 'map', clientSecret: 'secret', timeoutMs });
  const metadata = (more: object = {}): http.RequestListener => {
    const document = {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      response_types_supported: ['code'],
      ...more,
    };
    return (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  };
  const refused = async (code: string, fault: string, timeoutMs?: number): Promise<void> => {
    await assert.rejects(client(timeoutMs).authorizationUrl(ASKED), (error) => {
      assert.ok(error instanceof YztError);
      assert.deepEqual([error.code, error.issues[0]?.code], [code, fault]);
      return true;
    });
  };

  it('asks with a code challenge, state and nonce, and for a level when one is wanted', async () => {
    answer = metadata();
    const asked = client();
    const plain = (await asked.authorizationUrl(ASKED)).searchParams;
    assert.deepEqual(
      ['response_type', 'client_id', 'state', 'nonce', 'code_challenge_method', 'acr_values'].map(
        (name) => plain.get(name),
      ),
      ['code', 'map', 's', 'n', 'S256', null],
    );
    assert.equal(plain.get('code_challenge')?.includes('vvv'), false);
    const more = (await asked.authorizationUrl({ ...ASKED, assurance: 'face', again: true }))
      .searchParams;
    assert.deepEqual(
      ['acr_values', 'prompt', 'max_age'].map((name) => more.get(name)),
      ['face', 'login', '0'],
    );
    assert.deepEqual([plain.get('prompt'), plain.get('max_age')], [null, null]);
  });

  it('gives up on one that does not answer', async () => {
    answer = () => undefined;
    await refused('timeout', 'issuer_slow', 50);
  });

  it('types what one answers that cannot be used', async () => {
    answer = (_, response) => response.writeHead(503).end();
    await refused('unavailable', 'issuer_down');
    answer = (_, response) => response.writeHead(404).end();
    await refused('bad_response', 'bad_issuer');
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    await refused('bad_response', 'bad_issuer');
    answer = metadata({ issuer: 'https://other.example' });
    await refused('bad_response', 'bad_issuer');
    answer = metadata({ jwks_uri: undefined });
    await refused('bad_response', 'bad_issuer');
  });

  it('asks again after it went wrong, and once when it goes well', async () => {
    const asked = client();
    answer = (_, response) => response.writeHead(503).end();
    await assert.rejects(asked.authorizationUrl(ASKED));
    let count = 0;
    const right = metadata();
    answer = (request, response) => {
      count += 1;
      right(request, response);
    };
    await Promise.all(Array.from({ length: 10 }, () => asked.authorizationUrl(ASKED)));
    await asked.authorizationUrl(ASKED);
    assert.equal(count, 1);
  });
});
