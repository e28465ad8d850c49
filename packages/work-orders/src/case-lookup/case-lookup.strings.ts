import type { StringTable } from '@yizhangtu/core';

const zh = {
  empty: '这里还不能查询。',
};

export const caseLookupStrings = {
  'zh-CN': zh,
  en: {
    empty: 'Looking up is not set up here yet.',
  },
} satisfies StringTable<typeof zh>;
