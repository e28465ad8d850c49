import { readFileSync } from 'node:fs';
import { customPinyin, pinyin } from 'pinyin-pro';

/** Readings of place names that a general table gets wrong; ours come first. */
const READINGS = JSON.parse(
  readFileSync(new URL('./place-readings.json', import.meta.url), 'utf8'),
) as Record<string, string>;
customPinyin(READINGS);

/** Search keys of a title: syllables without tones, apart from each other, and their initials. */
export function pinyinKeys(title: string): { full: string; initials: string } {
  const syllables = pinyin(title, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(' '), initials: syllables.map((syllable) => syllable[0]).join('') };
}
