import type { Timing } from '../timing.ts';
import { uuidv7 } from '../uuid.ts';
import type { OutboxStore } from './outbox-store.ts';

/** Milliseconds that a lease lasts without being kept: longer than a busy tab's timers are late. */
const LEASE = 30_000;

/**
 * Does `work` when no other tab does it under this name: by Web Locks, or on plain HTTP, which has none, by
 * a lease in the store. A lease can be lost to another tab while this one sleeps; `work` is told so by its
 * signal, and what both have sent meanwhile has the same key.
 */
export function alone(
  name: string,
  store: OutboxStore,
  timing: Timing,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks
    ? locks.request(name, { signal }, () => work(signal))
    : byLease(name, store, timing, signal, work);
}

async function byLease(
  name: string,
  store: OutboxStore,
  timing: Timing,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const holder = uuidv7(timing.now());
  const take = () => {
    const now = timing.now();
    return store.lease(name, { holder, until: now + LEASE }, now);
  };
  while (!(await take())) await timing.sleep(LEASE / 3, signal);
  const over = new AbortController();
  const stop = () => over.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const keep = async () => {
    for (;;) {
      await timing.sleep(LEASE / 3, over.signal);
      if (!(await take())) return over.abort();
    }
  };
  // It ends with the work, which is what is waited for.
  keep().catch(() => over.abort());
  try {
    await work(over.signal);
  } finally {
    signal.removeEventListener('abort', stop);
    const lost = over.signal.aborted && !signal.aborted;
    over.abort();
    if (!lost) await store.lease(name, { holder, until: 0 }, timing.now());
  }
}
