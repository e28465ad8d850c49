/**
 * What happens to one's matters, as it happens.
 *
 * @packageDocumentation
 */
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { Operation, Schema } from '@yizhangtu/standard/contract.js';
import { urlOf } from '../call.ts';
import { openChannel } from '../channel.ts';
import { checked } from '../check.ts';
import type { Desk } from '../desk.ts';
import { whenAnother } from '../send.ts';
import { actorOf } from '../session/actor.ts';
import { follow } from './follow.ts';
import { NewsOrder, type News, type NewsType } from './news.ts';

export type { News, NewsType } from './news.ts';

export interface StreamInit extends Desk {
  /** The row of the contract: `streamEvents`. */
  readonly operation: Operation;
  /**
   * What news are, by their type: asked for when the first of a type comes that somebody listens for. One
   * that does not come makes the news a `reset`.
   */
  readonly schemaOf: SchemaOf;
  readonly signal?: AbortSignal | undefined;
}

/** The schema of news of a type, or the promise of it. */
export type SchemaOf = (type: Exclude<NewsType, 'reset'>) => Schema | Promise<Schema>;

/** `waiting`: for a connection, or for the person to sign in again. `ended`: closed, or refused: see `error`. */
export type StreamState = 'waiting' | 'live' | 'ended';

/** What tabs tell each other. */
type Told =
  | { readonly id: string; readonly data: string }
  | { readonly live: boolean; readonly lastId: string }
  | 'hello';

/** What is to be told next, if anything. */
type Next = News[NewsType] | undefined;

/** Milliseconds without a sign of the leading tab after which another one takes over: it may be frozen. */
const PATIENCE = 150_000;

/**
 * See {@link openStream}. Dispatches `statechange`; what it tells is listened to with {@link Stream.on} and
 * {@link Stream.onCase}.
 */
export class Stream extends EventTarget {
  readonly #init: StreamInit;
  readonly #name: string;
  readonly #channel: BroadcastChannel | undefined;
  readonly #closed = new AbortController();
  readonly #order = new NewsOrder();
  /** Types that somebody has listened for: what nobody wants to hear is not read. */
  readonly #wanted = new Set<string>();
  /** News are told in the order in which they came, also while the schema of one is on its way. */
  #turn: Promise<void> = Promise.resolve();
  #state: StreamState = 'waiting';
  #error: YztError | undefined;
  #lastId = '';
  /** A connection failed, or ended: something may have been missed. */
  #behind = false;
  #leading: AbortController | undefined;
  #signs = 0;

  /** Use {@link openStream}. */
  constructor(init: StreamInit) {
    super();
    const { client, county, signal } = init;
    this.#init = init;
    this.#name = `yzt-stream ${client.baseUrl} ${county} ${actorOf(client.session?.user)}`;
    this.#channel = this.#locks && openChannel(this.#name);
    if (this.#channel) this.#channel.onmessage = this.#onTab;
    const until = { signal: this.#closed.signal };
    whenAnother(client.session, until.signal, () => this.#end());
    signal?.addEventListener('abort', () => this.close(), until);
    if (signal?.aborted) this.close();
    else if (this.#channel) void this.#takePart();
    else void this.#lead(this.#closed.signal);
  }

  get state(): StreamState {
    return this.#state;
  }

  /** Why it ended, when it was refused. */
  get error(): YztError | undefined {
    return this.#error;
  }

  /** Listens to news of a type. Returns the way to stop. */
  on<T extends NewsType>(type: T, take: (news: News[T]) => void): () => void {
    this.#wanted.add(type);
    return this.#listen(type, (news) => take(news as News[T]));
  }

  /** Listens to news of one case, and to what was missed of it. */
  onCase(id: string, take: (news: News['case'] | News['reset']) => void): () => void {
    this.#wanted.add('case');
    const offCase = this.#listen(`case ${id}`, (news) => take(news as News['case']));
    const offReset = this.on('reset', (news) => {
      if (news.case === undefined || news.case === id) take(news);
    });
    return () => {
      offCase();
      offReset();
    };
  }

  /** Ends it; another tab that listens goes on. */
  close(): void {
    this.#end();
  }

  get #locks(): LockManager | undefined {
    return globalThis.navigator?.locks as LockManager | undefined;
  }

  #listen(type: string, take: (news: News[NewsType]) => void): () => void {
    const listener = (event: Event) => take((event as CustomEvent<News[NewsType]>).detail);
    this.addEventListener(type, listener);
    return () => this.removeEventListener(type, listener);
  }

  #end(error?: YztError): void {
    if (this.#closed.signal.aborted) return;
    this.#error = error;
    this.#closed.abort();
    this.#channel?.close();
    this.#stand('ended');
  }

  /** One tab reads the stream, the others hear of it from there. */
  async #takePart(): Promise<void> {
    const { signal } = this.#closed;
    this.#post('hello');
    void this.#watch().catch(() => undefined);
    while (!signal.aborted) {
      await this.#locks!.request(this.#name, { signal }, () => this.#lead(signal)).catch(
        (error: Error) => {
          // A frame that is sandboxed has locks, and may not use them: it reads for itself.
          if (error.name === 'SecurityError') return this.#lead(signal);
          // Closed, or another tab has taken over: this one waits for its turn again.
          this.#follow();
        },
      );
    }
  }

  /** Takes over from a leading tab that gives no sign of life. */
  async #watch(): Promise<void> {
    const { signal } = this.#closed;
    for (;;) {
      const before = this.#signs;
      await this.#init.client.timing.sleep(PATIENCE, signal);
      if (this.#signs !== before || this.#leading) continue;
      await this.#locks!.request(this.#name, { steal: true }, () => this.#lead(signal)).catch(() =>
        this.#follow(),
      );
    }
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const { client, county, operation } = this.#init;
    if (signal.aborted) return;
    // The tab that led is gone: what it was told last may not have come here.
    this.#behind ||= this.#state === 'live';
    const leading = new AbortController();
    signal.addEventListener('abort', () => leading.abort(), { signal: leading.signal });
    this.#leading = leading;
    await follow({
      client,
      url: urlOf(client, operation, { params: { county } }),
      signal: leading.signal,
      lastId: () => this.#lastId,
      event: ({ id, data }) => {
        this.#post({ id, data });
        this.#take(id, data);
      },
      live: (live) => {
        this.#live(live);
        this.#beat();
      },
      beat: () => this.#beat(),
    }).catch((thrown: unknown) => {
      const error = toYztError(thrown);
      if (error.code !== 'aborted') this.#end(error);
    });
    leading.abort();
    if (this.#leading === leading) this.#leading = undefined;
  }

  /** Leads no more. */
  #follow(): void {
    this.#leading?.abort();
    this.#leading = undefined;
  }

  #live(live: boolean): void {
    // What happened without a connection is not known where there is no id to go on from.
    if (live && this.#behind && this.#lastId === '') this.#inTurn(() => ({ type: 'reset' }));
    this.#behind = !live;
    this.#stand(live ? 'live' : 'waiting');
  }

  #take(id: string, data: string): void {
    this.#lastId = id;
    this.#inTurn(async () => {
      const news = await this.#read(data);
      return news && this.#order.inOrder(id, news);
    });
  }

  #inTurn(next: () => Next | Promise<Next>): void {
    this.#turn = this.#turn.then(next).then((news) => {
      if (news && !this.#closed.signal.aborted) this.#tell(news);
    });
  }

  async #read(data: string): Promise<Next> {
    const { schemaOf, operation } = this.#init;
    try {
      const value = JSON.parse(data) as { readonly type?: unknown } | null;
      const type = value?.type;
      if (typeof type !== 'string' || type === 'reset') return { type: 'reset' };
      // Nobody listens for it; or a newer server tells of more.
      if (!this.#wanted.has(type)) return undefined;
      const schema = await schemaOf(type as Exclude<NewsType, 'reset'>);
      return checked(schema, value, operation.id) as News[NewsType];
    } catch {
      // Something happened that cannot be read here: what is fetched is right all the same.
      return { type: 'reset' };
    }
  }

  #tell(news: News[NewsType]): void {
    const tell = (type: string) => this.dispatchEvent(new CustomEvent(type, { detail: news }));
    tell(news.type);
    if (news.type === 'case') tell(`case ${news.case.id}`);
  }

  #stand(state: StreamState): void {
    if (state === this.#state || this.#state === 'ended') return;
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  #beat(): void {
    this.#post({ live: this.#state === 'live', lastId: this.#lastId });
  }

  #post(told: Told): void {
    if (!this.#closed.signal.aborted) this.#channel?.postMessage(told);
  }

  readonly #onTab = ({ data }: MessageEvent<Told>): void => {
    if (data === 'hello') {
      if (this.#leading) this.#beat();
      return;
    }
    if (this.#leading) return;
    this.#signs++;
    if ('data' in data) return this.#take(data.id, data.data);
    this.#lastId = data.lastId;
    this.#live(data.live);
  };
}

/**
 * The stream of who acts now. It goes on after a break where it stopped, and tells nothing twice; one tab of
 * all that listen reads it. It ends when somebody else acts.
 *
 * ```ts
 * const schemaOf = (type) => ({ case: CaseNews, message: MessageNews, count: CountNews })[type];
 * const stream = openStream({ client, county: '330521', operation: streamEvents, schemaOf });
 * const off = stream.onCase(id, () => refetch());
 * ```
 */
export const openStream = (init: StreamInit): Stream => new Stream(init);
