import type { StringTable } from '@yizhangtu/core';

const zh = {
  empty: '这里可以上报的类别还没有设置。',
};

export const reportFormStrings = {
  'zh-CN': zh,
  en: {
    empty: 'Nothing can be reported here yet: no categories are set up.',
  },
} satisfies StringTable<typeof zh>;
