import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TransportRequest } from '../transport.ts';
import { actorOf } from './actor.ts';
import {
  SessionChangeEvent,
  type Session,
  type SessionState,
  type SignInOffer,
  type SignInOptions,
  type SignOutOptions,
} from './session.ts';

/** What all sessions have in common: what is known, told when it changes, and asked for once at a time. */
export abstract class SessionBase extends EventTarget implements Session {
  #state: SessionState = 'unknown';
  #user: SessionUser | undefined;
  #offer: SignInOffer | undefined;
  #checking: Promise<void> | undefined;

  get state(): SessionState {
    return this.#state;
  }

  get user(): SessionUser | undefined {
    return this.#user;
  }

  get offer(): SignInOffer | undefined {
    return this.#offer;
  }

  /** The question that is on its way, if any. */
  protected get checking(): Promise<void> | undefined {
    return this.#checking;
  }

  check(): Promise<void> {
    const known = this.#offer;
    return (this.#checking ??= this.ask()
      .then((info) => {
        // What was learnt meanwhile is newer than this answer.
        if (known !== this.#offer) return;
        // A server soon forgets what has expired; the page does not until somebody signs in, or out.
        const stays = this.#state === 'expired' && info.state !== 'signedIn';
        this.take(stays ? { ...info, state: 'expired' } : info);
      })
      .finally(() => (this.#checking = undefined)));
  }

  take({ state, user, ...offer }: SessionInfo): void {
    const [stateBefore, userBefore] = [this.#state, this.#user];
    this.#offer = offer;
    // An unknown state of a later server lets nobody in.
    this.#state = state === 'signedIn' || state === 'expired' ? state : 'signedOut';
    if (state !== 'expired') this.#user = user;
    const another = stateBefore !== 'unknown' && actorOf(userBefore) !== actorOf(this.#user);
    if (another || stateBefore !== this.#state || userBefore?.assurance !== this.#user?.assurance) {
      this.dispatchEvent(new SessionChangeEvent(another));
    }
  }

  abstract signIn(options?: SignInOptions): Promise<void>;
  abstract signOut(options?: SignOutOptions): Promise<void>;
  abstract authorize(
    request: TransportRequest,
    init: { readonly signal: AbortSignal },
  ): Promise<TransportRequest>;

  /** How things stand, from who knows. */
  protected abstract ask(): Promise<SessionInfo>;
}
