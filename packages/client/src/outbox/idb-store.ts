import { YztError } from '@yizhangtu/standard';
import type { Lease, OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';

const ITEMS = 'items';
const PHOTOS = 'photos';
const LEASES = 'leases';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('yzt-outbox', 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore(ITEMS, { keyPath: 'id' }).createIndex('owner', 'owner');
    db.createObjectStore(PHOTOS);
    db.createObjectStore(LEASES);
  };
  return done(request);
}

/**
 * Resolves when what `work` did is on the device. A connection for each: browsers close those of pages that
 * rest, and one that stays open keeps a later version of the kit from changing the store.
 */
async function within<T>(
  mode: IDBTransactionMode,
  work: (at: (store: string) => IDBObjectStore) => T | Promise<T>,
): Promise<T> {
  const db = await open();
  // Strict: what was promised to a person is there after a power cut too.
  const at = db.transaction([ITEMS, PHOTOS, LEASES], mode, { durability: 'strict' });
  const kept = new Promise<void>((resolve, reject) => {
    at.oncomplete = () => resolve();
    at.onabort = () => reject(notKept(at.error));
  });
  try {
    const [result] = await Promise.all([work((store) => at.objectStore(store)), kept]);
    return result;
  } finally {
    db.close();
  }
}

const notKept = (cause: DOMException | null): YztError =>
  new YztError({
    code: cause?.name === 'QuotaExceededError' ? 'too_large' : 'unavailable',
    message: 'Not kept',
    cause,
  });

/** Keys of an item's photos in their order. */
const photosOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

function putPhotos(store: IDBObjectStore, id: string, photos: readonly StoredPhoto[]): void {
  store.delete(photosOf(id));
  photos.forEach((photo, i) => store.put(photo, [id, i]));
}

/**
 * Whether somebody other than `wanted.holder` holds it. A lease that ends later than a new one would is from
 * a clock that has been set back since, and does not count.
 */
export const isHeld = (held: Lease | undefined, wanted: Lease, now: number): boolean =>
  held !== undefined &&
  held.holder !== wanted.holder &&
  held.until > now &&
  held.until <= wanted.until;

/**
 * The browser's own store. Photos are kept as bytes: not every private window can keep a `Blob`. Rejects
 * where the browser has none, or refuses it.
 */
export async function idbStore(): Promise<OutboxStore> {
  (await open()).close();
  return {
    kind: 'device',
    all: (owner) => within('readonly', (at) => done(at(ITEMS).index('owner').getAll(owner))),
    add: (item, photos) =>
      within('readwrite', (at) => {
        at(ITEMS).put(item);
        putPhotos(at(PHOTOS), item.id, photos);
      }),
    change: (id, change, photos) =>
      within('readwrite', async (at) => {
        const item: StoredItem | undefined = await done(at(ITEMS).get(id));
        const next = item && change(item);
        if (next === item) return next;
        if (next === undefined) at(ITEMS).delete(id);
        else at(ITEMS).put(next);
        if (next === undefined || photos !== undefined) putPhotos(at(PHOTOS), id, photos ?? []);
        return next;
      }),
    photo: (id, index) => within('readonly', (at) => done(at(PHOTOS).get([id, index]))),
    lease: (name, lease, now) =>
      within('readwrite', async (at) => {
        if (isHeld(await done(at(LEASES).get(name)), lease, now)) return false;
        at(LEASES).put(lease, name);
        return true;
      }),
  };
}
