import {
  AsyncController,
  NewsController,
  SessionController,
  type SessionUserHost,
  type Standing,
} from '@yizhangtu/core';
import type { Case, CaseEvent } from '@yizhangtu/standard/cases.js';
import type { ReactiveController } from 'lit';
import { withNews, type EventLog } from './event-log.ts';
import { loadCalls } from './load-parts.ts';
import type { CaseSource } from './timeline-calls.ts';

/** An element that shows events: those that it is given, or those of a case. */
export type CaseReader = SessionUserHost & {
  readonly events: readonly CaseEvent[] | undefined;
  readonly case: Case | undefined;
  readonly caseId: string | undefined;
  readonly token: string | undefined;
  readonly older: boolean;
  readonly newer: boolean;
};

/** What is wanted besides the first page. */
export type Want = 'older' | 'newer' | 'catch-up';

interface Grown {
  readonly of: EventLog;
  readonly log: EventLog;
}

/**
 * The events of an element: as given, or fetched for a case a page at a time and followed live. Its deadlines
 * are read when they are asked for, and again when something happens.
 */
export class CaseReading implements ReactiveController {
  readonly #host: CaseReader;
  readonly #at: SessionController;
  readonly #first;
  readonly #more;
  readonly #deadlines;
  #source: CaseSource | undefined;
  /** What the source was made of, and for whom. */
  #asked: readonly unknown[] = [];
  #grown: Grown | undefined;
  #want: readonly [Want] | undefined;
  #wantsDeadlines = false;
  /** Rises with what is told of the case. */
  #tick = 0;
  /** Told before the first page was there. */
  #early: CaseEvent[] = [];

  constructor(host: CaseReader) {
    this.#host = host;
    this.#at = new SessionController(host, () => (this.#source = undefined));
    host.addController(this);
    this.#first = new AsyncController(host, {
      args: () => this.#question(),
      task: ([from], signal): EventLog | Promise<EventLog> =>
        'client' in from ? this.#read(from, signal) : { events: from },
      isEmpty: ({ events }: EventLog) => events.length === 0,
    });
    this.#more = new AsyncController(host, {
      args: () =>
        this.#want && this.#source && this.#first.value
          ? ([this.#source, this.#want] as const)
          : undefined,
      task: ([source, [want]], signal) => this.#bring(source, want, signal),
    });
    this.#deadlines = new AsyncController(host, {
      args: () =>
        this.#wantsDeadlines && this.#source ? ([this.#source, this.#tick] as const) : undefined,
      task: async ([source], signal) => (await loadCalls()).readDeadlines(source, signal),
    });
    new NewsController(host, {
      args: () => (this.#source ? ([this.#source] as const) : undefined),
      listen: (stream, [source]) => [
        stream.onCase(source.id, (news) => {
          this.#tick += 1;
          if (news.type === 'case' && news.event) this.#add(news.event);
          else this.want('catch-up');
        }),
      ],
    });
  }

  hostUpdate(): void {
    const { events, caseId: id, token } = this.#host;
    const { desk, known } = this.#at;
    // Before it is known who asks, most cases would be refused.
    if (events !== undefined || !id || !desk || !known) {
      this.#source = undefined;
      return;
    }
    const { state, user } = known;
    // Not the desk itself: another language of the page asks nothing anew.
    const asked = [
      desk.client.session,
      desk.client.baseUrl,
      desk.county,
      id,
      token,
      state,
      user?.id,
      user?.post,
    ];
    if (this.#source && asked.every((one, at) => one === this.#asked[at])) return;
    this.#asked = asked;
    this.#source = { ...desk, id, token };
    this.#early = [];
    this.#want = undefined;
  }

  /** How the events stand, with all that came since. */
  get standing(): Standing<EventLog> {
    const { state, error, handled } = this.#first;
    const retry = () => this.#first.retry();
    const log = this.log;
    const filled = state === 'empty' && log !== undefined && log.events.length > 0;
    return { state: filled ? 'ready' : state, value: log, error, handled, retry };
  }

  get log(): EventLog | undefined {
    const { value } = this.#first;
    const { events, older, newer } = this.#host;
    if (events !== undefined) {
      // Cursors of the page's own: any will do to say that there are more.
      return { events, older: older ? 'older' : undefined, newer: newer ? 'newer' : undefined };
    }
    return this.#grown !== undefined && this.#grown.of === value ? this.#grown.log : value;
  }

  /** How the further page stands that was asked for last. */
  get more(): Standing<unknown> & { readonly want: Want | undefined } {
    const { state, value, error, handled } = this.#more;
    const retry = () => this.#more.retry();
    return { state, value, error, handled, retry, want: this.#want?.[0] };
  }

  /** The case for its deadlines: as given, or as fetched. */
  get deadlines(): Case | undefined {
    return this.#host.case ?? this.#deadlines.value;
  }

  /** From now on the deadlines are read. */
  wantDeadlines(): void {
    if (this.#wantsDeadlines || this.#host.case !== undefined) return;
    this.#wantsDeadlines = true;
    this.#host.requestUpdate();
  }

  /** Whether a page can be asked for here: the events were not given by property. */
  get fetches(): boolean {
    return this.#source !== undefined;
  }

  want(want: Want): void {
    this.#want = [want];
    this.#host.requestUpdate();
  }

  #question() {
    const { events } = this.#host;
    if (events !== undefined) return [events] as const;
    // `hostUpdate` of this controller came before that of the one that asks.
    return this.#source ? ([this.#source] as const) : undefined;
  }

  async #read(source: CaseSource, signal: AbortSignal): Promise<EventLog> {
    const log = await (await loadCalls()).readLog(source, signal);
    const told = this.#early;
    this.#early = [];
    return withNews(log, told);
  }

  async #bring(source: CaseSource, want: Want, signal: AbortSignal): Promise<void> {
    const { log } = this;
    if (log === undefined) return;
    const calls = await loadCalls();
    const cursor = want === 'catch-up' ? undefined : log[want];
    if (want === 'catch-up') this.#grow(await calls.catchUp(source, log, signal));
    else if (cursor !== undefined) {
      this.#grow(await calls.readMore(source, { side: want, cursor }, signal));
    }
  }

  #add(event: CaseEvent): void {
    if (this.#first.value === undefined) this.#early.push(event);
    else this.#grow((log) => withNews(log, [event]));
  }

  /** Puts into the log as it is now what was fetched from it as it was. */
  #grow(by: (log: EventLog) => EventLog): void {
    const of = this.#first.value;
    const { log } = this;
    if (of === undefined || log === undefined) return;
    this.#grown = { of, log: by(log) };
    this.#host.requestUpdate();
  }
}
