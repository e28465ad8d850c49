import { YztError, type ErrorCode, type Issue } from '@yizhangtu/standard';
import { ISSUE_WORDS, type IssueCode } from './issue-words.ts';

export type Facts = Readonly<Record<string, string | number>>;

/** Something wrong with an input, in words. */
export function issueOf(path: string, code: IssueCode, facts: Facts = {}): Issue {
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (blank, name: string) => String(facts[name] ?? blank));
  const [zh, en, mendZh, mendEn] = ISSUE_WORDS[code];
  return {
    path,
    code,
    message: { 'zh-CN': fill(zh), en: fill(en) },
    mend: { 'zh-CN': fill(mendZh), en: fill(mendEn) },
  };
}

/** The issues as one error to throw. */
export function refusal(issues: readonly Issue[], code: ErrorCode = 'invalid'): YztError {
  const [first] = issues;
  const at = first && first.path !== '' ? `${first.path}: ` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new YztError({ code, message: `${at}${first?.message.en ?? ''}${more}`, issues });
}
