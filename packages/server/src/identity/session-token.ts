import { toYztError } from '@yizhangtu/standard';
import type { Request } from '../http/env.ts';
import { scopeOf, type Services } from '../services.ts';
import { sessionFault } from './session-fault.ts';
import { findOrMakePerson } from './session-person.ts';
import { readByName } from './session-store.ts';
import type { SessionState } from './session.ts';

/** A token that a host page has handed over, if the caller shows one: three parts, as a signed JWT has. */
export const readToken = (c: Request): string | undefined =>
  /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(c.req.header('authorization') ?? '')?.[1];

/**
 * Whom a host page's access token names. It is checked anew with each request, and the person's post is read
 * anew; a token has no post to choose, so the oldest one counts.
 */
export async function stateOfToken(
  services: Services,
  county: string,
  token: string,
): Promise<SessionState> {
  const { identity } = services;
  const { signIn, sealKey } = identity.of(county);
  // The development issuer gives out none that count.
  if (signIn?.oidc?.audience === undefined) {
    return { state: 'signedOut', fault: sessionFault('bad_token') };
  }
  try {
    const issuer = await identity.issuer(county);
    if (issuer === undefined) throw sessionFault('bad_token');
    const { until, ...proof } = await issuer.verify(token);
    const scope = scopeOf(services, county);
    const now = identity.now();
    const found =
      (await readByName(scope, proof, now)) ??
      (await findOrMakePerson(scope, proof, sealKey), await readByName(scope, proof, now));
    if (found === undefined) throw sessionFault('bad_token');
    const { assurance } = proof;
    return {
      state: 'signedIn',
      session: { ...found, id: '', way: 'token', assurance, sealed: null, seen: now, until },
    };
  } catch (error) {
    const fault = toYztError(error);
    const expired = fault.issues[0]?.code === 'token_expired';
    return { state: expired ? 'expired' : 'signedOut', fault };
  }
}
