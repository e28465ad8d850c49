import type { Finding } from './finding.ts';
import { ISSUE_WORDS } from './issue-words.ts';
import type { Issue } from './problem.ts';

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

/** What was found, in words. */
export function issueOf({ path, code, facts }: Finding): Issue {
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (blank, name: string) => String(facts[name] ?? blank));
  const [zh, en, mendZh, mendEn] = ISSUE_WORDS[code];
  return {
    path,
    code,
    message: { 'zh-CN': fill(zh), en: fill(en) },
    mend: { 'zh-CN': fill(mendZh), en: fill(mendEn) },
  };
}
