import type { ErrorCode } from './problem.ts';
import type { Locale } from './text.ts';

/** What happened, and what to do. */
export type Words = readonly [what: string, mend: string];

/** Words for when nothing comes from a server, apart from those of other errors: these could not be loaded then. */
export const CONNECTION_WORDS = {
  timeout: {
    'zh-CN': ['等待太久，没有回应。', '请检查网络后重试。'],
    en: ['It took too long to answer.', 'Check the network and try again.'],
  },
  network: {
    'zh-CN': ['连接不上。', '请检查网络后重试。'],
    en: ['There is no connection.', 'Check the network and try again.'],
  },
  unavailable: {
    'zh-CN': ['服务暂时不可用。', '请稍后重试。'],
    en: ['The service is not available just now.', 'Try again later.'],
  },
} as const satisfies Partial<Record<ErrorCode, Record<Locale, Words>>>;
