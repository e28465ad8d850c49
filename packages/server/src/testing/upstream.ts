import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before } from 'node:test';

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface Upstream {
  /** Its name and port, from the start of the tests. */
  readonly host: string;
  /** What it was asked in this test. */
  readonly asked: readonly IncomingMessage[];
  /** How it answers, from now on. */
  answerWith: (request: IncomingMessage, response: ServerResponse) => void;
  /** From now on it answers all with the same. */
  say(
    status: number,
    type: string,
    body: string | Buffer,
    headers?: http.OutgoingHttpHeaders,
  ): void;
}

/** A map service on this machine for the tests of a file; each test says what it answers. */
export function testUpstream(): Upstream {
  let host = '';
  let asked: IncomingMessage[] = [];
  const upstream: Upstream = {
    get host() {
      return host;
    },
    get asked() {
      return asked;
    },
    answerWith: () => {
      throw new Error('the test does not say what the service answers');
    },
    say: (status, type, body, headers = {}) => {
      upstream.answerWith = (_, response) =>
        response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    },
  };
  const server = http.createServer((request, response) => {
    asked.push(request);
    upstream.answerWith(request, response);
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => {
    asked = [];
  });
  return upstream;
}
