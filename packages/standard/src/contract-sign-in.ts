/** Rows of the contract that begin and end a session: a page holds them when somebody does. */
import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { county } from './contract-parts.ts';
import { ASSURANCES } from './identity/assurance.ts';
import { SessionInfo } from './identity/session.ts';
import { operation } from './operation.ts';

export const sessionText = checked(z.string(), z.minLength(1), z.maxLength(2048));

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
