import { isAssured, type Assurance } from '@yizhangtu/standard/identity.js';
import type { Request } from '../http/env.ts';
import { scopeOf, type Services } from '../services.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendAudit } from './audit.ts';
import { digestOf } from './crypto.ts';
import { keepSession } from './session.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { sessionFault } from './session-fault.ts';
import { takesSecureCookies } from './session-info.ts';
import { postsOf } from './session-posts.ts';
import { beginSession, endSession, readSession } from './session-store.ts';

export interface Entry {
  readonly county: string;
  /** Address under which the browser sees the server. */
  readonly origin: string;
  readonly way: string;
  readonly person: string;
  readonly assurance: Assurance;
  /** What ends the issuer's own session; sealed. */
  readonly sealed?: string | undefined;
  /** Id of the session that the browser had, where its cookie does not come along: from another site. */
  readonly before?: string | undefined;
}

/**
 * Begins a session for a person whom one of the ways has vouched for, and sets its cookie. A session that the
 * browser had with the county before ends: a secret never outlives a sign-in.
 *
 * @throws YztError `denied` where no cookie could be kept
 */
export async function enter(services: Services, c: Request, entry: Entry): Promise<void> {
  const { county, origin, way, person, assurance, sealed } = entry;
  if (!takesSecureCookies(origin)) throw sessionFault('plain_http');
  const { identity } = services;
  const scope = scopeOf(services, county);
  const now = identity.now();
  const secretBefore = readSessionCookie(c, county);
  const before = secretBefore === undefined ? entry.before : digestOf(secretBefore);
  const kept = before === undefined ? undefined : await readSession(scope, before, now);
  const isStepUp = kept?.person === person && !isAssured(kept.assurance, assurance);
  const posts = await postsOf(scope, person, now);
  // Who proves better who they are goes on in the post that they were in.
  const post = posts.find(({ id }) => id === kept?.post?.id) ?? posts[0];
  const secret = await inTransaction(services.db, async (db) => {
    if (kept !== undefined) await endSession({ db, county }, kept.id);
    await appendAudit(db, county, {
      action: isStepUp ? 'session.step-up' : 'session.sign-in',
      at: now,
      actor: person,
      role: post?.role,
      facts: { way, assurance },
    });
    return beginSession(
      { db, county },
      { person, assurance, way, post: post?.id, sealed },
      { now, lifeMs: identity.of(county).lifeMs },
    );
  });
  writeSessionCookie(c, county, secret);
  keepSession(c, await readSession(scope, digestOf(secret), now));
}
