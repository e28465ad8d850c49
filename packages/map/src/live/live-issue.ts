import { describeError, type Issue, type Locale, type YztError } from '@yizhangtu/standard';
import { LIVE_ISSUE } from '../model/live-status.ts';
import { civilFormat, civilOf } from '@yizhangtu/standard/civil-time.js';

function shownIn(locale: Locale, last: number | undefined): string {
  if (last === undefined) {
    return locale === 'en' ? 'No live values have come yet.' : '还没有收到实时数据。';
  }
  const time = civilFormat(locale)({ instant: civilOf(new Date(last)), hasTime: true });
  return locale === 'en' ? `What is shown is of ${time}.` : `图上是 ${time} 的数据。`;
}

function messageIn(locale: Locale, error: YztError, last: number | undefined): string {
  const { what } = describeError(error, locale);
  const head = locale === 'en' ? 'Live values do not come.' : '实时数据中断。';
  const between = locale === 'en' ? ' ' : '';
  return [head, shownIn(locale, last), what].join(between);
}

/**
 * Why live values do not come, and how old those are that are shown.
 *
 * @param last - when the last ones came, in milliseconds since 1970
 */
export function liveIssue(error: YztError, last: number | undefined): Issue {
  return {
    path: 'live.href',
    code: LIVE_ISSUE,
    message: {
      'zh-CN': messageIn('zh-CN', error, last),
      en: messageIn('en', error, last),
    },
    mend: {
      'zh-CN': '会自动重试；长时间不恢复时请告知数据的主管单位',
      en: 'It is tried again by itself; if it lasts, tell whoever answers for the data',
    },
  };
}
