import { matchesQuery, textIn, type Locale } from '@yizhangtu/standard';
import {
  categoryPath,
  type CaseKind,
  type Category,
  type CategoryTree,
} from '@yizhangtu/standard/cases.js';

/** A category with the major ones above it: what a list shows. */
export interface CategoryLine {
  readonly category: Category;
  /** Names from the major category down to its own. */
  readonly path: readonly string[];
}

/** Most lines of a list: more are found by typing more. */
const MOST_FOUND = 12;
const MOST_SUGGESTED = 3;

/** Only these can be chosen: one that has parts is a heading. */
export function leavesOf({ categories }: CategoryTree): Category[] {
  const parents = new Set(categories.map(({ parent }) => parent));
  return categories.filter(({ id }) => !parents.has(id));
}

export const lineOf = (tree: CategoryTree, category: Category, locale: Locale): CategoryLine => ({
  category,
  path: categoryPath(tree, category.id).map(({ name }) => textIn(name, locale)),
});

/** Major categories with those that can be chosen in each, in the order of the tree. */
export function groupsOf(
  tree: CategoryTree,
): readonly (readonly [Category, readonly Category[]])[] {
  const groups = new Map<Category, Category[]>();
  for (const leaf of leavesOf(tree)) {
    const major = categoryPath(tree, leaf.id)[0] ?? leaf;
    groups.set(major, [...(groups.get(major) ?? []), leaf]);
  }
  return [...groups];
}

/** Categories that fit what was typed, by the names and other words of it and of those above it. */
export function findCategories(tree: CategoryTree, query: string): Category[] {
  if (query.trim() === '') return [];
  const fits = ({ id, name, pinyin, keywords = [] }: Category): boolean =>
    matchesQuery({ id, title: name, pinyin }, query) ||
    keywords.some((word) => matchesQuery({ id, title: word }, query));
  return leavesOf(tree)
    .filter((leaf) => categoryPath(tree, leaf.id).some(fits))
    .sort((one, other) => Number(fits(other)) - Number(fits(one)))
    .slice(0, MOST_FOUND);
}

/**
 * Categories of whose names or other words a good part stands in what a person wrote, the best first: whoever
 * has written what is wrong need not search.
 */
export function suggestCategories(tree: CategoryTree, written: string): Category[] {
  const text = fold(written);
  const weight = ({ name, keywords = [] }: Category): number => {
    const names = typeof name === 'string' ? [name] : Object.values(name);
    const words = [...names, ...keywords].filter((word) => typeof word === 'string');
    return Math.max(0, ...words.map((word) => likeness(fold(word), text)));
  };
  return leavesOf(tree)
    .map((category) => ({ category, weight: weight(category) }))
    .filter((each) => each.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_SUGGESTED)
    .map(({ category }) => category);
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Characters of a word that stand in a text in one piece, and a part of one for how much of the word that is;
 * 0 for a single character, which says nothing. A word in letters stands there as a whole or not.
 */
function likeness(word: string, text: string): number {
  const least = /\p{Script=Han}/u.test(word) ? 2 : Math.max(2, word.length);
  for (let length = word.length; length >= least; length -= 1) {
    for (let from = 0; from + length <= word.length; from += 1) {
      if (text.includes(word.slice(from, from + length))) return length + length / word.length;
    }
  }
  return 0;
}

/** Kinds that a category is offered for; undefined for all. */
export const kindsOf = (tree: CategoryTree, id: string): readonly CaseKind[] | undefined =>
  categoryPath(tree, id).findLast(({ kinds }) => kinds !== undefined)?.kinds;
