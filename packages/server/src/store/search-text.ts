import { pinyin } from 'pinyin-pro';
import type { Text } from '@yizhangtu/standard';

const squeeze = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Syllables without tones, and their initials: 德清县 → `de qing xian`, `dqx`. */
export function pinyinKeys(words: string): { full: string; initials: string } {
  const syllables = pinyin(words, { toneType: 'none', type: 'array', v: true });
  return {
    full: syllables.join(' ').toLowerCase(),
    initials: squeeze(syllables.map((syllable) => syllable.charAt(0)).join('')),
  };
}

/** All that a row is found by, one a line. Words of a query are looked for within one line. */
export function searchText(keys: readonly (Text | undefined)[]): string {
  const words = keys.flatMap((key) => {
    if (key === undefined) return [];
    return typeof key === 'string'
      ? [key]
      : Object.values(key).filter((value) => typeof value === 'string');
  });
  return words.map(squeeze).join('\n');
}

/** `like` patterns of a query's words, all of which must match. */
export function searchPatterns(query: string | undefined): string[] {
  const words = (query ?? '')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.map((word) => `%${squeeze(word).replace(/[\\%_]/g, '\\$&')}%`);
}
