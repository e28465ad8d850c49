import type { ErrorCode, Locale, YztError } from '@yizhangtu/standard';

interface Words {
  readonly what: string;
  readonly mend: string;
}

const WORDS: Readonly<Record<Locale, Readonly<Record<ErrorCode, Words>>>> = {
  'zh-CN': {
    invalid: { what: '数据不符合标准', mend: '请按下列提示改正后重试。' },
    unsupported_version: { what: '文件版本太新或太旧', mend: '请升级本组件，或转换文件版本。' },
    unsupported: { what: '无法显示这类内容', mend: '请更换浏览器，或联系数据维护单位。' },
    unauthenticated: { what: '需要登录', mend: '请登录后再查看。' },
    denied: { what: '没有查看权限', mend: '如需查看，请联系管理员开通。' },
    not_found: { what: '没有找到', mend: '请核对地址，或联系数据维护单位。' },
    conflict: { what: '内容已被他人更新', mend: '请刷新后重试。' },
    too_large: { what: '内容太大', mend: '请缩小范围后重试。' },
    rate_limited: { what: '请求太频繁', mend: '请稍等片刻再试。' },
    quota: { what: '地图服务今日用量已满', mend: '请明日再试，或改用其他底图。' },
    bad_response: {
      what: '服务返回的内容无法读取',
      mend: '请稍后重试；如仍出现，请联系维护单位。',
    },
    timeout: { what: '服务没有及时响应', mend: '请检查网络后重试。' },
    network: { what: '连接不上服务', mend: '请检查网络后重试。' },
    unavailable: { what: '服务暂时不可用', mend: '请稍后重试。' },
    aborted: { what: '已取消', mend: '可以重新开始。' },
    graphics: { what: '浏览器无法显示地图', mend: '请更新浏览器，或开启硬件加速。' },
    worker: { what: '地图组件没有启动', mend: '请刷新页面；如仍出现，请联系维护单位。' },
    internal: { what: '出现意外错误', mend: '请刷新页面；如仍出现，请联系维护单位。' },
  },
  en: {
    invalid: {
      what: 'The data do not fit the standard',
      mend: 'Mend what is listed and try again.',
    },
    unsupported_version: {
      what: 'This file is of another version',
      mend: 'Upgrade this component, or convert the file.',
    },
    unsupported: {
      what: 'This cannot be shown here',
      mend: 'Use another browser, or ask who keeps the data.',
    },
    unauthenticated: { what: 'You need to sign in', mend: 'Sign in to see this.' },
    denied: { what: 'You may not see this', mend: 'Ask an administrator for access.' },
    not_found: { what: 'Not found', mend: 'Check the address, or ask who keeps the data.' },
    conflict: { what: 'Someone else has changed this', mend: 'Reload and try again.' },
    too_large: { what: 'Too much at once', mend: 'Choose a smaller part and try again.' },
    rate_limited: { what: 'Too many requests', mend: 'Wait a moment and try again.' },
    quota: {
      what: 'The map service has used up its quota for today',
      mend: 'Try tomorrow, or choose another base map.',
    },
    bad_response: {
      what: 'The answer cannot be read',
      mend: 'Try again later. If it stays, tell who keeps the service.',
    },
    timeout: {
      what: 'The service did not answer in time',
      mend: 'Check the network and try again.',
    },
    network: { what: 'The service cannot be reached', mend: 'Check the network and try again.' },
    unavailable: { what: 'The service is not available', mend: 'Try again later.' },
    aborted: { what: 'Cancelled', mend: 'You can start again.' },
    graphics: {
      what: 'This browser cannot draw the map',
      mend: 'Update the browser, or turn on hardware acceleration.',
    },
    worker: {
      what: 'A part of the map did not start',
      mend: 'Reload the page. If it stays, tell who keeps the site.',
    },
    internal: {
      what: 'Something went wrong',
      mend: 'Reload the page. If it stays, tell who keeps the site.',
    },
  },
};

/** What happened and what to do about it, for a person. A code of a newer kit reads as `internal`. */
export function errorWords(error: Pick<YztError, 'code'>, locale: Locale): Words {
  return WORDS[locale][error.code] ?? WORDS[locale].internal;
}
