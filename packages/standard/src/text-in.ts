import type { Text } from './text.ts';

/** The words in `locale`; Chinese where the county wrote no other. */
export function textIn(text: Text, locale: string): string {
  if (typeof text === 'string') return text;
  const wanted = text[locale];
  return typeof wanted === 'string' && wanted !== '' ? wanted : text['zh-CN'];
}
