import type { Client } from '@yizhangtu/client';
import type { YztError, Live } from '@yizhangtu/standard';
import type { LiveValues } from './live-values.ts';

/** The part of a document that says whether anybody can see it. */
export type Page = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/** What brings the values of one layer. */
export interface FeedInit {
  readonly client: Client;
  readonly live: Live;
  /** Aborted when the layer is turned off or the map leaves. */
  readonly signal: AbortSignal;
  readonly page: Page;
  take(values: readonly LiveValues[]): void;
  /** What keeps the values from coming; undefined when they come again. */
  trouble(error: YztError | undefined): void;
}

/** The longest wait between two tries. Seconds. */
const MOST_SECONDS = 300;

/**
 * Seconds to wait after a number of failures in a row: twice as long each time, give or take a half, so
 * that the pages of a county do not come back at one time. The wait that a server asks for is kept.
 */
export function backoff(
  failures: number,
  every: number,
  retryAfter: number | undefined,
  random: () => number,
): number {
  const wait = Math.min(MOST_SECONDS, every * 2 ** failures) * (0.5 + random());
  return Math.max(retryAfter ?? 0, wait);
}

/** Resolves when the page can be seen; at once when it can. Rejects when `signal` is aborted. */
export function whenSeen(page: Page, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    if (!page.hidden) return resolve();
    const done = () => {
      if (page.hidden && !signal.aborted) return;
      page.removeEventListener('visibilitychange', done);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    page.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done);
  });
}
