import type { StringTable } from '@yizhangtu/core';

const zh = {
  results: '查找结果',
  searching: '正在查找',
  division: '村镇',
  layer: '图层',
  feature: '地点',
  other: '其他',
  found: (count: number) => `找到 ${count} 个`,
  foundMore: (count: number) => `列出前 ${count} 个，还有更多。多输几个字可以缩小范围。`,
  none: (words: string) => `没有找到“${words}”。试试更短的词、拼音或首字母。`,
  gone: (name: string) => `已到“${name}”`,
  shown: (name: string) => `已显示图层“${name}”`,
  going: (name: string) => `正在前往“${name}”`,
  limit: (most: number) => `最多同时显示 ${most} 个图层。请先在图层列表里关闭一个，再选一次。`,
};

export type SearchBodyStrings = typeof zh;

export const searchBodyStrings = {
  'zh-CN': zh,
  en: {
    results: 'Results',
    searching: 'Searching',
    division: 'Towns and villages',
    layer: 'Layers',
    feature: 'Places',
    other: 'Other',
    found: (count) => (count === 1 ? '1 found' : `${count} found`),
    foundMore: (count) =>
      `The first ${count} are listed, there are more. Type more to narrow it down.`,
    none: (words) => `Nothing matches “${words}”. Try a shorter word, pinyin or its initials.`,
    gone: (name) => `Now at “${name}”`,
    shown: (name) => `Layer “${name}” is on`,
    going: (name) => `Going to “${name}”`,
    limit: (most) =>
      `At most ${most} layers can be on at once. Turn one off in the layer list, then choose again.`,
  },
} satisfies StringTable<SearchBodyStrings>;
