import type { Issue } from './problem.ts';
import { ISSUE_WORDS, type IssueCode } from './issue-words.ts';

/** A step into an input: a property name or an index. */
export type Step = PropertyKey;

/** `['layers', 3, 'source']` as `layers[3].source`. */
export function pathText(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(String(step))) {
      text += text === '' ? String(step) : `.${String(step)}`;
    } else text += `[${JSON.stringify(String(step))}]`;
  }
  return text;
}

/** The issue `code` at `path`, in words; `facts` fill the blanks. */
export function issueAt(
  path: string | readonly Step[],
  code: IssueCode,
  facts: Readonly<Record<string, string | number>> = {},
): Issue {
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (blank, name: string) => String(facts[name] ?? blank));
  const [zh, en, mendZh, mendEn] = ISSUE_WORDS[code];
  return {
    path: typeof path === 'string' ? path : pathText(path),
    code,
    message: { 'zh-CN': fill(zh), en: fill(en) },
    mend: { 'zh-CN': fill(mendZh), en: fill(mendEn) },
  };
}

/** A value of an input, short enough for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
