/**
 * 浙里办 single sign-on through the gateway of the integrated digital resources system. Built to the published
 * guide of the gateway and tested against a fixture that checks the signature and the clock; not confirmed by
 * a county yet.
 */
import { createHmac } from 'node:crypto';
import type { SignInSettings } from '@yizhangtu/standard';
import { askGateway, textAt, type Fetch } from './zlb-gateway.ts';
import type { Proof } from './oidc.ts';
import { sessionFault } from './session-fault.ts';

type Settings = NonNullable<SignInSettings['zlb']>;

/** The query as the signature has it: by name, each part encoded. */
const sortedQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');

/** The headers by which the gateway knows a server: good for 90 s around `now`. */
export function gatewayHeaders(
  { accessKey, secretKey }: Pick<Settings, 'accessKey' | 'secretKey'>,
  method: 'GET' | 'POST',
  url: URL,
  now: Date,
): Record<string, string> {
  const date = now.toUTCString();
  // Each of the five parts ends its line, the last one too.
  const lines = [method, url.pathname, sortedQuery(url.searchParams), accessKey, date, ''];
  const signature = createHmac('sha256', secretKey).update(lines.join('\n')).digest('base64');
  return {
    'X-BG-HMAC-ACCESS-KEY': accessKey,
    'X-BG-HMAC-ALGORITHM': 'hmac-sha256',
    'X-BG-DATE-TIME': date,
    'X-BG-HMAC-SIGNATURE': signature,
  };
}

export interface TicketClient {
  /** Exchanges a ticket for the person. @throws YztError of what went wrong */
  redeem(ticket: string): Promise<Proof>;
}

export interface ZlbClient extends TicketClient {
  /** The page of sign-in on a desk computer. `state` comes back with the ticket. */
  loginUrl(state: string): URL;
}

export function zlbClient(settings: Settings, ask: Fetch = askGateway): ZlbClient {
  const post = (address: string, body: Readonly<Record<string, string>>): Promise<unknown> => {
    const url = new URL(address);
    return ask(url, {
      method: 'POST',
      headers: {
        ...gatewayHeaders(settings, 'POST', url, new Date()),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  };
  return {
    loginUrl(state) {
      if (settings.loginUrl === undefined) throw sessionFault('unknown_way');
      const url = new URL(settings.loginUrl);
      url.searchParams.set('appId', settings.appId);
      url.searchParams.set('sp', state);
      return url;
    },
    async redeem(ticket) {
      const { appId } = settings;
      const given = await post(settings.tokenUrl, { ticketId: ticket, appId });
      const token = textAt(given, ['accessToken', 'access_token']);
      if (token === undefined) throw sessionFault('bad_ticket');
      const user = await post(settings.userUrl, { token });
      const subject = textAt(user, ['userId', 'userid']);
      if (subject === undefined) throw sessionFault('bad_issuer');
      const name = textAt(user, ['userName', 'username', 'name']);
      const phone = textAt(user, ['phone', 'mobile']);
      return {
        issuer: 'zlb',
        subject,
        // What the container has checked is not told in a form that is documented.
        assurance: 'phone',
        attributes: {
          ...(name === undefined ? {} : { name }),
          ...(phone === undefined ? {} : { phone }),
        },
      };
    },
  };
}
