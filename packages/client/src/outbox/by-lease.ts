import type { Timing } from '../timing.ts';
import { uuidv7 } from '../uuid.ts';
import type { OutboxStore } from './outbox-store.ts';

/**
 * Milliseconds that a lease lasts without being kept: not long, because a page that is closed or reloaded
 * cannot give it back. A hidden tab whose timers rest loses it to one that is seen.
 */
const LEASE = 15_000;

/** As `alone`, by a lease in the store. True when the work was done, false when the lease was lost before that. */
export async function byLease(
  name: string,
  store: OutboxStore,
  timing: Timing,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const holder = uuidv7(timing.now());
  const take = () => {
    const now = timing.now();
    return store.lease(name, { holder, until: now + LEASE }, now);
  };
  while (!(await take())) await timing.sleep(LEASE / 3, signal);
  const over = new AbortController();
  let lost = false;
  const stop = () => over.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { signal: over.signal });
  const keep = async () => {
    do await timing.sleep(LEASE / 3, over.signal);
    while (await take());
    lost = true;
    over.abort();
  };
  const kept = keep().catch(() => undefined);
  try {
    await work(over.signal);
  } catch (error) {
    if (!lost) throw error;
  } finally {
    over.abort();
    await kept;
    if (!lost) await store.lease(name, { holder, until: 0 }, timing.now());
  }
  return !lost;
}
