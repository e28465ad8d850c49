import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEED_CATEGORIES } from '@yizhangtu/standard/cases.js';
import { TREE } from '../testing/trees.test.helper.ts';
import {
  findCategories,
  groupsOf,
  kindsOf,
  leavesOf,
  lineOf,
  suggestCategories,
} from './categories-model.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test('a category that has parts is a heading and cannot be chosen', () => {
  assert.deepEqual(ids(leavesOf(TREE)), ['road.hole', 'road.lamp', 'land.border']);
  assert.deepEqual(
    groupsOf(TREE).map(([major, leaves]) => [major.id, ids(leaves)]),
    [
      ['road', ['road.hole', 'road.lamp']],
      ['land', ['land.border']],
    ],
  );
});

test('characters, other words, English and pinyin find a category', () => {
  for (const query of ['坑洼', '破损', 'pothole', 'lmkw', 'lumian']) {
    assert.deepEqual(ids(findCategories(TREE, query)), ['road.hole'], query);
  }
});

test('words of the major category find all that is in it', () => {
  assert.deepEqual(ids(findCategories(TREE, '马路')), ['road.hole', 'road.lamp']);
});

test('a category that fits by itself stands before those that fit by what is above them', () => {
  assert.equal(findCategories(TREE, '路灯')[0]?.id, 'road.lamp');
});

test('an empty search finds nothing, and one that fits nothing as well', () => {
  assert.deepEqual(findCategories(TREE, '  '), []);
  assert.deepEqual(findCategories(TREE, '飞碟'), []);
});

test('what was written suggests categories, the longest words first', () => {
  assert.deepEqual(ids(suggestCategories(TREE, '村口路灯坏了，路面破损')), [
    'road.hole',
    'road.lamp',
  ]);
  assert.deepEqual(suggestCategories(TREE, '今天天气很好'), []);
});

test('a part of a name is enough: nobody writes as a list of categories does', () => {
  const [first] = suggestCategories(SEED_CATEGORIES, '村口路灯三天没亮，晚上走路看不见');
  assert.equal(first?.id, 'city.facilities.lamp');
  assert.deepEqual(ids(suggestCategories(TREE, 'The street lamp out here is dark')), ['road.lamp']);
});

test('one character alone suggests nothing: it stands in too many words', () => {
  assert.deepEqual(suggestCategories(TREE, '坑'), []);
});

test('kinds are those of the category, or of what it is part of; none named means all', () => {
  assert.deepEqual(kindsOf(TREE, 'road.hole'), ['city-event', 'help']);
  assert.equal(kindsOf(TREE, 'road.lamp'), undefined);
});

test('a line names the way down to a category', () => {
  const [hole] = leavesOf(TREE);
  assert.deepEqual(lineOf(TREE, hole!, 'en').path, ['Roads', 'Potholes']);
});

test('the tree to begin with can be searched and offers something to choose', () => {
  assert.ok(findCategories(SEED_CATEGORIES, '路灯').length > 0);
  assert.ok(groupsOf(SEED_CATEGORIES).length > 1);
});
