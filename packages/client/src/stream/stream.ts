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
import { actorOf } from '../session/actor.ts';
import type { SessionChangeEvent } from '../session/session.ts';
import { follow } from './follow.ts';
import { NewsOrder, type News, type NewsType } from './news.ts';

export type { News, NewsType } from './news.ts';

export interface StreamInit extends Desk {
  /** The row of the contract, and what its events are: `streamEvents` and `StreamEvent`. */
  readonly operation: Operation;
  readonly event: Schema;
  readonly signal?: AbortSignal | undefined;
}

/** `waiting`: for a connection, or for the person to sign in again. `ended`: closed, or refused: see `error`. */
export type StreamState = 'waiting' | 'live' | 'ended';

/** Carries {@link News} to who listens. */
class NewsEvent extends Event {
  readonly news: News[NewsType];

  constructor(type: string, news: News[NewsType]) {
    super(type);
    this.news = news;
  }
}

/** What tabs tell each other. */
type Told =
  | { readonly id: string; readonly data: string }
  | { readonly live: boolean; readonly lastId: string }
  | 'hello';

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
  #state: StreamState = 'waiting';
  #error: YztError | undefined;
  #lastId = '';
  #wasLive = false;
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
    client.session?.addEventListener('statechange', this.#onSession, until);
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
    return this.#listen(type, (news) => take(news as News[T]));
  }

  /** Listens to news of one case, and to what was missed of it. */
  onCase(id: string, take: (news: News['case'] | News['reset']) => void): () => void {
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
    const listener = (event: Event) => take((event as NewsEvent).news);
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
    // What happened between two connections is not known where there is no id to go on from.
    if (live && this.#wasLive && this.#lastId === '') this.#tell({ type: 'reset' });
    this.#wasLive ||= live;
    this.#stand(live ? 'live' : 'waiting');
  }

  #take(id: string, data: string): void {
    this.#lastId = id;
    const news = this.#read(data);
    const told = news && this.#order.inOrder(id, news);
    if (told) this.#tell(told);
  }

  #read(data: string): News[NewsType] | undefined {
    const { event, operation } = this.#init;
    try {
      const value: unknown = JSON.parse(data);
      const type = (value as { type?: unknown } | null)?.type;
      // A newer server may tell of more.
      if (typeof type === 'string' && !TYPES.has(type)) return undefined;
      return checked(event, value, operation.id) as News[NewsType];
    } catch {
      // Something happened that cannot be read here: what is fetched is right all the same.
      return { type: 'reset' };
    }
  }

  #tell(news: News[NewsType]): void {
    this.dispatchEvent(new NewsEvent(news.type, news));
    if (news.type === 'case') this.dispatchEvent(new NewsEvent(`case ${news.case.id}`, news));
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
    this.#wasLive ||= data.live;
    this.#stand(data.live ? 'live' : 'waiting');
  };

  readonly #onSession = (event: Event): void => {
    if ((event as SessionChangeEvent).another) this.#end();
  };
}

const TYPES: ReadonlySet<string> = new Set<NewsType>(['case', 'message', 'count', 'reset']);

/**
 * The stream of who acts now. It goes on after a break where it stopped, and tells nothing twice; one tab of
 * all that listen reads it. It ends when somebody else acts.
 *
 * ```ts
 * const stream = openStream({ client, county: '330521', operation: streamEvents, event: StreamEvent });
 * const off = stream.onCase(id, () => refetch());
 * ```
 */
export const openStream = (init: StreamInit): Stream => new Stream(init);
