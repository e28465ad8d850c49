import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchesQuery } from './search.ts';

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
