/**
 * A session that the backend keeps: the browser has a cookie that no script can read, and nothing else.
 *
 * @packageDocumentation
 */
import { YztError } from '@yizhangtu/standard';
import type { SessionInfo } from '@yizhangtu/standard/identity.js';
import { openChannel } from '../channel.ts';
import type { Client } from '../client.ts';
import type { TransportRequest } from '../transport.ts';
import { actorOf } from './actor.ts';
import { SessionBase } from './session-base.ts';
import type { SignInOptions, SignOutOptions } from './session.ts';

export interface BffSessionInit {
  /** For the county's backend; its own session, if it has one, is left out. */
  client: Client;
  /** Six digits (GB/T 2260). */
  county: string;
  /** Goes to an address; the page itself does when absent. */
  navigate?: (url: string) => void;
}

/** The longest that a timer of a browser can wait; the shortest, for clocks that run ahead. */
const MOST_MS = 2 ** 31 - 1;
const LEAST_MS = 60_000;

/**
 * `SESSION_HEADER` of the contract, which is as large as all of this. It says whom the page acts for, so that what
 * was written for one person never goes as another who has signed in in another tab; `1` says nothing of that.
 */
const acting = (actor = '1') => ({ 'x-yzt-session': actor });

/** The row of the contract that says who is there, and its schemas, which a page has come by when it has read its county file. */
const loadCalls = (): Promise<typeof import('./session-calls.ts')> =>
  import('./session-calls.ts').catch(lost);

/** Those by which somebody comes or leaves. */
const loadSignIn = (): Promise<typeof import('./sign-in-calls.ts')> =>
  import('./sign-in-calls.ts').catch(lost);

/** What a person has on this device, which is of interest when they leave. */
const loadLeave = (): Promise<typeof import('../outbox/leave.ts')> =>
  import('../outbox/leave.ts').catch(lost);

function lost(cause: unknown): never {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
}

/** See {@link bffSession}. */
export class BffSession extends SessionBase {
  protected readonly client: Client;
  protected readonly county: string;
  readonly #navigate: (url: string) => void;
  readonly #tabs: BroadcastChannel | undefined;
  #ending: ReturnType<typeof setTimeout> | undefined;

  constructor({ client, county, navigate = (url) => location.assign(url) }: BffSessionInit) {
    super();
    this.client = { ...client, session: undefined, headers: { ...client.headers, ...acting() } };
    this.county = county;
    this.#navigate = navigate;
    this.#tabs = openChannel(`yzt-session ${client.baseUrl} ${county}`);
    if (this.#tabs) this.#tabs.onmessage = this.#onTab;
    globalThis.addEventListener?.('pageshow', this.#onShow);
  }

  /** Leaves to the server's way of signing in and comes back; a ticket is handed over without leaving. */
  async signIn(options: SignInOptions = {}): Promise<void> {
    const { enter, signInUrl } = await loadSignIn();
    if (options.ticket === undefined) {
      const returnTo = options.returnTo ?? currentPath();
      this.#navigate(signInUrl(this.client, this.county, { ...options, returnTo }));
    } else this.take(await enter(this.client, this.county, options));
  }

  /** Ends it on the server; then nobody is signed in here, and the issuer is told where it wants to be. */
  async signOut(options: SignOutOptions = {}): Promise<void> {
    const [{ leave }, { refuseToLose, wipe }] = await Promise.all([loadSignIn(), loadLeave()]);
    const { client, county } = this;
    const person = this.user?.id;
    if (person && !options.discard) await refuseToLose({ client, county }, person);
    // Everywhere is everywhere of one person, and not of who has come since.
    const as = options.everywhere ? { headers: { ...client.headers, ...this.#acting } } : {};
    const { location } = await leave({ ...client, ...as }, county, options);
    this.take({ ways: [], ...this.offer, state: 'signedOut' });
    if (person) await wipe({ client, county }, person);
    if (location !== undefined) this.#navigate(location);
  }

  async authorize(request: TransportRequest): Promise<TransportRequest> {
    return { ...request, headers: { ...request.headers, ...this.#acting } };
  }

  override take(info: SessionInfo): void {
    super.take(info);
    this.#tabs?.postMessage(this.#actor);
    clearTimeout(this.#ending);
    const ends = [info.idleUntil, info.until].map((end) => Date.parse(end ?? '') - Date.now());
    const left = Math.min(...ends.filter((end) => !Number.isNaN(end)));
    if (this.state !== 'signedIn' || left === Infinity) return;
    this.#ending = setTimeout(this.#look, Math.min(MOST_MS, Math.max(LEAST_MS, left)));
  }

  /** Stops listening: to other tabs, to the clock, to the page. */
  close(): void {
    clearTimeout(this.#ending);
    this.#tabs?.close();
    globalThis.removeEventListener?.('pageshow', this.#onShow);
  }

  protected async ask(): Promise<SessionInfo> {
    return (await loadCalls()).askSession(this.client, this.county);
  }

  /** Who is, or before it expired was, signed in. */
  get #acting(): ReturnType<typeof acting> {
    return acting(actorOf(this.user).trim() || undefined);
  }

  /** Who is signed in, as tabs of one origin compare it. */
  get #actor(): string {
    return this.state === 'signedIn' ? actorOf(this.user) : '';
  }

  readonly #look = (): Promise<void> =>
    // Without an answer all stays as it is; the next who needs to know asks again, and is told.
    this.check().catch(() => undefined);

  /** A page that comes back out of the browser's cache may show who has signed out since. */
  readonly #onShow = (event: Event): void => {
    if ((event as PageTransitionEvent).persisted) void this.#look();
  };

  readonly #onTab = async ({ data }: MessageEvent): Promise<void> => {
    if (this.state === 'unknown' || data === this.#actor) return;
    await this.#look();
    // That answer may have been on its way before the other tab signed in or out.
    if (data !== this.#actor) await this.#look();
  };
}

/** None where the page has no address of its own, such as a frame of written HTML. */
const currentPath = (): string | undefined =>
  location.protocol.startsWith('http')
    ? location.pathname + location.search + location.hash
    : undefined;

/** The default session of a page on the same site as its backend. */
export const bffSession = (init: BffSessionInit): BffSession => new BffSession(init);
