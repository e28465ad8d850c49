import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { PRIVATE } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { appendAudit } from '../identity/audit.ts';
import { digestOf } from '../identity/crypto.ts';
import { isSample, listSamples } from '../identity/development/list-samples.ts';
import {
  clearSessionCookie,
  hasSessionHeader,
  readSessionCookie,
} from '../identity/session-cookie.ts';
import { listConsents, putConsent } from '../identity/session-consents.ts';
import { sessionFault } from '../identity/session-fault.ts';
import { sessionInfo } from '../identity/session-info.ts';
import { postsOf } from '../identity/session-posts.ts';
import { keepSession } from '../identity/session.ts';
import {
  endSession,
  endSessionsOf,
  readSession,
  type Session,
  setPost,
} from '../identity/session-store.ts';
import { enter } from '../identity/sign-in.ts';
import { endAtIssuer } from '../identity/sign-in-flow.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { inTransaction } from '../store/transaction.ts';
import type { BaseOf } from './ogc.ts';

type SessionHandlers = Pick<
  Handlers,
  | 'getSession'
  | 'listSamplePeople'
  | 'signInAsSample'
  | 'choosePost'
  | 'signOut'
  | 'listConsents'
  | 'putConsent'
>;

/** The session that the door has found, or what a token stands for. */
function ownSession(c: Request): Session {
  const found = c.get('session');
  if (found?.state !== 'signedIn') throw sessionFault('no_session');
  return found.session;
}

/** @throws YztError `unauthenticated` for a page of another origin, which cannot send the header */
export function mustHaveHeader(c: Request): void {
  if (!hasSessionHeader(c)) throw sessionFault('no_session_header');
}

/** Answers that depend on who asks are kept by no cache. */
export function privately<T extends object>(c: Request, value: T): Response {
  c.header('cache-control', PRIVATE);
  c.header('vary', `Cookie, ${SESSION_HEADER}, Accept-Language`);
  return c.json(value);
}

export function sessionHandlers(services: Services, apiOf: BaseOf): SessionHandlers {
  const { counties, identity } = services;
  const mustExist = (county: string): void => {
    if (!counties.has(county)) throw notFound(`county: ${county}`);
  };
  const mustBeSample = (county: string): void => {
    mustExist(county);
    if (!identity.development) throw notFound('sample people');
  };
  const info = async (c: Request, county: string): Promise<Response> => {
    const found = c.get('session') ?? { state: 'signedOut' as const };
    return privately(c, await sessionInfo(services, { county, origin: apiOf(c), found }));
  };
  return {
    async getSession({ c, params: { county } }) {
      mustExist(county);
      return info(c, county);
    },
    async listSamplePeople({ c, params: { county } }) {
      mustBeSample(county);
      const items: SamplePerson[] = await listSamples(services, county);
      return privately(c, { items });
    },
    async signInAsSample({ c, params: { county }, body }) {
      mustBeSample(county);
      mustHaveHeader(c);
      if (!(await isSample(scopeOf(services, county), body.person)))
        throw notFound('sample person');
      await enter(services, c, {
        county,
        origin: apiOf(c),
        way: 'sample',
        person: body.person,
        assurance: body.assurance ?? 'phone',
      });
      return info(c, county);
    },
    async choosePost({ c, params: { county }, body }) {
      const { id, person, way } = ownSession(c);
      if (way === 'token') throw sessionFault('no_session');
      const scope = scopeOf(services, county);
      const now = identity.now();
      const posts = await postsOf(scope, person, now);
      if (!posts.some((post) => post.id === body.post)) throw notFound('post of the caller');
      await inTransaction(services.db, async (db) => {
        await setPost({ db, county }, id, body.post);
        await appendAudit(db, county, {
          action: 'session.post',
          at: now,
          actor: person,
          target: body.post,
        });
      });
      // The request was meant in the post of before: it is answered in the one that it chose.
      keepSession(c, await readSession(scope, id, now));
      return info(c, county);
    },
    async signOut({ c, params: { county }, body }) {
      mustExist(county);
      mustHaveHeader(c);
      const secret = readSessionCookie(c, county);
      const found = c.get('session');
      const everywhere = body.everywhere === true;
      // Whose sessions they are is not known any more: to say that all are ended would be untrue.
      if (everywhere && found?.state !== 'signedIn') throw sessionFault('session_expired');
      await inTransaction(services.db, async (db) => {
        const scope = { db, county };
        if (secret !== undefined) await endSession(scope, digestOf(secret));
        if (found?.state !== 'signedIn') return;
        const { person, post } = found.session;
        if (everywhere) await endSessionsOf(scope, person, identity.now());
        await appendAudit(db, county, {
          action: everywhere ? 'session.sign-out-everywhere' : 'session.sign-out',
          at: identity.now(),
          actor: person,
          role: post?.role,
        });
      });
      clearSessionCookie(c, county);
      const place = { services, c, county, api: apiOf(c) };
      const location =
        found?.state === 'signedIn' ? await endAtIssuer(place, found.session) : undefined;
      return privately(c, location === undefined ? {} : { location: location.href });
    },
    async listConsents({ c, params: { county } }) {
      const { person } = ownSession(c);
      return privately(c, { items: await listConsents(scopeOf(services, county), person) });
    },
    async putConsent({ c, params: { county, purpose }, body }) {
      const { person } = ownSession(c);
      const given = { purpose, ...body, at: identity.now() };
      return privately(c, await putConsent(scopeOf(services, county), person, given));
    },
  };
}
