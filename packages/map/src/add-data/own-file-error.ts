import { YztError, type ErrorCode } from '@yizhangtu/standard';

/** What is wrong with a file or an address, and what to do, zh-CN and en each. */
export type FaultWords = readonly [zh: string, en: string, mendZh: string, mendEn: string];

/** An error with words of its own: those of its code alone would not say what is wrong with a file. */
export function ownFault(
  code: ErrorCode,
  reason: string,
  [zh, en, mendZh, mendEn]: FaultWords,
  more: { readonly where?: string; readonly cause?: unknown } = {},
): YztError {
  return new YztError({
    code,
    message: en,
    retriable: false,
    issues: [
      {
        path: '',
        code: reason,
        message: { 'zh-CN': zh, en },
        mend: { 'zh-CN': mendZh, en: mendEn },
      },
    ],
    ...more,
  });
}
