/**
 * 浙政钉 sign-in by a code: the one that a page gets after a scan, or the one that the app gives to a page. Built
 * to the published description and tested against a fixture; not confirmed by a county yet.
 */
import type { SignInSettings } from '@yizhangtu/standard';
import { sessionFault } from './session-fault.ts';
import type { TicketClient } from './zlb.ts';
import { askGateway, textAt, type Fetch } from './zlb-gateway.ts';

type Settings = NonNullable<SignInSettings['zheDingding']>;

export interface ZheDingdingClient extends TicketClient {
  /** The page with the code to scan. */
  loginUrl(state: string, redirectUri: string): URL;
}

export function zheDingdingClient(settings: Settings, ask: Fetch = askGateway): ZheDingdingClient {
  const at = (path: string, query: Readonly<Record<string, string>>): URL => {
    const url = new URL(`${settings.apiUrl.replace(/\/$/, '')}/${path}`);
    url.search = new URLSearchParams(query).toString();
    return url;
  };
  return {
    loginUrl(state, redirectUri) {
      if (settings.loginUrl === undefined) throw sessionFault('unknown_way');
      const url = new URL(settings.loginUrl);
      const query = {
        response_type: 'code',
        client_id: settings.appKey,
        redirect_uri: redirectUri,
        scope: 'get_user_info',
        authType: 'QRCODE',
        state,
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url;
    },
    async redeem(code) {
      const { appKey, appSecret } = settings;
      const given = await ask(at('gettoken.json', { appkey: appKey, appsecret: appSecret }), {});
      const token = textAt(given, ['accessToken', 'access_token']);
      if (token === undefined) throw sessionFault('gateway_refused');
      const user = await ask(
        at('rpc/oauth2/getuserinfo_bycode.json', { access_token: token, code }),
        { method: 'POST' },
      );
      const subject = textAt(user, ['employeeCode', 'accountId']);
      if (subject === undefined) throw sessionFault('bad_ticket');
      const name = textAt(user, ['lastName', 'nickNameCn', 'name']);
      return {
        issuer: 'zhe-dingding',
        subject,
        assurance: 'phone',
        attributes: name === undefined ? {} : { name },
      };
    },
  };
}
