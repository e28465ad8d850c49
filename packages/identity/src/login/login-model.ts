import type { Session, SignInOffer } from '@yizhangtu/client/session.js';

/** What a person can do to sign in. */
export type LoginChoice =
  /** The one thing to press. `way` is undefined where the host page signs in. */
  | { readonly kind: 'one'; readonly way: SignInOffer['ways'][number] | undefined }
  | { readonly kind: 'several'; readonly ways: SignInOffer['ways'] }
  | { readonly kind: 'none'; readonly why: 'plainHttp' | 'notSetUp' };

export const isSampleWay = (way: SignInOffer['ways'][number] | undefined): boolean =>
  way?.kind === 'sample';

/** What there is to choose from. The session of a host page offers nothing: it has a way of its own. */
export function loginChoice(offer: Session['offer']): LoginChoice {
  if (offer?.noSignIn !== undefined) {
    return { kind: 'none', why: offer.noSignIn === 'plain_http' ? 'plainHttp' : 'notSetUp' };
  }
  if (offer === undefined) return { kind: 'one', way: undefined };
  const { ways } = offer;
  if (ways.length === 0) return { kind: 'none', why: 'notSetUp' };
  return ways.length === 1 && !isSampleWay(ways[0])
    ? { kind: 'one', way: ways[0] }
    : { kind: 'several', ways };
}
