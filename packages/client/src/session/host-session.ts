/**
 * A session that the host page keeps: for pages of another site than the backend, and for iframes.
 *
 * @packageDocumentation
 */
import { YztError } from '@yizhangtu/standard';
import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import type { TransportRequest } from '../transport.ts';
import { SessionBase } from './session-base.ts';
import type { Session, SignInOptions, SignOutOptions } from './session.ts';

export interface HostSessionInit {
  /**
   * Who is signed in; undefined for nobody. Asked at each check, and whenever `token` brings another token than
   * before: nothing goes with a token until it is known whose it is. Not to be found out with a client of this session.
   */
  user: () => Promise<SessionUser | undefined> | SessionUser | undefined;
  /**
   * A bearer token for the backend. Asked for with each request, and kept on no device here: keep one as long
   * as it is good, and of one person alone.
   */
  token?: (signal: AbortSignal) => Promise<string | undefined> | string | undefined;
  /** What a person's wish to sign in leads to. Without it they are told that the page around does it. */
  signIn?: (options: SignInOptions) => Promise<void> | void;
  signOut?: (options: SignOutOptions) => Promise<void> | void;
}

class HostSession extends SessionBase {
  readonly #host: HostSessionInit;
  /** The token that came last, and whose it is: undefined until somebody acts. */
  #token: string | undefined;
  #holder: string | undefined;

  constructor(host: HostSessionInit) {
    super();
    this.#host = host;
  }

  override get offer(): undefined {
    return undefined;
  }

  async signIn(options: SignInOptions = {}): Promise<void> {
    await (this.#host.signIn ?? refuse)(options);
    await this.check();
  }

  async signOut(options: SignOutOptions = {}): Promise<void> {
    await (this.#host.signOut ?? refuse)(options);
    await this.check();
  }

  async authorize(
    request: TransportRequest,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<TransportRequest> {
    const token = await this.#host.token?.(signal);
    if (token !== this.#token) {
      // It may be another person's. Then what asks is given up here, and nothing of one goes as the other.
      await this.check();
      this.#token = token;
      this.#holder = this.user?.id;
    }
    const acts = this.user?.id;
    this.#holder ??= acts;
    const theirs = this.#holder === acts;
    if (token === undefined || (!theirs && acts === undefined)) return request;
    // A host page that changes the person first still gives the token of the one before.
    if (!theirs) throw stale();
    return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
  }

  /** The page around calls it when something changed: an answer that is on its way is of before. */
  override async check(): Promise<void> {
    await this.checking?.catch(() => undefined);
    return super.check();
  }

  protected async ask(): Promise<SessionInfo> {
    const user = await this.#host.user();
    return { state: user ? 'signedIn' : 'signedOut', user, ways: [] };
  }
}

const stale = (): YztError =>
  new YztError({ code: 'unauthenticated', message: 'The token is of who acted before' });

function refuse(): never {
  throw new YztError({
    code: 'unsupported',
    message: 'Signing in and out is done by the page around; it gave no way',
  });
}

/**
 * A session whose person and token the host page supplies. When either changes, call `check`; a page that does
 * not is asked who acts as soon as another token comes.
 */
export const hostSession = (host: HostSessionInit): Session => new HostSession(host);
