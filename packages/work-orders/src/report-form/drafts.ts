import type { ReportDraft } from './report-draft.ts';

/** What is kept of a report that is not sent. */
export interface KeptDraft {
  readonly draft: ReportDraft;
  readonly photos: readonly Blob[];
}

interface StoredDraft {
  readonly draft: ReportDraft;
  /** Bytes: not every private window can keep a `Blob`. */
  readonly photos: readonly { readonly type: string; readonly bytes: ArrayBuffer }[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Drafts of one page: on the device, or in memory where that is refused. */
export interface Drafts {
  /** `memory`: gone with the page. */
  readonly kind: 'device' | 'memory';
  read(owner: string): Promise<KeptDraft | undefined>;
  write(owner: string, kept: KeptDraft): Promise<void>;
  remove(owner: string): Promise<void>;
  close(): void;
}

const NAME = 'yzt-drafts';
const STORE = 'drafts';
/** A draft is thrown away after this, so that a device does not keep what nobody comes back for. */
const KEPT = 7 * 86_400_000;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () =>
      reject(new Error('The device did not keep it', { cause: request.error }));
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

const inMemory = (): Drafts => {
  const kept = new Map<string, KeptDraft>();
  return {
    kind: 'memory',
    read: (owner) => Promise.resolve(kept.get(owner)),
    write: (owner, draft) => Promise.resolve(void kept.set(owner, draft)),
    remove: (owner) => Promise.resolve(void kept.delete(owner)),
    close: () => undefined,
  };
};

function onDevice(database: IDBDatabase): Drafts {
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE);
  return {
    kind: 'device',
    async read(owner) {
      const found = (await done(store('readonly').get(owner))) as StoredDraft | undefined;
      return (
        found && {
          draft: found.draft,
          photos: found.photos.map(({ bytes, type }) => new Blob([bytes], { type })),
        }
      );
    },
    async write(owner, { draft, photos }) {
      const bytes = await Promise.all(
        photos.map(async (photo) => ({ type: photo.type, bytes: await photo.arrayBuffer() })),
      );
      const kept: StoredDraft = { draft, photos: bytes, at: Date.now() };
      await done(store('readwrite').put(kept, owner));
    },
    remove: (owner) => done(store('readwrite').delete(owner)),
    close: () => database.close(),
  };
}

/** Throws away what is old. */
async function sweep(database: IDBDatabase): Promise<void> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  const [keys, values] = await Promise.all([
    done(store.getAllKeys()),
    done(store.getAll() as IDBRequest<StoredDraft[]>),
  ]);
  values.forEach(({ at }, i) => at < Date.now() - KEPT && store.delete(keys[i]!));
}

/** Opens the device's drafts; memory where the browser has no such store, or refuses it. */
export async function openDrafts(): Promise<Drafts> {
  try {
    const database = await openDatabase();
    await sweep(database);
    return onDevice(database);
  } catch {
    // Blocked by a setting or a private window: the form works, and says that nothing outlasts the page.
    return inMemory();
  }
}

const TAB = 'yzt-draft-tab';

/**
 * Whose draft it is: a person's of a county; of who did not sign in, this tab's alone, so that the next at a
 * shared computer does not read it.
 */
export function draftOwner(backend: string, county: string, person: string | undefined): string {
  return `${backend} ${county} ${person ?? `tab ${tabId()}`}`;
}

function tabId(): string {
  try {
    const known = sessionStorage.getItem(TAB);
    if (known !== null) return known;
    const id = Array.from(crypto.getRandomValues(new Uint8Array(8))).join('-');
    sessionStorage.setItem(TAB, id);
    return id;
  } catch {
    // Storage is refused; then the drafts are in memory as well.
    return '';
  }
}
