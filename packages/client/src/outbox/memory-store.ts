import type { OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';

/** A store that lasts as long as the page: for browsers that refuse every other. No other tab knows of it. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, StoredItem>();
  const bytes = new Map<string, readonly StoredPhoto[]>();
  return {
    kind: 'memory',
    all: async (owner) => [...items.values()].filter((item) => item.owner === owner),
    async add(item, photos) {
      items.set(item.id, item);
      bytes.set(item.id, photos);
    },
    async change(id, change, photos) {
      const item = items.get(id);
      const next = item && change(item);
      if (next === undefined) {
        items.delete(id);
        bytes.delete(id);
      } else {
        items.set(id, next);
        if (photos !== undefined && next !== item) bytes.set(id, photos);
      }
      return next;
    },
    photo: async (id, index) => bytes.get(id)?.[index],
    lease: async () => true,
  };
}
