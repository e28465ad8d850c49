/** Every string within plain data, and the keys too: some are shown. */
export function stringsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [key, ...stringsIn(value)]);
}

/** `text` without what is of the data. */
function without(text: string, data: readonly string[]): string {
  const longestFirst = [...new Set(data)]
    .filter((part) => part.trim() !== '')
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, part) => rest.replaceAll(part, ' '), text);
}

const HAN = /\p{Script=Han}+/gu;
const WORD = /\p{Script=Latin}{3,}/gu;

/** Chinese in what an element says in English, besides what is of the data. */
export function chineseIn(english: readonly string[], data: readonly string[]): string[] {
  return [...new Set(english.flatMap((text) => without(text, data).match(HAN) ?? []))];
}

/**
 * Words that an element says alike in both languages, besides what is of the data. Abbreviations such as GEP
 * are the same in both.
 */
export function untranslatedIn(
  chinese: readonly string[],
  english: readonly string[],
  data: readonly string[],
): string[] {
  const wordsOf = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => without(text, data).match(WORD) ?? []));
  const inEnglish = wordsOf(english);
  return [...wordsOf(chinese)].filter((word) => inEnglish.has(word) && word !== word.toUpperCase());
}
