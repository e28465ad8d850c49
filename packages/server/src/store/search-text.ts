import { pinyin } from 'pinyin-pro';
import type { Text } from '@yizhangtu/standard';

const squeeze = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Syllables without tones, and their initials: 德清县 → `de qing xian`, `dqx`. */
export function pinyinKeys(words: string): { full: string; initials: string } {
  const syllables = pinyin(words, { toneType: 'none', type: 'array', v: true });
  return {
    full: syllables.join(' ').toLowerCase(),
    initials: squeeze(syllables.map((syllable) => [...syllable][0] ?? '').join('')),
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

/** The words of a query, folded as the keys are. */
export const searchWords = (query: string | undefined): string[] =>
  (query ?? '')
    .trim()
    .split(/\s+/u)
    .map(squeeze)
    .filter((word) => word !== '');

/** `like` patterns of a query's words, all of which must match. */
export const searchPatterns = (query: string | undefined): string[] =>
  searchWords(query).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

const HAN = /\p{Script=Han}/u;

/** Pairs of neighbouring characters of each line, and its Chinese characters alone, for an index. */
export function grams(text: string): string[] {
  const found = text.split('\n').flatMap((line) => {
    const characters = [...line];
    const pairs = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
    return [...pairs, ...characters.filter((character) => HAN.test(character))];
  });
  return [...new Set(found)];
}
