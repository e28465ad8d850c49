import { YztError, type ErrorCode, type Issue } from '@yizhangtu/standard';

/** More of what a service says than this helps nobody. */
const MOST = 300;

const MEND: Partial<Record<ErrorCode, Issue['mend']>> = {
  unauthenticated: {
    'zh-CN': '服务要求令牌：请由服务器端代理带上令牌，或向服务的主管单位申请',
    en: 'The service asks for a token: let the proxy on the server send it, or ask whoever runs the service',
  },
  denied: {
    'zh-CN': '请向服务的主管单位申请权限',
    en: 'Ask whoever runs the service for access',
  },
  rate_limited: {
    'zh-CN': '请过一会儿再试',
    en: 'Try again later',
  },
  unavailable: {
    'zh-CN': '请过一会儿再试，或告知服务的主管单位',
    en: 'Try again later, or tell whoever runs the service',
  },
};

/** What a service says went wrong, in its own words, as an error of the kit. */
export function serviceError(
  code: ErrorCode,
  words: string,
  where: string,
  status?: number,
): YztError {
  const said = words.replace(/\s+/g, ' ').trim().slice(0, MOST);
  return new YztError({
    code,
    message: `The service says: ${said}`,
    where,
    ...(status === undefined ? {} : { status }),
    issues: [
      {
        path: '',
        code: 'service_says',
        message: { 'zh-CN': `服务答复：${said}`, en: `The service says: ${said}` },
        mend: MEND[code] ?? {
          'zh-CN': '请检查图层的地址、名称和参数',
          en: 'Check the address, the name and the parameters of the layer',
        },
      },
    ],
  });
}
