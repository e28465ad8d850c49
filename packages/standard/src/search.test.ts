import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchedParts, matchesQuery } from './search.ts';

const pond = {
  id: 'fish-pond',
  title: { 'zh-CN': '养殖鱼塘', en: 'Fish ponds' },
  pinyin: { full: 'yang zhi yu tang', initials: 'yzyt' },
};

describe('matchesQuery', () => {
  for (const query of [
    '',
    '  ',
    '鱼塘',
    '养殖',
    'fish',
    'FISH',
    'ＰＯＮＤ',
    'fish-pond',
    'yangzhi',
    'yutang',
    'yut',
    'yzyt',
    'yt',
    'ytang',
    'zhiyt',
    'fish 鱼塘',
    'yu 塘',
  ]) {
    it(`finds the fish ponds by “${query}”`, () => {
      assert.equal(matchesQuery(pond, query), true);
    });
  }
  for (const query of ['水库', 'yangyu', 'ang', 'tangyu', 'fish 水库', 'ytangx']) {
    it(`does not find them by “${query}”`, () => {
      assert.equal(matchesQuery(pond, query), false);
    });
  }

  it('does without pinyin', () => {
    assert.equal(matchesQuery({ id: 'a', title: '路灯' }, '灯'), true);
    assert.equal(matchesQuery({ id: 'a', title: '路灯' }, 'ludeng'), false);
  });
});

describe('matchedParts', () => {
  const marked = (title: string, query: string, pinyin = pond.pinyin) =>
    matchedParts(title, pinyin, query).map(([from, to]) => title.slice(from, to));

  for (const [query, parts] of [
    ['鱼塘', ['鱼塘']],
    ['养 塘', ['养', '塘']],
    ['养殖 殖鱼', ['养殖鱼']],
    ['yutang', ['鱼塘']],
    ['zhiyt', ['殖鱼塘']],
    ['yzyt', ['养殖鱼塘']],
    ['yt', ['鱼塘']],
    ['水库', []],
    ['', []],
    ['fish', []],
  ] as const) {
    it(`marks “${parts.join('” and “')}” for “${query}”`, () => {
      assert.deepEqual(marked('养殖鱼塘', query), parts);
    });
  }

  it('marks a title of another language by its letters alone', () => {
    assert.deepEqual(marked('Fish ponds', 'PONDS'), ['ponds']);
    assert.deepEqual(marked('a b c d', 'yt'), []);
  });

  it('keeps places apart from what folds to several characters', () => {
    assert.deepEqual(marked('㈠号ＡＢ塘', 'ab'), ['ＡＢ']);
  });

  it('does with keys that leave punctuation out', () => {
    const pinyin = { full: 'xue xiao gao zhong', initials: 'xxgz' };
    assert.deepEqual(marked('学校（高中）', 'gaoz', pinyin), ['高中']);
    assert.deepEqual(marked('学校（高中）', 'xxg', pinyin), ['学校（高']);
  });

  it('skips blanks of the title', () => {
    const pinyin = { full: 'che jian 1 hao', initials: 'cj1h' };
    assert.deepEqual(marked('车间 1 号', 'jian1', pinyin), ['间 1']);
  });
});
