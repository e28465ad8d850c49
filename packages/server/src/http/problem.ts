import {
  errorToProblem,
  toYztError,
  type ErrorCode,
  type Locale,
  type LocalText,
  type YztError,
} from '@yizhangtu/standard';
import { PROBLEM_STATUS } from '@yizhangtu/standard/contract.js';
import { ASSURANCES } from '@yizhangtu/standard/identity.js';
import { parseAccept } from 'hono/utils/accept';
import { typedDatabaseError } from '../database/typed-error.ts';
import { PRIVATE } from './answer.ts';
import type { Request } from './env.ts';

const TITLES: Record<ErrorCode, LocalText> = {
  invalid: { 'zh-CN': '请求不符合接口要求', en: 'The request does not fit the API' },
  unsupported_version: {
    'zh-CN': '文件的标准版本不受支持',
    en: 'The version of the standard is not supported',
  },
  unsupported: { 'zh-CN': '不支持的内容类型', en: 'The kind of content is not supported' },
  unauthenticated: { 'zh-CN': '需要登录或有效的令牌', en: 'A session or a valid token is needed' },
  step_up: {
    'zh-CN': '需要更高级别的身份核验',
    en: 'A stronger proof of who you are is needed',
  },
  denied: { 'zh-CN': '没有权限', en: 'Not permitted' },
  not_found: { 'zh-CN': '没有找到', en: 'Not found' },
  conflict: { 'zh-CN': '与现有数据冲突', en: 'In conflict with what exists' },
  transition_not_allowed: {
    'zh-CN': '现在的状态不允许',
    en: 'The present state does not allow it',
  },
  version_mismatch: { 'zh-CN': '已被别人更改', en: 'It was changed meanwhile' },
  idempotency_mismatch: {
    'zh-CN': '同一个键的内容不同',
    en: 'The same key came with another content',
  },
  calendar_incomplete: { 'zh-CN': '缺少工作日历', en: 'The working calendar is incomplete' },
  unsupported_media: { 'zh-CN': '不是可用的照片', en: 'It is not a photo that can be used' },
  too_many_attempts: { 'zh-CN': '试错次数过多', en: 'Too many wrong tries' },
  too_large: { 'zh-CN': '内容过大', en: 'The content is too large' },
  rate_limited: { 'zh-CN': '请求过于频繁，请稍后再试', en: 'Too many requests: try again later' },
  quota: {
    'zh-CN': '地图服务的配额已用完或密钥被拒',
    en: 'The map service has no quota left or refuses the key',
  },
  bad_response: {
    'zh-CN': '上游服务的应答无法使用',
    en: 'The upstream service gave an answer that cannot be used',
  },
  timeout: { 'zh-CN': '上游服务没有及时应答', en: 'The upstream service did not answer in time' },
  network: { 'zh-CN': '无法连接上游服务', en: 'The upstream service cannot be reached' },
  unavailable: { 'zh-CN': '服务暂不可用', en: 'The service is not available now' },
  aborted: { 'zh-CN': '请求已取消', en: 'The request was given up' },
  graphics: { 'zh-CN': '图形错误', en: 'Graphics error' },
  worker: { 'zh-CN': '工作线程错误', en: 'Worker error' },
  internal: { 'zh-CN': '服务器内部错误', en: 'Internal error of the server' },
};

/** The language that `Accept-Language` asks for; Chinese when it asks for neither. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = parseAccept(acceptLanguage ?? '').sort((a, b) => b.q - a.q);
  const first = wanted.find(({ type, q }) => q > 0 && /^(zh|en)\b/i.test(type));
  return first !== undefined && /^en\b/i.test(first.type) ? 'en' : 'zh-CN';
}

/** How a client may get what it lacks (RFC 6750; RFC 9470 for a higher assurance). */
function challengeOf({ code, issues }: YztError): Readonly<Record<string, string>> {
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  if (code !== 'step_up') return {};
  const level = ASSURANCES.find((one) => issues.some((issue) => issue.code === one));
  const parts = [
    'error="insufficient_user_authentication"',
    'error_description="A higher assurance is needed"',
    ...(level === undefined ? [] : [`acr_values="${level}"`]),
  ];
  return { 'www-authenticate': `Bearer ${parts.join(', ')}` };
}

/** Any error as an `application/problem+json` answer (RFC 9457). */
export function problem(c: Request, thrown: unknown): Response {
  const typed = typedDatabaseError(thrown);
  const error = toYztError(typed);
  const log = c.get('log');
  if (typed !== thrown) log.warn({ err: thrown }, 'database not available');
  if (error.code === 'internal') log.error({ err: error.cause ?? error }, 'request failed');
  const locale = localeOf(c.req.header('accept-language'));
  const body = {
    ...errorToProblem(error, `urn:uuid:${c.get('requestId')}`),
    title: TITLES[error.code][locale],
  };
  return new Response(JSON.stringify(body), {
    status: PROBLEM_STATUS[error.code],
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      'cache-control': PRIVATE,
      vary: 'Accept-Language',
      ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
      // What the caller is still sending is not read to its end.
      ...(error.code === 'too_large' ? { connection: 'close' } : {}),
      ...challengeOf(error),
    },
  });
}
