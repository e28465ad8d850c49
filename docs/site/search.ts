const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu;
const HAN = /^\p{Script=Han}/u;

/** Overlapping pairs of a run of characters; a lone character is itself. */
function pairs(characters: readonly string[]): string[] {
  if (characters.length < 2) return [...characters];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

function runs(text: string): string[] {
  return [...text.toLowerCase().matchAll(RUNS)].map(([run]) => run);
}

/**
 * Words of a page for the site's search. Chinese is split into overlapping pairs of characters, so that a
 * query is found wherever it stands, without a dictionary and in browsers that have no `Intl.Segmenter`.
 * The last character of a run stands alone as well: no pair begins with it.
 */
export function tokenize(text: string): string[] {
  return runs(text).flatMap((run) => {
    if (!HAN.test(run)) return [run];
    const characters = [...run];
    return characters.length < 2 ? characters : [...pairs(characters), ...characters.slice(-1)];
  });
}

/** Words of a query: each must be found. */
export function tokenizeQuery(query: string): string[] {
  return runs(query).flatMap((run) => (HAN.test(run) ? pairs([...run]) : [run]));
}

/** Options of MiniSearch, the same where the index is made and where it is asked. */
export const miniSearchOptions = {
  tokenize,
  searchOptions: {
    tokenize: tokenizeQuery,
    combineWith: 'AND' as const,
    prefix: true,
    fuzzy: (term: string): number | false => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
    boost: { title: 4, text: 2, titles: 1 },
  },
};

/**
 * Text of a page as far as the search knows it. The framework tabs are left out: the same words on every
 * page of an element would hide the guide that says more.
 */
export function searched(text: string): string {
  return text.replace(/<!--tabs-->[\s\S]*?<!--\/tabs-->/g, '');
}
