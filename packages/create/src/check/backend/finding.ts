import type { LocalText } from '@yizhangtu/standard';

/** What a backend must do, by name: each is explained in `rule-words.ts`. */
export const RULES = [
  'answers',
  'status',
  'media_type',
  'json',
  'schema',
  'problem',
  'page_limit',
  'page_repeats',
  'page_loses',
  'page_circle',
  'unauthenticated',
  'denied',
  'allowed',
  'masked',
  'hidden',
  'etag',
  'key_once',
  'key_content',
  'key_needed',
  'version_seen',
] as const;
export type Rule = (typeof RULES)[number];

/** One thing that a backend does not do as the contract says. */
export interface Finding {
  /** Id of the row of the contract. */
  readonly operation: string;
  readonly rule: Rule;
  /** Method and address. */
  readonly request: string;
  /** Who asked: roles, or nobody in particular. */
  readonly callers: readonly string[];
  readonly expected: LocalText;
  readonly found: LocalText;
}

/** The same words in both languages, for codes, numbers and paths. */
export const same = (text: string): LocalText => ({ 'zh-CN': text, en: text });

/** Text of an answer that may be shown: short, on one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Findings that are alike but for who asked, as one. */
export function merged(findings: readonly Finding[]): Finding[] {
  const byWhat = new Map<string, Finding>();
  for (const found of findings) {
    const { callers, ...what } = found;
    const key = JSON.stringify(what);
    const others = byWhat.get(key)?.callers ?? [];
    byWhat.set(key, { ...found, callers: [...new Set([...others, ...callers])] });
  }
  return [...byWhat.values()];
}
