import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bytes by path, with the bytes of headers. */
export type Sent = ReadonlyMap<string, number>;

export interface Counter {
  /** Where the site is, seen through the counter. */
  readonly url: string;
  /** What was sent since it was asked last. */
  take(): Sent;
  close(): Promise<void>;
}

const headBytes = ({ rawHeaders }: IncomingMessage): number => rawHeaders.join(': ').length;

/** A way to a site that counts what the site sends. */
export async function countBytes(site: string): Promise<Counter> {
  let sent = new Map<string, number>();
  const server = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked;
    const add = (bytes: number) => sent.set(url, (sent.get(url) ?? 0) + bytes);
    const onward = request(site + url, { method, headers }, (given) => {
      add(headBytes(given));
      given.on('data', (chunk: Buffer) => add(chunk.length));
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const all = sent;
      sent = new Map();
      return all;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
