import type { Desk } from '@yizhangtu/client';
import {
  AsyncController,
  NewsController,
  YztErrorEvent,
  type SessionController,
  type Standing,
} from '@yizhangtu/core';
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { Message, MessageAction, MessageCount } from '@yizhangtu/standard/cases.js';
import type { ReactiveController } from 'lit';
import type { CountHost } from './count-reading.ts';
import { loadAct, loadCalls } from './load-calls.ts';
import {
  merged,
  newsAmong,
  ordered,
  withMarks,
  withoutMarks,
  type Mark,
  type Marks,
} from './mailbox-model.ts';
import type { MessagePage } from './message-calls.ts';

/** Most messages that can be marked with a way back. */
const MOST_UNDO = 1000;

export type MailboxHost = CountHost & { readonly messages: readonly Message[] | undefined };

/** How the action of a message stands here, besides what the message says of it. */
export type Doing = 'pending' | YztError;

/** What failed, and how to try again. */
export interface Failure {
  readonly error: YztError;
  readonly retry: () => void;
}

/**
 * The messages of an element: as given, or those of who is signed in, a page at a time and followed live.
 * What a person marks shows at once, and goes back when the server does not take it.
 */
export class Mailbox implements ReactiveController {
  readonly #host: MailboxHost;
  readonly #at: SessionController;
  readonly #take: (count: MessageCount) => void;
  readonly #first;
  readonly #more;
  #messages: readonly Message[] = [];
  #from: unknown;
  #next: string | undefined;
  #wanted: readonly [string] | undefined;
  #marks: Marks = new Map();
  #doing = new Map<string, Doing>();
  #failure: Failure | undefined;
  /** Id of the newest message that is shown; newer ones wait. */
  #until: string | undefined;
  #tick = 0;
  #given = false;

  /** `take` is given each count that an answer holds. */
  constructor(host: MailboxHost, at: SessionController, take: (count: MessageCount) => void) {
    this.#host = host;
    this.#at = at;
    this.#take = take;
    host.addController(this);
    this.#first = new AsyncController(host, {
      args: () => {
        const { messages } = host;
        if (messages !== undefined) return [messages, 0] as const;
        const { desk } = this;
        return desk === undefined ? undefined : ([desk, this.#tick] as const);
      },
      task: ([from], signal): MessagePage | Promise<MessagePage> =>
        'client' in from
          ? loadCalls().then((calls) => calls.readPage(from, undefined, signal))
          : { items: from },
      isEmpty: ({ items }: MessagePage) => items.length === 0,
    });
    this.#more = new AsyncController(host, {
      args: () => {
        const { desk } = this;
        return desk && this.#wanted ? ([desk, this.#wanted] as const) : undefined;
      },
      task: async ([desk, [cursor]], signal) => {
        const page = await (await loadCalls()).readPage(desk, cursor, signal);
        this.#messages = merged(this.#messages, page.items);
        this.#next = page.next;
        this.#host.requestUpdate();
      },
    });
    new NewsController(host, {
      args: () => (this.desk === undefined ? undefined : ([this.desk] as const)),
      listen: (stream) => [
        stream.on('message', ({ message }) => {
          this.#messages = merged(this.#messages, [message]);
          this.#host.requestUpdate();
        }),
        // Read elsewhere, or something was missed: the newest page says how they stand.
        stream.on('count', () => this.#again()),
        stream.on('reset', () => this.#again()),
      ],
    });
  }

  /** Whom to ask; nobody while messages are given, or nobody is signed in. */
  get desk(): Desk | undefined {
    return this.#host.messages === undefined && this.#at.known?.state === 'signedIn'
      ? this.#at.desk
      : undefined;
  }

  /** Takes what was fetched since the last update. `atOnce`: nobody would be disturbed. Returns how many came. */
  refresh(atOnce: boolean): number {
    const page = this.#first.value;
    if (page !== undefined && page !== this.#from) this.#put(page);
    const news = newsAmong(this.#messages, this.#until);
    if (this.#until === undefined || (news > 0 && atOnce)) {
      this.reveal();
      return news;
    }
    return 0;
  }

  get standing(): Standing<readonly Message[]> {
    const { state, error, handled } = this.#first;
    const filled = state === 'empty' && this.#messages.length > 0;
    return {
      state: filled ? 'ready' : state,
      value: this.#first.value === undefined ? undefined : this.shown,
      error,
      handled,
      retry: () => this.#first.retry(),
    };
  }

  get more(): Standing<unknown> {
    const { state, value, error, handled } = this.#more;
    return { state, value, error, handled, retry: () => this.#more.retry() };
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  askMore(): void {
    if (this.#next === undefined) return;
    this.#wanted = [this.#next];
    this.#host.requestUpdate();
  }

  get shown(): readonly Message[] {
    const { waiting } = this;
    return waiting === 0 ? this.#messages : this.#messages.slice(waiting);
  }

  /** How many wait to be shown. */
  get waiting(): number {
    return newsAmong(this.#messages, this.#until);
  }

  reveal(): void {
    this.#until = this.#messages[0]?.id;
  }

  get marks(): Marks {
    return this.#marks;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  doing(message: string, action: string): Doing | undefined {
    return this.#doing.get(`${message} ${action}`);
  }

  /** Marks messages; those of more than one call at a time are marked each by its own. */
  async mark(ids: readonly string[], as: Mark): Promise<void> {
    if (ids.length === 0) return;
    this.#marks = withMarks(this.#marks, ids, as);
    await this.#sending(
      ids,
      async (desk) => {
        const calls = await loadCalls();
        for (let from = 0; from < ids.length; from += MOST_UNDO) {
          const messages = ids.slice(from, from + MOST_UNDO);
          this.#take(await calls.markSome(desk, as, { messages }));
        }
      },
      () => this.mark(ids, as),
    );
  }

  /**
   * Marks everything as read, also what is not at hand. Resolves with the ids of what was not, which undo it;
   * with undefined when there were too many for that, or it failed.
   */
  async markAll(unread: readonly string[]): Promise<readonly string[] | undefined> {
    const newest = this.#messages[0]?.id;
    if (newest === undefined) return undefined;
    this.#marks = withMarks(this.#marks, unread, 'read');
    let all: readonly string[] | undefined = unread;
    const done = await this.#sending(
      unread,
      async (desk) => {
        const calls = await loadCalls();
        if (this.#next !== undefined) all = await calls.readUnread(desk, MOST_UNDO);
        this.#take(await calls.markSome(desk, 'read', { upTo: newest }));
      },
      () => this.markAll(unread),
    );
    return done ? all : undefined;
  }

  /** The list was looked at. */
  async see(): Promise<void> {
    const { desk } = this;
    const newest = this.#messages[0]?.id;
    if (desk === undefined || newest === undefined) return;
    const calls = await loadCalls();
    this.#take(await calls.markSome(desk, 'seen', { upTo: newest }));
  }

  async act(message: Message, action: MessageAction): Promise<void> {
    const key = `${message.id} ${action.id}`;
    const { desk } = this;
    if (desk === undefined || this.#doing.get(key) === 'pending') return;
    this.#stand(key, 'pending');
    try {
      const after = await (await loadAct()).actOn(desk, message.id, action.id);
      this.#messages = merged(this.#messages, [after]);
      this.#stand(key, undefined);
    } catch (thrown) {
      this.#stand(key, toYztError(thrown));
    }
  }

  /** Another person acts: nothing that was here is theirs. */
  forget(): void {
    this.#messages = [];
    this.#from = undefined;
    this.#until = undefined;
    this.#next = undefined;
    this.#wanted = undefined;
    this.#marks = new Map();
    this.#doing.clear();
    this.#failure = undefined;
  }

  hostUpdate(): void {
    const given = this.#host.messages !== undefined;
    if (given !== this.#given || (!given && this.desk === undefined)) this.forget();
    this.#given = given;
  }

  /** Takes the answer that came last. */
  #put(page: MessagePage): void {
    const first = this.#from === undefined;
    const given = this.#host.messages !== undefined;
    this.#from = page;
    this.#messages = given ? ordered(page.items) : merged(this.#messages, page.items);
    if (first || given) this.#next = page.next;
    if (first) this.#until = this.#messages[0]?.id;
    // The server has said how they stand.
    if (this.#marks.size > 0) {
      const ids = page.items.map(({ id }) => id);
      this.#marks = withoutMarks(this.#marks, ids);
    }
  }

  #again(): void {
    this.#tick += 1;
    this.#host.requestUpdate();
  }

  #stand(key: string, doing: Doing | undefined): void {
    if (doing === undefined) this.#doing.delete(key);
    else this.#doing.set(key, doing);
    this.#host.requestUpdate();
  }

  /** Sends what was marked; what is not taken goes back to what the messages say. Resolves with whether it was taken. */
  async #sending(
    ids: readonly string[],
    send: (desk: Desk) => Promise<void>,
    again: () => Promise<unknown>,
  ): Promise<boolean> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    const { desk } = this;
    // Given by property: it is for the page to keep the marks.
    if (desk === undefined) return true;
    try {
      await send(desk);
      return true;
    } catch (thrown) {
      const error = toYztError(thrown);
      this.#marks = withoutMarks(this.#marks, ids);
      const shown = this.#host.dispatchEvent(new YztErrorEvent(error));
      if (shown) this.#failure = { error, retry: () => void again() };
      this.#host.requestUpdate();
      return false;
    }
  }
}
