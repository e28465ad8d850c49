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
  const { sealKey } = identity.of(county);
  try {
    const issuer = await identity.issuer(county);
    if (issuer === undefined) throw sessionFault('bad_token');
    const { issued, until, ...proof } = await issuer.verify(token);
    const scope = scopeOf(services, county);
    const now = identity.now();
    const found =
      (await readByName(scope, proof, now)) ??
      (await findOrMakePerson(scope, proof, sealKey), await readByName(scope, proof, now));
    if (found === undefined) throw sessionFault('bad_token');
    const { signedOut, ...person } = found;
    if (signedOut !== null && issued <= signedOut) throw sessionFault('token_signed_out');
    const { assurance } = proof;
    return {
      state: 'signedIn',
      session: { ...person, id: '', way: 'token', assurance, sealed: null, seen: now, until },
    };
  } catch (error) {
    const fault = toYztError(error);
    const ended = ['token_expired', 'token_signed_out'].includes(fault.issues[0]?.code ?? '');
    return { state: ended ? 'expired' : 'signedOut', fault };
  }
}
