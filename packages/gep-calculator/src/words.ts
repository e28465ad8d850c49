import type { Locale } from '@yizhangtu/standard';

/** A number as people read it: up to six digits that matter, thousands set apart. */
export const figure = (value: number, locale: Locale): string =>
  value.toLocaleString(locale, { maximumSignificantDigits: 6 });

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

/** The unit as words: `CNY/m3` is `元/立方米`; a plain number has none. */
export function unitWords(unit: string, locale: Locale): string {
  if (unit === '1') return '';
  if (locale === 'en') return unit.replace('1e4 ', '10⁴ ').replace('1e8 ', '10⁸ ');
  return WRITTEN.reduce((text, [pattern, word]) => text.replace(pattern, word), unit);
}
