import { hash, randomBytes } from 'node:crypto';

/** Nothing listens there: only the address that a browser would be sent to is read. */
const PAGE = 'http://localhost:9/page.html';

/**
 * An access token of the development issuer for somebody made up, as a page of another site gets one: authorization
 * code with PKCE (RFC 7636).
 *
 * @param api base address of the server's API
 */
export async function developmentToken(
  api: string,
  { county, person, assurance }: { county: string; person: string; assurance: string },
): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (address: string, form?: Record<string, string>): Promise<string> => {
    const response = await fetch(address, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) return address;
    const next = new URL(location, address).href;
    return next.startsWith(PAGE) ? next : go(next);
  };
  const client = {
    client_id: `page-${county}`,
    redirect_uri: PAGE,
    resource: `urn:yizhangtu:county:${county}`,
  };
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    ...client,
    response_type: 'code',
    scope: 'openid',
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
    state: 's',
  });
  const form = await go(new URL(`/issuer/auth?${query.toString()}`, api).href);
  const back = new URL(await go(form, { person, assurance }));
  const answer = await fetch(new URL('/issuer/token', api), {
    method: 'POST',
    headers: { origin: new URL(PAGE).origin },
    body: new URLSearchParams({
      ...client,
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no token: ${answer.status}`);
  return token;
}
