import type { StringTable } from '@yizhangtu/core';

const zh = {
  draw: '画图',
  pending: '画图工具正在加载',
};

export const drawStrings = {
  'zh-CN': zh,
  en: {
    draw: 'Draw',
    pending: 'The drawing tools are loading',
  },
} satisfies StringTable<typeof zh>;
