import type { StringTable } from '@yizhangtu/core';

const zh = {
  search: '查找地点',
  hint: '村镇、图层、地点',
  clear: '清除',
};

export type MapSearchStrings = typeof zh;

export const mapSearchStrings = {
  'zh-CN': zh,
  en: {
    search: 'Find a place',
    hint: 'Villages, layers, places',
    clear: 'Clear',
  },
} satisfies StringTable<MapSearchStrings>;
