import { YztError } from '@yizhangtu/standard';
import { isHeld } from './memory-store.ts';
import type { Lease, OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';

const NAME = 'yzt-outbox';
const ITEMS = 'items';
const PHOTOS = 'photos';
const LEASES = 'leases';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore(ITEMS, { keyPath: 'id' }).createIndex('owner', 'owner');
    db.createObjectStore(PHOTOS);
    db.createObjectStore(LEASES);
  };
  return done(request);
}

/** Keys of an item's photos in their order. */
const photosOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

function putPhotos(store: IDBObjectStore, id: string, photos: readonly StoredPhoto[]): void {
  store.delete(photosOf(id));
  photos.forEach((photo, i) => store.put(photo, [id, i]));
}

/** The browser's own store. Photos are kept as bytes: not every private window can keep a `Blob`. */
class IdbStore implements OutboxStore {
  readonly kind = 'device';
  #db: Promise<IDBDatabase> | undefined;

  /** Rejects where the browser has no such store, or refuses it. */
  static async open(): Promise<OutboxStore> {
    const store = new IdbStore();
    await store.#connect();
    return store;
  }

  all(owner: string): Promise<readonly StoredItem[]> {
    return this.#within('readonly', [ITEMS], (at) =>
      done(at.objectStore(ITEMS).index('owner').getAll(owner)),
    );
  }

  add(item: StoredItem, photos: readonly StoredPhoto[]): Promise<void> {
    return this.#within('readwrite', [ITEMS, PHOTOS], async (at) => {
      at.objectStore(ITEMS).put(item);
      putPhotos(at.objectStore(PHOTOS), item.id, photos);
    });
  }

  change(
    id: string,
    change: (item: StoredItem) => StoredItem | undefined,
    photos?: readonly StoredPhoto[],
  ): Promise<StoredItem | undefined> {
    return this.#within('readwrite', [ITEMS, PHOTOS], async (at) => {
      const items = at.objectStore(ITEMS);
      const item: StoredItem | undefined = await done(items.get(id));
      const next = item && change(item);
      if (next === item) return next;
      if (next === undefined) {
        items.delete(id);
        at.objectStore(PHOTOS).delete(photosOf(id));
      } else {
        items.put(next);
        if (photos !== undefined) putPhotos(at.objectStore(PHOTOS), id, photos);
      }
      return next;
    });
  }

  photo(id: string, index: number): Promise<StoredPhoto | undefined> {
    return this.#within('readonly', [PHOTOS], (at) =>
      done(at.objectStore(PHOTOS).get([id, index])),
    );
  }

  lease(name: string, lease: Lease, now: number): Promise<boolean> {
    return this.#within('readwrite', [LEASES], async (at) => {
      const leases = at.objectStore(LEASES);
      const held: Lease | undefined = await done(leases.get(name));
      if (held && isHeld(held, lease, now)) return false;
      leases.put(lease, name);
      return true;
    });
  }

  close(): void {
    void this.#db?.then((db) => db.close());
  }

  #connect(): Promise<IDBDatabase> {
    return (this.#db ??= open().then((db) => {
      const lost = () => (this.#db = undefined);
      db.onclose = lost;
      db.onversionchange = () => {
        db.close();
        lost();
      };
      return db;
    }));
  }

  /** Resolves when what `work` did is on the device. */
  async #within<T>(
    mode: IDBTransactionMode,
    stores: string[],
    work: (at: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    const db = await this.#connect();
    // Strict: what was promised to a person is there after a power cut too.
    const at = db.transaction(stores, mode, { durability: 'strict' });
    const kept = new Promise<void>((resolve, reject) => {
      at.oncomplete = () => resolve();
      at.onabort = () => reject(notKept(at.error));
    });
    const [result] = await Promise.all([work(at), kept]);
    return result;
  }
}

const notKept = (cause: DOMException | null): YztError =>
  new YztError({
    code: cause?.name === 'QuotaExceededError' ? 'too_large' : 'unavailable',
    message: 'This device did not keep it',
    cause,
  });

/** IndexedDB. Rejects where there is none. */
export const idbStore = (): Promise<OutboxStore> => IdbStore.open();
