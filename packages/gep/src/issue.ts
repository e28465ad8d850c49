import { YztError, type ErrorCode, type Issue } from '@yizhangtu/standard';
import { ISSUE_WORDS, type Words } from './issue-words.ts';

export type Facts = Readonly<Record<string, string | number>>;

/** Issues of one table of words: something wrong with an input, with the facts filled in. */
export const issuesOf =
  <T extends Readonly<Record<string, Words>>>(table: T) =>
  (path: string, code: keyof T & string, facts: Facts = {}): Issue => {
    const fill = (words: string): string =>
      words.replace(/\{(\w+)\}/g, (blank, name: string) => String(facts[name] ?? blank));
    const [zh, en, mendZh, mendEn] = table[code] as Words;
    return {
      path,
      code,
      message: { 'zh-CN': fill(zh), en: fill(en) },
      mend: { 'zh-CN': fill(mendZh), en: fill(mendEn) },
    };
  };

/** Something wrong with a run, in words. */
export const issueOf = issuesOf(ISSUE_WORDS);

/** The issues as one error to throw. */
export function refusal(issues: readonly Issue[], code: ErrorCode = 'invalid'): YztError {
  const [first] = issues;
  const at = first && first.path !== '' ? `${first.path}: ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new YztError({ code, message: `${at}${first?.message.en ?? ''}${more}`, issues });
}
