import type { YztError } from '@yizhangtu/standard';

/** Tries after the first. */
const RETRIES = 2;
const FIRST_MS = 400;
const MOST_MS = 5_000;

/**
 * Milliseconds to wait before try number `attempt + 1` (the first is 0), or `undefined` to give up. Full
 * jitter: anywhere from 0 to a bound that doubles, so that many pages do not come back at one time. The
 * wait that a server asks for is kept; one longer than `left` milliseconds is not begun.
 */
export function retryDelay(
  error: YztError,
  attempt: number,
  left: number,
  random: () => number,
): number | undefined {
  if (!error.retriable || attempt >= RETRIES) return undefined;
  const jitter = random() * Math.min(MOST_MS, FIRST_MS * 2 ** attempt);
  const delay = (error.retryAfter ?? 0) * 1000 + jitter;
  return delay < left ? delay : undefined;
}
