/** The row of the contract that says who is signed in: every page that asks holds it. */
import { county } from './contract-parts.ts';
import { SessionInfo } from './identity/session.ts';
import { operation } from './operation.ts';

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
