import type { Locale } from '@yizhangtu/standard';

/** Units of the engine as people write them, where Chinese has words of its own. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/CNY/g, '元'],
  [/1e4 /g, '万'],
  [/1e8 /g, '亿'],
  [/\bhm2\b/g, '公顷'],
  [/\bkm2\b/g, '平方公里'],
  [/\bm3\b/g, '立方米'],
  [/\bm2\b/g, '平方米'],
  [/\bperson\b/g, '人次'],
  [/\bkWh\b/g, '千瓦时'],
  [/\bion\b/g, '个'],
];

/** The same the other way: statistics come with units as people write them. */
const READ: readonly (readonly [RegExp, string])[] = [
  [/1e4 |万/g, '10⁴ '],
  [/1e8 |亿/g, '10⁸ '],
  [/元/g, 'CNY'],
  [/公顷/g, 'hm2'],
  [/平方公里/g, 'km2'],
  [/立方米/g, 'm3'],
  [/平方米/g, 'm2'],
  [/亩/g, 'mu'],
  [/人次/g, 'person'],
  [/千瓦时|度/g, 'kWh'],
  [/吨/g, 't'],
];

/** The unit as words: `CNY/m3` is `元/立方米`; a plain number has none. */
export function unitWords(unit: string, locale: Locale): string {
  if (unit === '1') return '';
  if (locale === 'en') {
    return READ.reduce((text, [pattern, word]) => text.replace(pattern, word), unit);
  }
  return WRITTEN.reduce((text, [pattern, word]) => text.replace(pattern, word), unit);
}
