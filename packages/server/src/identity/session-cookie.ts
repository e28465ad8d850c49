import { SESSION_HEADER } from '@yizhangtu/standard/contract.js';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Request } from '../http/env.ts';
import { digestOf } from './crypto.ts';

/*
 * `__Host-`: a browser takes such a cookie only when it is Secure, without a Domain and for the whole host, so
 * no other host and no plain page can plant one. Each county has its own: two counties are two sessions.
 */
const OPTIONS = { prefix: 'host', secure: true, httpOnly: true, path: '/' } as const;

const sessionName = (county: string): string => `yzt-${county}`;

// A page that does not know yet who it acts for.
const ANYONE = '1';

/** A page of another origin cannot send this header: without it the cookie is not looked at. */
export const hasSessionHeader = (c: Request): boolean => c.req.header(SESSION_HEADER) !== undefined;

/** Whether a request says for whom its page acts, and that is not this person in this post. */
export function isForAnother(
  c: Request,
  {
    person,
    post,
  }: { readonly person: string; readonly post?: { readonly id: string } | undefined },
): boolean {
  const meant = c.req.header(SESSION_HEADER)?.trim() ?? ANYONE;
  return meant !== ANYONE && meant !== `${person} ${post?.id ?? ''}`.trim();
}

/** The secret of the session that the caller has with a county. It counts with {@link hasSessionHeader} only. */
export const readSessionCookie = (c: Request, county: string): string | undefined =>
  getCookie(c, sessionName(county), 'host');

export function writeSessionCookie(c: Request, county: string, secret: string): void {
  setCookie(c, sessionName(county), secret, { ...OPTIONS, sameSite: 'Strict' });
}

export function clearSessionCookie(c: Request, county: string): void {
  deleteCookie(c, sessionName(county), { ...OPTIONS, sameSite: 'Strict' });
}

// By the state, so that sign-ins in two windows do not take each other's cookie.
const signInName = (county: string, state: string): string =>
  `yzt-${county}-in-${digestOf(state).slice(0, 12)}`;

/**
 * Binds a sign-in to the browser that began it. `Lax`, because the browser comes back from the issuer, which is
 * another site.
 */
export function writeSignInCookie(c: Request, county: string, state: string, maxAge: number): void {
  setCookie(c, signInName(county, state), state, { ...OPTIONS, sameSite: 'Lax', maxAge });
}

/** Whether a sign-in was begun in the caller's browser. It serves once: the cookie goes. */
export function takeSignInCookie(c: Request, county: string, state: string): boolean {
  const name = signInName(county, state);
  const own = getCookie(c, name, 'host') === state;
  if (own) deleteCookie(c, name, { ...OPTIONS, sameSite: 'Lax' });
  return own;
}
