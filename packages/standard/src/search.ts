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
    syllables.some((_, from) => spells(syllables, from, word))
  );
}

/** Whether `word` is made of beginnings of the syllables from `from` on, one after the other. */
function spells(syllables: readonly string[], from: number, word: string): boolean {
  if (word === '') return true;
  const syllable = syllables[from] ?? '';
  let shared = 0;
  while (shared < syllable.length && syllable[shared] === word[shared]) shared += 1;
  for (let taken = shared; taken > 0; taken -= 1) {
    if (spells(syllables, from + 1, word.slice(taken))) return true;
  }
  return false;
}
