import type { SessionInfo, SessionUser } from '@yizhangtu/standard/identity.js';
import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import { actorOf } from '../session/actor.ts';
import { SessionBase } from '../session/session-base.ts';
import type { TransportRequest } from '../transport.ts';

export const COUNTY = '330521';

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const userOf = (n: number, post?: string): SessionUser => ({
  id: idOf(n),
  name: `示例${n}`,
  assurance: 'phone',
  posts: [],
  ...(post === undefined ? {} : { post }),
});
export const signedIn = (n: number, post?: string): SessionInfo => ({
  state: 'signedIn',
  user: userOf(n, post),
  ways: [],
});
export const signedOut: SessionInfo = { state: 'signedOut', ways: [] };
export const expired: SessionInfo = { state: 'expired', ways: [] };

/** A session that a test sets, which says whom it acts for as that of a cookie does. */
export class TestSession extends SessionBase {
  info: SessionInfo;

  constructor(info: SessionInfo) {
    super();
    this.info = info;
    this.take(info);
  }

  async signIn(): Promise<void> {
    await this.check();
  }

  async signOut(): Promise<void> {
    this.take(signedOut);
  }

  async authorize(request: TransportRequest): Promise<TransportRequest> {
    const acting = actorOf(this.user).trim() || '1';
    return { ...request, headers: { ...request.headers, [SESSION_HEADER]: acting } };
  }

  protected async ask(): Promise<SessionInfo> {
    return this.info;
  }
}
