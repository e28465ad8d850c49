import type { Timing } from '../timing.ts';
import { uuidv7 } from '../uuid.ts';
import type { OutboxStore } from './outbox-store.ts';

/**
 * Milliseconds that a lease lasts without being kept: not long, because a page that is closed or reloaded
 * cannot give it back. A hidden tab whose timers rest loses it to one that is seen.
 */
const LEASE = 15_000;

/**
 * Does `work` when no other tab does it under this name: by Web Locks, or on plain HTTP, which has none, by
 * a lease in the store. A lease can be lost to another tab while this one sleeps: `work` is told so by its
 * signal, and begins again when its turn comes. What both have sent meanwhile has the same key.
 */
export async function alone(
  name: string,
  store: OutboxStore,
  timing: Timing,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (locks) return locks.request(name, { signal }, () => work(signal));
  while (!(await byLease(name, store, timing, signal, work))) signal.throwIfAborted();
}

/** True when the work was done, false when the lease was lost before that. */
async function byLease(
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
