/**
 * A token of the development issuer, as a page without a secret gets one: authorization code with PKCE. The page
 * stands at `localhost`, the county's server at `127.0.0.1`: to a browser these are two sites. A county's own
 * portal has its own way to its own issuer, and the same two callbacks.
 */
export const SERVER = `http://127.0.0.1:${location.port}`;
const COUNTY = '330521';
export const API = `${SERVER}/api/counties/${COUNTY}`;
const KEPT = 'another-site-sign-in';
const back = location.origin + location.pathname;
const client = {
  client_id: `page-${COUNTY}`,
  redirect_uri: back,
  resource: `urn:yizhangtu:county:${COUNTY}`,
};

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const chance = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Leaves to the issuer. What has to be known when the page comes back is of no use to anyone else. */
export async function leaveToSignIn() {
  const [verifier, state] = [chance(), chance()];
  sessionStorage.setItem(KEPT, JSON.stringify({ verifier, state }));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = {
    ...client,
    response_type: 'code',
    scope: 'openid',
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
  location.assign(`${SERVER}/issuer/auth?${new URLSearchParams(query)}`);
}

/** The token for the code that the issuer sent the browser back with; undefined when there is none. */
export async function bringToken() {
  const given = new URLSearchParams(location.search);
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  sessionStorage.removeItem(KEPT);
  history.replaceState(null, '', location.pathname);
  if (!given.has('code') || given.get('state') !== kept.state) return undefined;
  const response = await fetch(`${SERVER}/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...client,
      grant_type: 'authorization_code',
      code: given.get('code'),
      code_verifier: kept.verifier,
    }),
  });
  return response.ok ? (await response.json()).access_token : undefined;
}

/** Whom the server takes the token for. */
export async function readUser(token) {
  if (!token) return undefined;
  const headers = { authorization: `Bearer ${token}` };
  return (await (await fetch(`${API}/session`, { headers })).json()).user;
}
