import { readFileSync } from 'node:fs';

/** Languages of the site: folder, index in a pair of words, name in county files. */
export const LANGUAGES = [
  { folder: 'zh', at: 0, locale: 'zh-CN' },
  { folder: 'en', at: 1, locale: 'en' },
];

export function readWords(name) {
  return JSON.parse(readFileSync(new URL(`../words/${name}.json`, import.meta.url), 'utf8'));
}

/** The words of `keys`; complains about each key without words and each words without a key. */
export function wordsFor(file, words, keys) {
  const missing = keys.filter((key) => !Object.hasOwn(words, key));
  const left = Object.keys(words).filter((key) => !keys.includes(key));
  if (missing.length + left.length > 0) {
    throw new Error(
      [
        ...missing.map((key) => `docs/words/${file}.json lacks words for ${key}.`),
        ...left.map((key) => `docs/words/${file}.json has words for ${key}, which does not exist.`),
      ].join('\n'),
    );
  }
  return words;
}
