import type { Issue } from '@yizhangtu/standard';

const BAD_CHARACTER = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * Whether the database can keep every text in `value`: PostgreSQL takes neither U+0000 nor half of a
 * surrogate pair (its manual, 8.14.1). In JSON text both are written as escapes.
 */
export function isStorable(value: unknown): boolean {
  const text = JSON.stringify(value) ?? '';
  return !(text.includes('\\u') && BAD_CHARACTER.test(text));
}

/** What is wrong with a value that is not storable. */
export const NOT_STORABLE = {
  code: 'bad_text',
  message: {
    'zh-CN': '文字中有空字符（U+0000）或不完整的字符',
    en: 'A text holds the null character (U+0000) or half of a character',
  },
  mend: {
    'zh-CN': '去掉这些字符；文件若损坏，请重新导出为 UTF-8',
    en: 'Take these characters out; if the file is damaged, export it again as UTF-8',
  },
} as const satisfies Omit<Issue, 'path'>;
