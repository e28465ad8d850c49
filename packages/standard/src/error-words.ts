import { CONNECTION_WORDS, type Words } from './connection-words.ts';
import type { ErrorCode, YztError } from './problem.ts';
import type { Locale } from './text.ts';

const WORDS = {
  invalid: {
    'zh-CN': ['内容不符合标准。', '按下面列出的问题逐条修改。'],
    en: ['The content does not fit the standard.', 'Mend the points listed.'],
  },
  unsupported_version: {
    'zh-CN': ['文件的版本不受支持。', '改用支持的版本，或更新软件。'],
    en: ['The version of the file is not supported.', 'Use a supported version, or update.'],
  },
  unsupported: {
    'zh-CN': ['这类内容暂时无法显示。', '换一种格式，或更新软件。'],
    en: ['This kind of content cannot be shown.', 'Use another format, or update.'],
  },
  unauthenticated: {
    'zh-CN': ['需要登录才能查看。', '请登录后再试。'],
    en: ['You need to sign in to see this.', 'Sign in and try again.'],
  },
  step_up: {
    'zh-CN': ['需要更高级别的身份核验。', '按提示再核验一次身份，然后重试。'],
    en: [
      'This needs a stronger proof of who you are.',
      'Prove it once more as asked, then try again.',
    ],
  },
  denied: {
    'zh-CN': ['您没有查看的权限。', '需要时请向数据负责部门申请。'],
    en: ['You are not allowed to see this.', 'Ask the department that owns the data.'],
  },
  not_found: {
    'zh-CN': ['没有找到。', '检查地址是否正确，数据可能已移走或删除。'],
    en: ['It was not found.', 'Check the address; it may have been moved or deleted.'],
  },
  conflict: {
    'zh-CN': ['别人刚刚改过同一内容。', '重新打开，核对后再提交。'],
    en: ['Someone else has just changed this.', 'Open it again, check and send once more.'],
  },
  transition_not_allowed: {
    'zh-CN': ['现在的状态不能这样办理。', '刷新后查看最新进展，再决定下一步。'],
    en: [
      'This is not possible in its present state.',
      'Reload to see where it stands, then decide.',
    ],
  },
  version_mismatch: {
    'zh-CN': ['别人刚刚办理过这件事。', '看看有什么变化，再决定是否继续。'],
    en: [
      'Someone else has just dealt with this.',
      'See what changed, then decide whether to go on.',
    ],
  },
  idempotency_mismatch: {
    'zh-CN': ['同一次提交前后内容不一样。', '请重新提交一次。'],
    en: ['The same submission came with another content.', 'Submit it afresh.'],
  },
  calendar_incomplete: {
    'zh-CN': ['缺少这一年的工作日历，算不出期限。', '请管理员导入这一年的放假安排。'],
    en: [
      'The working calendar of that year is missing, so no deadline can be computed.',
      'Ask the administrator to load that year.',
    ],
  },
  unsupported_media: {
    'zh-CN': ['这个文件不是可用的照片。', '换一张常见格式的照片。'],
    en: ['This file is not a photo that can be used.', 'Use a JPEG, PNG or WebP photo.'],
  },
  too_many_attempts: {
    'zh-CN': ['试错的次数太多。', '核对受理编号和查询码，过一会儿再试。'],
    en: ['Too many wrong tries.', 'Check the receipt number and the code, and try again later.'],
  },
  too_large: {
    'zh-CN': ['内容太大，超过了上限。', '分成几份，或缩小后再试。'],
    en: ['It is larger than allowed.', 'Split it or make it smaller.'],
  },
  rate_limited: {
    'zh-CN': ['请求太频繁。', '请稍等一会儿再试。'],
    en: ['Too many requests.', 'Wait a moment and try again.'],
  },
  quota: {
    'zh-CN': ['地图服务今天的额度已用完，或密钥被拒绝。', '改用其他底图，或请管理员检查密钥。'],
    en: [
      'The map service has used up its quota for today or refused the key.',
      'Choose another base map, or ask the administrator to check the key.',
    ],
  },
  bad_response: {
    'zh-CN': ['收到的数据不对或不完整。', '请重试；仍然不行请联系数据负责部门。'],
    en: [
      'The data that came back are wrong or incomplete.',
      'Try again; if it goes on, tell the department that owns the data.',
    ],
  },
  ...CONNECTION_WORDS,
  aborted: {
    'zh-CN': ['已取消。', '需要时可以重新开始。'],
    en: ['It was cancelled.', 'Start again when you need it.'],
  },
  graphics: {
    'zh-CN': ['这台设备暂时画不出地图。', '请关闭其他页面后重试，或更换浏览器；列表仍可使用。'],
    en: [
      'This device cannot draw the map just now.',
      'Close other pages and try again, or use another browser; the lists still work.',
    ],
  },
  worker: {
    'zh-CN': ['地图的后台程序没有启动。', '请刷新页面；仍然不行请管理员检查网站的安全策略。'],
    en: [
      'The background part of the map did not start.',
      "Reload the page; if it goes on, ask the administrator to check the site's security policy.",
    ],
  },
  internal: {
    'zh-CN': ['程序出错了。', '请重试；仍然不行请联系管理员。'],
    en: [
      'Something went wrong in the program.',
      'Try again; if it goes on, tell the administrator.',
    ],
  },
} as const satisfies Record<ErrorCode, Record<Locale, Words>>;

/**
 * What happened and what to do, in plain words for a person. A code of a newer kit reads as `internal`.
 */
export function describeError(error: YztError, locale: Locale): { what: string; mend: string } {
  const code = Object.hasOwn(WORDS, error.code) ? error.code : 'internal';
  const [what, mend] = WORDS[code][locale];
  return { what, mend };
}
