import type { YztError } from '@yizhangtu/standard';
import type { Request } from '../http/env.ts';
import { scopeOf, type Services } from '../services.ts';
import { digestOf } from './crypto.ts';
import { hasSessionHeader, isForAnother, readSessionCookie } from './session-cookie.ts';
import { sessionFault } from './session-fault.ts';
import { readToken, stateOfToken } from './session-token.ts';
import { callerOf, readSession, touchSession, type Session } from './session-store.ts';

// That a session is in use is written down so often, and not with every request.
const TOUCH_MS = 60_000;

const ended = ({ seen, until }: Session, idleMs: number, now: Date): boolean =>
  until <= now || seen.getTime() + idleMs <= now.getTime();

/** What a caller showed. `fault`: why it does not make them somebody. */
export type SessionState =
  | { readonly state: 'signedOut' | 'expired'; readonly fault?: YztError }
  | { readonly state: 'signedIn'; readonly session: Session };

/** The session that the caller's cookie names: one query, and now and then a note that it is in use. */
async function stateOfCookie(
  services: Services,
  c: Request,
  county: string,
): Promise<SessionState> {
  const secret = readSessionCookie(c, county);
  if (secret === undefined) return { state: 'signedOut' };
  if (!hasSessionHeader(c)) return { state: 'signedOut', fault: sessionFault('no_session_header') };
  const { identity } = services;
  const scope = scopeOf(services, county);
  const now = identity.now();
  const session = await readSession(scope, digestOf(secret), now);
  const counts =
    session !== undefined &&
    !ended(session, identity.of(county).idleMs, now) &&
    // Somebody else has signed in in another tab, or the post is another: the page does not know it yet.
    !isForAnother(c, session);
  if (!counts) {
    return { state: 'expired', fault: sessionFault('session_expired') };
  }
  if (now.getTime() - session.seen.getTime() < TOUCH_MS) return { state: 'signedIn', session };
  await touchSession(scope, session.id, now);
  return { state: 'signedIn', session: { ...session, seen: now } };
}

function stateOf(services: Services, c: Request, county: string): Promise<SessionState> {
  if (!services.counties.has(county)) return Promise.resolve({ state: 'signedOut' });
  const token = readToken(c);
  return token === undefined
    ? stateOfCookie(services, c, county)
    : stateOfToken(services, county, token);
}

/** Makes a session that of the request. */
export function keepSession(c: Request, session: Session | undefined): void {
  const found: SessionState =
    session === undefined ? { state: 'signedOut' } : { state: 'signedIn', session };
  c.set('session', found);
  c.set('caller', session && callerOf(session));
}

/** Finds out who asks, and keeps it with the request. */
export async function identify(
  services: Services,
  c: Request,
  county: string,
): Promise<SessionState> {
  const found = await stateOf(services, c, county);
  c.set('session', found);
  c.set('caller', found.state === 'signedIn' ? callerOf(found.session) : undefined);
  return found;
}
