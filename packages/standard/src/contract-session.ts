/** Rows of the contract that keep a session: every page that knows of one holds them. */
import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { county } from './contract-parts.ts';
import { ASSURANCES } from './identity/assurance.ts';
import { SessionInfo } from './identity/session.ts';
import { operation } from './operation.ts';

export const sessionText = checked(z.string(), z.minLength(1), z.maxLength(2048));

/**
 * With every request that relies on a session's cookie goes this header: a page of another origin cannot
 * send it without the server's leave, so it cannot use the cookie (RFC 10017, defences against CSRF). Its value says
 * whom the page acts for: the ids of the person and of the post, where there is one, with a space between; a session
 * of another person or in another post does not count. `1` where the page does not know.
 */
export const SESSION_HEADER = 'x-yzt-session';

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/counties/{county}/session',
  tag: 'identity',
  permission: 'public',
  summary: 'Whether the caller is signed in, as whom, and how one can sign in',
  params: county,
  response: { json: SessionInfo },
  status: 200,
  errors: ['not_found'],
});
export const signIn = operation({
  id: 'signIn',
  method: 'GET',
  path: '/counties/{county}/session/sign-in',
  tag: 'identity',
  permission: 'public',
  summary: 'Go there to sign in: leads to the county’s issuer and back to `return_to`',
  params: county,
  query: z.looseObject({
    /** A path of the page's own origin. */
    return_to: z.optional(sessionText),
    way: z.optional(sessionText),
    /** The least that the issuer has to prove. */
    assurance: z.optional(z.enum(ASSURANCES)),
  }),
  response: { type: 'text/html' },
  status: 303,
  errors: ['not_found', 'denied', 'unavailable', 'timeout', 'bad_response'],
});
export const handInTicket = operation({
  id: 'handInTicket',
  method: 'POST',
  path: '/counties/{county}/session/tickets',
  tag: 'identity',
  permission: 'public',
  summary: 'Sign in by a ticket or a code that a container app gave to the page',
  params: county,
  // Strict: a page that tries to send a key or a signature is told so.
  request: {
    json: z.strictObject({
      way: sessionText,
      ticket: sessionText,
      state: z.optional(sessionText),
    }),
  },
  response: { json: SessionInfo },
  status: 200,
  errors: ['not_found', 'denied', 'unauthenticated', 'unavailable', 'timeout', 'bad_response'],
});
export const signOut = operation({
  id: 'signOut',
  method: 'POST',
  path: '/counties/{county}/session/sign-out',
  tag: 'identity',
  permission: 'public',
  summary: 'End this session, or all of the person’s; `location` ends the one with the issuer',
  params: county,
  request: { json: z.looseObject({ everywhere: z.optional(z.boolean()) }) },
  response: { json: z.looseObject({ location: z.optional(z.string()) }) },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
