import type { Desk } from '@yizhangtu/client';
import { bffSession } from '@yizhangtu/client/bff-session.js';
import type { Session, SessionChangeEvent } from '@yizhangtu/client/session.js';
import type { ReactiveController } from 'lit';
import { nearestLocale } from './ancestors.ts';
import { AsyncController, type AsyncHost } from './async-controller.ts';
import {
  ContextController,
  countyContext,
  sessionContext,
  type ClosableSession,
  type CountyContext,
  type SessionPlace,
} from './context.ts';

/** An element that acts for somebody: by the session that it is given, or by that of its provider. */
export type SessionUserHost = AsyncHost & HTMLElement & { readonly session: Session | undefined };

/** Finds the session of an element, asks once how it stands, and updates the element when that changes. */
export class SessionController implements ReactiveController {
  readonly #host: SessionUserHost;
  readonly #onAnother: (() => void) | undefined;
  readonly #place: ContextController<SessionPlace>;
  readonly #county: ContextController<CountyContext | undefined>;
  readonly #check;
  #desk: Desk | undefined;
  #session: Session | undefined;

  /** `onAnother` is called at once when somebody else acts, before the update that it brings about. */
  constructor(host: SessionUserHost, onAnother?: () => void) {
    this.#host = host;
    this.#onAnother = onAnother;
    this.#place = new ContextController(host, sessionContext);
    // At once and not with the update: what others fetch then carries the session from the start.
    this.#county = new ContextController(host, countyContext, () => this.#find());
    host.addController(this);
    this.#check = new AsyncController(host, {
      args: () => (this.#session === undefined ? undefined : ([this.#session] as const)),
      task: ([session]) =>
        session.state === 'unknown' ? session.check().then(() => session) : session,
    });
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** The session, once it is known whether somebody is signed in. */
  get known(): Session | undefined {
    return this.#session?.state === 'unknown' ? undefined : this.#session;
  }

  /** How the first question stands: whether somebody is signed in. */
  get standing(): AsyncController<readonly [Session], Session> {
    return this.#check;
  }

  /** Whether a provider is there whose county has no backend, so that nobody can sign in. */
  get alone(): boolean {
    const county = this.#county.value?.county;
    return this.#session === undefined && county !== undefined && !county.services?.api;
  }

  /** Whom to call; undefined without a provider. */
  get desk(): Desk | undefined {
    const context = this.#county.value;
    const session = this.#session;
    if (context === undefined || session === undefined) return undefined;
    const { client } = this.#desk ?? {};
    const locale = nearestLocale(this.#host);
    if (
      client?.session !== session ||
      client.locale !== locale ||
      client.baseUrl !== context.client.baseUrl
    ) {
      const { code } = context.county.county;
      this.#desk = { client: { ...context.client, session, locale }, county: code };
    }
    return this.#desk;
  }

  readonly #bring = ({ client, county }: CountyContext): ClosableSession =>
    bffSession({
      client: { ...client, locale: nearestLocale(this.#host) },
      county: county.county.code,
    });

  hostConnected(): void {
    this.#find();
  }

  hostUpdate(): void {
    this.#find();
  }

  hostDisconnected(): void {
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#use(undefined);
    });
  }

  #find(): void {
    if (!this.#host.isConnected) return;
    const county = this.#county.value;
    const hasBackend = county === undefined || Boolean(county.county.services?.api);
    this.#use(
      this.#host.session ?? (hasBackend ? this.#place.value?.sessionOf(this.#bring) : undefined),
    );
  }

  #use(session: Session | undefined): void {
    if (session === this.#session) return;
    if (this.#session !== undefined) {
      this.#session.removeEventListener('statechange', this.#onChange);
      // Another session may be another person's.
      this.#onAnother?.();
    }
    this.#session = session;
    session?.addEventListener('statechange', this.#onChange);
    this.#host.requestUpdate();
  }

  readonly #onChange = (event: Event): void => {
    if ((event as SessionChangeEvent).another) this.#onAnother?.();
    this.#host.requestUpdate();
  };
}
