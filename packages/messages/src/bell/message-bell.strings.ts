import type { StringTable } from '@yizhangtu/core';

const zh = {
  bell: '消息',
  unread: (count: string) => `${count} 条未读`,
  none: '没有未读',
  close: '关闭',
  news: '有新消息',
};

export const messageBellStrings: StringTable<typeof zh> = {
  'zh-CN': zh,
  en: {
    bell: 'Messages',
    unread: (count) => `${count} unread`,
    none: 'none unread',
    close: 'Close',
    news: 'There is a new message',
  },
};
