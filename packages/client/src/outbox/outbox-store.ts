import type { OutboxItem } from './outbox-item.ts';

/** An item with whose it is. */
export interface StoredItem extends OutboxItem {
  /** Backend, county and person: what is wiped when that person signs out. */
  readonly owner: string;
  /** Id of the post that it was written in; empty for none. It is sent in that post alone. */
  readonly post: string;
  /** The tab that it was written in, where nobody signed it: the next at a shared computer does not see it. */
  readonly tab?: string | undefined;
}

/** Who of several tabs sends, where the browser has no Web Locks. */
export interface Lease {
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Bytes of a photo. */
export interface StoredPhoto {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Where an outbox keeps what it holds. Every method is atomic, also against other tabs. */
export interface OutboxStore {
  /** `memory`: what is in it is gone with the page, which elements tell. */
  readonly kind: 'device' | 'memory';
  /** Items of an owner, in no order. */
  all(owner: string): Promise<readonly StoredItem[]>;
  add(item: StoredItem, photos: readonly StoredPhoto[]): Promise<void>;
  /**
   * Puts what `change` makes of an item in its place: nothing when it gives the item back, and no item when
   * it gives `undefined`. `photos` replace those that it has. Resolves with what is there then.
   */
  change(
    id: string,
    change: (item: StoredItem) => StoredItem | undefined,
    photos?: readonly StoredPhoto[],
  ): Promise<StoredItem | undefined>;
  photo(id: string, index: number): Promise<StoredPhoto | undefined>;
  /** Takes or keeps a lease when nobody else holds it at `now`. */
  lease(name: string, lease: Lease, now: number): Promise<boolean>;
}
