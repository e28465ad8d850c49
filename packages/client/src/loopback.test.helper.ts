import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createClient, type Client, type ClientInit } from './client.ts';
import type { Timing } from './timing.ts';

/** A real server on a free loopback port, closed with the test. */
export async function serve(test: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A clock that moves only when something sleeps, and then at once; it notes how long each sleep was. */
export function fakeTiming(timeout: number): Timing & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = Date.parse('2026-11-21T06:38:00Z');
  return {
    slept,
    random: () => 0.5,
    now: () => now,
    sleep: (ms, signal) => {
      // The deadline itself never comes in these tests.
      if (ms === timeout) {
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        );
      }
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

/** A client whose waits take no time. */
export function quickClient(
  baseUrl: string,
  init: Partial<ClientInit> = {},
): { client: Client; slept: number[] } {
  const timing = fakeTiming(30_000);
  return { client: createClient({ baseUrl, timing, ...init }), slept: timing.slept };
}
