/**
 * What a person submits, kept on the device until the server has it.
 *
 * @packageDocumentation
 */
import { toYztError, YztError, type ErrorCode } from '@yizhangtu/standard';
import type { Operation } from '@yizhangtu/standard/contract.js';
import { callUrl, urlOf, type CallInit } from '../call.ts';
import { openChannel } from '../channel.ts';
import type { Client } from '../client.ts';
import type { Desk } from '../desk.ts';
import { Patience } from '../patience.ts';
import { whenAnother } from '../send.ts';
import { uuidv7 } from '../uuid.ts';
import { alone } from './one-sender.ts';
import { outboxError, type OutboxItem, type OutboxPhoto } from './outbox-item.ts';
import { openStore } from './open-store.ts';
import type { OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';
import { ownerOf } from './owner.ts';
import { sendPhotos } from './send-photos.ts';
import { tabId } from './tab.ts';

export { notSent, unsentOf, wipe } from './leave.ts';
export type { OutboxError, OutboxItem, OutboxPhoto, OutboxState } from './outbox-item.ts';
export type { Lease, OutboxStore, StoredItem, StoredPhoto } from './outbox-store.ts';

export interface OutboxInit extends Desk {
  /** What it may send: rows of the contract that ask for an `Idempotency-Key`. */
  readonly operations: readonly Operation[];
  /** Where it keeps things. IndexedDB when absent, or memory where the browser has none. */
  readonly store?: OutboxStore | undefined;
}

/** What a person submits: a call of the contract, with what lists show of it. */
export type Submission<T extends Operation> = Omit<CallInit<T>, 'signal'> & {
  /** What it is, in words that the person knows it by. */
  readonly title: string;
  /** Sent before it; their hashes go into its `photos`. */
  readonly photos?: readonly Blob[] | undefined;
  /** Things of one lane go in their order, such as the commands to one case. Alone when absent. */
  readonly lane?: string | undefined;
};

type AnySubmission = Submission<Operation> & {
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** What is changed before a thing that was refused is sent again. */
export interface Amendment {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly photos?: readonly Blob[] | undefined;
}

/** The longest wait of chance. */
const MOST_MS = 300_000;
/** Days that the answer to what was sent is kept when nobody takes it away, and what a closed tab has left. */
const KEPT_DAYS = 30;

/** Whether it was done is not known, or the person has to sign in first: it is tried again, under its key. */
const OPEN: readonly ErrorCode[] = [
  'unauthenticated',
  'step_up',
  'bad_response',
  'internal',
  'aborted',
];

/** See {@link openOutbox}. Dispatches `change` when an item is new, stands elsewhere or is gone, by this tab or another. */
export class Outbox extends EventTarget {
  readonly #client: Client;
  readonly #county: string;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #store: OutboxStore;
  readonly #owner: string;
  readonly #post: string;
  readonly #tab: string | undefined;
  readonly #name: string;
  readonly #channel: BroadcastChannel | undefined;
  readonly #closed = new AbortController();
  readonly #patience: Patience;
  #items: readonly StoredItem[] = [];
  #sending: Promise<void> | undefined;

  /** Use {@link openOutbox}. */
  constructor({ client, county, operations }: OutboxInit, store: OutboxStore) {
    super();
    const { id, post } = client.session?.user ?? {};
    // What nobody signed is sent by nobody, whoever is signed in by then.
    this.#client = id === undefined ? asNobody(client) : client;
    const { session } = this.#client;
    const { signal } = this.#closed;
    this.#county = county;
    this.#operations = new Map(operations.map((row) => [row.id, row]));
    this.#store = store;
    this.#owner = ownerOf({ client, county }, id);
    this.#post = post ?? '';
    this.#tab = id === undefined ? tabId() : undefined;
    this.#name = `yzt-outbox ${this.#owner} ${this.#post}`;
    this.#patience = new Patience(client.timing, MOST_MS, session, signal);
    this.#channel = openChannel(this.#name);
    if (this.#channel) this.#channel.onmessage = this.#onTab;
    // Somebody else acts from then on, or the same person in another post: that is another outbox.
    whenAnother(session, signal, () => this.close());
  }

  /**
   * What this person submitted in this post, or nobody in this tab, in its order; what was sent too, until it
   * is removed.
   */
  get items(): readonly OutboxItem[] {
    return this.#items.filter(({ tab }) => tab === this.#tab);
  }

  /** `memory`: what waits is lost when the page is closed, which a person should be told. */
  get storage(): 'device' | 'memory' {
    return this.#store.kind;
  }

  /**
   * Keeps it, and sends it as soon as that is possible. Resolves when it is kept.
   *
   * @throws YztError when the device does not keep it: `too_large` when it is full; `aborted` when the
   * outbox is closed, because somebody else acts
   */
  async submit<T extends Operation>(row: T, submission: Submission<T>): Promise<OutboxItem> {
    const {
      title,
      lane,
      photos = [],
      params = {},
      headers = {},
      body,
    } = submission as AnySubmission;
    // Somebody else acts by now: what they submit is not for this outbox.
    this.#closed.signal.throwIfAborted();
    // Before it is kept: what has no address can never be sent.
    urlOf(this.#client, row, { params });
    const now = this.#client.timing.now();
    const id = uuidv7(now);
    const bytes = await Promise.all(photos.map(toStored));
    const item: StoredItem = {
      id,
      key: id,
      order: Math.max(now, ...this.#items.map(({ order }) => order + 1)),
      operation: row.id,
      lane: lane ?? id,
      title,
      state: 'waiting',
      at: new Date(now).toISOString(),
      params,
      headers,
      body,
      photos: bytes.map(toPhoto),
      owner: this.#owner,
      post: this.#post,
      tab: this.#tab,
    };
    await this.#store.add(item, bytes);
    this.#show(id, item);
    this.#start();
    return item;
  }

  /**
   * Sends again what was refused, as it is or as the person amended it. It is another thing to the server:
   * it goes under a key of its own.
   *
   * @throws YztError `conflict` when it was not refused, `not_found` when it is gone
   */
  async resend(id: string, { body, headers, photos }: Amendment = {}): Promise<OutboxItem> {
    this.#closed.signal.throwIfAborted();
    const bytes = photos && (await Promise.all(photos.map(toStored)));
    const key = uuidv7(this.#client.timing.now());
    const item = await this.#change(
      id,
      (one) => {
        if (one.state !== 'failed') throw busy(one);
        // The server has thrown away what it took before: it goes again.
        const lost = one.error?.issues.some(({ code }) => code === 'unknown_photo');
        return {
          ...one,
          key,
          state: 'waiting',
          error: undefined,
          ...(body === undefined ? {} : { body }),
          photos: bytes?.map(toPhoto) ?? (lost ? one.photos.map(anew) : one.photos),
          headers: { ...one.headers, ...headers },
        };
      },
      bytes,
    );
    if (item === undefined)
      throw new YztError({ code: 'not_found', message: 'It is gone', where: id });
    this.#patience.forget(id);
    this.#start();
    return item;
  }

  /**
   * Takes it away: what was sent and has been seen, or what the person gives up.
   *
   * @throws YztError `conflict` while it is being sent
   */
  async remove(id: string): Promise<void> {
    await this.#change(id, (one) => {
      if (one.state === 'sending') throw busy(one);
      return undefined;
    });
  }

  /** A photo of an item that was not sent yet. */
  async photo(id: string, index: number): Promise<Blob | undefined> {
    const kept = await this.#store.photo(id, index);
    return kept && new Blob([kept.bytes], { type: kept.type });
  }

  /** Resolves when it is `sent` or `failed`. Rejects when it is removed, or the outbox closed, before that. */
  async settled(id: string): Promise<OutboxItem> {
    for (;;) {
      const item = this.#items.find((one) => one.id === id);
      if (item === undefined || this.#closed.signal.aborted) throw gone();
      if (isOver(item)) return item;
      await new Promise((resolve) => this.addEventListener('change', resolve, { once: true }));
    }
  }

  /** Tries what waits at once, as when the connection is back: but not before a server asked for it. */
  hurry(): void {
    this.#patience.hurry();
  }

  /** Stops sending. What is not sent stays on the device, for the same person's next visit. */
  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(gone());
    this.#channel?.close();
    this.dispatchEvent(new Event('change'));
  }

  /** Reads what is there, and goes on with it. */
  async start(): Promise<void> {
    await this.#read();
    const old = this.#client.timing.now() - KEPT_DAYS * 86_400_000;
    for (const { id, state, at, tab } of this.#items) {
      const over = state === 'sent' || (state === 'failed' && tab !== this.#tab);
      if (over && Date.parse(at) < old) await this.remove(id);
    }
    this.#start();
  }

  async #read(): Promise<void> {
    const all = await this.#store.all(this.#owner);
    this.#items = all.filter(({ post }) => post === this.#post).sort(byOrder);
    this.dispatchEvent(new Event('change'));
  }

  #start(): void {
    if (this.#sending || this.#closed.signal.aborted || this.#next() === undefined) {
      this.#patience.wake();
      return;
    }
    const { signal } = this.#closed;
    this.#sending = alone(this.#name, this.#store, this.#client.timing, signal, this.#drain)
      // Closed, or the device failed, which may pass.
      .catch(() => this.#patience.nap(MOST_MS, signal))
      .then(() => {
        this.#sending = undefined;
        this.#start();
      });
  }

  /** The next to be tried: of the first ones of all lanes, the one that has to wait least. */
  #next(): StoredItem | undefined {
    const lanes = new Set<string>();
    const left = ({ id }: StoredItem) => this.#patience.left(id);
    let next: StoredItem | undefined;
    for (const item of this.#items) {
      const { lane, operation } = item;
      if (isOver(item) || lanes.has(lane)) continue;
      lanes.add(lane);
      if (!this.#operations.has(operation)) continue;
      if (next === undefined || left(item) < left(next)) next = item;
    }
    return next;
  }

  readonly #drain = async (signal: AbortSignal): Promise<void> => {
    // Another tab may have sent what this one has seen waiting, or was killed while it did.
    await this.#read();
    for (const { id, state } of this.#items) {
      if (state === 'sending') await this.#change(id, (one) => ({ ...one, state: 'waiting' }));
    }
    for (let item = this.#next(); item !== undefined; item = this.#next()) {
      signal.throwIfAborted();
      const wait = this.#patience.left(item.id);
      if (wait > 0) await this.#patience.nap(wait, signal);
      else await this.#deliver(item, signal);
    }
  };

  async #deliver({ id }: StoredItem, signal: AbortSignal): Promise<void> {
    const item = await this.#change(id, (one) =>
      isOver(one) ? one : { ...one, state: 'sending' },
    );
    if (item?.state !== 'sending') return;
    try {
      const answer = await this.#send(item, signal);
      await this.#change(
        id,
        ({ body, ...one }) => {
          void body;
          return { ...one, state: 'sent', photos: [], error: undefined, answer };
        },
        [],
      );
      await this.#follow(item, answer);
    } catch (thrown) {
      const error = toYztError(thrown);
      const refused = !error.retriable && !OPEN.includes(error.code);
      if (!refused) this.#patience.failed(id, error.retryAfter);
      await this.#change(id, (one) => ({
        ...one,
        state: refused ? 'failed' : 'waiting',
        error: error.code === 'aborted' ? one.error : outboxError(error),
      }));
      signal.throwIfAborted();
    }
  }

  async #send(item: StoredItem, signal: AbortSignal): Promise<unknown> {
    const desk = { client: this.#client, county: this.#county };
    const row = this.#operations.get(item.operation)!;
    const { id } = item;
    const hashes = await sendPhotos(desk, item.photos, signal, {
      read: (index) => this.#store.photo(id, index),
      note: (index, part) =>
        this.#change(id, ({ photos, ...one }) => ({
          ...one,
          photos: photos.map((photo, i) => (i === index ? { ...photo, ...part } : photo)),
        })),
    });
    const given = item.body as { photos?: readonly string[] } | undefined;
    const body =
      hashes.length === 0 ? given : { ...given, photos: [...(given?.photos ?? []), ...hashes] };
    const init = {
      params: item.params,
      headers: { ...item.headers, 'idempotency-key': item.key },
      body,
      signal,
      once: true,
    };
    return callUrl(this.#client, row, urlOf(this.#client, row, init), init);
  }

  /** What was submitted at the version that `item` has just changed is now at the version after that. */
  async #follow({ lane, headers }: StoredItem, answer: unknown): Promise<void> {
    const version = (answer as { case?: { version?: number } } | undefined)?.case?.version;
    const seen = headers['if-match'];
    if (version === undefined || seen === undefined) return;
    for (const { id } of this.#items.filter(
      (one) => one.lane === lane && one.state === 'waiting',
    )) {
      await this.#change(id, (one) =>
        one.state === 'waiting' && one.headers['if-match'] === seen
          ? { ...one, headers: { ...one.headers, 'if-match': `"${version}"` } }
          : one,
      );
    }
  }

  async #change(
    id: string,
    change: (item: StoredItem) => StoredItem | undefined,
    photos?: readonly StoredPhoto[],
  ): Promise<StoredItem | undefined> {
    const item = await this.#store.change(id, change, photos);
    this.#show(id, item);
    return item;
  }

  #show(id: string, item: StoredItem | undefined): void {
    const others = this.#items.filter((one) => one.id !== id);
    this.#items = item ? [...others, item].sort(byOrder) : others;
    if (this.#closed.signal.aborted) return;
    this.#channel?.postMessage(id);
    this.dispatchEvent(new Event('change'));
  }

  readonly #onTab = async (): Promise<void> => {
    await this.#read();
    this.#start();
  };
}

const asNobody = (client: Client): Client => ({
  ...client,
  session: undefined,
  transport: (request, signal) => client.transport({ ...request, credentials: 'omit' }, signal),
});
const byOrder = (a: OutboxItem, b: OutboxItem): number =>
  a.order - b.order || (a.id < b.id ? -1 : 1);
const isOver = ({ state }: OutboxItem): boolean => state === 'sent' || state === 'failed';
const toStored = async (photo: Blob): Promise<StoredPhoto> => ({
  type: photo.type,
  bytes: await photo.arrayBuffer(),
});
const anew = ({ type, size }: Pick<OutboxPhoto, 'type' | 'size'>) => ({ type, size, sent: 0 });
const toPhoto = ({ type, bytes }: StoredPhoto) => anew({ type, size: bytes.byteLength });

const gone = (): YztError => new YztError({ code: 'aborted', message: 'Closed' });
const busy = ({ id, state }: StoredItem): YztError =>
  new YztError({ code: 'conflict', message: `It is ${state}`, where: id });

/**
 * The outbox of who acts now, or of nobody: what is submitted is kept on the device first, sent once under a
 * key of its own, tried again as long as it takes, by one tab, and never for anybody else.
 *
 * ```ts
 * const outbox = await openOutbox({ client, county: '330521', operations: [reportCase, commandCase] });
 * outbox.addEventListener('change', () => show(outbox.items));
 * await outbox.submit(reportCase, { params: { county: '330521' }, body, photos, title: body.title });
 * ```
 *
 * @throws YztError when it is not known who acts, because the session could not be asked
 */
export async function openOutbox(init: OutboxInit): Promise<Outbox> {
  const { session } = init.client;
  if (session?.state === 'unknown') await session.check();
  const outbox = new Outbox(init, init.store ?? (await openStore()));
  await outbox.start();
  return outbox;
}
