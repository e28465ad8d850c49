import { isAssured, type Assurance } from '@yizhangtu/standard/identity.js';
import { randomNonce, randomPKCECodeVerifier } from 'openid-client';
import type { Request } from '../http/env.ts';
import { scopeOf, type Services } from '../services.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendAudit } from './audit.ts';
import { digestOf, newSecret, seal, unseal } from './crypto.ts';
import { zheDingdingClient } from './dingding.ts';
import type { OidcClient, Proof } from './oidc.ts';
import { readSessionCookie, takeSignInCookie, writeSignInCookie } from './session-cookie.ts';
import { reasonsOf, sessionFault } from './session-fault.ts';
import { takesSecureCookies, waysOf, type WayId } from './session-info.ts';
import { findOrMakePerson } from './session-person.ts';
import type { Session } from './session-store.ts';
import { enter } from './sign-in.ts';
import { keepSignIn, SIGN_IN_SECONDS, takeSignIn, useTicket, type Begun } from './sign-in-store.ts';
import { zlbClient } from './zlb.ts';

/** A county's sign-in as one browser sees it. */
export interface Place {
  readonly services: Services;
  readonly c: Request;
  readonly county: string;
  /** Base address of the API as the browser sees it. */
  readonly api: string;
}

const publicApi = ({ services, county, api }: Place): string =>
  services.identity.of(county).signIn?.publicUrl?.replace(/\/$/, '') ?? api;

/** Where the issuer sends the browser back to. */
const callbackOf = (place: Place): string =>
  `${publicApi(place)}/counties/${place.county}/session/callback`;

/** @throws YztError `denied` where nobody can sign in, `not_found` for a way that the county does not offer */
export function wayOf({ services, county, api }: Place, given: string | undefined): WayId {
  const { identity } = services;
  if (!takesSecureCookies(api)) throw sessionFault('plain_http');
  const ways = waysOf(identity.of(county), identity.development);
  const [usual] = ways;
  if (usual === undefined) throw sessionFault('not_set_up');
  const way = given === undefined ? usual : ways.find((one) => one === given);
  if (way === undefined) throw sessionFault('unknown_way');
  return way;
}

async function oidcOf({ services, county }: Place): Promise<OidcClient> {
  const found = await services.identity.issuer(county);
  if (found === undefined) throw sessionFault('unknown_way');
  return found;
}

export interface Asked {
  readonly way?: string | undefined;
  readonly returnTo: string;
  readonly assurance?: Assurance | undefined;
}

async function addressOf(
  place: Place,
  way: WayId,
  { nonce, verifier, assurance, since, state }: Begun & { readonly state: string },
): Promise<URL> {
  const { services, county, api } = place;
  const { signIn } = services.identity.of(county);
  const redirectUri = callbackOf(place);
  if (way === 'zlb' && signIn?.zlb !== undefined) return zlbClient(signIn.zlb).loginUrl(state);
  if (way === 'zhe-dingding' && signIn?.zheDingding !== undefined) {
    return zheDingdingClient(signIn.zheDingding).loginUrl(state, redirectUri);
  }
  if (way !== 'oidc') throw sessionFault('unknown_way');
  const url = await (
    await oidcOf(place)
  ).authorizationUrl({
    redirectUri,
    state,
    nonce,
    verifier,
    assurance,
    again: since !== undefined,
  });
  // The development issuer stands on this server, under whatever name the browser sees it.
  return services.identity.development ? new URL(url.pathname + url.search, api) : url;
}

/** Begins a sign-in and gives the address where the browser has to go. @throws YztError; nothing is kept then */
export async function beginSignIn(place: Place, asked: Asked): Promise<URL> {
  const { services, c, county } = place;
  const { identity } = services;
  const way = wayOf(place, asked.way);
  const state = newSecret();
  const before = readSessionCookie(c, county);
  // At the development issuer one chooses anew each time.
  const again = asked.assurance !== undefined || identity.development;
  const begun: Begun = {
    way,
    returnTo: asked.returnTo,
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    assurance: asked.assurance,
    since: again ? identity.now().getTime() : undefined,
    before: before === undefined ? undefined : digestOf(before),
  };
  const url = await addressOf(place, way, { ...begun, state });
  const { sealKey } = identity.of(county);
  await keepSignIn(scopeOf(services, county), state, begun, { sealKey, now: identity.now() });
  writeSignInCookie(c, county, state, SIGN_IN_SECONDS);
  return url;
}

/** What was begun with this state in this browser. @throws YztError `unauthenticated` for every other state */
export async function takeBegun(place: Place, state: string | undefined): Promise<Begun> {
  const { services, c, county } = place;
  const { identity } = services;
  if (state === undefined || !takeSignInCookie(c, county, state)) {
    throw sessionFault('foreign_state');
  }
  const { sealKey } = identity.of(county);
  const keeping = { sealKey, now: identity.now() };
  const begun = await takeSignIn(scopeOf(services, county), state, keeping);
  if (begun === undefined) throw sessionFault('used_state');
  return begun;
}

/** Exchanges a ticket or a code of a container app, which serves once. */
async function redeem(place: Place, way: string, ticket: string): Promise<Proof> {
  const { services, county } = place;
  const { identity } = services;
  const { signIn } = identity.of(county);
  const isNew = await useTicket(scopeOf(services, county), { way, ticket }, identity.now());
  if (!isNew) throw sessionFault('used_ticket');
  if (way === 'zlb' && signIn?.zlb !== undefined) return zlbClient(signIn.zlb).redeem(ticket);
  if (way === 'zhe-dingding' && signIn?.zheDingding !== undefined) {
    return zheDingdingClient(signIn.zheDingding).redeem(ticket);
  }
  throw sessionFault('unknown_way');
}

async function admit(
  place: Place,
  { way, before, assurance }: Pick<Begun, 'way' | 'before' | 'assurance'>,
  proof: Proof,
): Promise<void> {
  const { services, c, county, api } = place;
  const { sealKey } = services.identity.of(county);
  const person = await findOrMakePerson(scopeOf(services, county), proof, sealKey);
  if (assurance !== undefined && !isAssured(proof.assurance, assurance)) {
    await inTransaction(services.db, (db) =>
      appendAudit(db, county, {
        action: 'session.step-up-failed',
        at: services.identity.now(),
        actor: person,
        facts: { way, assurance: proof.assurance, wanted: assurance },
      }),
    );
    throw sessionFault('not_assured');
  }
  const sealed = proof.idToken === undefined ? undefined : seal(sealKey, proof.idToken);
  await enter(services, c, {
    county,
    origin: api,
    way,
    person,
    assurance: proof.assurance,
    sealed,
    before,
  });
}

export interface Returned {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly ticketId?: string | undefined;
}

/** Finishes what was begun, by what the browser brought back. */
export async function finish(place: Place, begun: Begun, back: Returned): Promise<void> {
  const { c, services } = place;
  if (begun.way !== 'oidc') {
    const ticket = begun.way === 'zlb' ? back.ticketId : back.code;
    if (ticket === undefined) throw sessionFault('not_signed_in');
    return admit(place, begun, await redeem(place, begun.way, ticket));
  }
  const url = new URL(callbackOf(place));
  url.search = new URL(c.req.url).search;
  const { nonce, verifier, since } = begun;
  const sent = { state: back.state ?? '', nonce, verifier };
  const now = services.identity.now().getTime();
  const maxAge = since === undefined ? undefined : Math.ceil((now - since) / 1000);
  return admit(place, begun, await (await oidcOf(place)).exchange(url, sent, maxAge));
}

export interface HandedIn {
  readonly way: string;
  readonly ticket: string;
  readonly state?: string | undefined;
}

/** Signs in by what a container app gave to the page. A state, where there is one, must have been begun here. */
export async function handIn(place: Place, { way, ticket, state }: HandedIn): Promise<void> {
  const chosen = wayOf(place, way);
  if (chosen !== 'zlb' && chosen !== 'zhe-dingding') throw sessionFault('unknown_way');
  if (state !== undefined && (await takeBegun(place, state)).way !== chosen) {
    throw sessionFault('foreign_state');
  }
  await admit(place, { way: chosen }, await redeem(place, chosen, ticket));
}

/**
 * Where the browser goes to end the issuer's own session. That of this server has ended already, so an issuer
 * that does not answer changes nothing.
 */
export async function endAtIssuer(
  place: Place,
  { way, sealed }: Pick<Session, 'way' | 'sealed'>,
): Promise<URL | undefined> {
  const { services, c, county } = place;
  if (way !== 'oidc' || sealed === null) return undefined;
  try {
    const issuer = await oidcOf(place);
    const idToken = unseal(services.identity.of(county).sealKey, sealed);
    return await issuer.endSessionUrl(idToken, `${new URL(publicApi(place)).origin}/`);
  } catch (error) {
    c.get('log').warn({ reasons: reasonsOf(error) }, 'the session with the issuer stays');
    return undefined;
  }
}
