import { OWN } from './signed-in.ts';

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly attributes: readonly string[];
}

/** What a browser does with cookies and redirects, as far as sign-in goes. */
export interface Browser {
  /** Goes to an address as a link does, and on to where it leads; stops before `until`. */
  go(address: string, until?: RegExp): Promise<Response>;
  /** Sends a form of the page that stands at an address, and goes on as `go` does. */
  submit(
    address: string,
    fields: Readonly<Record<string, string>>,
    until?: RegExp,
  ): Promise<Response>;
  /** Asks as a script of the page does. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  readonly cookies: ReadonlyMap<string, Cookie>;
}

export function testBrowser(headers: Readonly<Record<string, string>> = {}): Browser {
  const cookies = new Map<string, Cookie>();
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const gone =
        attributes.some((one) => /^max-age=0$/i.test(one)) ||
        attributes.some((one) => /^expires=.*1970/i.test(one));
      if (gone) cookies.delete(name);
      else cookies.set(name, { value, path, attributes });
    }
  };
  const cookieFor = (url: URL): string =>
    [...cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  const send = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(init.headers as object), cookie: cookieFor(url) },
    });
    keep(response);
    return response;
  };
  const follow = async (
    from: string,
    response: Response,
    until: RegExp | undefined,
  ): Promise<Response> => {
    const location = response.headers.get('location');
    if (location === null) return Object.defineProperty(response, 'url', { value: from });
    const next = new URL(location, from).href;
    if (until?.test(next)) return response;
    return follow(next, await send(next, { headers: { accept: 'text/html' } }), until);
  };
  return {
    cookies,
    go: async (address, until) =>
      follow(address, await send(address, { headers: { accept: 'text/html' } }), until),
    submit: async (address, fields, until) =>
      follow(
        address,
        await send(address, {
          method: 'POST',
          headers: { accept: 'text/html' },
          body: new URLSearchParams(fields),
        }),
        until,
      ),
    ask: (address, init = {}) => send(address, { ...init, headers: { ...OWN, ...init.headers } }),
  };
}
