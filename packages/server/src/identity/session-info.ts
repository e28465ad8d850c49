import type { LocalText } from '@yizhangtu/standard';
import type { SessionInfo, SignInWay } from '@yizhangtu/standard/identity.js';
import { scopeOf, type Services } from '../services.ts';
import { SAMPLE_NAME } from './development/people.ts';
import type { SessionState } from './session.ts';
import { openAttributes } from './session-attributes.ts';
import { postsOf } from './session-posts.ts';
import type { CountyIdentity } from './session-settings.ts';
import type { Session } from './session-store.ts';

const WAYS = {
  oidc: { 'zh-CN': '统一身份认证', en: 'Unified sign-in' },
  zlb: { 'zh-CN': '浙里办', en: 'Zheliban' },
  'zhe-dingding': { 'zh-CN': '浙政钉', en: 'Zhezhengding' },
  sample: SAMPLE_NAME,
} as const satisfies Record<string, LocalText>;
export type WayId = keyof typeof WAYS;

/** The ways to sign in to a county, the usual one first. */
export function waysOf({ signIn }: CountyIdentity, development: boolean): WayId[] {
  if (development) return ['oidc', 'sample'];
  return [
    ...(signIn?.oidc ? (['oidc'] as const) : []),
    ...(signIn?.zlb ? (['zlb'] as const) : []),
    ...(signIn?.zheDingding ? (['zhe-dingding'] as const) : []),
  ];
}

/** Whether a host is the machine itself, by its usual names. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether a browser that sees this origin keeps a cookie that is `Secure`. */
export function takesSecureCookies(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopback(hostname);
}

async function userOf(
  services: Services,
  county: string,
  session: Session,
): Promise<NonNullable<SessionInfo['user']>> {
  const { identity } = services;
  const { name = '' } = openAttributes(identity.of(county).sealKey, session.attributes);
  const posts = await postsOf(scopeOf(services, county), session.person, identity.now());
  return {
    id: session.person,
    name,
    assurance: session.assurance,
    posts,
    ...(session.post === undefined ? {} : { post: session.post.id }),
  };
}

/** What a browser is told of its session. */
export async function sessionInfo(
  services: Services,
  about: { readonly county: string; readonly origin: string; readonly found: SessionState },
): Promise<SessionInfo> {
  const { identity } = services;
  const { county, origin, found } = about;
  const known = identity.of(county);
  const ids = takesSecureCookies(origin) ? waysOf(known, identity.development) : [];
  const ways: SignInWay[] = ids.map((id) => ({
    id,
    kind: id,
    name: WAYS[id],
  }));
  const common = {
    ways,
    ...(takesSecureCookies(origin) ? {} : { noSignIn: 'plain_http' as const }),
    ...(takesSecureCookies(origin) && ways.length === 0 ? { noSignIn: 'not_set_up' as const } : {}),
    ...(identity.development ? { sample: true } : {}),
  };
  if (found.state !== 'signedIn') return { state: found.state, ...common };
  const { session } = found;
  const idle = Math.min(session.seen.getTime() + known.idleMs, session.until.getTime());
  return {
    state: 'signedIn',
    user: await userOf(services, county, session),
    idleUntil: new Date(idle).toISOString(),
    until: session.until.toISOString(),
    ...common,
  };
}
