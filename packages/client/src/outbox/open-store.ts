import { idbStore } from './idb-store.ts';
import { memoryStore } from './memory-store.ts';
import type { OutboxStore } from './outbox-store.ts';

/** The browser's own store; memory where it has none, or refuses it. */
export const openStore = (): Promise<OutboxStore> =>
  // Without the global, naming it throws.
  Promise.resolve().then(idbStore).catch(memoryStore);
