import type { StringTable } from '@yizhangtu/core';

const zh = {
  empty: '还没有上报过。',
};

export const myCasesStrings = {
  'zh-CN': zh,
  en: {
    empty: 'You have not reported anything yet.',
  },
} satisfies StringTable<typeof zh>;
