import { getJson } from '@yizhangtu/client';
import { toYztError } from '@yizhangtu/standard';
import { backoff, whenSeen, type FeedInit } from './live-feed.ts';
import { readLiveValues } from './live-values.ts';

/** Seconds between two questions, where the entry does not say. */
const EVERY = 10;

/** Asks for values again and again while the page can be seen. Resolves when its signal is aborted. */
export async function poll(init: FeedInit): Promise<void> {
  const { client, live, signal, page } = init;
  const { timing } = client;
  const every = live.every ?? EVERY;
  let failures = 0;
  while (!signal.aborted) {
    let wait = every * (0.95 + 0.1 * timing.random());
    try {
      await whenSeen(page, signal);
      init.take(readLiveValues(await getJson(client, live.href, { signal }), live.href));
      failures = 0;
      init.trouble(undefined);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toYztError(thrown, live.href);
      failures += 1;
      wait = backoff(failures, every, error.retryAfter, timing.random);
      init.trouble(error);
    }
    await timing.sleep(wait * 1000, signal).catch(() => undefined);
  }
}
