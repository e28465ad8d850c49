import type { StringTable } from '@yizhangtu/core';

const zh = { loading: '正在读取类别', noCategories: '这里还没有设置可以上报的类别。' };

/** Words that are needed before the form is there. */
export const formStartStrings = {
  'zh-CN': zh,
  en: {
    loading: 'Reading the categories',
    noCategories: 'No categories are set up here yet, so nothing can be reported.',
  },
} satisfies StringTable<typeof zh>;
