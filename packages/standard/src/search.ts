import type { CatalogueEntry } from './catalogue.ts';

/** What a query is matched against. */
export interface SearchKeys {
  /** Titles and id, folded. */
  readonly words: readonly string[];
  /** Syllables of the title's pinyin, without tones. */
  readonly syllables: readonly string[];
  readonly initials: string;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/** The keys of an entry. The pinyin is what the entry carries: none is computed here. */
export function searchKeys(entry: Pick<CatalogueEntry, 'id' | 'title' | 'pinyin'>): SearchKeys {
  const titles =
    typeof entry.title === 'string'
      ? [entry.title]
      : Object.values(entry.title).filter((title) => typeof title === 'string');
  return {
    words: [...titles, entry.id].map(fold),
    syllables: fold(entry.pinyin?.full ?? '')
      .split(/[\s']+/)
      .filter(Boolean),
    initials: fold(entry.pinyin?.initials ?? '').replace(/\s+/g, ''),
  };
}

/**
 * Whether an entry fits what a person typed: every word of it is part of a title or the id, the start of
 * syllables that follow each other (`yutang`, `yut`, `ytang`), or part of the initials (`yt`). An empty
 * query fits everything.
 */
export function matchesQuery(
  entry: Pick<CatalogueEntry, 'id' | 'title' | 'pinyin'>,
  query: string,
): boolean {
  const keys = searchKeys(entry);
  return fold(query)
    .split(/\s+/)
    .every((word) => matchesWord(keys, word));
}

function matchesWord({ words, syllables, initials }: SearchKeys, word: string): boolean {
  return (
    words.some((text) => text.includes(word)) ||
    initials.includes(word) ||
    syllables.some((_, from) => spelled(syllables, from, word) !== undefined)
  );
}

/** How many syllables from `from` on `word` is made of the beginnings of; undefined when it is not. */
function spelled(syllables: readonly string[], from: number, word: string): number | undefined {
  if (word === '') return 0;
  const syllable = syllables[from] ?? '';
  let shared = 0;
  while (shared < syllable.length && syllable[shared] === word[shared]) shared += 1;
  for (let taken = shared; taken > 0; taken -= 1) {
    const rest = spelled(syllables, from + 1, word.slice(taken));
    if (rest !== undefined) return rest + 1;
  }
  return undefined;
}

/** A part of a text, from its first character up to, not including, `to`. */
export type TextPart = readonly [from: number, to: number];

/**
 * The parts of `title` that a query fits, in order and apart, for marking them. A word that fits by pinyin
 * marks the characters that it spells; one that fits elsewhere (another language, the id) marks nothing.
 */
export function matchedParts(
  title: string,
  pinyin: CatalogueEntry['pinyin'],
  query: string,
): TextPart[] {
  const keys = searchKeys({ id: '', title, pinyin });
  const parts = fold(query)
    .split(/\s+/)
    .flatMap((word) => (word === '' ? [] : (partOf(title, keys, word) ?? [])))
    .sort(([a], [b]) => a - b);
  const apart: [number, number][] = [];
  for (const [from, to] of parts) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

function partOf(title: string, keys: SearchKeys, word: string): [TextPart] | undefined {
  // Folding one character at a time keeps their places; one that folds to several cannot be marked.
  const folded = Array.from({ length: title.length }, (_, i) => {
    const one = (title[i] as string).normalize('NFKC').toLowerCase();
    return one.length === 1 ? one : '\u0000';
  }).join('');
  const at = folded.indexOf(word);
  if (at >= 0) return [[at, at + word.length]];
  const { syllables, initials } = keys;
  // The keys are of the Chinese title: another one has other syllables.
  const places = /\p{Script=Han}/u.test(title) ? placesOf(title, syllables.length) : undefined;
  if (places === undefined) return undefined;
  const start = initials.length === syllables.length ? initials.indexOf(word) : -1;
  const [from, count] = start >= 0 ? [start, word.length] : firstSpelled(syllables, word);
  const [first, last] = [places[from], places[from + count - 1]];
  return first && last ? [[first[0], last[1]]] : undefined;
}

/** Where each syllable's character stands. The keys may have been made with the punctuation or without. */
function placesOf(title: string, count: number): TextPart[] | undefined {
  for (const characters of [/\S/gu, /[\p{L}\p{N}]/gu]) {
    const found = Array.from(title.matchAll(characters), ({ index, 0: one }): TextPart => [
      index,
      index + one.length,
    ]);
    if (found.length === count) return found;
  }
  return undefined;
}

function firstSpelled(syllables: readonly string[], word: string): [number, number] {
  for (const from of syllables.keys()) {
    const count = spelled(syllables, from, word);
    if (count !== undefined) return [from, count];
  }
  return [-1, 0];
}
