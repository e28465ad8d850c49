import type { StringTable } from '@yizhangtu/core';

const zh = {
  pending: '正在取地图上的事件',
  part: '事件太多，图上只是其中一部分。放大地图看全。',
};

export const caseLayerStrings = {
  'zh-CN': zh,
  en: {
    pending: 'Fetching the cases on the map',
    part: 'Too many cases: the map shows a part of them. Zoom in to see all.',
  },
} satisfies StringTable<typeof zh>;
