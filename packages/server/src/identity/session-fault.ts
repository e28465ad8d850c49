import { YztError, type ErrorCode, type LocalText } from '@yizhangtu/standard';

interface Words {
  readonly code: ErrorCode;
  readonly message: LocalText;
  readonly mend: LocalText;
}

const AGAIN: LocalText = { 'zh-CN': '请重新登录。', en: 'Sign in again.' };

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
