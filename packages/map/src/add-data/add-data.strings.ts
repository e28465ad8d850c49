import type { StringTable } from '@yizhangtu/core';

const zh = { add: '添加数据' };

export const addDataStrings = {
  'zh-CN': zh,
  en: { add: 'Add data' },
} satisfies StringTable<typeof zh>;
