import type { ErrorCode, Locale, LocalText, YztError } from '@yizhangtu/standard';

/** What a person can do about an error that comes with no issues of its own. */
const HELP: Partial<Record<ErrorCode, LocalText>> = {
  network: {
    'zh-CN':
      '连不上服务器。检查 --server 的地址（以 http:// 或 https:// 开头），以及服务器是否在运行。',
    en: 'The server cannot be reached. Check the address in --server (it starts with http:// or https://), and that the server runs.',
  },
  timeout: {
    'zh-CN': '服务器没有及时回答，稍后再试。',
    en: 'The server did not answer in time. Try again later.',
  },
  unauthenticated: {
    'zh-CN':
      '没有给出导入令牌，或服务器不接受这个令牌。用 --token 或环境变量 YZT_IMPORT_TOKEN 给出，与服务器的相同。',
    en: 'There is no import token, or the server did not accept it. Give the one that the server has, with --token or in YZT_IMPORT_TOKEN.',
  },
  step_up: {
    'zh-CN': '这个令牌的身份级别不够，不能导入图层。',
    en: 'This token does not prove enough to import layers.',
  },
  denied: {
    'zh-CN': '这个令牌不能导入图层。',
    en: 'This token may not import layers.',
  },
  not_found: {
    'zh-CN': '这个地址下没有这个县。检查 --county；--server 是接口的地址，一般以 /api 结尾。',
    en: 'There is no such county at this address. Check --county; --server is the address of the API and usually ends with /api.',
  },
  conflict: {
    'zh-CN': '这个 id 属于别的图层，用 --id 换一个。',
    en: 'This id belongs to another layer. Choose another with --id.',
  },
  too_large: {
    'zh-CN': '文件太大，服务器不接受。分成几个文件导入。',
    en: 'The file is too large for the server. Import it in parts.',
  },
  bad_response: {
    'zh-CN': '回答的不是一张图的服务器。检查 --server 的地址。',
    en: 'What answered is not a one-map server. Check the address in --server.',
  },
  rate_limited: {
    'zh-CN': '请求太频繁，稍后再试。',
    en: 'Too many requests. Try again later.',
  },
  unavailable: {
    'zh-CN': '服务器暂时不可用，稍后再试。',
    en: 'The server is not available now. Try again later.',
  },
};

/** An error as lines for a person: what is wrong, and what to do. */
export function errorLines(error: YztError, locale: Locale): string[] {
  const issues = error.issues.flatMap(({ path, message, mend }) => {
    const at = path === '' ? '' : `${path}: `;
    return [`${at}${message[locale]}`, `  ${mend[locale]}`];
  });
  const help = HELP[error.code]?.[locale];
  const where = error.where === undefined ? [] : [`  ${error.where}`];
  const said = issues.length > 0 ? issues : [help ?? error.message];
  return [...said, ...where];
}
