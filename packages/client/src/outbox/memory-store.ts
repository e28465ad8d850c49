import type { Lease, OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';

/** A store that lasts as long as the page: for browsers that refuse every other. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, StoredItem>();
  const bytes = new Map<string, readonly StoredPhoto[]>();
  const leases = new Map<string, Lease>();
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
    async lease(name, lease, now) {
      const held = leases.get(name);
      if (held && isHeld(held, lease, now)) return false;
      leases.set(name, lease);
      return true;
    },
    close: () => undefined,
  };
}

/**
 * Whether somebody other than `wanted.holder` holds it. A lease that ends later than a new one would is from
 * a clock that has been set back since, and does not count.
 */
export const isHeld = (held: Lease, wanted: Lease, now: number): boolean =>
  held.holder !== wanted.holder && held.until > now && held.until <= wanted.until;
