import { ContextEvent, createContext, type Context } from '@lit/context';
import type { Client } from '@yizhangtu/client';
import type { Session } from '@yizhangtu/client/session.js';
import type { CountyFile } from '@yizhangtu/standard';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Live } from './live.ts';
import type { MapHostRegistry } from './map-host-registry.ts';

/** What a provider gives to the elements under it, once its county file is read. */
export interface CountyContext {
  /** With all addresses absolute. */
  readonly county: CountyFile;
  /**
   * For the county's backend; for plain files when it has none. Another one as soon as somebody else acts:
   * what was fetched with the one before was not for them.
   */
  readonly client: Client;
  /** What happens, and what waits to be sent. Absent where there is no backend, or no provider. */
  readonly live?: Live | undefined;
}

/** Where the elements under a provider find who they act for. */
export interface SessionPlace {
  /**
   * The session of the provider's county. Where the page gave none, the first element that needs one brings
   * it with `make`, for all; undefined until the county file is read. The provider closes what was brought.
   */
  sessionOf(make: (context: CountyContext) => ClosableSession): Session | undefined;
}

/** A session that listens to more than its own calls. */
export type ClosableSession = Session & { close(): void };

export const countyContext = createContext<CountyContext | undefined>(Symbol.for('yzt-county'));
export const sessionContext = createContext<SessionPlace>(Symbol.for('yzt-session'));
export const mapHostContext = createContext<MapHostRegistry>(Symbol.for('yzt-map-host'));

/**
 * Reads a context from the nearest provider above: also from one that is defined later than its children,
 * and from another one after a move. (The consumer of `@lit/context` asks once.)
 */
export class ContextController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: Context<unknown, T>;
  readonly #onValue: ((value: T | undefined) => void) | undefined;
  #document: Document | undefined;
  #answered = false;
  #value: T | undefined;
  #unsubscribe: (() => void) | undefined;

  /** `onValue` is called at once with each new value, before the update that it brings about. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    context: Context<unknown, T>,
    onValue?: (value: T | undefined) => void,
  ) {
    this.#host = host;
    this.#context = context;
    this.#onValue = onValue;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#value;
  }

  /** Whether somebody above provides it: it may have no value yet. */
  get provided(): boolean {
    return this.#answered;
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('context-provider', this.#onProvider);
    this.#ask();
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('context-provider', this.#onProvider);
    // A move puts it in again at once: the value then stays, or changes once.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#lose();
    });
  }

  /** A provider that comes up says so with this event. */
  readonly #onProvider = (event: Event): void => {
    if ((event as Event & { context?: unknown }).context === this.#context) this.#ask();
  };

  #ask(): void {
    this.#answered = false;
    this.#host.dispatchEvent(new ContextEvent(this.#context, this.#host, this.#onAnswer, true));
    if (!this.#answered) this.#lose();
  }

  readonly #onAnswer = (value: T, unsubscribe?: () => void): void => {
    this.#answered = true;
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#take(value);
  };

  #lose(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#take(undefined);
  }

  #take(value: T | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#onValue?.(value);
    this.#host.requestUpdate();
  }
}
