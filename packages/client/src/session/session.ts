/**
 * Who a page acts for. One contract; what keeps it (a cookie, a token of the host page, a made-up person)
 * is an adapter of its own. A session is an instance: two of two counties live on one page.
 *
 * @packageDocumentation
 */
import type { Assurance, SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TransportRequest } from '../transport.ts';

/** `unknown` until the first check; `expired`: it was there and ended by itself. */
export type SessionState = 'unknown' | 'signedOut' | 'signedIn' | 'expired';

/** How one can sign in, as the server says it. */
export type SignInOffer = Pick<SessionInfo, 'ways' | 'noSignIn' | 'sample'>;

export interface SignInOptions {
  readonly signal?: AbortSignal | undefined;
  /** Id of one of the offered ways; the server's first when absent. */
  readonly way?: string | undefined;
  /** The least that has to be proved. */
  readonly assurance?: Assurance | undefined;
  /** Path of this origin to come back to; the current one when absent. */
  readonly returnTo?: string | undefined;
  /** A ticket or a code that a container app gave to the page: handed to the server instead of going there. */
  readonly ticket?: string | undefined;
  /** What came with the code. */
  readonly state?: string | undefined;
}

export interface SignOutOptions {
  readonly signal?: AbortSignal | undefined;
  /** On all of the person's devices. */
  readonly everywhere?: boolean | undefined;
  /** What the person submitted and the server does not have yet is given up. */
  readonly discard?: boolean | undefined;
}

/** Dispatches a {@link SessionChangeEvent} after each change. */
export interface Session extends EventTarget {
  readonly state: SessionState;
  /** Who is, or before it expired was, signed in. */
  readonly user: SessionUser | undefined;
  /** Undefined where signing in is the host page's affair, and before the first check. */
  readonly offer: SignInOffer | undefined;
  /**
   * Asks how things stand. Calls at one time are one question; where the host page keeps the session, a call
   * while a question is on its way is answered by a later one. Rejects with a `YztError`.
   */
  check(): Promise<void>;
  /** Takes what the server answered to a call that changed the session, such as the choice of a post. */
  take(info: SessionInfo): void;
  /** May leave the page. Rejects with a `YztError` when nobody is signed in by it. */
  signIn(options?: SignInOptions): Promise<void>;
  /**
   * Takes what is the person's off this device. While something of it was not sent, it rejects with
   * `conflict`, whose issues `not_sent` say what, unless it may be discarded.
   */
  signOut(options?: SignOutOptions): Promise<void>;
  /** The request with what proves who asks. For requests to the backend's origin alone. */
  authorize(
    request: TransportRequest,
    init: { readonly signal: AbortSignal },
  ): Promise<TransportRequest>;
}

/** `statechange`: the session's state, person, post or assurance is another. */
export class SessionChangeEvent extends Event {
  /**
   * Whoever acts now is not who acted before: another person, nobody, or the same person in another post.
   * What was fetched, drafted or is on its way for who acted before is not theirs. An expired session and
   * a first check change nobody.
   */
  readonly another: boolean;

  constructor(another: boolean) {
    super('statechange');
    this.another = another;
  }
}
