import type { Timing } from '../timing.ts';
import type { OutboxStore } from './outbox-store.ts';

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
  try {
    if (locks) return await locks.request(name, { signal }, () => work(signal));
  } catch (error) {
    // A frame that is sandboxed has them, and may not use them.
    if ((error as Error).name !== 'SecurityError') throw error;
  }
  const { byLease } = await import('./by-lease.ts');
  while (!(await byLease(name, store, timing, signal, work))) signal.throwIfAborted();
}
