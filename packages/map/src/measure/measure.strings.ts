import type { StringTable } from '@yizhangtu/core';

const zh = {
  measure: '测量',
  pending: '测量工具正在加载',
};

export const measureStrings = {
  'zh-CN': zh,
  en: {
    measure: 'Measure',
    pending: 'The measuring tools are loading',
  },
} satisfies StringTable<typeof zh>;
