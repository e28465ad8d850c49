import { YztError, type ErrorCode, type LocalText } from '@yizhangtu/standard';

interface Words {
  readonly code: ErrorCode;
  readonly message: LocalText;
  readonly mend: LocalText;
}

const AGAIN: LocalText = { 'zh-CN': '请重新登录。', en: 'Sign in again.' };
const LATER: LocalText = {
  'zh-CN': '请稍后再试；仍然不行请联系管理员。',
  en: 'Try again later; if it goes on, tell the administrator.',
};
const ADMINISTRATOR: LocalText = {
  'zh-CN': '请联系管理员。',
  en: 'Tell the administrator.',
};

/** What can go wrong with a session or on the way to one. */
const FAULTS = {
  no_session_header: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '请求没有带 X-Yzt-Session 头，会话 cookie 不予采用。',
      en: 'The request lacks the header X-Yzt-Session, so a session cookie does not count.',
    },
    mend: {
      'zh-CN': '由同源页面经客户端发出请求。',
      en: 'Ask through the client, from a page of the same origin.',
    },
  },
  no_session: {
    code: 'unauthenticated',
    message: { 'zh-CN': '这里需要登录会话。', en: 'This needs a session.' },
    mend: AGAIN,
  },
  session_expired: {
    code: 'unauthenticated',
    message: { 'zh-CN': '会话已经结束。', en: 'The session has ended.' },
    mend: AGAIN,
  },
  plain_http: {
    code: 'denied',
    message: {
      'zh-CN': '当前网址是不加密的 HTTP，不能登录；公开内容照常可看。',
      en: 'This address is plain HTTP, where nobody can sign in; what is public can be read.',
    },
    mend: {
      'zh-CN': '改用 https:// 网址；反向代理之后的服务器要加 --trust-proxy。',
      en: 'Use an https:// address; a server behind a proxy needs --trust-proxy.',
    },
  },
  not_set_up: {
    code: 'denied',
    message: {
      'zh-CN': '本县还没有设置登录方式。',
      en: 'The county has set up no way to sign in.',
    },
    mend: {
      'zh-CN': '请管理员在 county.server.json 的 signIn 中设置。',
      en: 'Ask the administrator to set signIn in county.server.json.',
    },
  },
  unknown_way: {
    code: 'not_found',
    message: { 'zh-CN': '没有这种登录方式。', en: 'There is no such way to sign in.' },
    mend: { 'zh-CN': '从页面上列出的方式中选择。', en: 'Choose one of those that are listed.' },
  },
  foreign_return: {
    code: 'invalid',
    message: {
      'zh-CN': 'return_to 只能是本站的路径。',
      en: 'return_to may only be a path of this site.',
    },
    mend: { 'zh-CN': '写成以一个 / 开头的路径。', en: 'Write a path that begins with one slash.' },
  },
  foreign_state: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '这次登录不是在本浏览器中开始的，或者等得太久了。',
      en: 'This sign-in was not begun in this browser, or it took too long.',
    },
    mend: AGAIN,
  },
  used_state: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '这次登录已经用过或已过期。',
      en: 'This sign-in has been used or is too old.',
    },
    mend: AGAIN,
  },
  refused: {
    code: 'denied',
    message: {
      'zh-CN': '身份服务拒绝了登录，或您取消了登录。',
      en: 'The sign-in was refused or cancelled.',
    },
    mend: AGAIN,
  },
  not_signed_in: {
    code: 'unauthenticated',
    message: { 'zh-CN': '身份服务没有完成登录。', en: 'The issuer did not complete the sign-in.' },
    mend: AGAIN,
  },
  not_assured: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '身份服务没有完成所要求级别的核验。',
      en: 'The issuer did not prove who you are as surely as was asked.',
    },
    mend: AGAIN,
  },
  code_refused: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '身份服务不接受授权码：它已过期、已用过，或者不是给本系统的。',
      en: 'The issuer refused the code: it is too old, was used before or is not meant for this server.',
    },
    mend: AGAIN,
  },
  client_refused: {
    code: 'unavailable',
    message: {
      'zh-CN': '身份服务不接受本服务器的客户端密钥。',
      en: 'The issuer refused the client secret of this server.',
    },
    mend: ADMINISTRATOR,
  },
  issuer_down: {
    code: 'unavailable',
    message: { 'zh-CN': '身份服务没有应答。', en: 'The issuer does not answer.' },
    mend: LATER,
  },
  issuer_slow: {
    code: 'timeout',
    message: { 'zh-CN': '身份服务没有及时应答。', en: 'The issuer did not answer in time.' },
    mend: LATER,
  },
  bad_issuer: {
    code: 'bad_response',
    message: {
      'zh-CN': '身份服务的应答无法使用。',
      en: 'The answer of the issuer cannot be used.',
    },
    mend: LATER,
  },
  bad_id_token: {
    code: 'bad_response',
    message: {
      'zh-CN': '身份服务给出的身份令牌没有通过校验（签名、签发者、受众或随机数不符）。',
      en: 'The ID token of the issuer did not pass: its signature, issuer, audience or nonce is not right.',
    },
    mend: LATER,
  },
  clock_skew: {
    code: 'bad_response',
    message: {
      'zh-CN': '身份服务与本服务器的时钟相差太多，令牌的时间不对。',
      en: 'The clocks of the issuer and of this server differ too much: the times of a token are not right.',
    },
    mend: ADMINISTRATOR,
  },
  bad_token: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '访问令牌没有通过校验（签名、算法、签发者或受众不符）。',
      en: 'The access token did not pass: its signature, algorithm, issuer or audience is not right.',
    },
    mend: { 'zh-CN': '由宿主页面取得新的令牌。', en: 'Let the host page get another one.' },
  },
  token_expired: {
    code: 'unauthenticated',
    message: { 'zh-CN': '访问令牌已过期。', en: 'The access token has expired.' },
    mend: { 'zh-CN': '由宿主页面取得新的令牌。', en: 'Let the host page get another one.' },
  },
  token_signed_out: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '此人已在所有设备上退出，之前签发的访问令牌不再有效。',
      en: 'The person has signed out everywhere: access tokens from before no longer count.',
    },
    mend: { 'zh-CN': '由宿主页面取得新的令牌。', en: 'Let the host page get another one.' },
  },
  used_ticket: {
    code: 'unauthenticated',
    message: { 'zh-CN': '这个票据已经用过。', en: 'This ticket has been used.' },
    mend: AGAIN,
  },
  bad_ticket: {
    code: 'unauthenticated',
    message: {
      'zh-CN': '票据无效或已过期。',
      en: 'The ticket is not valid or too old.',
    },
    mend: AGAIN,
  },
  gateway_clock: {
    code: 'unavailable',
    message: {
      'zh-CN': '网关说本服务器的时钟不准。',
      en: 'The gateway says that the clock of this server is wrong.',
    },
    mend: ADMINISTRATOR,
  },
  gateway_refused: {
    code: 'unavailable',
    message: {
      'zh-CN': '网关不接受本服务器的密钥或签名。',
      en: 'The gateway refused the key or the signature of this server.',
    },
    mend: ADMINISTRATOR,
  },
} as const satisfies Record<string, Words>;
export type SessionFault = keyof typeof FAULTS;

/** The typed error of a fault, with its words for a person as its one issue. */
export function sessionFault(fault: SessionFault, cause?: unknown): YztError {
  const { code, message, mend } = FAULTS[fault];
  return new YztError({
    code,
    message: message.en,
    issues: [{ path: '', code: fault, message, mend }],
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * Why it happened, for the log: names and messages alone. What else such errors carry is answers of issuers, with
 * codes, claims and tokens.
 */
export function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [`${error.name}: ${error.message}`, ...reasonsOf(error.cause)];
}
