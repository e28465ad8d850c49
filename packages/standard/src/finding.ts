import type { IssueCode } from './issue-words.ts';

/**
 * Something wrong with an input, not yet in words. The words are apart because a page needs them only
 * when a file is wrong.
 */
export interface Finding {
  readonly path: string;
  readonly code: IssueCode;
  /** What fills the blanks of the words. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export function finding(path: string, code: IssueCode, facts: Finding['facts'] = {}): Finding {
  return { path, code, facts };
}

/** A value of an input, short enough for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
